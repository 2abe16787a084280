package io.leporello.account.credential;

import io.leporello.account.person.Person;
import io.leporello.refusal.Checks;
import io.leporello.refusal.Refusal;
import java.time.Clock;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Passwords of users: judged when they are set, kept as slow hashes, compared in the same time whoever asks. */
@Component
@DependsOn("accountSchema")
public final class Credentials {

    private final JdbcClient database;
    private final PasswordHasher hasher;
    private final Clock clock;

    Credentials(JdbcClient database, PasswordHasher hasher, Clock clock) {
        this.database = database;
        this.hasher = hasher;
        this.clock = clock;
    }

    /**
     * The hash of a password that is good enough.
     *
     * @throws Refusal of kind INVALID when it is not, for the field {@code password}
     */
    public String accept(String password, Person person) {
        new Checks().also(PasswordRules.faults("password", password, person)).refuseIfAny();
        return hasher.hash(password);
    }

    /** @throws Refusal of kind INVALID when the password is not good enough; then the one before stays */
    public void set(String userId, Person person, String password) {
        store(userId, accept(password, person));
    }

    /** @param hash what {@link #accept} gave */
    public void store(String userId, String hash) {
        database.sql("""
                insert into account.credential (user_id, password_hash, changed_at) values (:user, :hash, :now)
                on conflict (user_id) do update
                  set password_hash = excluded.password_hash, changed_at = excluded.changed_at
                """)
                .param("user", userId)
                .param("hash", hash)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** @param userId null for nobody: never right, but takes as long */
    public boolean verify(@Nullable String userId, String password) {
        var hash = userId == null ? null : hashOf(userId);
        // A longer one cannot be right and would only keep the processor busy.
        var judged = PasswordRules.shortened(password);
        if (hash != null) return hasher.matches(judged, hash);
        // Takes as long as to compare, so that an answer's time does not tell who has a password.
        hasher.hash(judged);
        return false;
    }

    /** Whether the user has a password; one who signs in elsewhere has none. */
    public boolean any(String userId) {
        return hashOf(userId) != null;
    }

    public void forget(String userId) {
        database.sql("delete from account.credential where user_id = :user")
                .param("user", userId)
                .update();
    }

    private @Nullable String hashOf(String userId) {
        return database.sql("select password_hash from account.credential where user_id = :user")
                .param("user", userId)
                .query(String.class)
                .optional()
                .orElse(null);
    }
}
