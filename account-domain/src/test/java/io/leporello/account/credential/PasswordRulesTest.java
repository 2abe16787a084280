package io.leporello.account.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.account.person.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordRulesTest {

    private static final Person ANNA = new Person("Anna-Lena Brückenkopf", "al.kopf@example.com");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            kurz,                       has 4 characters
            neunzeich,                  has 9 characters
            zehnzeiche,                 good
            Passwort2026!,              tried first
            qwertzuiop,                 tried first
            1234567890,                 tried first
            aaaaaaaaaaaaaa,             repeats
            abababababab,               repeats
            anna sagt nichts,           holds the name
            xxBRÜCKENKOPFyz,            holds the name
            mein al.kopf dreht sich,    holds the name
            ganz anderes Zeug,          good
            Lena und drei Gänse,        holds the name
            """)
    void passwords_are_judged(String password, String verdict) {
        var faults = PasswordRules.faults("password", password, ANNA);
        if (verdict.equals("good")) assertThat(faults).isEmpty();
        else
            assertThat(faults)
                    .singleElement()
                    .satisfies(fault ->
                            assertThat(fault.message()).contains(verdict).doesNotContain(password));
    }

    @Test
    void the_longest_has_two_hundred_characters() {
        var longest = "abcdefghij".repeat(20);
        assertThat(PasswordRules.faults("password", longest, ANNA)).isEmpty();
        assertThat(PasswordRules.faults("password", longest + "x", ANNA)).hasSize(1);
    }

    @Test
    void an_absent_one_is_too_short() {
        assertThat(PasswordRules.faults("password", null, ANNA)).hasSize(1);
    }
}
