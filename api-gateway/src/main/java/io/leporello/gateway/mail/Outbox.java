package io.leporello.gateway.mail;

import io.leporello.account.credential.LinkPurpose;
import io.leporello.account.credential.OneTimeLinks;
import io.leporello.account.person.PersonKeys;
import io.leporello.account.person.Sealed;
import io.leporello.page.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Mails that wait to be sent, at most one for each user and purpose. Each is written in the transaction of its reason, so
 * that there is never one without the other, and deleted once a mail server took it.
 */
@Component
@DependsOn("signinSchema")
public final class Outbox {

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 12;

    private final JdbcClient database;
    private final OneTimeLinks links;
    private final PersonKeys keys;
    private final Clock clock;

    Outbox(JdbcClient database, OneTimeLinks links, PersonKeys keys, Clock clock) {
        this.database = database;
        this.links = links;
        this.keys = keys;
        this.clock = clock;
    }

    /** Makes a new link and a mail that brings it; older ones of the same user and purpose work no more. */
    public void put(String userId, LinkPurpose purpose) {
        var key = keys.find(userId)
                .orElseThrow(() -> new IllegalStateException("User " + userId + " has no key, so no mail either"));
        var token = key.sealLink(links.issue(userId, purpose));
        database.sql("""
                insert into signin.mail (user_id, purpose, token, written_at, due_at)
                values (:user, :purpose, :token, :now, :now)
                on conflict (user_id, purpose) do update
                  set token = excluded.token, written_at = excluded.written_at, attempts = 0, due_at = excluded.due_at
                """)
                .param("user", userId)
                .param("purpose", purpose.name())
                .param("token", token.text())
                .param("now", at(clock.instant()))
                .update();
    }

    /** The mail that waits longest, kept from other processes until the transaction ends; empty when none is due. */
    Optional<Waiting> takeDue() {
        return database.sql(Waiting.FROM + " where due_at <= :now order by due_at limit 1 for update skip locked")
                .param("now", at(clock.instant()))
                .query(Waiting::read)
                .optional();
    }

    /** In the order in which they were first written. */
    List<Waiting> list(Paging paging) {
        return database.sql(Waiting.FROM + " where id > :after order by id limit :rows")
                .param("after", place(paging))
                .param("rows", paging.rows())
                .query(Waiting::read)
                .list();
    }

    private static long place(Paging paging) {
        var after = paging.after();
        if (after == null) return 0;
        if (!after.matches("\\d{1,18}")) throw Paging.foreign(after);
        return Long.parseLong(after);
    }

    /** A newer mail that took its place in the meantime stays. */
    void sent(Waiting mail) {
        database.sql("delete from signin.mail where id = :id and token = :token")
                .param("id", mail.id)
                .param("token", mail.token.text())
                .update();
    }

    /** Tried again after 1 s, 2 s, 4 s and so on, up to an hour. */
    void failed(Waiting mail) {
        var pause = Duration.ofSeconds(1L << Math.min(mail.attempts, MOST_DOUBLINGS));
        var due = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        database.sql("update signin.mail set attempts = attempts + 1, due_at = :due where id = :id")
                .param("id", mail.id)
                .param("due", at(due))
                .update();
    }

    void forget(String userId) {
        database.sql("delete from signin.mail where user_id = :user")
                .param("user", userId)
                .update();
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    /** A mail as it waits: neither address nor text. */
    record Waiting(long id, String userId, LinkPurpose purpose, Sealed token, Instant writtenAt, int attempts) {

        private static final String FROM = "select id, user_id, purpose, token, written_at, attempts from signin.mail";

        private static Waiting read(ResultSet row, int number) throws SQLException {
            return new Waiting(
                    row.getLong("id"),
                    row.getString("user_id"),
                    LinkPurpose.valueOf(row.getString("purpose")),
                    new Sealed(row.getString("token")),
                    row.getObject("written_at", OffsetDateTime.class).toInstant(),
                    row.getInt("attempts"));
        }

        boolean expired(Instant now) {
            return !now.isBefore(writtenAt.plus(purpose.lifetime()));
        }
    }
}
