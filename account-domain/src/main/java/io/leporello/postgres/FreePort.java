package io.leporello.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** A port of 127.0.0.1 that nobody listens on. Somebody may still be quicker, so whoever binds it must look again. */
final class FreePort {

    /** Next to PostgreSQL's own 5432, and below the range outgoing connections take their ports from. */
    private static final int FIRST = 5433;

    private static final int LAST = 5632;

    private FreePort() {}

    /** @throws PostgresUnavailable when all are taken */
    static int preferring(OptionalInt wanted) {
        return IntStream.concat(wanted.stream(), IntStream.rangeClosed(FIRST, LAST))
                .filter(FreePort::isFree)
                .findFirst()
                .orElseThrow(() -> new PostgresUnavailable(
                        "PostgreSQL finds no free port on 127.0.0.1: all from %d to %d are taken."
                                .formatted(FIRST, LAST)));
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
