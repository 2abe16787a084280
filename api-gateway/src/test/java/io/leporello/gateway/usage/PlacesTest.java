package io.leporello.gateway.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private static final Sender PIPELINE = new Sender("pipeline", "pipeline");
    private static final Sender ACME = new Sender("acme", "key:1");
    private static final Sender ACME_TOO = new Sender("acme", "key:2");

    private final Places places = new Places(12);

    /** @return how many of twelve calls find a place */
    private long taken(Sender sender) {
        return IntStream.range(0, 12).filter(call -> places.take(sender) == 0).count();
    }

    @Test
    void who_is_alone_has_all_places() {
        assertThat(taken(PIPELINE)).isEqualTo(12);
        assertThat(places.take(PIPELINE)).isEqualTo(12);
    }

    @Test
    void two_accounts_have_half_of_them_each() {
        places.take(ACME);
        assertThat(taken(PIPELINE)).isEqualTo(6);
        assertThat(taken(ACME)).isEqualTo(5);
    }

    @Test
    void two_keys_of_an_account_have_half_of_its_places_each() {
        places.take(PIPELINE);
        places.take(ACME);
        places.take(ACME_TOO);
        assertThat(taken(ACME)).isEqualTo(2);
        assertThat(taken(ACME_TOO)).isEqualTo(2);
        assertThat(taken(PIPELINE)).isEqualTo(5);
    }

    @Test
    void whoever_comes_late_finds_a_place_although_all_are_taken() {
        taken(PIPELINE);
        assertThat(taken(ACME)).isEqualTo(6);
        assertThat(taken(ACME_TOO)).isEqualTo(3);
    }

    @Test
    void everybody_finds_one_however_many_there_are() {
        for (var number = 0; number < 40; number++)
            assertThat(places.take(new Sender("account-" + number, "key"))).isZero();
    }

    @Test
    void a_place_that_is_left_is_free_again_and_who_has_left_counts_no_more() {
        for (var sender : Map.of(PIPELINE, 6, ACME, 6).entrySet())
            for (var call = 0; call < sender.getValue(); call++) places.take(sender.getKey());
        for (var call = 0; call < 6; call++) places.leave(ACME);
        assertThat(taken(PIPELINE)).isEqualTo(6);
    }
}
