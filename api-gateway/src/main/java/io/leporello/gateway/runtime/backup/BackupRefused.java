package io.leporello.gateway.runtime.backup;

/** A backup cannot be written or restored as asked; the message says why in a sentence, and nothing was changed. */
public final class BackupRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    BackupRefused(String message) {
        super(message);
    }
}
