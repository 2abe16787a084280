package io.leporello.account.person;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.leporello.refusal.Refusal;
import io.leporello.refusal.TextChecks;
import java.security.SecureRandom;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;

/** Seals places in lists that are ordered by personal data: they come back in addresses, which end in logs. */
@Component
public final class PlaceSeal {

    private static final String PLACE = "after";

    private final SecretKey key;
    private final Seal seal;

    PlaceSeal(MasterKey master, SecureRandom random) {
        this.key = master.keyFor("places in lists");
        this.seal = new Seal(random);
    }

    public String seal(String place) {
        return seal.seal(key, PLACE, place.getBytes(UTF_8));
    }

    /** @throws Refusal of kind INVALID when it was not made by {@link #seal} */
    public String open(String sealed) {
        try {
            return new String(Seal.open(key, PLACE, sealed), UTF_8);
        } catch (IllegalStateException | IllegalArgumentException foreign) {
            throw Refusal.invalid(
                    PLACE, "is " + TextChecks.shown(sealed) + "; the next of the page before was expected");
        }
    }
}
