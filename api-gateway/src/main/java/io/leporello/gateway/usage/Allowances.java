package io.leporello.gateway.usage;

import io.leporello.gateway.security.Caller;
import io.leporello.gateway.web.HttpRefusal;
import io.leporello.refusal.TextChecks;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** The agreed pace of each key, and of each customer whoever sends its events. */
final class Allowances {

    /** A stream keeps the agreed pace by waiting; where that takes longer, it is ended. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String KEY = "Key ";
    private static final String CUSTOMER = "Customer ";

    private final Allowance ofKeys;
    private final Allowance ofCustomers;

    Allowances(IntakeSettings settings, LongSupplier nanoTime) {
        ofKeys = new Allowance(settings.keyLimit(), settings.keyLimits(), nanoTime);
        ofCustomers = new Allowance(settings.customerLimit(), settings.customerLimits(), nanoTime);
    }

    /**
     * Before a body is read.
     *
     * @throws HttpRefusal 429 when the sender has to pause
     */
    void refuse(Caller caller) {
        refuse(ofKeys, KEY, idOf(caller));
        var customer = caller.customer();
        if (customer != null) refuse(ofCustomers, CUSTOMER, customer);
    }

    private static void refuse(Allowance allowance, String kind, String id) {
        var wait = allowance.waitOf(id);
        if (wait.isZero()) return;
        var pause = Duration.ofSeconds(wait.plusMillis(999).toSeconds());
        throw HttpRefusal.tooMany(
                kind + TextChecks.shown(id) + " has sent more than its " + allowance.of(id)
                        + " events a second; the next ones are taken in " + pause.toSeconds()
                        + " s. Send this again then; what was taken of it already counts once.",
                pause);
    }

    /** @throws HttpRefusal 429 when a customer of the batch has to pause; nothing is spent then */
    void spend(Caller caller, UsageBatch batch) {
        var customers = eventsByCustomer(caller, batch);
        customers.keySet().forEach(customer -> refuse(ofCustomers, CUSTOMER, customer));
        customers.forEach(ofCustomers::spend);
        ofKeys.spend(idOf(caller), batch.size());
    }

    /**
     * Waits until everybody in the batch may go on. Whoever sends a stream is slowed down by that, because meanwhile nothing
     * of it is read.
     *
     * @throws HttpRefusal 429 when that takes too long
     */
    void pace(Caller caller, UsageBatch batch) {
        var wait = ofKeys.waitOf(idOf(caller));
        for (var customer : eventsByCustomer(caller, batch).keySet()) {
            var more = ofCustomers.waitOf(customer);
            if (more.compareTo(wait) > 0) wait = more;
        }
        if (wait.compareTo(PATIENCE) <= 0) pause(wait);
        refuse(caller);
        spend(caller, batch);
    }

    private static void pause(Duration wait) {
        try {
            Thread.sleep(wait.plusMillis(1).toMillis());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** What a key of one customer sends for another is rejected, and not at the expense of that one. */
    private Map<String, Long> eventsByCustomer(Caller caller, UsageBatch batch) {
        var own = caller.customer();
        var events = new HashMap<String, Long>();
        for (var event : batch.events()) {
            var customer = event.usage().customer();
            if ((own == null || own.equals(customer)) && ofCustomers.of(customer) > 0)
                events.merge(customer, 1L, Long::sum);
        }
        return events;
    }

    /** The id by which a key is known to its maker; the operator and people have none and are named as in events. */
    private static String idOf(Caller caller) {
        var actor = caller.actor();
        return actor.startsWith("key:") ? actor.substring("key:".length()) : actor;
    }

    void tidy() {
        ofKeys.tidy();
        ofCustomers.tidy();
    }
}
