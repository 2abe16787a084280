package io.leporello.gateway.web;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * A body that is read as a whole has at most 1 MiB. Endpoints that read a stream take the request itself, are not met by
 * this, and set their own limits.
 */
@RestControllerAdvice
final class BodyLimit extends RequestBodyAdviceAdapter {

    static final int MAX_BYTES = 1024 * 1024;

    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter)
            throws IOException {
        if (message.getHeaders().getContentLength() > MAX_BYTES) throw tooLarge();
        return new Limited(message.getHeaders(), new LimitedStream(message.getBody()));
    }

    private static HttpRefusal tooLarge() {
        return HttpRefusal.tooLarge("The body is larger than " + MAX_BYTES + " bytes, the most that is read here.");
    }

    private record Limited(HttpHeaders headers, InputStream body) implements HttpInputMessage {
        @Override
        public InputStream getBody() {
            return body;
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }
    }

    /** A length that was not announced, or announced wrongly, is noticed while reading. */
    private static final class LimitedStream extends CountedInput {

        private int left = MAX_BYTES;

        LimitedStream(InputStream body) {
            super(body);
        }

        @Override
        protected void count(int read) {
            left -= read;
            if (left < 0) throw tooLarge();
        }
    }
}
