package io.leporello.gateway.mail;

import io.leporello.gateway.mail.Outbox.Waiting;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands waiting mails to the mail server of {@code spring.mail.*}; without one they stay where they are. A mail is deleted
 * only after the server took it, so a crash in between sends it twice rather than never.
 */
@Component
final class MailDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(MailDelivery.class);
    private static final int MOST_AT_ONCE = 100;

    private final Outbox outbox;
    private final LetterWriter letters;
    private final ObjectProvider<JavaMailSender> server;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final String from;

    MailDelivery(
            Outbox outbox,
            LetterWriter letters,
            ObjectProvider<JavaMailSender> server,
            TransactionTemplate transactions,
            Clock clock,
            @Value("${leporello.mail.from:leporello@localhost}") String from) {
        this.outbox = outbox;
        this.letters = letters;
        this.server = server;
        this.transactions = transactions;
        this.clock = clock;
        this.from = from;
    }

    @Scheduled(fixedDelayString = "${leporello.mail.every:1s}")
    void deliver() {
        var mailServer = server.getIfAvailable();
        if (mailServer == null) return;
        for (var mail = 0; mail < MOST_AT_ONCE; mail++)
            if (!Boolean.TRUE.equals(transactions.execute(status -> deliverNext(mailServer)))) return;
    }

    /** Whether there was one to deliver. */
    private boolean deliverNext(JavaMailSender mailServer) {
        var due = outbox.takeDue();
        due.ifPresent(mail -> deliver(mailServer, mail));
        return due.isPresent();
    }

    private void deliver(JavaMailSender mailServer, Waiting mail) {
        // It goes out in the next round.
        if (mail.expired(clock.instant())) {
            outbox.renew(mail);
            return;
        }
        letters.write(mail).ifPresentOrElse(letter -> send(mailServer, mail, letter), () -> outbox.failed(mail));
    }

    private void send(JavaMailSender mailServer, Waiting mail, Letter letter) {
        try {
            var message = mailServer.createMimeMessage();
            var parts = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
            parts.setFrom(from);
            parts.setTo(letter.to());
            parts.setSubject(letter.subject());
            parts.setText(letter.text());
            mailServer.send(message);
            outbox.sent(mail);
            LOG.info("Mail {} ({}) to user {} was sent", mail.id(), mail.kind(), mail.userId());
        } catch (MailException | MessagingException failure) {
            var forGood = isForGood(failure);
            if (forGood) outbox.refused(mail);
            else outbox.failed(mail);
            // The failure's own text may hold the address.
            LOG.warn(
                    "Mail {} ({}) to user {} could not be sent and will {}be tried again: {}",
                    mail.id(),
                    mail.kind(),
                    mail.userId(),
                    forGood ? "not " : "",
                    failure.getClass().getSimpleName());
        }
    }

    /** Whether the server answered that there is no such address, which no later attempt changes. */
    private static boolean isForGood(Exception failure) {
        return failure instanceof MailSendException refused
                && Arrays.stream(refused.getMessageExceptions())
                        .anyMatch(each -> each instanceof SendFailedException answer
                                && answer.getInvalidAddresses() != null
                                && answer.getInvalidAddresses().length > 0);
    }
}
