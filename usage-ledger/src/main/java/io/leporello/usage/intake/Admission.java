package io.leporello.usage.intake;

import io.leporello.account.customer.CustomerDirectory;
import io.leporello.account.customer.CustomerFacts;
import io.leporello.account.user.UserDirectory;
import io.leporello.account.user.UserFacts;
import io.leporello.refusal.TextChecks;
import io.leporello.usage.intake.Rejection.Code;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides which events of one batch may be recorded at all, whether the ledger has them already or not. */
final class Admission {

    /** How far a sender's clock may run ahead. */
    private static final Duration AHEAD_MAX = Duration.ofMinutes(5);

    private final CustomerDirectory customers;
    private final UserDirectory userDirectory;
    private final RecordUsage batch;

    /** Who is unknown is looked for in the event store, which a batch full of them should pay for once. */
    private final Map<String, Optional<CustomerFacts>> found = new HashMap<>();

    private final Map<String, Optional<UserFacts>> users = new HashMap<>();

    Admission(CustomerDirectory customers, UserDirectory userDirectory, RecordUsage batch) {
        this.customers = customers;
        this.userDirectory = userDirectory;
        this.batch = batch;
    }

    /** @return why the event may not be recorded; null when it may */
    @Nullable
    Rejection refuse(UsageEvent event) {
        var subject = event.usage().customer();
        if (batch.onlyOf() != null && !batch.onlyOf().equals(subject))
            return event.rejected(
                    Code.NOT_ALLOWED,
                    "This key may record usage of \"" + batch.onlyOf() + "\" only, not of \"" + subject + "\".");
        var customer = found.computeIfAbsent(subject, customers::find).orElse(null);
        if (customer == null)
            return event.rejected(
                    Code.UNKNOWN_CUSTOMER, "subject \"" + subject + "\" is not the id of a customer account.");
        return refuse(event, customer);
    }

    private @Nullable Rejection refuse(UsageEvent event, CustomerFacts customer) {
        var usedAt = event.usage().usedAt();
        if (usedAt.isAfter(batch.receivedAt().plus(AHEAD_MAX)))
            return event.rejected(
                    Code.IN_THE_FUTURE,
                    "time " + usedAt + " is more than 5 minutes after now, " + batch.receivedAt() + ".");
        if (customer.closedAt(usedAt))
            return event.rejected(
                    Code.CUSTOMER_CLOSED,
                    "Customer \"" + customer.id() + "\" is closed from " + customer.closedAt() + " on; time is "
                            + usedAt + ".");
        return refuseUnknownUser(event, customer);
    }

    /**
     * A user of that customer in any state is known: what a deactivated or erased person used before has to be recorded
     * however late it comes, and a pipeline may not know yet who was deactivated.
     */
    private @Nullable Rejection refuseUnknownUser(UsageEvent event, CustomerFacts customer) {
        var user = event.usage().user();
        if (user == null || isUserOf(customer, user)) return null;
        return event.rejected(
                Code.UNKNOWN_USER,
                "data.user " + TextChecks.shown(user) + " is not the id of a user of customer \"" + customer.id()
                        + "\".");
    }

    private boolean isUserOf(CustomerFacts customer, String user) {
        return users.computeIfAbsent(user, userDirectory::find)
                .filter(known -> known.belongsTo(customer.id()))
                .isPresent();
    }
}
