package io.leporello.account.credential;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.leporello.account.apikey.KeyHash;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Links that prove an e-mail address. Each works once and not for ever; only a hash of its 256 random bits is kept. */
@Component
@DependsOn("accountSchema")
public final class OneTimeLinks {

    private static final int TOKEN_BYTES = 32;

    private final JdbcClient database;
    private final SecureRandom random;
    private final Clock clock;

    OneTimeLinks(JdbcClient database, SecureRandom random, Clock clock) {
        this.database = database;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Makes a link; older ones of the same user and purpose work no more.
     *
     * @return the token, 43 characters that need no quoting in an address; it cannot be asked for again
     */
    public String issue(String userId, LinkPurpose purpose) {
        var token = token();
        database.sql("delete from account.one_time_link where user_id = :user and purpose = :purpose")
                .param("user", userId)
                .param("purpose", purpose.name())
                .update();
        database.sql("""
                insert into account.one_time_link (token_hash, user_id, purpose, expires_at)
                values (:hash, :user, :purpose, :expires)
                """)
                .param("hash", KeyHash.of(token))
                .param("user", userId)
                .param("purpose", purpose.name())
                .param("expires", now().plus(purpose.lifetime()))
                .update();
        return token;
    }

    /** Whose link it is, as long as it works; looking does not use it up. */
    public Optional<String> find(String token, LinkPurpose purpose) {
        return database.sql("""
                select user_id from account.one_time_link
                 where token_hash = :hash and purpose = :purpose and used_at is null and expires_at > :now
                """)
                .param("hash", KeyHash.of(token))
                .param("purpose", purpose.name())
                .param("now", now())
                .query(String.class)
                .optional();
    }

    /** Uses a link up; empty when it does not work any more, or never did. Of many at once one gets the user. */
    public Optional<String> redeem(String token, LinkPurpose purpose) {
        return database.sql("""
                update account.one_time_link set used_at = :now
                 where token_hash = :hash and purpose = :purpose and used_at is null and expires_at > :now
                returning user_id
                """)
                .param("hash", KeyHash.of(token))
                .param("purpose", purpose.name())
                .param("now", now())
                .query(String.class)
                .optional();
    }

    public void forget(String userId) {
        database.sql("delete from account.one_time_link where user_id = :user")
                .param("user", userId)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private String token() {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return new String(Base64.getUrlEncoder().withoutPadding().encode(bytes), US_ASCII);
    }
}
