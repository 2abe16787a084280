package io.leporello.account.user;

import io.leporello.projection.Rebuildable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps one row for each user; name and address stay sealed as they came. */
@Component
@DependsOn("accountSchema")
@ProcessingGroup("account.users")
class UserProjector implements Rebuildable {

    private final JdbcClient database;

    UserProjector(JdbcClient database) {
        this.database = database;
    }

    @EventHandler
    void on(UserRegistered event, @Timestamp Instant registeredAt) {
        var user = UserFold.after(null, event);
        database.sql("""
                insert into account.user (id, customer_id, roles, status, joined, confirmed, name, email,
                                          registered_at, version)
                values (:id, :customer, :roles, :status, :joined, :confirmed, :name, :email,
                        :registeredAt, nextval('account.user_version'))
                on conflict (id) do update set customer_id = excluded.customer_id, roles = excluded.roles,
                  status = excluded.status, joined = excluded.joined, confirmed = excluded.confirmed,
                  name = excluded.name, email = excluded.email, registered_at = excluded.registered_at,
                  version = excluded.version
                """)
                .param("id", user.id())
                .param("customer", user.customer())
                .param("roles", words(event.roles()))
                .param("status", user.status().name())
                .param("joined", user.joined())
                .param("confirmed", user.confirmed())
                .param("name", event.name().text())
                .param("email", event.email().text())
                .param("registeredAt", registeredAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    @EventHandler
    void on(UserActivated event) {
        changed(event, "status = 'ACTIVE', joined = true, confirmed = true").update();
    }

    @EventHandler
    void on(UserRolesChanged event) {
        changed(event, "roles = :roles").param("roles", words(event.roles())).update();
    }

    @EventHandler
    void on(UserRenamed event) {
        changed(event, "name = :name").param("name", event.name().text()).update();
    }

    @EventHandler
    void on(UserEmailChanged event) {
        changed(event, "email = :email, confirmed = false")
                .param("email", event.email().text())
                .update();
    }

    @EventHandler
    void on(UserDeactivated event) {
        changed(event, "status = 'DEACTIVATED'").update();
    }

    @EventHandler
    void on(UserReactivated event) {
        changed(event, "status = case when joined then 'ACTIVE' else 'INVITED' end")
                .update();
    }

    @EventHandler
    void on(UserErased event) {
        changed(event, "status = 'ERASED', roles = '', confirmed = false, name = null, email = null")
                .update();
    }

    @ResetHandler
    void reset() {
        database.sql("truncate account.user").update();
    }

    @Override
    public String projection() {
        return "users";
    }

    @Override
    public List<String> tables() {
        return List.of("account.user");
    }

    private JdbcClient.StatementSpec changed(UserEvent event, String assignments) {
        return database.sql("update account.user set " + assignments
                        + ", version = nextval('account.user_version') where id = :id")
                .param("id", event.userId());
    }

    private static String words(List<String> roles) {
        return String.join(" ", roles);
    }
}
