package io.leporello.account.user;

import static io.leporello.account.user.IndexedUser.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
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
                gone.gone = true;
                sorted.remove(gone);
                if (random.nextInt(200) == 0) sorted.settle();
                expected.remove(gone);
            }
            if (step % 1_000 == 999) {
                for (var customer = 0; customer < 3; customer++)
                    assertThat(pages(sorted, "k" + customer)).isEqualTo(expected(expected, "k" + customer));
            }
        }
    }

    @Test
    void a_search_by_trace_finds_what_a_search_by_text_finds() {
        var random = new Random(99);
        var sorted = new SortedUsers(IndexedUser.BY_NAME);
        var all = new ArrayList<IndexedUser>();
        for (var number = 0; number < 5_000; number++) all.add(user(random, number));
        all.forEach(sorted::add);
        for (var part : List.of("name 1", "e 29", "7\nmail", "x", "example.com", "name 299\nmail@example.com", "zz")) {
            var found = sorted.between(
                    IndexedUser.first(null),
                    null,
                    IndexedUser.trace(bytes(part)),
                    user -> user.matches(null, bytes(part)),
                    10_000);
            assertThat(found)
                    .as(part)
                    .isEqualTo(all.stream()
                            .filter(user -> user.matches(null, bytes(part)))
                            .sorted(IndexedUser.BY_NAME)
                            .toList());
        }
    }

    private static List<String> pages(SortedUsers users, String customer) {
        var ids = new ArrayList<String>();
        var place = IndexedUser.first(customer);
        while (true) {
            var page = users.between(place, IndexedUser.end(customer), 0, user -> true, 7);
            page.forEach(user -> ids.add(user.idText()));
            if (page.size() < 7) return ids;
            place = page.get(6);
        }
    }

    private static List<String> expected(Set<IndexedUser> users, String customer) {
        return users.stream()
                .filter(user -> user.customer.equals(customer))
                .map(IndexedUser::idText)
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
