package io.leporello.account.credential;

import static java.util.Locale.ROOT;

import io.leporello.account.person.MasterKey;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Slows guessing down: so many attempts for one account and so many from one network address in a quarter of an hour. They
 * are rows, so that neither a restart nor a second process gives more of them, under fingerprints, since network addresses
 * are personal as well. An attempt is counted before the password is looked at, so that many at once do not slip through.
 */
@Component
@DependsOn("accountSchema")
public final class SignInAttempts {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int MOST_FOR_ACCOUNT = 10;

    /** A whole office may share one. */
    private static final int MOST_FROM_ADDRESS = 100;

    private final JdbcClient database;
    private final MasterKey master;
    private final Clock clock;

    SignInAttempts(JdbcClient database, MasterKey master, Clock clock) {
        this.database = database;
        this.master = master;
        this.clock = clock;
    }

    /**
     * Counts an attempt.
     *
     * @param email   as it was typed, whether it is anybody's or not
     * @param address the network address it comes from
     * @return empty when it may go on; otherwise how long to wait, and the password must not be looked at
     */
    public Optional<Duration> begin(String email, String address) {
        var account = counted(account(email), MOST_FOR_ACCOUNT);
        var network = counted(fingerprint("address " + address), MOST_FROM_ADDRESS);
        return account.isPresent() ? account : network;
    }

    /** The password was right: the account's wrong ones before are forgiven, those of the network address are not. */
    public void succeeded(String email) {
        database.sql("delete from account.sign_in_attempt where subject = :subject")
                .param("subject", account(email))
                .update();
    }

    private record Counted(int attempts, OffsetDateTime endsAt) {}

    private Optional<Duration> counted(String subject, int most) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        database.sql("delete from account.sign_in_attempt where ends_at <= :now")
                .param("now", now)
                .update();
        var counted = database.sql("""
                insert into account.sign_in_attempt as before (subject, attempts, ends_at) values (:subject, 1, :endsAt)
                on conflict (subject) do update set attempts = least(before.attempts, :most) + 1
                returning attempts, ends_at
                """)
                .param("subject", subject)
                .param("endsAt", now.plus(WINDOW))
                .param("most", most)
                .query(Counted.class)
                .single();
        return counted.attempts <= most ? Optional.empty() : Optional.of(Duration.between(now, counted.endsAt));
    }

    private String account(String email) {
        return fingerprint("account " + email.strip().toLowerCase(ROOT));
    }

    private String fingerprint(String subject) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(master.fingerprint("sign-in attempts", subject));
    }
}
