package io.leporello.gateway.mail;

import io.leporello.account.credential.LinkPurpose;
import io.leporello.account.customer.CustomerDetails;
import io.leporello.account.customer.CustomerView;
import io.leporello.account.customer.FindCustomer;
import io.leporello.account.person.PersonKeys;
import io.leporello.account.user.FindUser;
import io.leporello.account.user.UserView;
import io.leporello.event.Origin;
import io.leporello.gateway.web.Ledger;
import java.text.MessageFormat;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Writes a waiting mail out, in the language of the person's customer: German or, for every other one, English. */
@Component
final class LetterWriter {

    private static final Origin ORIGIN = new Origin(Origin.SYSTEM, null, "");

    private final Ledger ledger;
    private final PersonKeys keys;
    private final String site;
    private final String platformLocale;

    /**
     * @param site           where persons reach this installation, without a slash at the end
     * @param platformLocale language tag for users who belong to no customer
     */
    LetterWriter(
            Ledger ledger,
            PersonKeys keys,
            @Value("${leporello.public-url:http://127.0.0.1:${server.port:8080}}") String site,
            @Value("${leporello.mail.locale:" + CustomerDetails.DEFAULT_LOCALE + "}") String platformLocale) {
        this.ledger = ledger;
        this.keys = keys;
        this.site = site.replaceFirst("/+$", "");
        this.platformLocale = platformLocale;
    }

    /** Empty as long as the read models do not know the person, and for ever once the person is erased. */
    Optional<Letter> write(Outbox.Waiting mail) {
        var key = keys.find(mail.userId()).orElse(null);
        var user =
                ledger.find(new FindUser(mail.userId()), UserView.class, ORIGIN).orElse(null);
        if (key == null || user == null || user.email() == null) return Optional.empty();
        var customer = customerOf(user);
        if (user.customer() != null && customer == null) return Optional.empty();
        var token = mail.token() == null ? "" : key.openLink(mail.token());
        var to = mail.address() == null ? user.email() : key.openEmail(mail.address());
        return Optional.of(letter(mail, user, customer, token, to));
    }

    private @Nullable CustomerView customerOf(UserView user) {
        if (user.customer() == null) return null;
        return ledger.find(new FindCustomer(user.customer()), CustomerView.class, ORIGIN)
                .orElse(null);
    }

    private Letter letter(
            Outbox.Waiting mail, UserView user, @Nullable CustomerView customer, String token, String to) {
        var locale = Locale.forLanguageTag(customer == null ? platformLocale : customer.locale());
        var zone = ZoneId.of(customer == null ? CustomerDetails.DEFAULT_TIME_ZONE : customer.timeZone());
        var words = wordsIn(locale);
        var moments = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(words.getLocale())
                .withZone(zone);
        var link = mail.kind().link().map(purpose -> link(purpose, token)).orElse("");
        var until = mail.kind()
                .link()
                .map(purpose -> moments.format(mail.writtenAt().plus(purpose.lifetime())))
                .orElse("");
        var word = mail.kind().name().toLowerCase(Locale.ROOT);
        var organisation = customer == null ? "Leporello" : customer.name();
        var text = format(words, word + ".text", user.name(), organisation, link, until);
        return new Letter(to, format(words, word + ".subject", organisation), text);
    }

    private static ResourceBundle wordsIn(Locale locale) {
        var known = locale.getLanguage().equals(Locale.GERMAN.getLanguage()) ? Locale.GERMAN : Locale.ENGLISH;
        return ResourceBundle.getBundle(
                "mail.letters",
                known,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
    }

    private static String format(ResourceBundle words, String key, @Nullable Object... values) {
        return new MessageFormat(words.getString(key), words.getLocale()).format(values);
    }

    /** The token stands behind a #, which no browser sends anywhere and no server logs. */
    private String link(LinkPurpose purpose, String token) {
        var page = switch (purpose) {
            case CONFIRM, NEW_ADDRESS -> "confirmation";
            case INVITATION -> "invitation";
            case RESET -> "password-reset";
        };
        return site + "/" + page + "#token=" + token;
    }
}
