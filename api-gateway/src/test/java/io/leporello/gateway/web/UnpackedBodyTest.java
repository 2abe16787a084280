package io.leporello.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class UnpackedBodyTest {

    private static byte[] packed(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] packed(String text) throws IOException {
        return packed(text.getBytes(StandardCharsets.UTF_8));
    }

    private static InputStream unpacked(byte[] packed) {
        return new UnpackedBody(new ByteArrayInputStream(packed));
    }

    @Test
    void what_was_packed_comes_out_again() throws IOException {
        var bytes = new byte[3_000_000];
        new Random(7).nextBytes(bytes);
        assertThat(unpacked(packed(bytes)).readAllBytes()).isEqualTo(bytes);
    }

    @Test
    void several_packed_parts_one_behind_the_other_are_one_body() throws IOException {
        var parts = List.<InputStream>of(
                new ByteArrayInputStream(packed("one\n")),
                new ByteArrayInputStream(packed("two\n")),
                new ByteArrayInputStream(packed("three\n")));
        // As over a slow line, which never says that more is there.
        var body = new UnpackedBody(new SequenceInputStream(Collections.enumeration(parts)));
        assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("one\ntwo\nthree\n");
    }

    @Test
    void a_body_that_unpacks_to_suspiciously_much_is_too_large() throws IOException {
        var bomb = unpacked(packed(new byte[64 << 20]));
        assertThatExceptionOfType(HttpRefusal.class)
                .isThrownBy(bomb::readAllBytes)
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(HttpStatus.CONTENT_TOO_LARGE))
                .withMessageContaining("200 times");
    }

    @Test
    void a_small_body_may_be_packed_as_well_as_it_can() throws IOException {
        assertThat(unpacked(packed(new byte[1 << 20])).readAllBytes()).hasSize(1 << 20);
    }

    @Test
    void what_is_no_gzip_or_only_the_beginning_of_it_is_unreadable() throws IOException {
        var whole = packed("{\"a\":1}");
        var wrong = whole.clone();
        wrong[wrong.length - 1] ^= 1;
        for (var bytes : List.of(
                "{\"a\":1}".getBytes(StandardCharsets.UTF_8),
                Arrays.copyOf(whole, whole.length - 1),
                Arrays.copyOf(whole, 5),
                wrong,
                (new String(whole, StandardCharsets.ISO_8859_1) + "more").getBytes(StandardCharsets.ISO_8859_1)))
            assertThatExceptionOfType(HttpRefusal.class)
                    .isThrownBy(() -> unpacked(bytes).readAllBytes())
                    .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(HttpStatus.BAD_REQUEST))
                    .withMessageContaining("gzip");
    }

    @Test
    void a_line_that_breaks_off_is_not_blamed_on_the_body() throws IOException {
        var brokenOff = InputStream.nullInputStream();
        brokenOff.close();
        var body = new UnpackedBody(
                new SequenceInputStream(new ByteArrayInputStream(Arrays.copyOf(packed("{\"a\":1}"), 12)), brokenOff));
        assertThatIOException().isThrownBy(body::readAllBytes).withMessageContaining("closed");
    }
}
