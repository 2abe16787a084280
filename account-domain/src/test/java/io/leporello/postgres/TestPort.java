package io.leporello.postgres;

/**
 * Ports of 127.0.0.1 for servers that tests end and start again at the same place. They lie below the range that outgoing
 * connections take theirs from: from that range, any connection may take the port of a server that is away.
 */
public final class TestPort {

    private static final int FIRST = 10_000;
    private static final int LAST = 32_767;

    /** Test JVMs that run side by side begin at different places. */
    private static int next = FIRST + (int) (ProcessHandle.current().pid() * 101 % (LAST - FIRST));

    private TestPort() {}

    /** One that nobody listens on and that this JVM has not been given before, until all were. */
    public static synchronized int free() {
        for (var tries = FIRST; tries <= LAST; tries++) {
            next = next < LAST ? next + 1 : FIRST;
            if (FreePort.isFree(next)) return next;
        }
        throw new AssertionError("All ports from %d to %d are taken.".formatted(FIRST, LAST));
    }
}
