package io.leporello.account.credential;

/** How passwords are hashed: slowly, with a salt, in a form that names its own algorithm. The gateway brings it. */
public interface PasswordHasher {

    String hash(String password);

    boolean matches(String password, String hash);
}
