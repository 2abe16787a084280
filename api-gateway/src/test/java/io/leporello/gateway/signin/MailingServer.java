package io.leporello.gateway.signin;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.leporello.Eventually;
import io.leporello.account.person.Person;
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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** Leporello with a mail server beside it, and what people do who sign up, are invited and read their mails. */
final class MailingServer implements BeforeAllCallback, AfterAllCallback {

    static final String PASSWORD = "vier Reiher im Nebel";

    private static final Pattern TOKEN = Pattern.compile("#token=([A-Za-z0-9_-]{43})");

    private final Path data;
    private final TestDatabase database;
    /** The same one after the mail server was away. */
    private final int mailPort = TestPort.free();

    private final GreenMail mails = new GreenMail(setup(mailPort))
            .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());

    @SuppressWarnings("NullAway.Init")
    private ConfigurableApplicationContext server;

    /** @param test has a database and a folder of its own */
    MailingServer(Class<?> test) {
        this.data = Path.of("target", test.getSimpleName());
        this.database = TestDatabase.of(test);
    }

    /** On a busy machine it needs longer than its two seconds to start. */
    private static ServerSetup setup(int port) {
        var setup = new ServerSetup(port, "127.0.0.1", "smtp");
        setup.setServerStartupTimeout(Duration.ofSeconds(30).toMillis());
        return setup;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        FileSystemUtils.deleteRecursively(data);
        mails.start();
        startWithMail();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        server.close();
        mails.stop();
    }

    private void startWithMail() {
        start("--spring.mail.host=127.0.0.1", "--spring.mail.port=" + mailPort);
    }

    private void start(String... more) {
        var common = Stream.of(
                "--server.port=0",
                "--leporello.data=" + data,
                "--leporello.operator-key=" + GatewaySlice.OPERATOR_KEY,
                "--leporello.mail.every=50ms",
                "--leporello.database.url=" + database.jdbcUrl(),
                "--leporello.database.user=" + database.user(),
                "--leporello.database.password=" + database.password());
        server = LedgerApplication.start(
                Stream.concat(common, Arrays.stream(more)).toArray(String[]::new));
    }

    /** Starts again, but knows no mail server. */
    void restartWithoutMail(String... more) {
        server.close();
        start(more);
    }

    void restartWithMail() {
        server.close();
        startWithMail();
    }

    int port() {
        return requireNonNull(server.getEnvironment().getProperty("local.server.port", Integer.class));
    }

    Browser browser() {
        return new Browser(port());
    }

    Http operator() {
        return Http.operator(port());
    }

    CommandGateway commands() {
        return server.getBean(CommandGateway.class);
    }

    JdbcClient rows() {
        return JdbcClient.create(database.dataSource());
    }

    Answer signUp(String email, String name, String locale) {
        return browser().post("/v1/sign-up", """
                {"email":"%s","password":"%s","name":"%s","organisation":{"name":"Müller & Söhne","country":"DE","locale":"%s"}}
                """.formatted(email, PASSWORD, name, locale));
    }

    void invite(String id, String email) {
        commands()
                .sendAndWait(new InviteUser(
                        id, null, new Person("Kai", email), List.of("AUDITOR"), EnumSet.allOf(UserRole.class)));
    }

    Answer accept(String token, String password) {
        return browser()
                .post(
                        "/v1/invitations/accept",
                        "{\"token\":\"" + token + "\",\"password\":\"" + password + "\",\"name\":\"Kai Möwe\"}");
    }

    int mailPort() {
        return mailPort;
    }

    void stopMailServer() {
        mails.stop();
    }

    void startMailServer() {
        mails.start();
    }

    /** Waits until so many have come, and returns the last of them. */
    MimeMessage mailTo(String address, int number) {
        return Eventually.answers(() -> mailsTo(address), found -> found.size() >= number)
                .get(number - 1);
    }

    List<MimeMessage> mailsTo(String address) {
        return Arrays.stream(mails.getReceivedMessages())
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

    static String text(MimeMessage mail) throws Exception {
        return String.valueOf(mail.getContent());
    }

    static String tokenIn(String text) {
        var found = TOKEN.matcher(text);
        assertThat(found.find()).as("a link in: %s", text).isTrue();
        return found.group(1);
    }
}
