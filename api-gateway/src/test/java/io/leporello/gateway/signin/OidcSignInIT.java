package io.leporello.gateway.signin;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.account.person.Person;
import io.leporello.account.user.InviteUser;
import io.leporello.account.user.UserRole;
import io.leporello.gateway.Http.Answer;
import io.leporello.gateway.LedgerApplication;
import io.leporello.postgres.TestDatabase;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

class OidcSignInIT {

    private static final Path DATA = Path.of("target", "oidc-it");
    private static final TestDatabase DATABASE = TestDatabase.of(OidcSignInIT.class);
    private static final String PASSWORD = "vier Reiher im Nebel";

    @SuppressWarnings("NullAway.Init")
    private static FakeProvider provider;

    @SuppressWarnings("NullAway.Init")
    private static ConfigurableApplicationContext server;

    @BeforeAll
    static void start() throws Exception {
        FileSystemUtils.deleteRecursively(DATA);
        provider = new FakeProvider();
        server = LedgerApplication.start(
                "--server.port=0",
                "--leporello.data=" + DATA,
                "--leporello.operator-key=the-operator-of-the-tests",
                "--leporello.database.url=" + DATABASE.jdbcUrl(),
                "--leporello.database.user=" + DATABASE.user(),
                "--leporello.database.password=" + DATABASE.password(),
                "--leporello.oidc.issuer=" + provider.issuer(),
                "--leporello.oidc.client-id=" + FakeProvider.CLIENT,
                "--leporello.oidc.client-secret=secret");
    }

    @AfterAll
    static void stop() {
        server.close();
        provider.close();
    }

    private static Browser browser() {
        return new Browser(requireNonNull(server.getEnvironment().getProperty("local.server.port", Integer.class)));
    }

    private static void invite(String id, String email) {
        CommandGateway commands = server.getBean(CommandGateway.class);
        commands.sendAndWait(
                new InviteUser(id, null, new Person("Ida", email), List.of("AUDITOR"), EnumSet.allOf(UserRole.class)));
    }

    private static Answer comeBack(Browser browser) {
        var there = browser.get("/oauth2/authorization/oidc");
        assertThat(there.status()).isEqualTo(302);
        var address = there.header("Location");
        assertThat(address).startsWith(provider.issuer() + "/authorize?").contains("client_id=" + FakeProvider.CLIENT);
        provider.expect(parameter(address, "nonce"));
        return browser.get("/login/oauth2/code/oidc?code=c1&state=" + parameter(address, "state"));
    }

    private static String parameter(String address, String name) {
        var found = Pattern.compile("[?&]" + name + "=([^&]+)").matcher(address);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void the_user_with_the_verified_address_is_signed_in_and_an_invited_one_joins() {
        invite("ida", "ida@example.org");
        provider.speakOf("Ida@Example.org", true);
        var browser = browser();

        var back = comeBack(browser);
        assertThat(back.status()).as(back.text()).isEqualTo(302);
        assertThat(browser.get("/v1/session").json().path("userId").asString()).isEqualTo("ida");
    }

    @Test
    void an_address_that_is_not_verified_lets_nobody_in() {
        invite("una", "una@example.org");
        provider.speakOf("una@example.org", false);
        var browser = browser();

        assertThat(comeBack(browser).status()).isEqualTo(401);
        assertThat(browser.get("/v1/session").status()).isEqualTo(401);
    }

    @Test
    void the_address_of_nobody_makes_no_user() {
        provider.speakOf("stranger@example.org", true);
        var browser = browser();

        assertThat(comeBack(browser).status()).isEqualTo(401);
        assertThat(browser.get("/v1/session").status()).isEqualTo(401);
    }

    @Test
    void whoever_signed_up_before_with_an_address_that_was_not_confirmed_loses_the_password() {
        var thief = browser();
        thief.post("/v1/sign-up", """
                {"email":"vic@example.org","password":"%s","name":"Vic","organisation":{"name":"Vic"}}
                """.formatted(PASSWORD));
        assertThat(thief.signIn("vic@example.org", PASSWORD).status()).isEqualTo(200);

        provider.speakOf("vic@example.org", true);
        assertThat(comeBack(browser()).status()).isEqualTo(302);

        assertThat(thief.get("/v1/session").status()).isEqualTo(401);
        assertThat(browser().signIn("vic@example.org", PASSWORD).status()).isEqualTo(401);
    }

    @Test
    void an_answer_nobody_asked_for_lets_nobody_in() {
        provider.speakOf("ida@example.org", true);
        assertThat(browser()
                        .get("/login/oauth2/code/oidc?code=c1&state=made-up")
                        .status())
                .isEqualTo(401);
    }
}
