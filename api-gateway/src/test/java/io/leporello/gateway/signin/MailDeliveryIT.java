package io.leporello.gateway.signin;

import static io.leporello.gateway.signin.MailingServer.PASSWORD;
import static io.leporello.gateway.signin.MailingServer.text;
import static io.leporello.gateway.signin.MailingServer.tokenIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import io.leporello.Eventually;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of a mail until it is delivered. */
class MailDeliveryIT {

    @RegisterExtension
    static final MailingServer SERVER = new MailingServer(MailDeliveryIT.class);

    @Test
    void a_customer_of_another_language_is_written_to_in_english() throws Exception {
        assertThat(SERVER.signUp("ana@example.org", "Ana", "pt-BR").status()).isEqualTo(201);

        var mail = SERVER.mailTo("ana@example.org", 1);
        assertThat(mail.getSubject()).isEqualTo("Please confirm your e-mail address");
        assertThat(text(mail)).contains("Hello Ana");
        assertThat(GreenMailUtil.getHeaders(mail)).contains("UTF-8");
    }

    @Test
    void a_mail_that_got_lost_is_sent_again_as_long_as_it_is_waited_for() throws Exception {
        SERVER.invite("again", "again@example.org");
        var lost = tokenIn(text(SERVER.mailTo("again@example.org", 1)));
        var operator = SERVER.operator();

        var sent = operator.post("/v1/users/again/mails", "");
        assertThat(sent.status()).as(sent.text()).isEqualTo(202);
        assertThat(sent.json().path("mail").asString()).isEqualTo("INVITATION");
        var found = tokenIn(text(SERVER.mailTo("again@example.org", 2)));

        assertThat(SERVER.accept(lost, PASSWORD).status()).isEqualTo(422);
        assertThat(SERVER.accept(found, PASSWORD).status()).isEqualTo(200);
        assertThat(operator.post("/v1/users/again/mails", "").status()).isEqualTo(409);
        assertThat(operator.post("/v1/users/nobody/mails", "").status()).isEqualTo(404);
    }

    @Test
    void who_signed_up_asks_for_the_confirmation_again_but_not_without_end() throws Exception {
        var userId = SERVER.signUp("unconfirmed@example.org", "Uwe", "de-DE")
                .json()
                .path("userId")
                .asString();
        SERVER.mailTo("unconfirmed@example.org", 1);
        var uwe = SERVER.browser();
        uwe.signIn("unconfirmed@example.org", PASSWORD);
        var path = "/v1/users/" + userId + "/mails";

        for (var mail = 0; mail < 10; mail++)
            assertThat(uwe.post(path, "").status()).isEqualTo(202);
        assertThat(uwe.post(path, "").status()).isEqualTo(429);
        SERVER.mailTo("unconfirmed@example.org", 2);
        assertThat(uwe.post("/v1/users/again/mails", "").status()).isEqualTo(404);
    }

    @Test
    void a_mail_server_that_is_away_gets_every_mail_when_it_is_back_and_once_only() {
        SERVER.stopMailServer();
        var userId = SERVER.signUp("patient@example.org", "Paula", "en-GB")
                .json()
                .path("userId")
                .asString();
        Eventually.isTrue(() -> attemptsFor(userId).get(0) >= 2);
        assertThat(SERVER.operator().get("/v1/kept-mails?wait=10").text()).contains("patient@example.org");

        SERVER.startMailServer();
        SERVER.mailTo("patient@example.org", 1);
        Eventually.isTrue(() -> attemptsFor(userId).isEmpty());
        assertThat(SERVER.mailsTo("patient@example.org")).hasSize(1);
    }

    @Test
    void an_address_the_mail_server_does_not_know_is_not_tried_for_ever_but_shown_to_the_operator() throws Exception {
        SERVER.stopMailServer();
        String userId;
        try (var refusing = new RefusingMailServer(SERVER.mailPort())) {
            userId = SERVER.signUp("mistyped@example.org", "Mo", "en-GB")
                    .json()
                    .path("userId")
                    .asString();
            Eventually.isTrue(() -> refusedFor(userId).equals(List.of(true)));
            assertThat(refusing).isNotNull();
        }
        SERVER.startMailServer();

        assertThat(SERVER.operator().get("/v1/kept-mails?wait=10").json().path("items"))
                .anyMatch(mail -> mail.path("to").asString().equals("mistyped@example.org")
                        && mail.path("refused").asBoolean());
        SERVER.operator().post("/v1/users/" + userId + "/mails", "");
        SERVER.mailTo("mistyped@example.org", 1);
    }

    /** Whether it will not be tried again: the trial is written down before its outcome is known. */
    private static List<Boolean> refusedFor(String userId) {
        return SERVER.rows()
                .sql("select refused and due_at = 'infinity' from signin.mail where user_id = :user")
                .param("user", userId)
                .query(Boolean.class)
                .list();
    }

    private static List<Integer> attemptsFor(String userId) {
        return SERVER.rows()
                .sql("select attempts from signin.mail where user_id = :user")
                .param("user", userId)
                .query(Integer.class)
                .list();
    }

    @Test
    void mails_without_a_server_are_kept_for_the_operator_until_there_is_one() {
        SERVER.signUp("other@example.org", "Otto", "de-DE");
        SERVER.mailTo("other@example.org", 1);
        var other = SERVER.browser();
        other.signIn("other@example.org", PASSWORD);
        SERVER.restartWithoutMail("--leporello.public-url=https://ledger.example.org/");
        try {
            SERVER.signUp("kept@example.org", "Keßler", "de-DE");
            var kept = SERVER.operator().get("/v1/kept-mails?wait=10").json().path("items");
            assertThat(kept).hasSize(1);
            assertThat(kept.get(0).path("to").asString()).isEqualTo("kept@example.org");
            assertThat(kept.get(0).path("text").asString())
                    .contains("Keßler", "https://ledger.example.org/confirmation#token=");
            other.follow(SERVER.port());
            assertThat(other.get("/v1/kept-mails").status()).isEqualTo(403);
            assertThat(SERVER.rows()
                            .sql("select row_to_json(m)::text from signin.mail m")
                            .query(String.class)
                            .single())
                    .doesNotContain(
                            "kept@", "Keßler", tokenIn(kept.get(0).path("text").asString()));
        } finally {
            SERVER.restartWithMail();
        }
        SERVER.mailTo("kept@example.org", 1);
    }
}
