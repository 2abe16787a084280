package io.leporello.gateway.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody waits long for a page on a slow line, not even the first time. */
@ExtendWith(WebPages.class)
class PageWeightIT {

    private static final int BYTES_MAX = 300_000;

    @SuppressWarnings("NullAway.Init")
    private static String operator;

    @SuppressWarnings("NullAway.Init")
    private static String customer;

    @BeforeAll
    static void a_customer_with_usage() {
        operator = WebPages.person(null, "Olga Leicht", "OPERATOR");
        customer = WebPages.customer("Federleicht", "{}");
        WebPages.used(customer, "2026-10-03T08:15:30Z", "{\"pages\":12,\"product\":\"ocr\"}");
        WebPages.shown();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "/sign-in",
                "/dashboard",
                "/customers",
                "/customers/{customer}",
                "/customers/{customer}/contract",
                "/price-editor",
                "/history"
            })
    void a_first_visit_takes_little(String path) {
        try (var browser = WebPages.open()) {
            signInUnseen(browser);
            var page = browser.newPage();
            var loaded = new ArrayList<Request>();
            page.onRequestFinished(loaded::add);
            page.navigate(path.replace("{customer}", customer));
            assertThat(loaded).hasSizeGreaterThan(3);
            assertThat(bytes(List.copyOf(loaded))).as(path).isBetween(30_000, BYTES_MAX);
        }
    }

    /** Beside the browser's cache, in which nothing of ours is yet. */
    private static void signInUnseen(BrowserContext browser) {
        var form = FormData.create().set("email", operator).set("password", WebPages.PASSWORD);
        var answer = browser.request()
                .post(WebPages.address("/sign-in"), RequestOptions.create().setForm(form));
        assertThat(answer.ok()).isTrue();
    }

    /** As they went over the line. */
    private static int bytes(List<Request> loaded) {
        return loaded.stream()
                .map(Request::sizes)
                .mapToInt(sizes -> sizes.responseHeadersSize + sizes.responseBodySize)
                .sum();
    }
}
