package io.leporello.account.apikey;

import io.leporello.account.apikey.NoteKeyUses.KeyUse;
import org.axonframework.commandhandling.CommandHandler;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Keeps when each key was last used. No replay brings these rows back, so they are none of a projection. */
@Component
@DependsOn("accountSchema")
class ApiKeyUses {

    private final JdbcClient database;

    ApiKeyUses(JdbcClient database) {
        this.database = database;
    }

    @CommandHandler
    void handle(NoteKeyUses command) {
        database.sql("""
                insert into account.api_key_use as known (key_id, used_at)
                select key_id, used_at::timestamptz from unnest(:keys, :moments) as noted (key_id, used_at)
                on conflict (key_id) do update set used_at = greatest(known.used_at, excluded.used_at)
                """)
                .param("keys", texts(command.uses().stream().map(KeyUse::keyId).toArray()))
                .param(
                        "moments",
                        texts(command.uses().stream()
                                .map(use -> use.usedAt().toString())
                                .toArray()))
                .update();
    }

    private static SqlArrayValue texts(Object... texts) {
        return new SqlArrayValue("text", texts);
    }
}
