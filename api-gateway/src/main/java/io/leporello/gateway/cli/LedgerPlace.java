package io.leporello.gateway.cli;

import io.leporello.gateway.runtime.backup.LedgerDatabase;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where an installation keeps everything, as the server is told too.
 *
 * @param url of an external database; empty for the embedded one
 */
record LedgerPlace(Path data, Optional<String> url, Optional<String> user, Optional<String> password) {

    static LedgerPlace of(Console console) {
        return new LedgerPlace(
                Path.of(console.environment("LEPORELLO_DATA").orElse("./data")),
                console.environment("LEPORELLO_DATABASE_URL"),
                console.environment("LEPORELLO_DATABASE_USER"),
                console.environment("LEPORELLO_DATABASE_PASSWORD"));
    }

    LedgerDatabase database() {
        return url.isPresent() ? external() : LedgerDatabase.embedded(data);
    }

    /** Of an embedded one no server may be running. */
    LedgerDatabase emptyDatabase() {
        return url.isPresent() ? external() : LedgerDatabase.started(data);
    }

    private LedgerDatabase external() {
        return LedgerDatabase.external(url.orElseThrow(), user.orElse(null), password.orElse(null));
    }
}
