package io.leporello.gateway.signin;

import io.leporello.gateway.web.HttpRefusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How often one network address may ask this process for what costs a password hash or a mail. The counters begin anew every
 * hour, and all of them at once, so that they never grow beyond the addresses of one hour.
 */
@Component
final class SignUpLimit {

    private static final Duration WINDOW = Duration.ofHours(1);

    private final Map<String, Integer> counted = new HashMap<>();
    private final Clock clock;
    private final int most;
    private Instant endsAt = Instant.MIN;

    SignUpLimit(Clock clock, @Value("${leporello.sign-up.most-per-hour:500}") int most) {
        this.clock = clock;
        this.most = most;
    }

    /** @throws HttpRefusal 429 when the address has had its share */
    synchronized void count(String network) {
        var now = clock.instant();
        if (!now.isBefore(endsAt)) {
            counted.clear();
            endsAt = now.plus(WINDOW);
        }
        if (counted.merge(network, 1, Integer::sum) > most)
            throw HttpRefusal.tooMany(
                    "More than " + most + " sign-ups and the like in an hour from one network address.",
                    Duration.between(now, endsAt));
    }
}
