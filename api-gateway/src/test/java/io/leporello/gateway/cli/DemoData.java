package io.leporello.gateway.cli;

import io.leporello.gateway.GatewaySlice;
import java.net.URI;
import java.nio.file.Path;

/** What {@code ./leporello demo} puts into a ledger, for tests of what it looks like. */
public final class DemoData {

    private DemoData() {}

    /**
     * @param password with which its people sign in
     * @param folder   where the documents of its invoices go
     */
    public static void into(URI server, String password, Path folder) {
        var console = TestConsole.empty();
        var client = new LedgerClient(server, GatewaySlice.OPERATOR_KEY);
        var right = new DemoRun(client, Retry.sleeping(), new DemoReport(console.console()), password, folder).run();
        if (!right) throw new IllegalStateException("The demo does not add up:\n" + console.out());
    }
}
