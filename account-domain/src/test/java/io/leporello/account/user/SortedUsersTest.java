package io.leporello.account.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SortedUsersTest {

    /** Against a plain sorted set, through many settlings, with every page of the list after every thousandth step. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20261003, 4711})
    void pages_are_those_of_a_sorted_set(long seed) {
        var random = new Random(seed);
        var sorted = new SortedUsers(IndexedUser.BY_CUSTOMER);
        var expected = new TreeSet<>(IndexedUser.BY_CUSTOMER);
        var all = new ArrayList<IndexedUser>();
        for (var step = 0; step < 8_000; step++) {
            if (all.isEmpty() || random.nextInt(4) > 0) {
                var user = user(random, step);
                all.add(user);
                sorted.add(user);
                expected.add(user);
            } else {
                var gone = all.remove(random.nextInt(all.size()));
                sorted.remove(gone);
                expected.remove(gone);
            }
            if (step % 1_000 == 999) {
                for (var customer = 0; customer < 3; customer++)
                    assertThat(pages(sorted, "k" + customer)).isEqualTo(expected(expected, "k" + customer));
            }
        }
    }

    private static List<String> pages(SortedUsers users, String customer) {
        var ids = new ArrayList<String>();
        var place = IndexedUser.first(customer);
        while (true) {
            var page = users.behind(place, user -> user.customer.equals(customer), user -> true, 7);
            page.forEach(user -> ids.add(user.id));
            if (page.size() < 7) return ids;
            place = page.get(6);
        }
    }

    private static List<String> expected(Set<IndexedUser> users, String customer) {
        return users.stream()
                .filter(user -> user.customer.equals(customer))
                .map(user -> user.id)
                .toList();
    }

    private static IndexedUser user(Random random, int number) {
        var name = "Name " + random.nextInt(300);
        var view = new UserView(
                "u" + number,
                "k" + random.nextInt(3),
                "mail@example.com",
                name,
                List.of(),
                UserStatus.ACTIVE,
                true,
                Instant.EPOCH);
        return IndexedUser.of(view, new HashMap<>());
    }
}
