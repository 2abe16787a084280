package io.leporello.gateway.benchmark;

import io.leporello.gateway.GatewaySlice;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One connection over which requests go one after the other, as the pipeline of a customer keeps it. Java's own client takes
 * more of the processors for a small request than the server does, and both share the machine.
 */
final class KeptConnection implements AutoCloseable {

    private static final String HEAD = """
            %s %s HTTP/1.1\r
            Host: 127.0.0.1\r
            Authorization: Bearer %s\r
            Content-Type: %s\r
            Content-Length: %d\r
            \r
            """;

    private static final String CONTENT_LENGTH = "content-length:";
    private static final String CHUNKED = "transfer-encoding: chunked";

    private static final String LAST = "connection: close";

    private final int port;
    private Socket socket;
    private InputStream in;

    KeptConnection(int port) throws IOException {
        this.port = port;
        socket = connected();
        in = new BufferedInputStream(socket.getInputStream());
    }

    private Socket connected() throws IOException {
        var connected = new Socket(InetAddress.getLoopbackAddress(), port);
        connected.setTcpNoDelay(true);
        return connected;
    }

    private void connectAnew() throws IOException {
        socket.close();
        socket = connected();
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** @return the answer's body; any status but 200 ends the measurement */
    String post(String path, String contentType, byte[] body) throws IOException {
        return exchange("POST", path, contentType, body);
    }

    String get(String path) throws IOException {
        return exchange("GET", path, "application/json", new byte[0]);
    }

    private String exchange(String method, String path, String contentType, byte[] body) throws IOException {
        var head = HEAD.formatted(method, path, GatewaySlice.OPERATOR_KEY, contentType, body.length)
                .getBytes(StandardCharsets.US_ASCII);
        var request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        socket.getOutputStream().write(request);
        return answer();
    }

    private String answer() throws IOException {
        var status = line();
        var length = 0;
        var chunked = false;
        var last = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith(CONTENT_LENGTH))
                length = Integer.parseInt(
                        lower.substring(CONTENT_LENGTH.length()).strip());
            chunked |= lower.equals(CHUNKED);
            last |= lower.equals(LAST);
        }
        var body = chunked ? chunks() : new String(in.readNBytes(length), StandardCharsets.UTF_8);
        if (last) connectAnew();
        if (!status.startsWith("HTTP/1.1 200")) throw new IllegalStateException(status + " " + body);
        return body;
    }

    private String chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        for (var size = chunkSize(); size > 0; size = chunkSize()) {
            body.writeBytes(in.readNBytes(size));
            line();
        }
        line();
        return body.toString(StandardCharsets.UTF_8);
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) throw new EOFException("The server hung up");
            if (next != '\r') line.append((char) next);
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
