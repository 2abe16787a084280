package io.leporello.gateway.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leporello.Eventually;
import io.leporello.gateway.usage.IntakeRoom.Stay;
import io.leporello.gateway.web.HttpRefusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A room of 100 bytes, of which nobody gets more who holds 25. */
class IntakeRoomTest {

    private static final Sender FLOOD = new Sender("flood", "flood");
    private static final Sender ACME = new Sender("acme", "key:1");
    private static final Sender ACME_TOO = new Sender("acme", "key:2");
    private static final Sender GLOBEX = new Sender("globex", "key:3");

    private final IntakeRoom room = new IntakeRoom(100, Duration.ofSeconds(30));
    private final ExecutorService callers = Executors.newCachedThreadPool();

    @AfterEach
    void everybodyGoes() {
        callers.shutdownNow();
    }

    /** Returns when the caller is inside or in line. */
    private CompletableFuture<Stay> arrives(Sender sender, long bytes) {
        var before = room.waiting();
        var stay = CompletableFuture.supplyAsync(() -> room.enter(sender, bytes), callers);
        Eventually.isTrue(() -> stay.isDone() || room.waiting() == before + 1);
        return stay;
    }

    private static Stay inside(CompletableFuture<Stay> arrival) throws Exception {
        return arrival.get(30, TimeUnit.SECONDS);
    }

    @Test
    void there_is_room_at_once_while_there_is_room() throws Exception {
        for (var sender : List.of(ACME, GLOBEX, FLOOD)) inside(arrives(sender, 30));
        assertThat(room.held()).isEqualTo(90);
    }

    @Test
    void a_flood_fills_a_part_of_the_room_and_another_finds_some_at_once() throws Exception {
        var flood = Stream.generate(() -> arrives(FLOOD, 10)).limit(20).toList();
        assertThat(flood).filteredOn(CompletableFuture::isDone).hasSize(3);
        inside(arrives(ACME, 60));
        assertThat(room.held()).isEqualTo(90);
        assertThat(room.waiting()).isEqualTo(17);
    }

    @Test
    void when_all_is_full_the_account_that_holds_the_least_goes_first() throws Exception {
        var first = inside(arrives(ACME, 40));
        inside(arrives(GLOBEX, 20));
        inside(arrives(FLOOD, 10));
        inside(arrives(FLOOD, 10));
        var flood = arrives(FLOOD, 40);
        var globex = arrives(GLOBEX, 40);
        var acme = arrives(ACME, 40);

        first.close();

        inside(acme);
        assertThat(flood).isNotDone();
        assertThat(globex).isNotDone();
    }

    @Test
    void of_the_keys_of_one_account_the_one_that_holds_the_least_goes_first() throws Exception {
        var first = inside(arrives(ACME, 15));
        inside(arrives(ACME, 15));
        var again = arrives(ACME, 10);
        var other = arrives(ACME_TOO, 10);

        first.close();

        inside(other);
        assertThat(again).isNotDone();
    }

    @Test
    void a_large_body_is_not_passed_by_small_ones_for_ever() throws Exception {
        var inside = new ArrayList<Stay>();
        for (var call = 0; call < 2; call++) inside.add(inside(arrives(GLOBEX, 20)));
        var large = arrives(ACME, 90);
        var small = arrives(GLOBEX, 1);

        inside.get(0).close();
        assertThat(large).isNotDone();
        assertThat(small).isNotDone();
        inside.get(1).close();

        inside(large);
        inside(small);
    }

    @Test
    void a_body_that_is_larger_than_the_room_goes_in_alone() throws Exception {
        var small = inside(arrives(ACME, 1));
        var large = arrives(GLOBEX, 1000);
        assertThat(large).isNotDone();

        small.close();

        inside(large).close();
        assertThat(room.held()).isZero();
    }

    @Test
    void who_waited_long_enough_hears_that_there_is_no_room_and_waits_no_more() {
        var hasty = new IntakeRoom(100, Duration.ofMillis(1));
        hasty.enter(ACME, 90);
        assertThatExceptionOfType(HttpRefusal.class)
                .isThrownBy(() -> hasty.enter(GLOBEX, 20))
                .satisfies(full -> assertThat(full.status().value()).isEqualTo(503))
                .satisfies(full -> assertThat(full.retryAfter()).isEqualTo(Duration.ofSeconds(1)));
        assertThat(hasty.waiting()).isZero();
        assertThat(hasty.held()).isEqualTo(90);
    }

    @Test
    void a_body_that_turns_out_larger_takes_more_room_while_there_is_some() throws Exception {
        var growing = inside(arrives(ACME, 10));
        growing.grow(60);
        inside(arrives(GLOBEX, 20));
        assertThatExceptionOfType(HttpRefusal.class).isThrownBy(() -> growing.grow(20));
        assertThat(room.held()).isEqualTo(90);
        growing.close();
        assertThat(room.held()).isEqualTo(20);
    }

    @Test
    void bodies_that_turn_out_larger_do_not_fill_the_room_together() throws Exception {
        var growing = inside(arrives(FLOOD, 10));
        inside(arrives(FLOOD, 10)).grow(30);
        assertThatExceptionOfType(HttpRefusal.class).isThrownBy(() -> growing.grow(10));
    }

    @Test
    void whoever_leaves_twice_leaves_once() throws Exception {
        inside(arrives(GLOBEX, 20));
        var stay = inside(arrives(ACME, 10));
        stay.close();
        stay.close();
        assertThat(room.held()).isEqualTo(20);
    }
}
