package io.leporello.gateway.signin;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.leporello.account.person.Person;
import io.leporello.account.user.DeactivateUser;
import io.leporello.account.user.EraseUser;
import io.leporello.account.user.InviteUser;
import io.leporello.account.user.UserRole;
import io.leporello.gateway.GatewaySlice;
import io.leporello.gateway.Http;
import io.leporello.gateway.Http.Answer;
import io.leporello.gateway.LedgerApplication;
import io.leporello.postgres.TestDatabase;
import io.leporello.postgres.TestPort;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

@ExtendWith(OutputCaptureExtension.class)
class SignInIT {

    private static final Path DATA = Path.of("target", "sign-in-it");
    private static final TestDatabase DATABASE = TestDatabase.of(SignInIT.class);
    private static final JdbcClient ROWS = JdbcClient.create(DATABASE.dataSource());
    /** The same one after the mail server was away. */
    private static final int MAIL_PORT = TestPort.free();

    private static final Pattern TOKEN = Pattern.compile("#token=([A-Za-z0-9_-]{43})");
    private static final String PASSWORD = "vier Reiher im Nebel";

    @RegisterExtension
    static final GreenMailExtension MAILS = new GreenMailExtension(mailServer())
            .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication())
            .withPerMethodLifecycle(false);

    @SuppressWarnings("NullAway.Init")
    private static ConfigurableApplicationContext server;

    /** On a busy machine it needs longer than its two seconds to start. */
    private static ServerSetup mailServer() {
        var setup = new ServerSetup(MAIL_PORT, "127.0.0.1", "smtp");
        setup.setServerStartupTimeout(Duration.ofSeconds(30).toMillis());
        return setup;
    }

    @BeforeAll
    static void start() throws IOException {
        FileSystemUtils.deleteRecursively(DATA);
        server = startedWithMail();
    }

    private static ConfigurableApplicationContext startedWithMail() {
        return started("--spring.mail.host=127.0.0.1", "--spring.mail.port=" + MAIL_PORT);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static ConfigurableApplicationContext started(String... more) {
        var common = Stream.of(
                "--server.port=0",
                "--leporello.data=" + DATA,
                "--leporello.operator-key=" + GatewaySlice.OPERATOR_KEY,
                "--leporello.mail.every=50ms",
                "--leporello.database.url=" + DATABASE.jdbcUrl(),
                "--leporello.database.user=" + DATABASE.user(),
                "--leporello.database.password=" + DATABASE.password());
        return LedgerApplication.start(
                Stream.concat(common, Arrays.stream(more)).toArray(String[]::new));
    }

    private static int port() {
        return requireNonNull(server.getEnvironment().getProperty("local.server.port", Integer.class));
    }

    private static Browser browser() {
        return new Browser(port());
    }

    private static Answer signUp(String email, String name, String locale) {
        return browser().post("/v1/sign-up", """
                {"email":"%s","password":"%s","name":"%s","organisation":{"name":"Müller & Söhne","country":"DE","locale":"%s"}}
                """.formatted(email, PASSWORD, name, locale));
    }

    private static MimeMessage mailTo(String address, int number) {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> mailsTo(address), mails -> mails.size() >= number)
                .get(number - 1);
    }

    private static List<MimeMessage> mailsTo(String address) {
        return Arrays.stream(MAILS.getReceivedMessages())
                .filter(mail -> recipient(mail).equals(address))
                .toList();
    }

    private static String recipient(MimeMessage mail) {
        try {
            return mail.getRecipients(Message.RecipientType.TO)[0].toString();
        } catch (MessagingException failure) {
            throw new AssertionError(failure);
        }
    }

    private static String text(MimeMessage mail) throws Exception {
        return String.valueOf(mail.getContent());
    }

    private static String tokenIn(String text) {
        var found = TOKEN.matcher(text);
        assertThat(found.find()).as("a link in: %s", text).isTrue();
        return found.group(1);
    }

    @Test
    void who_signs_up_gets_a_mail_in_german_whose_link_confirms_the_address_once() throws Exception {
        var made = signUp("jörg@example.org", "Jörg Größe", "de-DE");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.json().path("customerId").asString()).isNotEmpty();

        var mail = mailTo("jörg@example.org", 1);
        assertThat(mail.getSubject()).isEqualTo("Bitte bestätigen Sie Ihre E-Mail-Adresse");
        assertThat(text(mail)).contains("Guten Tag Jörg Größe", "gehört", "/confirmation#token=");

        var body = "{\"token\":\"" + tokenIn(text(mail)) + "\"}";
        assertThat(browser().post("/v1/confirmations", body).status()).isEqualTo(200);
        assertThat(browser().post("/v1/confirmations", body).status()).isEqualTo(422);
        var session = browser().signIn("JÖRG@example.org", PASSWORD);
        assertThat(session.status()).as(session.text()).isEqualTo(200);
        assertThat(session.json().path("confirmed").asBoolean()).isTrue();
        assertThat(session.json().path("roles").get(0).asString()).isEqualTo("MANAGER");
    }

    @Test
    void a_customer_of_another_language_is_written_to_in_english() throws Exception {
        assertThat(signUp("ana@example.org", "Ana", "pt-BR").status()).isEqualTo(201);

        var mail = mailTo("ana@example.org", 1);
        assertThat(mail.getSubject()).isEqualTo("Please confirm your e-mail address");
        assertThat(text(mail)).contains("Hello Ana");
        assertThat(GreenMailUtil.getHeaders(mail)).contains("UTF-8");
    }

    @Test
    void of_a_hundred_sign_ups_at_once_with_one_address_exactly_one_succeeds() {
        var threads = Executors.newFixedThreadPool(100);
        try {
            var asked = IntStream.range(0, 100)
                    .mapToObj(number -> CompletableFuture.supplyAsync(
                            () -> signUp(number % 2 == 0 ? "race@example.org" : "RACE@example.org", "Racer", "en-GB")
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
        invite("invited", "kai@example.org");
        var mail = mailTo("kai@example.org", 1);
        assertThat(mail.getSubject()).isEqualTo("Einladung zu Leporello");
        assertThat(browser().signIn("kai@example.org", PASSWORD).status()).isEqualTo(401);

        var accepted = accept(tokenIn(text(mail)), PASSWORD);
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(200);
        assertThat(accept(tokenIn(text(mail)), PASSWORD).status()).isEqualTo(422);
        assertThat(browser()
                        .signIn("kai@example.org", PASSWORD)
                        .json()
                        .path("confirmed")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void an_invitation_expires_and_a_trivial_password_does_not_use_it_up() throws Exception {
        invite("late", "late@example.org");
        var token = tokenIn(text(mailTo("late@example.org", 1)));

        var trivial = accept(token, "password123");
        assertThat(trivial.status()).isEqualTo(422);
        assertThat(trivial.text()).contains("password").doesNotContain("password123");

        ROWS.sql("update account.one_time_link set expires_at = now() - interval '1 s' where user_id = 'late'")
                .update();
        assertThat(accept(token, PASSWORD).text()).contains("does not work any more");
    }

    private static void invite(String id, String email) {
        CommandGateway commands = server.getBean(CommandGateway.class);
        commands.sendAndWait(
                new InviteUser(id, null, new Person("Kai", email), List.of("AUDITOR"), EnumSet.allOf(UserRole.class)));
    }

    private static Answer accept(String token, String password) {
        return browser()
                .post(
                        "/v1/invitations/accept",
                        "{\"token\":\"" + token + "\",\"password\":\"" + password + "\",\"name\":\"Kai Möwe\"}");
    }

    @Test
    void a_forgotten_password_is_chosen_anew_and_ends_every_session() throws Exception {
        signUp("vera@example.org", "Vera", "de-DE");
        mailTo("vera@example.org", 1);
        var before = browser();
        assertThat(before.signIn("vera@example.org", PASSWORD).status()).isEqualTo(200);

        assertThat(browser()
                        .post("/v1/password-resets", "{\"email\":\"vera@example.org\"}")
                        .status())
                .isEqualTo(202);
        var token = tokenIn(text(mailTo("vera@example.org", 2)));
        var redeemed = browser()
                .post(
                        "/v1/password-resets/redeem",
                        "{\"token\":\"" + token + "\",\"password\":\"drei Enten am Kanal\"}");
        assertThat(redeemed.status()).as(redeemed.text()).isEqualTo(200);

        assertThat(before.get("/v1/session").status()).isEqualTo(401);
        assertThat(browser().signIn("vera@example.org", PASSWORD).status()).isEqualTo(401);
        assertThat(browser().signIn("vera@example.org", "drei Enten am Kanal").status())
                .isEqualTo(200);
    }

    @Test
    void asking_for_a_reset_answers_the_same_for_an_address_nobody_has() {
        assertThat(browser()
                        .post("/v1/password-resets", "{\"email\":\"nobody@example.org\"}")
                        .status())
                .isEqualTo(202);
        assertThat(mailsTo("nobody@example.org")).isEmpty();
    }

    @Test
    void a_call_that_changes_something_with_a_session_needs_its_token() {
        signUp("cleo@example.org", "Cleo", "en-GB");
        var cleo = browser();
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
        signUp("mia@example.org", "Mia", "en-GB");
        var here = browser();
        var there = browser();
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
        signUp("tls@example.org", "Tessa", "en-GB");

        assertThat(cookiesOf(Http.nobody(port()), "tls@example.org")).noneMatch(cookie -> cookie.contains("Secure"));
        assertThat(cookiesOf(Http.nobody(port()), "tls@example.org", "X-Forwarded-Proto", "https"))
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
        signUp("old@example.org", "Olga", "de-DE");
        var olga = browser();
        olga.signIn("old@example.org", PASSWORD);
        mailTo("old@example.org", 1);

        assertThat(olga.put("/v1/users/me/email", newAddress("new@example.org", "wrong"))
                        .status())
                .isEqualTo(401);
        assertThat(olga.put("/v1/users/me/email", newAddress("race@", PASSWORD)).status())
                .isEqualTo(422);
        var asked = olga.put("/v1/users/me/email", newAddress("new@example.org", PASSWORD));
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);

        var notice = text(mailTo("old@example.org", 2));
        assertThat(notice).contains("Guten Tag Olga", "bleibt es bei dieser").doesNotContain("token", "new@");
        assertThat(browser().signIn("new@example.org", PASSWORD).status()).isEqualTo(401);
        assertThat(browser().signIn("old@example.org", PASSWORD).status()).isEqualTo(200);

        var link = mailTo("new@example.org", 1);
        assertThat(link.getSubject()).isEqualTo("Bitte bestätigen Sie Ihre neue E-Mail-Adresse");
        var body = "{\"token\":\"" + tokenIn(text(link)) + "\"}";
        assertThat(browser().post("/v1/confirmations", body).status()).isEqualTo(200);
        assertThat(browser().post("/v1/confirmations", body).status()).isEqualTo(422);

        assertThat(browser().signIn("old@example.org", PASSWORD).status()).isEqualTo(401);
        var session = browser().signIn("new@example.org", PASSWORD).json();
        assertThat(session.path("confirmed").asBoolean()).isTrue();
        assertThat(olga.get("/v1/session?wait=10").json().path("email").asString())
                .isEqualTo("new@example.org");
        assertThat(mailsTo("old@example.org")).hasSize(2);
    }

    private static String newAddress(String email, String password) {
        return "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}";
    }

    @Test
    void a_mail_that_got_lost_is_sent_again_as_long_as_it_is_waited_for() throws Exception {
        invite("again", "again@example.org");
        var lost = tokenIn(text(mailTo("again@example.org", 1)));
        var operator = Http.operator(port());

        var sent = operator.post("/v1/users/again/mails", "");
        assertThat(sent.status()).as(sent.text()).isEqualTo(202);
        assertThat(sent.json().path("mail").asString()).isEqualTo("INVITATION");
        var found = tokenIn(text(mailTo("again@example.org", 2)));

        assertThat(accept(lost, PASSWORD).status()).isEqualTo(422);
        assertThat(accept(found, PASSWORD).status()).isEqualTo(200);
        assertThat(operator.post("/v1/users/again/mails", "").status()).isEqualTo(409);
        assertThat(operator.post("/v1/users/nobody/mails", "").status()).isEqualTo(404);
    }

    @Test
    void who_signed_up_asks_for_the_confirmation_again_but_not_without_end() throws Exception {
        var userId = signUp("unconfirmed@example.org", "Uwe", "de-DE")
                .json()
                .path("userId")
                .asString();
        mailTo("unconfirmed@example.org", 1);
        var uwe = browser();
        uwe.signIn("unconfirmed@example.org", PASSWORD);
        var path = "/v1/users/" + userId + "/mails";

        for (var mail = 0; mail < 10; mail++)
            assertThat(uwe.post(path, "").status()).isEqualTo(202);
        assertThat(uwe.post(path, "").status()).isEqualTo(429);
        mailTo("unconfirmed@example.org", 2);
        assertThat(uwe.post("/v1/users/again/mails", "").status()).isEqualTo(404);
    }

    @Test
    void a_mail_server_that_is_away_gets_every_mail_when_it_is_back_and_once_only() {
        MAILS.stop();
        var userId = signUp("patient@example.org", "Paula", "en-GB")
                .json()
                .path("userId")
                .asString();
        await().atMost(Duration.ofSeconds(20)).until(() -> attemptsFor(userId), attempts -> attempts.get(0) >= 2);
        assertThat(Http.operator(port()).get("/v1/kept-mails?wait=10").text()).contains("patient@example.org");

        MAILS.start();
        mailTo("patient@example.org", 1);
        await().atMost(Duration.ofSeconds(20)).until(() -> attemptsFor(userId), List::isEmpty);
        assertThat(mailsTo("patient@example.org")).hasSize(1);
    }

    @Test
    void an_address_the_mail_server_does_not_know_is_not_tried_for_ever_but_shown_to_the_operator() throws Exception {
        MAILS.stop();
        String userId;
        try (var refusing = new RefusingMailServer(MAIL_PORT)) {
            userId = signUp("mistyped@example.org", "Mo", "en-GB")
                    .json()
                    .path("userId")
                    .asString();
            await().atMost(Duration.ofSeconds(20)).until(() -> refusedFor(userId), List.of(true)::equals);
            assertThat(refusing).isNotNull();
        }
        MAILS.start();

        assertThat(Http.operator(port()).get("/v1/kept-mails?wait=10").json().path("items"))
                .anyMatch(mail -> mail.path("to").asString().equals("mistyped@example.org")
                        && mail.path("refused").asBoolean());
        Http.operator(port()).post("/v1/users/" + userId + "/mails", "");
        mailTo("mistyped@example.org", 1);
    }

    /** Whether it will not be tried again: the trial is written down before its outcome is known. */
    private static List<Boolean> refusedFor(String userId) {
        return ROWS.sql("select refused and due_at = 'infinity' from signin.mail where user_id = :user")
                .param("user", userId)
                .query(Boolean.class)
                .list();
    }

    private static List<Integer> attemptsFor(String userId) {
        return ROWS.sql("select attempts from signin.mail where user_id = :user")
                .param("user", userId)
                .query(Integer.class)
                .list();
    }

    @Test
    void guessing_is_slowed_down_even_with_the_right_password_at_last() {
        signUp("target@example.org", "Target", "en-GB");
        for (var guess = 0; guess < 10; guess++)
            assertThat(browser()
                            .signIn("target@example.org", "guess number " + guess)
                            .status())
                    .isEqualTo(401);

        var refused = browser().signIn("target@example.org", PASSWORD);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(60, 900);
    }

    @Test
    void whoever_is_deactivated_or_erased_is_out_at_once() throws Exception {
        leaves("deactivated", DeactivateUser::new);
        leaves("erased", EraseUser::new);
    }

    private static void leaves(String id, Function<String, Object> end) throws Exception {
        CommandGateway commands = server.getBean(CommandGateway.class);
        var email = id + "@example.org";
        invite(id, email);
        assertThat(accept(tokenIn(text(mailTo(email, 1))), PASSWORD).status()).isEqualTo(200);
        var leaving = browser();
        assertThat(leaving.signIn(email, PASSWORD).status()).isEqualTo(200);

        commands.sendAndWait(end.apply(id));

        assertThat(leaving.get("/v1/session").status()).isEqualTo(401);
        assertThat(browser().signIn(email, PASSWORD).status()).isEqualTo(401);
    }

    /** Each of the ten that a page wants would otherwise wait for the others to write when the session was used last. */
    @Test
    void files_of_pages_leave_the_session_alone() {
        var user = signUp("fritz@example.org", "Fritz", "de-DE")
                .json()
                .path("userId")
                .asString();
        var fritz = browser();
        fritz.signIn("fritz@example.org", PASSWORD);
        var signedIn = lastUseOfTheSessionOf(user);

        assertThat(fritz.get("/ui/theme.js").status()).isEqualTo(200);
        assertThat(lastUseOfTheSessionOf(user)).isEqualTo(signedIn);
        assertThat(fritz.get("/v1/session").status()).isEqualTo(200);
        assertThat(lastUseOfTheSessionOf(user)).isGreaterThan(signedIn);
    }

    private static Long lastUseOfTheSessionOf(String user) {
        return ROWS.sql("select last_access_time from signin.session where principal_name = :user")
                .param("user", user)
                .query(Long.class)
                .single();
    }

    @Test
    void sessions_survive_a_restart_and_mails_without_a_server_are_kept_for_the_operator() {
        signUp("rosa@example.org", "Rosa", "de-DE");
        mailTo("rosa@example.org", 1);
        var rosa = browser();
        rosa.signIn("rosa@example.org", PASSWORD);

        server.close();
        server = started("--leporello.public-url=https://ledger.example.org/");
        try {
            rosa.follow(port());
            assertThat(rosa.get("/v1/session").json().path("email").asString()).isEqualTo("rosa@example.org");

            signUp("kept@example.org", "Keßler", "de-DE");
            var kept =
                    Http.operator(port()).get("/v1/kept-mails?wait=10").json().path("items");
            assertThat(kept).hasSize(1);
            assertThat(kept.get(0).path("to").asString()).isEqualTo("kept@example.org");
            assertThat(kept.get(0).path("text").asString())
                    .contains("Keßler", "https://ledger.example.org/confirmation#token=");
            assertThat(cookiesOf(Http.nobody(port()), "kept@example.org"))
                    .allMatch(cookie -> cookie.contains("Secure"));
            assertThat(rosa.get("/v1/kept-mails").status()).isEqualTo(403);
            assertThat(ROWS.sql("select row_to_json(m)::text from signin.mail m")
                            .query(String.class)
                            .single())
                    .doesNotContain(
                            "kept@", "Keßler", tokenIn(kept.get(0).path("text").asString()));
        } finally {
            server.close();
            server = startedWithMail();
        }
        mailTo("kept@example.org", 1);
    }

    @Test
    void neither_passwords_nor_links_nor_addresses_get_into_the_log(CapturedOutput output) throws Exception {
        signUp("quiet@example.org", "Quinn Leise", "en-GB");
        var token = tokenIn(text(mailTo("quiet@example.org", 1)));
        browser().signIn("quiet@example.org", "not " + PASSWORD);
        browser().post("/v1/confirmations", "{\"token\":\"" + token + "\"}");
        browser().post("/v1/confirmations", "{\"token\":\"" + token + "\"}");

        // The mail server of the test logs in the same process.
        var ours = output.getAll()
                .lines()
                .filter(line -> !line.contains("greenmail"))
                .collect(Collectors.joining("\n"));
        assertThat(ours).contains("Mail ").doesNotContain("quiet@example.org", "Quinn Leise", PASSWORD, token);
    }
}
