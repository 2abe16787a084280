package io.leporello.gateway.runtime.postgres;

import io.leporello.gateway.ui.Preferences;
import io.leporello.schema.Schema;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Preferences as rows of the gateway's own schema. */
@Component
final class PreferencesTable implements Preferences {

    private final JdbcClient database;

    PreferencesTable(JdbcClient database, @Qualifier("gatewaySchema") Schema schema) {
        this.database = database;
    }

    @Override
    public Preference of(String userId) {
        return database.sql("select language, zone from gateway.preference where user_id = :user")
                .param("user", userId)
                .query((row, number) -> new Preference(row.getString("language"), row.getString("zone")))
                .optional()
                .orElse(Preference.NONE);
    }

    @Override
    public void keep(String userId, Preference preference) {
        database.sql("""
                insert into gateway.preference (user_id, language, zone) values (:user, :language, :zone)
                on conflict (user_id) do update set language = excluded.language, zone = excluded.zone
                """)
                .param("user", userId)
                .param("language", preference.language())
                .param("zone", preference.zone())
                .update();
    }
}
