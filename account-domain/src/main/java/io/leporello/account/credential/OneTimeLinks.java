package io.leporello.account.credential;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.leporello.account.apikey.KeyHash;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
        return issue(userId, purpose, null);
    }

    /** @param about what {@link #about} tells of it; null for nothing */
    public String issue(String userId, LinkPurpose purpose, @Nullable String about) {
        var token = token();
        database.sql("delete from account.one_time_link where user_id = :user and purpose = :purpose")
                .param("user", userId)
                .param("purpose", purpose.name())
                .update();
        database.sql("""
                insert into account.one_time_link (token_hash, user_id, purpose, about, expires_at)
                values (:hash, :user, :purpose, :about, :expires)
                """)
                .param("hash", KeyHash.of(token))
                .param("user", userId)
                .param("purpose", purpose.name())
                .param("about", about)
                .param("expires", now().plus(purpose.lifetime()))
                .update();
        return token;
    }

    /**
     * Makes a link anew that nobody got in time: the one before works no more.
     *
     * @return the new token; empty when there is no such link any more
     */
    public Optional<String> reissue(String userId, LinkPurpose purpose) {
        var token = token();
        var links = database.sql("""
                update account.one_time_link set token_hash = :hash, expires_at = :expires
                 where user_id = :user and purpose = :purpose and used_at is null
                """)
                .param("hash", KeyHash.of(token))
                .param("expires", now().plus(purpose.lifetime()))
                .param("user", userId)
                .param("purpose", purpose.name())
                .update();
        return links == 0 ? Optional.empty() : Optional.of(token);
    }

    /** What the link was issued about; empty when that was nothing, or there is no such link. */
    public Optional<String> about(String token) {
        return database.sql("select about from account.one_time_link where token_hash = :hash and about is not null")
                .param("hash", KeyHash.of(token))
                .query(String.class)
                .optional();
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

    /** All but one for another address, which is how the person came to have this one. */
    public void forgetFormer(String userId) {
        database.sql("delete from account.one_time_link where user_id = :user and purpose <> :newAddress")
                .param("user", userId)
                .param("newAddress", LinkPurpose.NEW_ADDRESS.name())
                .update();
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
