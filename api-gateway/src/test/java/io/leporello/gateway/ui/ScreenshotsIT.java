package io.leporello.gateway.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.leporello.gateway.GatewaySlice;
import io.leporello.gateway.LedgerApplication;
import io.leporello.gateway.cli.DemoData;
import io.leporello.gateway.ui.WebPages.Look;
import io.leporello.postgres.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Takes the pictures of the README from the data of the demo. They go into {@code target/screenshots}, or where the property
 * {@code leporello.screenshots} says: {@code -Dleporello.screenshots=../docs/screenshots} makes those of the README anew.
 */
@ExtendWith(WebPages.class)
class ScreenshotsIT {

    private static final Path FOLDER = Path.of(System.getProperty("leporello.screenshots", "target/screenshots"));
    private static final int WIDTH = 1280;

    /** A README is read on a phone too. */
    private static final int BYTES_MAX = 200_000;

    @SuppressWarnings("NullAway.Init")
    private static ConfigurableApplicationContext server;

    @SuppressWarnings("NullAway.Init")
    private static String address;

    @BeforeAll
    static void a_ledger_with_the_demo_and_nothing_else() {
        var database = TestDatabase.of(ScreenshotsIT.class);
        server = LedgerApplication.start(
                "--server.port=0",
                "--leporello.data=target/screenshots-data",
                "--leporello.operator-key=" + GatewaySlice.OPERATOR_KEY,
                "--spring.datasource.hikari.maximum-pool-size=5",
                "--leporello.database.url=" + database.jdbcUrl(),
                "--leporello.database.user=" + database.user(),
                "--leporello.database.password=" + database.password());
        address = "http://127.0.0.1:" + server.getEnvironment().getRequiredProperty("local.server.port");
        DemoData.into(URI.create(address), WebPages.PASSWORD, Path.of("target/screenshots-data/invoices"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void the_main_pages_are_taken_in_light_and_dark() throws IOException {
        Files.createDirectories(FOLDER);
        var faults = new ArrayList<String>();
        try (var browser = WebPages.open(new Look("en-GB", ColorScheme.LIGHT, WIDTH), faults)) {
            var page = browser.newPage();
            page.setViewportSize(WIDTH, 860);
            signIn(page);
            show(page, "/dashboard?period=2026-10");
            take(page, "dashboard");

            show(page, "/customers/demo-seitenweise/contract");
            take(page, "plan");

            show(page, "/customers/demo-seitenweise/statement?period=2026-10");
            page.locator(".lines summary").first().click();
            page.locator(".entries tbody tr").first().waitFor();
            take(page, "statement");

            show(page, "/invoices/RE-2026-000002");
            page.locator(".pdf").evaluate("pdf => pdf.scrollIntoView({block: 'start'})");
            // The viewer is a part of the browser, and does not say when it has drawn.
            page.waitForTimeout(3_000);
            take(page, "invoice");

            show(page, "/history?customer=demo-seitenweise&type=usage.recorded");
            page.locator(".log summary").nth(2).click();
            page.locator(".opened pre").waitFor();
            take(page, "history");

            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            show(page, "/customers/demo-seitenweise?period=2026-10");
            take(page, "customer");
        }
    }

    private static void signIn(Page page) {
        page.navigate(address + "/sign-in");
        page.fill("#email", "operator@leporello.example");
        page.fill("#password", WebPages.PASSWORD);
        page.click("main button[type=submit]");
        page.waitForURL("**/dashboard");
    }

    private static void show(Page page, String path) {
        page.navigate(address + path);
        var drawings = page.locator("[data-chart], [data-curve]");
        for (var index = 0; index < drawings.count(); index++)
            drawings.nth(index).locator("canvas").waitFor();
    }

    private static void take(Page page, String name) throws IOException {
        // Columns grow for a moment.
        page.waitForTimeout(500);
        var file = FOLDER.resolve(name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
        assertThat(Files.size(file)).as(name).isBetween(10_000L, (long) BYTES_MAX);
    }
}
