package io.leporello.gateway.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.gateway.Http;
import java.net.URI;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How somebody comes to Leporello for the first time, and comes back. */
@ExtendWith(WebPages.class)
class SignUpStoryIT {

    private static final Pattern COMMAND =
            Pattern.compile("Bearer (?<key>\\S+)'.*-d '(?<event>\\{.*})'", Pattern.DOTALL);

    @Test
    void a_newcomer_signs_up_sends_the_first_event_and_sees_it_arrive() {
        var faults = new ArrayList<String>();
        try (var browser = WebPages.open(WebPages.Look.USUAL, faults)) {
            var page = browser.newPage();
            page.navigate("/");
            page.getByText("Create an account").click();
            page.fill("#organisation", "Müller & Söhne");
            page.selectOption("#country", "AT");
            page.fill("#name", "Nora Neu");
            page.fill("#email", "nora@example.org");
            page.fill("#password", WebPages.PASSWORD);
            page.click("main button[type=submit]");
            assertThat(page.locator("main h2")).hasText("Nothing was used yet");

            page.getByText("Make a key").click();
            var command = COMMAND.matcher(page.locator("#first-command").innerText());
            assertThat(command.find()).isTrue();
            var answer = new Http(URI.create(page.url()).getPort(), command.group("key"))
                    .send(
                            "POST",
                            "/v1/usage-events",
                            command.group("event"),
                            "Content-Type",
                            "application/cloudevents+json");
            assertThat(answer.json().path("accepted").asInt()).as(answer.text()).isEqualTo(1);

            assertThat(page.locator("[data-live=pages]")).hasText("12");
            assertThat(page.locator("[data-live=credits]")).hasText("1.5");
            assertThat(page.locator("tbody th").first()).hasText("ocr");
            assertThat(page.locator("#usage-chart canvas")).isVisible();
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void what_is_wrong_with_a_sign_up_stands_at_its_field_in_the_readers_language() {
        try (var browser = WebPages.open()) {
            var page = browser.newPage();
            page.navigate("/sign-up");
            page.getByText("Deutsch").click();
            page.fill("#organisation", "Kurz GmbH");
            page.fill("#name", "Karl Kurz");
            page.fill("#email", "karl@example.org");
            page.fill("#password", "kurz");
            page.click("main button[type=submit]");
            assertThat(page.locator("#password-fault")).containsText("mindestens 10 Zeichen");
            assertThat(page.locator("#organisation")).hasValue("Kurz GmbH");
            page.fill("#password", WebPages.PASSWORD);
            page.click("main button[type=submit]");
            page.waitForURL("**/dashboard");
            assertThat(page.locator("main h1")).hasText("Übersicht");
        }
        try (var another = WebPages.open()) {
            var page = another.newPage();
            page.navigate("/sign-up");
            page.fill("#organisation", "Kurz GmbH");
            page.fill("#name", "Karl Kurz");
            page.fill("#email", "karl@example.org");
            page.fill("#password", WebPages.PASSWORD);
            page.click("main button[type=submit]");
            assertThat(page.locator("#email-fault")).containsText("belongs to a user already");
        }
    }

    @Test
    void a_link_leads_to_its_page_after_the_sign_in_and_a_wrong_password_does_not() {
        var email = WebPages.person(null, "Otto Perl", "OPERATOR");
        try (var browser = WebPages.open()) {
            var page = browser.newPage();
            page.navigate("/customers?q=nobody");
            assertThat(page.url()).contains("/sign-in?to=");
            page.fill("#email", email);
            page.fill("#password", "not " + WebPages.PASSWORD);
            page.click("main button[type=submit]");
            assertThat(page.locator("[role=alert]")).hasText("E-mail address or password is wrong.");
            page.fill("#password", WebPages.PASSWORD);
            page.click("main button[type=submit]");
            page.waitForURL("**/customers?q=nobody");
            assertThat(page.locator(".blank h2")).hasText("No customer found");
        }
    }

    @Test
    void a_forgotten_password_is_chosen_anew_by_the_link_of_the_mail() {
        var email = WebPages.person(null, "Vera Gess", "AUDITOR");
        try (var browser = WebPages.open()) {
            var page = browser.newPage();
            page.navigate("/forgotten");
            page.fill("#email", email);
            page.click("main button[type=submit]");
            assertThat(page.locator(".lead")).containsText("a link is on its way");

            page.navigate("/password-reset#token=" + WebPages.tokenFor(email));
            assertThat(page).hasURL(WebPages.address("/password-reset"));
            page.fill("#password", "zwei Kraniche im Moor");
            page.click("main button[type=submit]");
            assertThat(page.locator("[role=status].notice")).containsText("Your new password is saved");
            page.fill("#email", email);
            page.fill("#password", "zwei Kraniche im Moor");
            page.click("main button[type=submit]");
            page.waitForURL("**/dashboard");
        }
    }

    @Test
    void a_person_changes_name_language_and_zone_and_signs_out_everywhere() {
        var email = WebPages.person(null, "Lena Alt", "AUDITOR");
        try (var here = WebPages.open();
                var there = WebPages.open()) {
            var page = WebPages.signIn(here, email);
            var other = WebPages.signIn(there, email);
            page.navigate("/profile");
            page.fill("#name", "Lena Neu");
            page.selectOption("#language", "de");
            page.selectOption("#zone", "Asia/Tokyo");
            page.getByText("Save").click();
            assertThat(page.locator("main h1")).hasText("Ihr Profil");
            assertThat(page.locator("#name")).hasValue("Lena Neu");
            assertThat(page.locator("#zone")).hasValue("Asia/Tokyo");

            page.getByText("Überall abmelden").click();
            page.waitForURL("**/sign-in");
            other.reload();
            assertThat(other.url()).contains("/sign-in");
        }
    }

    @Test
    void who_was_signed_out_meanwhile_is_told_so_and_no_form_of_another_site_is_taken() {
        var email = WebPages.person(null, "Sina Weg", "OPERATOR");
        try (var browser = WebPages.open()) {
            var page = WebPages.signIn(browser, email);
            page.navigate("/customers?new");
            browser.clearCookies();
            page.fill("#name", "Nie gespeichert");
            page.click(".panel button[type=submit]");
            assertThat(page.locator("h1")).hasText("Your session has ended");
        }
        var foreign = Http.nobody(URI.create(WebPages.address("/")).getPort())
                .send("POST", "/sign-in", "", "Sec-Fetch-Site", "cross-site", "Accept", "text/html");
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(foreign.text()).contains("This is not yours to do");
    }
}
