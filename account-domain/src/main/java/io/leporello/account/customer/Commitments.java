package io.leporello.account.customer;

import java.util.List;
import org.springframework.stereotype.Component;

/** Everything that was promised to customers. */
@Component
final class Commitments {

    private final List<Commitment> kinds;

    Commitments(List<Commitment> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    boolean any(String customerId) {
        return kinds.stream().anyMatch(kind -> kind.any(customerId));
    }
}
