package io.leporello.gateway.contract;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The line between a server and its PostgreSQL: it can be slow, and break at any request. To PostgreSQL a line that breaks is
 * what a server is that was killed: all its connections end at once, wherever each of them was.
 */
final class DatabaseLine implements AutoCloseable {

    private static final int BUFFER = 65_536;

    /** One connection of the server, with what carries it on. */
    private record Call(Socket server, Socket database) {

        /** What PostgreSQL was sent it may still read. */
        void hangUp() {
            try (server) {
                database.shutdownOutput();
            } catch (IOException alreadyOver) {
                // So it is.
            }
        }
    }

    private final int port;
    private final ServerSocket door;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Collection<Call> calls = new ConcurrentLinkedQueue<>();
    private final AtomicLong requests = new AtomicLong();

    /** Requests until the line breaks; it never does while this is not positive. */
    private final AtomicLong left = new AtomicLong();

    private volatile boolean delivered;
    private volatile long delayMillis;

    /** @param port where PostgreSQL listens */
    DatabaseLine(int port) throws IOException {
        this.port = port;
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::takeCalls);
    }

    int port() {
        return door.getLocalPort();
    }

    /** How many requests there were so far, of all connections. */
    long requests() {
        return requests.get();
    }

    /** Every request takes longer by this. */
    void slow(Duration delay) {
        delayMillis = delay.toMillis();
    }

    /**
     * All connections will end at one of the next requests; new ones can be made.
     *
     * @param request   which, counted from 1
     * @param delivered whether PostgreSQL still gets it, though nobody its answer
     */
    void breakAt(long request, boolean delivered) {
        this.delivered = delivered;
        left.set(request);
    }

    /** Unless it has happened already. */
    void breakNoMore() {
        left.set(0);
    }

    private void takeCalls() {
        try {
            while (true) {
                var call = new Call(door.accept(), new Socket(InetAddress.getLoopbackAddress(), port));
                call.server.setTcpNoDelay(true);
                call.database.setTcpNoDelay(true);
                calls.add(call);
                threads.execute(() -> carryRequests(call));
                threads.execute(() -> carryAnswers(call));
            }
        } catch (IOException closed) {
            hangUp();
        }
    }

    private void carryRequests(Call call) {
        var buffer = new byte[BUFFER];
        try {
            var in = call.server.getInputStream();
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                Thread.sleep(delayMillis);
                requests.incrementAndGet();
                var last = left.get() > 0 && left.decrementAndGet() == 0;
                if (last && !delivered) hangUp();
                call.database.getOutputStream().write(buffer, 0, read);
                if (last && delivered) hangUp();
            }
        } catch (IOException broken) {
            // The other direction hears of it as well.
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            call.hangUp();
        }
    }

    private void carryAnswers(Call call) {
        try (call.server;
                call.database) {
            call.database.getInputStream().transferTo(call.server.getOutputStream());
        } catch (IOException broken) {
            // The other direction hears of it as well.
        } finally {
            calls.remove(call);
        }
    }

    private void hangUp() {
        calls.forEach(Call::hangUp);
    }

    @Override
    public void close() throws IOException {
        door.close();
        hangUp();
        threads.shutdownNow();
    }
}
