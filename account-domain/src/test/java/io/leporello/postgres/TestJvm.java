package io.leporello.postgres;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What several test classes of one JVM share: it lives as long as the JVM, and what came last is closed first. JUnit does
 * not know when that is. Where tests run in several JVMs side by side, each class is all that JUnit sees of the run.
 */
public final class TestJvm {

    private static final Deque<AutoCloseable> SHARED = new ArrayDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(TestJvm::closeAll, "end-of-tests"));
    }

    private TestJvm() {}

    /** A folder of this name that no other JVM of the same build uses. */
    public static Path folder(String name) {
        return Path.of("target", name + "-" + System.getProperty("leporello.test-jvm", "1"));
    }

    /** Whoever shares something that needs something else to end well, shares the other thing first. */
    public static synchronized <T extends AutoCloseable> T closesAtItsEnd(T shared) {
        SHARED.push(shared);
        return shared;
    }

    private static synchronized void closeAll() {
        while (!SHARED.isEmpty()) close(SHARED.pop());
    }

    /** What fails to end must not keep the others. */
    private static void close(AutoCloseable shared) {
        try {
            shared.close();
        } catch (Exception unended) {
            System.err.println("Not closed: " + shared + " (" + unended + ")");
        }
    }
}
