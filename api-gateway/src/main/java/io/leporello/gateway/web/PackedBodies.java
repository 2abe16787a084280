package io.leporello.gateway.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Unpacks bodies that are sent with {@code Content-Encoding: gzip}; to who reads them they are as if sent plainly. */
@Component
final class PackedBodies extends OncePerRequestFilter {

    private static final Set<String> GZIP = Set.of("gzip", "x-gzip");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        return encoding == null || encoding.isBlank() || encoding.strip().equalsIgnoreCase("identity");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING).strip();
        if (!GZIP.contains(encoding.toLowerCase(Locale.ROOT))) {
            response.setHeader(HttpHeaders.ACCEPT_ENCODING, "gzip");
            throw HttpRefusal.unknownEncoding(
                    "Content-Encoding is " + RightForm.quoted(encoding) + "; gzip, or none at all, was expected.");
        }
        chain.doFilter(new Unpacked(request), response);
    }

    /** A request whose body is not packed any more, and has no length that anybody knew. */
    private static final class Unpacked extends HttpServletRequestWrapper {

        private static final Set<String> OF_THE_PACKED_BODY = Set.of("content-encoding", "content-length");

        private @Nullable ServletInputStream body;

        Unpacked(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            var known = body;
            if (known == null) body = known = new Body(super.getInputStream());
            return known;
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }

        @Override
        public int getContentLength() {
            return -1;
        }

        @Override
        public long getContentLengthLong() {
            return -1;
        }

        @Override
        public @Nullable String getHeader(String name) {
            return isOfThePackedBody(name) ? null : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return isOfThePackedBody(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
        }

        private static boolean isOfThePackedBody(String header) {
            return OF_THE_PACKED_BODY.contains(header.toLowerCase(Locale.ROOT));
        }
    }

    /** What a servlet calls a stream. Nobody here reads one without waiting. */
    private static final class Body extends ServletInputStream {

        private final ServletInputStream packed;
        private final InputStream unpacked;

        Body(ServletInputStream packed) {
            this.packed = packed;
            this.unpacked = new UnpackedBody(packed);
        }

        @Override
        public int read() throws IOException {
            return unpacked.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return unpacked.read(buffer, offset, length);
        }

        @Override
        public boolean isFinished() {
            return packed.isFinished();
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("An unpacked body is read by waiting for it.");
        }
    }
}
