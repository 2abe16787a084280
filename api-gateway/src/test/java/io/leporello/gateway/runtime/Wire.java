package io.leporello.gateway.runtime;

import io.leporello.postgres.TestPort;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A wire to a server that can be cut and mended, as if the server went away and came back. */
final class Wire implements AutoCloseable {

    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private final InetSocketAddress server;
    private ServerSocket listener;

    /** @param server {@code host:port} */
    Wire(String server) throws IOException {
        var colon = server.lastIndexOf(':');
        this.server = new InetSocketAddress(server.substring(0, colon), Integer.parseInt(server.substring(colon + 1)));
        this.listener = listening(TestPort.free());
    }

    String address() {
        return "127.0.0.1:" + listener.getLocalPort();
    }

    private ServerSocket listening(int port) throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        daemon(() -> accept(socket));
        return socket;
    }

    private void accept(ServerSocket from) {
        try (from) {
            while (true) {
                var client = from.accept();
                var there = new Socket();
                ends.add(client);
                ends.add(there);
                there.connect(server);
                daemon(() -> carry(client, there));
                daemon(() -> carry(there, client));
            }
        } catch (IOException cut) {
            ends.forEach(Wire::close);
        }
    }

    private static void carry(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException cut) {
            close(to);
        }
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "wire");
        thread.setDaemon(true);
        thread.start();
    }

    void cut() throws IOException {
        listener.close();
        ends.forEach(Wire::close);
        ends.clear();
    }

    void mend() throws IOException {
        listener = listening(listener.getLocalPort());
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        }
    }

    @Override
    public void close() throws IOException {
        cut();
    }
}
