package io.leporello.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DemoFarewellTest {

    private static final URI SERVER = URI.create("http://127.0.0.1:9000");
    private static final Path INVOICES = Path.of("/ledger/invoices");
    private static final Path LOG = Path.of("/ledger/logs/leporello.log");

    @Test
    void a_key_that_was_made_up_is_shown_ready_to_use() {
        var console = TestConsole.empty();

        new DemoFarewell(console.console(), SERVER, Optional.of("demo-1"), INVOICES, LOG).printRunning();

        assertThat(console.out())
                .contains("http://127.0.0.1:9000/swagger-ui.html")
                .contains("  export LEPORELLO_OPERATOR_KEY=demo-1\n")
                .contains(
                        "Bearer $LEPORELLO_OPERATOR_KEY\" 'http://127.0.0.1:9000/v1/customers/demo-seitenweise/usage?")
                .contains("Stop with Ctrl-C");
    }

    @Test
    void a_key_of_the_callers_own_is_not_shown_and_the_next_call_finds_the_same_data() {
        var environment =
                Map.of("LEPORELLO_OPERATOR_KEY", "secret", "LEPORELLO_DATA", "/ledger", "SERVER_PORT", "9000");
        var console = new TestConsole("", environment);

        new DemoFarewell(console.console(), SERVER, Optional.empty(), INVOICES, LOG).printStopped();

        assertThat(console.out())
                .doesNotContain("secret")
                .contains("the one in LEPORELLO_OPERATOR_KEY")
                .contains("  LEPORELLO_DATA=/ledger SERVER_PORT=9000 ./leporello serve\n")
                .contains("/ledger/invoices\n", "/ledger/logs/leporello.log");
    }
}
