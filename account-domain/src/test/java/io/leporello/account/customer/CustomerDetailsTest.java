package io.leporello.account.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.leporello.event.EventJson;
import io.leporello.refusal.FieldError;
import io.leporello.refusal.Refusal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class CustomerDetailsTest {

    private static final JsonMapper JSON = EventJson.mapper();

    @Test
    void what_is_absent_is_german_and_in_euro() {
        var details = CustomerDetails.named("Acme");
        assertThat(details.address().country()).isEqualTo("DE");
        assertThat(details.currency()).isEqualTo("EUR");
        assertThat(details.timeZone()).isEqualTo("Europe/Berlin");
        assertThat(details.locale()).isEqualTo("de-DE");
        assertThat(details.faults()).isEmpty();
    }

    @Test
    void spellings_of_the_same_are_equal() {
        assertThat(details("vatId", "de 123.456.789")).isEqualTo(details("vatId", "DE123456789"));
        assertThat(details("legalName", "  ")).isEqualTo(CustomerDetails.named("Acme"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        country  | AT
        country  | JP
        currency | JPY
        currency | TND
        timeZone | UTC
        timeZone | America/Argentina/Ushuaia
        timeZone | Asia/Kathmandu
        locale   | en-GB
        locale   | de-AT
        locale   | sr-Latn-RS
        vatId    | ATU12345678
        vatId    | BE0123456789
        vatId    | EL123456789
        vatId    | ESX1234567X
        vatId    | FRXX123456789
        vatId    | IE1234567WA
        vatId    | NL123456789B01
        vatId    | SE123456789001
        vatId    | XI123456789
        vatId    | CHE123456789MWST
        vatId    | GB123456789
        email    | rechnung@example.de
        email    | first.last+tag@sub.example.co.uk
        email    | büro@müller.de
        buyerReference | 04011000-12345-34
        name     | Müller & Söhne <"Papier"> ☕
        """)
    void these_are_right(String field, String value) {
        assertThat(details(field, value).faults()).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
        country  | de             | is "de"; DE was expected
        country  | UK             | is "UK"; an ISO 3166 code such as DE was expected
        country  | Germany        | is "Germany"; an ISO 3166 code such as DE was expected
        currency | eur            | is "eur"; EUR was expected
        currency | XAU            | is "XAU"; an ISO 4217 code such as EUR was expected
        currency | €              | is "€"; an ISO 4217 code such as EUR was expected
        timeZone | europe/berlin  | is "europe/berlin"; Europe/Berlin was expected
        timeZone | +02:00         | is "+02:00"; a region such as Europe/Berlin, or UTC, was expected
        timeZone | CET            | is "CET"; a region such as Europe/Berlin, or UTC, was expected
        timeZone | Europe/Potsdam | is "Europe/Potsdam"; a region such as Europe/Berlin, or UTC, was expected
        locale   | de_DE          | is "de_DE"; de-DE was expected
        locale   | german         | is "german"; a language tag such as de-DE was expected
        locale   | xx-YY          | is "xx-YY"; a language tag such as de-DE was expected
        vatId    | DE12345678     | is "DE12345678"; DE and then 9 digits was expected
        vatId    | DE1234567890   | is "DE1234567890"; DE and then 9 digits was expected
        vatId    | AT12345678     | is "AT12345678"; AT and then U and 8 digits was expected
        vatId    | GR123456789    | is "GR123456789"; the prefix EL, which is that of Greece, was expected
        vatId    | 123456789      | is "123456789"; a country prefix such as DE, then letters and digits, was expected
        vatId    | D              | is "D"; a country prefix such as DE, then letters and digits, was expected
        email    | a@b            | is "a@b"; an e-mail address such as invoices@example.com was expected
        email    | a b@example.de | is "a b@example.de"; an e-mail address such as invoices@example.com was expected
        email    | a@ex..de       | is "a@ex..de"; an e-mail address such as invoices@example.com was expected
        email    | .a@example.de  | is ".a@example.de"; an e-mail address such as invoices@example.com was expected
        reseller | .hidden        | is ".hidden"; 1 to 64 of the characters A-Z a-z 0-9 . _ - were expected, the first not a dot
        """)
    void these_are_wrong_and_hear_what_would_be_right(String field, String value, String message) {
        var path = field.equals("country") ? "address.country" : field;
        assertThat(details(field, value).faults()).containsExactly(new FieldError(path, message));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "legalName", "street", "postalCode", "city", "email", "buyerReference"})
    void no_text_is_longer_than_a_line_or_bends_it(String field) {
        assertThat(details(field, "x".repeat(201)).faults())
                .extracting(FieldError::message)
                .containsExactly("has 201 characters; at most 200 were expected");
        assertThat(details(field, "a\u202Eb@example.de").faults())
                .extracting(FieldError::message)
                .containsExactly("holds the control character U+202E; visible characters on one line were expected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "legalName", "street", "buyerReference"})
    void two_hundred_characters_are_right_whatever_they_are(String field) {
        assertThat(details(field, "☕".repeat(200)).faults()).isEmpty();
        assertThat(details(field, "😀".repeat(200)).faults()).isEmpty();
    }

    @Test
    void everything_wrong_is_said_at_once() {
        var wrong = JSON.readValue("""
                {"name":" ","address":{"country":"Germany"},"vatId":"DE1","email":"me","currency":"E","timeZone":"Mars",
                 "locale":"?","reseller":"../x"}""", CustomerDetails.class);
        var refusal = catchThrowableOfType(Refusal.class, () -> new RegisterCustomer("a/b", wrong));
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
        assertThat(refusal.errors())
                .extracting(FieldError::field)
                .containsExactly(
                        "id",
                        "name",
                        "address.country",
                        "vatId",
                        "email",
                        "currency",
                        "timeZone",
                        "locale",
                        "reseller");
    }

    private static CustomerDetails details(String field, String value) {
        var address = Map.of("street", "", "postalCode", "", "city", "", "country", "");
        var content = address.containsKey(field)
                ? Map.of("name", "Acme", "address", Map.of(field, value))
                : field.equals("name") ? Map.of(field, value) : Map.of("name", "Acme", field, value);
        return JSON.convertValue(content, CustomerDetails.class);
    }
}
