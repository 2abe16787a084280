package io.leporello.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeporelloTest {

    @Test
    void an_unknown_command_is_answered_with_all_known_ones() {
        var console = TestConsole.empty();

        assertThat(console.run("invoice")).isEqualTo(Exit.USAGE);

        assertThat(console.err())
                .startsWith("There is no command invoice.")
                .contains("demo ", "serve ", "import ", "Examples:");
        assertThat(console.out()).isEmpty();
    }

    @Test
    void no_command_is_a_wrong_call_too() {
        var console = TestConsole.empty();

        assertThat(console.run()).isEqualTo(Exit.USAGE);

        assertThat(console.err()).contains("Usage: leporello").contains("Commands:");
    }

    @Test
    void help_is_no_error() {
        var console = TestConsole.empty();

        assertThat(console.run("--help")).isZero();

        assertThat(console.out()).contains("Usage: leporello").contains("Commands:");
        assertThat(console.err()).isEmpty();
    }

    @Test
    void the_version_names_the_program() {
        var console = TestConsole.empty();

        assertThat(console.run("--version")).isZero();

        assertThat(console.out()).startsWith("Leporello ").contains("on Java ");
    }

    @ParameterizedTest
    @CsvSource({"demo, SERVER_PORT", "serve, LEPORELLO_DATABASE_URL", "import, LEPORELLO_API_KEY"})
    void each_command_has_help_with_examples_and_its_environment(String command, String variable) {
        var console = TestConsole.empty();

        assertThat(console.run(command, "--help")).isZero();

        assertThat(console.out())
                .contains("Usage: leporello " + command, "Examples:", "./leporello " + command, "Environment:")
                .contains(variable);
    }
}
