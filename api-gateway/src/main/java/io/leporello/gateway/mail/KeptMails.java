package io.leporello.gateway.mail;

import io.leporello.page.Page;
import io.leporello.page.Paging;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The waiting mails as they would go out, for the operator of an installation without a mail server. */
@Component
public final class KeptMails {

    private final Outbox outbox;
    private final LetterWriter letters;

    KeptMails(Outbox outbox, LetterWriter letters) {
        this.outbox = outbox;
        this.letters = letters;
    }

    /**
     * @param purpose CONFIRM, INVITATION, RESET, NEW_ADDRESS or ADDRESS_NOTICE
     * @param refused whether the mail server said that there is no such address; then it is not tried again
     */
    public record KeptMail(
            String id,
            String userId,
            String purpose,
            String to,
            String subject,
            String text,
            Instant writtenAt,
            boolean refused) {}

    public record KeptMailPage(
            List<KeptMail> items, @Nullable String next) implements Page<KeptMail> {}

    /** A mail whose person the read models do not know yet is left out. */
    public KeptMailPage list(Paging paging) {
        var page = paging.cut(outbox.list(paging), mail -> String.valueOf(mail.id()), WaitingPage::new);
        var items = page.items().stream()
                .flatMap(mail -> letters.write(mail).map(letter -> kept(mail, letter)).stream())
                .toList();
        return new KeptMailPage(items, page.next());
    }

    private static KeptMail kept(Outbox.Waiting mail, Letter letter) {
        return new KeptMail(
                String.valueOf(mail.id()),
                mail.userId(),
                mail.kind().name(),
                letter.to(),
                letter.subject(),
                letter.text(),
                mail.writtenAt(),
                mail.refused());
    }

    private record WaitingPage(
            List<Outbox.Waiting> items, @Nullable String next) implements Page<Outbox.Waiting> {}
}
