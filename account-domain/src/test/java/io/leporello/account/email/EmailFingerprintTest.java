package io.leporello.account.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.account.person.TestPersons;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailFingerprintTest {

    private final EmailFingerprint fingerprint = new EmailFingerprint(TestPersons.secret());

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource(textBlock = """
            anna@example.com, Anna@Example.COM,    true,  case does not count
            anna@example.com, ' anna@example.com', true,  nor does space around it
            zoë@example.com,  ZOË@example.com,     true,  nor does it beyond ASCII
            anna@example.com, anne@example.com,    false, another address
            anna@example.com, anna@example.org,    false, another domain
            """)
    void one_address_is_one_address(String one, String other, boolean same, String because) {
        assertThat(fingerprint.of(one).equals(fingerprint.of(other)))
                .as(because)
                .isEqualTo(same);
    }

    @Test
    void composed_and_decomposed_letters_are_the_same() {
        assertThat(fingerprint.of("zo\u00EB@example.com")).isEqualTo(fingerprint.of("zoe\u0308@example.com"));
    }

    @Test
    void it_tells_nothing_of_the_address() {
        assertThat(fingerprint.of("anna@example.com")).matches("email/[A-Za-z0-9_-]{43}");
    }
}
