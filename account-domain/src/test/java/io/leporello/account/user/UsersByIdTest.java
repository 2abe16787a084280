package io.leporello.account.user;

import static io.leporello.account.user.IndexedUser.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsersByIdTest {

    /** Against a plain map, through several tables and with a third of all taken out again. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20261003, 4711})
    void it_finds_what_a_map_finds(long seed) {
        var random = new Random(seed);
        var users = new UsersById();
        var expected = new HashMap<String, IndexedUser>();
        for (var step = 0; step < 20_000; step++) {
            var id = "u" + random.nextInt(6_000);
            if (random.nextInt(3) > 0) {
                var user = IndexedUser.behind(null, id + "\nname " + step);
                users.put(user);
                expected.put(id, user);
            } else {
                assertThat(users.remove(bytes(id))).isSameAs(expected.remove(id));
            }
        }
        for (var number = 0; number < 6_100; number++)
            assertThat(users.find(bytes("u" + number))).isSameAs(expected.get("u" + number));
    }
}
