package io.leporello.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {

    private static final Instant NOON = Instant.parse("2026-10-03T12:00:00Z");

    private static Ids at(Instant moment) {
        return new Ids(Clock.fixed(moment, ZoneOffset.UTC));
    }

    @Test
    void an_id_is_a_uuid_of_version_7_that_begins_with_the_time() {
        var id = UUID.fromString(at(NOON).next());
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
    }

    @Test
    void a_later_id_comes_later_in_the_alphabet() {
        assertThat(at(NOON).next())
                .isLessThan(at(NOON.plus(Duration.ofMillis(1))).next());
    }

    @Test
    void two_of_the_same_moment_differ() {
        var ids = at(NOON);
        assertThat(ids.next()).isNotEqualTo(ids.next());
        assertThat(ids.secret()).hasSize(43).isNotEqualTo(ids.secret());
    }
}
