package io.leporello.gateway.signin;

import static io.leporello.gateway.signin.MailingServer.PASSWORD;
import static io.leporello.gateway.signin.MailingServer.text;
import static io.leporello.gateway.signin.MailingServer.tokenIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.account.user.DeactivateUser;
import io.leporello.account.user.EraseUser;
import io.leporello.gateway.Http;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** How people come in, and what ends it. */
@ExtendWith(OutputCaptureExtension.class)
class SignInIT {

    @RegisterExtension
    static final MailingServer SERVER = new MailingServer(SignInIT.class);

    @Test
    void who_signs_up_gets_a_mail_in_german_whose_link_confirms_the_address_once() throws Exception {
        var made = SERVER.signUp("jörg@example.org", "Jörg Größe", "de-DE");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.json().path("customerId").asString()).isNotEmpty();

        var mail = SERVER.mailTo("jörg@example.org", 1);
        assertThat(mail.getSubject()).isEqualTo("Bitte bestätigen Sie Ihre E-Mail-Adresse");
        assertThat(text(mail)).contains("Guten Tag Jörg Größe", "gehört", "/confirmation#token=");

        var body = "{\"token\":\"" + tokenIn(text(mail)) + "\"}";
        assertThat(SERVER.browser().post("/v1/confirmations", body).status()).isEqualTo(200);
        assertThat(SERVER.browser().post("/v1/confirmations", body).status()).isEqualTo(422);
        var session = SERVER.browser().signIn("JÖRG@example.org", PASSWORD);
        assertThat(session.status()).as(session.text()).isEqualTo(200);
        assertThat(session.json().path("confirmed").asBoolean()).isTrue();
        assertThat(session.json().path("roles").get(0).asString()).isEqualTo("MANAGER");
    }

    @Test
    void of_a_hundred_sign_ups_at_once_with_one_address_exactly_one_succeeds() {
        var threads = Executors.newFixedThreadPool(100);
        try {
            var asked = IntStream.range(0, 100)
                    .mapToObj(number -> CompletableFuture.supplyAsync(
                            () -> SERVER.signUp(
                                            number % 2 == 0 ? "race@example.org" : "RACE@example.org", "Racer", "en-GB")
                                    .status(),
                            threads))
                    .toList();
            var answers = asked.stream()
                    .map(CompletableFuture::join)
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
            assertThat(answers).isEqualTo(Map.of(201, 1L, 409, 99L));
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void whoever_is_invited_chooses_a_password_with_a_link_that_works_once() throws Exception {
        SERVER.invite("invited", "kai@example.org");
        var mail = SERVER.mailTo("kai@example.org", 1);
        assertThat(mail.getSubject()).isEqualTo("Einladung zu Leporello");
        assertThat(SERVER.browser().signIn("kai@example.org", PASSWORD).status())
                .isEqualTo(401);

        var accepted = SERVER.accept(tokenIn(text(mail)), PASSWORD);
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(200);
        assertThat(SERVER.accept(tokenIn(text(mail)), PASSWORD).status()).isEqualTo(422);
        assertThat(SERVER.browser()
                        .signIn("kai@example.org", PASSWORD)
                        .json()
                        .path("confirmed")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void an_invitation_expires_and_a_trivial_password_does_not_use_it_up() throws Exception {
        SERVER.invite("late", "late@example.org");
        var token = tokenIn(text(SERVER.mailTo("late@example.org", 1)));

        var trivial = SERVER.accept(token, "password123");
        assertThat(trivial.status()).isEqualTo(422);
        assertThat(trivial.text()).contains("password").doesNotContain("password123");

        SERVER.rows()
                .sql("update account.one_time_link set expires_at = now() - interval '1 s' where user_id = 'late'")
                .update();
        assertThat(SERVER.accept(token, PASSWORD).text()).contains("does not work any more");
    }

    @Test
    void a_forgotten_password_is_chosen_anew_and_ends_every_session() throws Exception {
        SERVER.signUp("vera@example.org", "Vera", "de-DE");
        SERVER.mailTo("vera@example.org", 1);
        var before = SERVER.browser();
        assertThat(before.signIn("vera@example.org", PASSWORD).status()).isEqualTo(200);

        assertThat(SERVER.browser()
                        .post("/v1/password-resets", "{\"email\":\"vera@example.org\"}")
                        .status())
                .isEqualTo(202);
        var token = tokenIn(text(SERVER.mailTo("vera@example.org", 2)));
        var redeemed = SERVER.browser()
                .post(
                        "/v1/password-resets/redeem",
                        "{\"token\":\"" + token + "\",\"password\":\"drei Enten am Kanal\"}");
        assertThat(redeemed.status()).as(redeemed.text()).isEqualTo(200);

        assertThat(before.get("/v1/session").status()).isEqualTo(401);
        assertThat(SERVER.browser().signIn("vera@example.org", PASSWORD).status())
                .isEqualTo(401);
        assertThat(SERVER.browser()
                        .signIn("vera@example.org", "drei Enten am Kanal")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void asking_for_a_reset_answers_the_same_for_an_address_nobody_has() {
        assertThat(SERVER.browser()
                        .post("/v1/password-resets", "{\"email\":\"nobody@example.org\"}")
                        .status())
                .isEqualTo(202);
        assertThat(SERVER.mailsTo("nobody@example.org")).isEmpty();
    }

    @Test
    void a_call_that_changes_something_with_a_session_needs_its_token() {
        SERVER.signUp("cleo@example.org", "Cleo", "en-GB");
        var cleo = SERVER.browser();
        var signedIn = cleo.signIn("cleo@example.org", PASSWORD);
        assertThat(signedIn.response().headers().allValues("Set-Cookie"))
                .anyMatch(cookie ->
                        cookie.startsWith("SESSION=") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"))
                .anyMatch(cookie -> cookie.startsWith("XSRF-TOKEN=") && !cookie.contains("HttpOnly"));

        var refused = cleo.forged("DELETE", "/v1/session", null);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("X-XSRF-TOKEN");
        assertThat(cleo.forged("DELETE", "/v1/session", "made-up").status()).isEqualTo(403);
        assertThat(cleo.get("/v1/session").status()).isEqualTo(200);

        assertThat(cleo.delete("/v1/session").status()).isEqualTo(204);
        assertThat(cleo.get("/v1/session").status()).isEqualTo(401);
    }

    @Test
    void who_changes_the_password_stays_signed_in_here_and_nowhere_else() {
        SERVER.signUp("mia@example.org", "Mia", "en-GB");
        var here = SERVER.browser();
        var there = SERVER.browser();
        here.signIn("mia@example.org", PASSWORD);
        there.signIn("mia@example.org", PASSWORD);

        assertThat(here.put("/v1/users/me/password", "{\"old\":\"wrong\",\"password\":\"zwei Kraniche im Moor\"}")
                        .status())
                .isEqualTo(401);
        var changed = here.put(
                "/v1/users/me/password", "{\"old\":\"" + PASSWORD + "\",\"password\":\"zwei Kraniche im Moor\"}");
        assertThat(changed.status()).as(changed.text()).isEqualTo(204);
        assertThat(here.get("/v1/session").status()).isEqualTo(200);
        assertThat(there.get("/v1/session").status()).isEqualTo(401);
        assertThat(here.delete("/v1/users/me/sessions").status()).isEqualTo(204);
        assertThat(here.get("/v1/session").status()).isEqualTo(401);
    }

    @Test
    void cookies_are_for_tls_only_when_the_request_came_over_it() {
        SERVER.signUp("tls@example.org", "Tessa", "en-GB");

        assertThat(cookiesOf(Http.nobody(SERVER.port()), "tls@example.org"))
                .noneMatch(cookie -> cookie.contains("Secure"));
        assertThat(cookiesOf(Http.nobody(SERVER.port()), "tls@example.org", "X-Forwarded-Proto", "https"))
                .allMatch(cookie -> cookie.contains("Secure"));
    }

    private static List<String> cookiesOf(Http http, String email, String... headers) {
        var body = "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}";
        var answer = http.send("POST", "/v1/session", body, headers);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var cookies = answer.response().headers().allValues("Set-Cookie");
        assertThat(cookies).hasSize(2);
        return cookies;
    }

    @Test
    void another_address_counts_once_the_link_sent_there_was_used_and_the_old_one_hears_of_it() throws Exception {
        SERVER.signUp("old@example.org", "Olga", "de-DE");
        var olga = SERVER.browser();
        olga.signIn("old@example.org", PASSWORD);
        SERVER.mailTo("old@example.org", 1);

        assertThat(olga.put("/v1/users/me/email", newAddress("new@example.org", "wrong"))
                        .status())
                .isEqualTo(401);
        assertThat(olga.put("/v1/users/me/email", newAddress("race@", PASSWORD)).status())
                .isEqualTo(422);
        var asked = olga.put("/v1/users/me/email", newAddress("new@example.org", PASSWORD));
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);

        var notice = text(SERVER.mailTo("old@example.org", 2));
        assertThat(notice).contains("Guten Tag Olga", "bleibt es bei dieser").doesNotContain("token", "new@");
        assertThat(SERVER.browser().signIn("new@example.org", PASSWORD).status())
                .isEqualTo(401);
        assertThat(SERVER.browser().signIn("old@example.org", PASSWORD).status())
                .isEqualTo(200);

        var link = SERVER.mailTo("new@example.org", 1);
        assertThat(link.getSubject()).isEqualTo("Bitte bestätigen Sie Ihre neue E-Mail-Adresse");
        var body = "{\"token\":\"" + tokenIn(text(link)) + "\"}";
        assertThat(SERVER.browser().post("/v1/confirmations", body).status()).isEqualTo(200);
        assertThat(SERVER.browser().post("/v1/confirmations", body).status()).isEqualTo(422);

        assertThat(SERVER.browser().signIn("old@example.org", PASSWORD).status())
                .isEqualTo(401);
        var session = SERVER.browser().signIn("new@example.org", PASSWORD).json();
        assertThat(session.path("confirmed").asBoolean()).isTrue();
        assertThat(olga.get("/v1/session?wait=10").json().path("email").asString())
                .isEqualTo("new@example.org");
        assertThat(SERVER.mailsTo("old@example.org")).hasSize(2);
    }

    private static String newAddress(String email, String password) {
        return "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}";
    }

    @Test
    void guessing_is_slowed_down_even_with_the_right_password_at_last() {
        SERVER.signUp("target@example.org", "Target", "en-GB");
        for (var guess = 0; guess < 10; guess++)
            assertThat(SERVER.browser()
                            .signIn("target@example.org", "guess number " + guess)
                            .status())
                    .isEqualTo(401);

        var refused = SERVER.browser().signIn("target@example.org", PASSWORD);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(60, 900);
    }

    @Test
    void whoever_is_deactivated_or_erased_is_out_at_once() throws Exception {
        leaves("deactivated", DeactivateUser::new);
        leaves("erased", EraseUser::new);
    }

    private static void leaves(String id, Function<String, Object> end) throws Exception {
        CommandGateway commands = SERVER.commands();
        var email = id + "@example.org";
        SERVER.invite(id, email);
        assertThat(SERVER.accept(tokenIn(text(SERVER.mailTo(email, 1))), PASSWORD)
                        .status())
                .isEqualTo(200);
        var leaving = SERVER.browser();
        assertThat(leaving.signIn(email, PASSWORD).status()).isEqualTo(200);

        commands.sendAndWait(end.apply(id));

        assertThat(leaving.get("/v1/session").status()).isEqualTo(401);
        assertThat(SERVER.browser().signIn(email, PASSWORD).status()).isEqualTo(401);
    }

    /** Each of the ten that a page wants would otherwise wait for the others to write when the session was used last. */
    @Test
    void files_of_pages_leave_the_session_alone() {
        var user = SERVER.signUp("fritz@example.org", "Fritz", "de-DE")
                .json()
                .path("userId")
                .asString();
        var fritz = SERVER.browser();
        fritz.signIn("fritz@example.org", PASSWORD);
        var signedIn = lastUseOfTheSessionOf(user);

        assertThat(fritz.get("/ui/theme.js").status()).isEqualTo(200);
        assertThat(lastUseOfTheSessionOf(user)).isEqualTo(signedIn);
        assertThat(fritz.get("/v1/session").status()).isEqualTo(200);
        assertThat(lastUseOfTheSessionOf(user)).isGreaterThan(signedIn);
    }

    private static Long lastUseOfTheSessionOf(String user) {
        return SERVER.rows()
                .sql("select last_access_time from signin.session where principal_name = :user")
                .param("user", user)
                .query(Long.class)
                .single();
    }

    @Test
    void sessions_survive_a_restart_and_their_cookies_are_for_tls_only_where_the_public_address_is() {
        SERVER.signUp("rosa@example.org", "Rosa", "de-DE");
        var rosa = SERVER.browser();
        rosa.signIn("rosa@example.org", PASSWORD);

        SERVER.restartWithoutMail("--leporello.public-url=https://ledger.example.org/");
        try {
            rosa.follow(SERVER.port());
            assertThat(rosa.get("/v1/session").json().path("email").asString()).isEqualTo("rosa@example.org");
            assertThat(cookiesOf(Http.nobody(SERVER.port()), "rosa@example.org"))
                    .allMatch(cookie -> cookie.contains("Secure"));
        } finally {
            SERVER.restartWithMail();
        }
    }

    @Test
    void neither_passwords_nor_links_nor_addresses_get_into_the_log(CapturedOutput output) throws Exception {
        SERVER.signUp("quiet@example.org", "Quinn Leise", "en-GB");
        var token = tokenIn(text(SERVER.mailTo("quiet@example.org", 1)));
        SERVER.browser().signIn("quiet@example.org", "not " + PASSWORD);
        SERVER.browser().post("/v1/confirmations", "{\"token\":\"" + token + "\"}");
        SERVER.browser().post("/v1/confirmations", "{\"token\":\"" + token + "\"}");

        // The mail server of the test logs in the same process.
        var ours = output.getAll()
                .lines()
                .filter(line -> !line.contains("greenmail"))
                .collect(Collectors.joining("\n"));
        assertThat(ours).contains("Mail ").doesNotContain("quiet@example.org", "Quinn Leise", PASSWORD, token);
    }
}
