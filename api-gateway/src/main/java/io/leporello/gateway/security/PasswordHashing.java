package io.leporello.gateway.security;

import io.leporello.account.credential.PasswordHasher;
import io.leporello.gateway.web.HttpRefusal;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Passwords through Argon2id with what OWASP's password storage cheat sheet asks for at least: 19 MiB, 2 passes, 1 lane. The
 * name before the hash leaves room for a stronger way later.
 */
@Component
final class PasswordHashing implements PasswordHasher {

    private static final String CURRENT = "argon2id";
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int KIBIBYTES = 19 * 1024;
    private static final int PASSES = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final PasswordEncoder encoder = new DelegatingPasswordEncoder(
            CURRENT, Map.of(CURRENT, new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, KIBIBYTES, PASSES)));

    /** Each hash takes a processor and its memory; more at once would only take these from the intake. */
    private final Semaphore places = new Semaphore(Runtime.getRuntime().availableProcessors());

    @Override
    public String hash(String password) {
        return inTurn(() -> encoder.encode(password));
    }

    @Override
    public boolean matches(String password, String hash) {
        return inTurn(() -> encoder.matches(password, hash));
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!places.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) throw busy();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private static HttpRefusal busy() {
        return HttpRefusal.unavailable("Too many people sign in at this moment.", PATIENCE);
    }
}
