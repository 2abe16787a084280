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
import org.jspecify.annotations.Nullable;
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
        put(userId, MailKind.of(purpose), sealed(userId, links.issue(userId, purpose)), null);
    }

    /**
     * A link to an address that is not yet the user's.
     *
     * @param about which address it is, for whoever uses the link
     */
    void putNewAddress(String userId, Sealed address, String about) {
        var token = links.issue(userId, LinkPurpose.NEW_ADDRESS, about);
        put(userId, MailKind.NEW_ADDRESS, sealed(userId, token), address);
    }

    /** @param address at which the person was to be reached when it was written */
    void putNotice(String userId, Sealed address) {
        put(userId, MailKind.ADDRESS_NOTICE, null, address);
    }

    private Sealed sealed(String userId, String token) {
        return keys.find(userId)
                .orElseThrow(() -> new IllegalStateException("User " + userId + " has no key, so no mail either"))
                .sealLink(token);
    }

    private void put(String userId, MailKind kind, @Nullable Sealed token, @Nullable Sealed address) {
        database.sql("""
                insert into signin.mail (user_id, purpose, token, address, written_at, due_at)
                values (:user, :kind, :token, :address, :now, :now)
                on conflict (user_id, purpose) do update
                  set token = excluded.token, address = excluded.address, written_at = excluded.written_at,
                      attempts = 0, due_at = excluded.due_at, refused = false
                """)
                .param("user", userId)
                .param("kind", kind.name())
                .param("token", text(token))
                .param("address", text(address))
                .param("now", at(clock.instant()))
                .update();
    }

    private static @Nullable String text(@Nullable Sealed sealed) {
        return sealed == null ? null : sealed.text();
    }

    /** The link of a mail that waited for too long works no more: the mail gets a new one, if there is still any need. */
    void renew(Waiting mail) {
        var token = mail.kind.link().flatMap(purpose -> links.reissue(mail.userId, purpose));
        if (token.isPresent()) put(mail.userId, mail.kind, sealed(mail.userId, token.get()), mail.address);
        else forget(mail.userId, mail.kind);
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
        database.sql("delete from signin.mail where id = :id and token is not distinct from :token")
                .param("id", mail.id)
                .param("token", text(mail.token))
                .update();
    }

    /** The mail server will never take it, so it is not tried again by itself. */
    void refused(Waiting mail) {
        database.sql("""
                update signin.mail set attempts = attempts + 1, refused = true, due_at = 'infinity' where id = :id
                """).param("id", mail.id).update();
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

    /** Its link was used, so the mail has nothing to bring any more. */
    public void used(String userId, LinkPurpose purpose) {
        forget(userId, MailKind.of(purpose));
    }

    private void forget(String userId, MailKind kind) {
        database.sql("delete from signin.mail where user_id = :user and purpose = :kind")
                .param("user", userId)
                .param("kind", kind.name())
                .update();
    }

    /** The links of these work no more. What only tells something still goes out. */
    void forgetLinks(String userId) {
        database.sql("delete from signin.mail where user_id = :user and token is not null")
                .param("user", userId)
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

    /**
     * A mail as it waits: neither address nor text can be read.
     *
     * @param token   null when it brings no link
     * @param address null for the one that is the person's now
     * @param refused whether the mail server said that there is no such address
     */
    record Waiting(
            long id,
            String userId,
            MailKind kind,
            @Nullable Sealed token,
            @Nullable Sealed address,
            Instant writtenAt,
            int attempts,
            boolean refused) {

        private static final String FROM =
                "select id, user_id, purpose, token, address, written_at, attempts, refused from signin.mail";

        private static Waiting read(ResultSet row, int number) throws SQLException {
            return new Waiting(
                    row.getLong("id"),
                    row.getString("user_id"),
                    MailKind.valueOf(row.getString("purpose")),
                    sealed(row.getString("token")),
                    sealed(row.getString("address")),
                    row.getObject("written_at", OffsetDateTime.class).toInstant(),
                    row.getInt("attempts"),
                    row.getBoolean("refused"));
        }

        private static @Nullable Sealed sealed(@Nullable String text) {
            return text == null ? null : new Sealed(text);
        }

        boolean expired(Instant now) {
            return kind.link()
                    .map(link -> !now.isBefore(writtenAt.plus(link.lifetime())))
                    .orElse(false);
        }
    }
}
