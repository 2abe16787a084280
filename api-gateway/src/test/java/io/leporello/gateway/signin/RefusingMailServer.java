package io.leporello.gateway.signin;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A mail server that knows no address at all, and says so as RFC 5321 asks. */
final class RefusingMailServer implements AutoCloseable {

    private final ServerSocket socket;

    RefusingMailServer(int port) throws IOException {
        socket = new ServerSocket(port, 10, InetAddress.getLoopbackAddress());
        var thread = new Thread(this::serve, "refusing-mail-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (var client = socket.accept()) {
                talk(client);
            } catch (IOException goneOrClosed) {
                // The next one, if it is not the end.
            }
        }
    }

    private static void talk(Socket client) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
        say(client, "220 refusing.example");
        for (var line = in.readLine(); line != null && !line.startsWith("QUIT"); line = in.readLine())
            say(client, line.startsWith("RCPT") ? "550 5.1.1 There is nobody of this name" : "250 Yes");
        say(client, "221 Bye");
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(US_ASCII));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
