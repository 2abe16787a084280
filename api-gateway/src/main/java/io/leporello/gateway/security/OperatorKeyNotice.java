package io.leporello.gateway.security;

import java.util.function.BooleanSupplier;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * Tells whoever starts the server for the first time how to sign in. On the console and not in the log, which is kept and
 * passed around. Where there are users already, a key that was made up is shown to nobody, and so opens nothing.
 */
final class OperatorKeyNotice implements ApplicationListener<ApplicationReadyEvent> {

    private final OperatorSecret secret;
    private final BooleanSupplier anyUsers;

    OperatorKeyNotice(OperatorSecret secret, BooleanSupplier anyUsers) {
        this.secret = secret;
        this.anyUsers = anyUsers;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        show();
    }

    void show() {
        if (secret.madeUp() && !anyUsers.getAsBoolean()) print(secret.text());
    }

    @SuppressWarnings("SystemOut")
    private static void print(String key) {
        System.out.printf("""

                No LEPORELLO_OPERATOR_KEY is set, and there are no users yet. For this run only, the operator signs in with

                    Authorization: Bearer %s

                To keep one key: LEPORELLO_OPERATOR_KEY=$(openssl rand -hex 32) ./leporello serve

                """, key);
    }
}
