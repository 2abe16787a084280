package io.leporello.gateway.security;

import io.leporello.account.apikey.KeyHash;
import io.leporello.account.credential.PasswordHasher;
import java.util.Map;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Passwords through bcrypt. It looks at 72 bytes only, so it gets a SHA-256 of the password, which lets long ones count to
 * their end; the name before the hash says so and leaves room for a stronger way later.
 */
@Component
final class PasswordHashing implements PasswordHasher {

    private static final String CURRENT = "sha256-bcrypt";

    private final PasswordEncoder encoder =
            new DelegatingPasswordEncoder(CURRENT, Map.of(CURRENT, new BCryptPasswordEncoder()));

    @Override
    public String hash(String password) {
        return encoder.encode(KeyHash.of(password));
    }

    @Override
    public boolean matches(String password, String hash) {
        return encoder.matches(KeyHash.of(password), hash);
    }
}
