package io.leporello.account.email;

import static java.util.Locale.ROOT;

import io.leporello.account.person.LastingSecret;
import java.text.Normalizer;
import java.util.Base64;
import org.springframework.stereotype.Component;

/**
 * Which e-mail address it is, without telling it: {@code email/} and HMAC-SHA256 of the address in NFC and lower case, with
 * a secret that outlives every master key. It stays in the ledger when its person is erased, so it is no plain hash: those
 * of likely addresses could be tried out.
 */
@Component
public final class EmailFingerprint {

    private final LastingSecret secret;

    EmailFingerprint(LastingSecret secret) {
        this.secret = secret;
    }

    public String of(String address) {
        var fingerprint = secret.fingerprint(normal(address));
        return "email/" + Base64.getUrlEncoder().withoutPadding().encodeToString(fingerprint);
    }

    private static String normal(String address) {
        return Normalizer.normalize(address.strip(), Normalizer.Form.NFC).toLowerCase(ROOT);
    }
}
