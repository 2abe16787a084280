package io.leporello.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leporello.gateway.web.Ids;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class OperatorKeyTest {

    private final SecurityConfiguration security = new SecurityConfiguration();

    @Test
    void without_a_configured_key_and_without_users_one_for_this_run_is_shown_on_the_console(CapturedOutput output) {
        var secret = security.operatorSecret("", new Ids(Clock.systemUTC()));
        new OperatorKeyNotice(secret, () -> false).show();
        var key = security.operatorKey(secret);
        assertThat(output.getOut()).contains("LEPORELLO_OPERATOR_KEY=");
        var shown = output.getOut()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("Authorization"))
                .toList();
        assertThat(shown)
                .singleElement()
                .satisfies(line -> assertThat(key.is(line.substring("Authorization: Bearer ".length())))
                        .isTrue());
    }

    @Test
    void where_there_are_users_none_is_shown(CapturedOutput output) {
        new OperatorKeyNotice(security.operatorSecret("", new Ids(Clock.systemUTC())), () -> true).show();
        assertThat(output.getAll()).isEmpty();
    }

    @Test
    void a_configured_key_is_not_shown(CapturedOutput output) {
        var secret = security.operatorSecret("sixteen-letters!", new Ids(Clock.systemUTC()));
        new OperatorKeyNotice(secret, () -> false).show();
        assertThat(output.getAll()).isEmpty();
        assertThat(secret.toString()).doesNotContain("sixteen");
    }

    @Test
    void a_key_that_could_be_guessed_is_refused_in_a_sentence_that_does_not_show_it() {
        assertThatThrownBy(() -> OperatorKey.configured("fifteen-letters"))
                .hasMessage("LEPORELLO_OPERATOR_KEY has 15 characters; at least 16 are needed.");
    }

    @Test
    void the_refusal_tells_how_to_make_a_better_one() {
        assertThat(new OperatorKeyTooShort().analyze(new IllegalStateException(new OperatorKey.TooShort(3))))
                .isNotNull()
                .extracting(FailureAnalysis::getAction)
                .asString()
                .contains("openssl rand -hex 32");
    }

    @Test
    void only_the_key_itself_is_the_key() {
        var key = OperatorKey.configured("sixteen-letters!");
        assertThat(key.is("sixteen-letters!")).isTrue();
        assertThat(key.is("sixteen-letters?")).isFalse();
        assertThat(key.is("")).isFalse();
        assertThat(key.toString()).doesNotContain("sixteen");
    }
}
