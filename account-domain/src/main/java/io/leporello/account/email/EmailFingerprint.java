package io.leporello.account.email;

import static java.util.Locale.ROOT;

import io.leporello.account.person.MasterKey;
import java.text.Normalizer;
import java.util.Base64;
import org.springframework.stereotype.Component;

/**
 * Which e-mail address it is, without telling it: {@code email/} and HMAC-SHA256 of the address in NFC and lower case, with
 * a key that is derived from the master key. It stays in the ledger when its person is erased, so it is no plain hash: those
 * of likely addresses could be tried out.
 */
@Component
public final class EmailFingerprint {

    private final MasterKey master;

    EmailFingerprint(MasterKey master) {
        this.master = master;
    }

    public String of(String address) {
        var fingerprint = master.fingerprint("e-mail addresses", normal(address));
        return "email/" + Base64.getUrlEncoder().withoutPadding().encodeToString(fingerprint);
    }

    private static String normal(String address) {
        return Normalizer.normalize(address.strip(), Normalizer.Form.NFC).toLowerCase(ROOT);
    }
}
