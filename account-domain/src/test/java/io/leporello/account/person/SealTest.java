package io.leporello.account.person;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTest {

    private static final SecretKey KEY = new SecretKeySpec(new byte[32], "AES");

    private final Seal seal = new Seal(new SecureRandom());

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Zoë Müller", "a name of rather more than sixteen bytes, over two blocks of the cipher"})
    void what_was_sealed_opens(String text) {
        assertThat(Seal.open(KEY, "anna/name", seal.seal(KEY, "anna/name", text.getBytes(UTF_8))))
                .isEqualTo(text.getBytes(UTF_8));
    }

    @Test
    void the_same_text_never_looks_the_same() {
        assertThat(seal.seal(KEY, "anna/name", new byte[] {1}))
                .isNotEqualTo(seal.seal(KEY, "anna/name", new byte[] {1}));
    }

    @Test
    void a_name_does_not_open_as_another_field_or_another_persons() {
        var sealed = seal.seal(KEY, "anna/name", new byte[] {1});
        assertThatThrownBy(() -> Seal.open(KEY, "anna/email", sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Seal.open(KEY, "bert/name", sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_changed_seal_does_not_open() {
        var sealed = seal.seal(KEY, "anna/name", new byte[] {1, 2, 3});
        var bytes = Base64.getUrlDecoder().decode(sealed.substring(2));
        for (var index = 0; index < bytes.length; index++) {
            bytes[index] ^= 1;
            var changed = "1." + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            assertThatThrownBy(() -> Seal.open(KEY, "anna/name", changed))
                    .as("byte %d", index)
                    .isInstanceOf(IllegalStateException.class);
            bytes[index] ^= 1;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2.AAAA", "1.AAAA", "plain text"})
    void what_is_no_seal_does_not_open(String text) {
        assertThatThrownBy(() -> Seal.open(KEY, "anna/name", text)).isInstanceOf(IllegalStateException.class);
    }

    /** Test case 14 of the specification of GCM by McGrew and Viega. */
    @Test
    void it_is_aes_256_gcm() {
        var zeros = "00000000000000000000000000000000";
        var expected = "cea7403d4d606b6e074ec5d3baf39d18";
        var nonce = new byte[12];
        var fixed = new Seal(new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(nonce, 0, bytes, 0, bytes.length);
            }
        });
        var sealed = fixed.seal(KEY, "", java.util.HexFormat.of().parseHex(zeros));
        var bytes = Base64.getUrlDecoder().decode(sealed.substring(2));
        assertThat(java.util.HexFormat.of().formatHex(bytes, 12, 28)).isEqualTo(expected);
        assertThat(java.util.HexFormat.of().formatHex(bytes, 28, 44)).isEqualTo("d0d1c8a799996bf0265b98b5d48ab919");
    }
}
