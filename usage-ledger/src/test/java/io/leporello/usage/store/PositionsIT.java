package io.leporello.usage.store;

import static io.leporello.usage.store.LedgerFixture.NOON;
import static io.leporello.usage.store.LedgerFixture.pages;
import static org.assertj.core.api.Assertions.assertThat;

import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How far the ledger goes, and how far each projection says it has read. */
class PositionsIT {

    private LedgerFixture ledger;

    @BeforeEach
    void emptyLedger() {
        ledger = LedgerFixture.of(PositionsIT.class);
    }

    @Test
    void an_empty_ledger_ends_at_0_and_nobody_has_read_anything() {
        assertThat(ledger.positions.head()).isZero();
        assertThat(ledger.positions.of("billing")).isZero();
        assertThat(ledger.positions.all()).isEmpty();
        assertThat(ledger.positions.recordedAt(1)).isEmpty();
    }

    @Test
    void the_head_is_the_last_event_and_each_event_knows_when_it_was_recorded() {
        ledger.record("a", pages("kunde", 1));
        ledger.record("b", pages("kunde", 1));

        assertThat(ledger.positions.head()).isEqualTo(2);
        assertThat(ledger.positions.recordedAt(2)).contains(NOON);
        assertThat(ledger.positions.recordedAt(3)).isEmpty();
    }

    @Test
    void a_projection_that_has_not_begun_has_read_nothing() {
        store("billing", 0, null);

        assertThat(ledger.positions.of("billing")).isZero();
        assertThat(ledger.positions.all()).isEmpty();
    }

    @Test
    void each_projection_has_a_position_and_of_segments_the_slowest_counts() {
        store("billing", 0, at(7));
        store("split", 0, at(9));
        store("split", 1, at(4));

        assertThat(ledger.positions.all())
                .containsEntry("billing", 7L)
                .containsEntry("split", 4L)
                .hasSize(2);
        assertThat(ledger.positions.of("billing")).isEqualTo(7);
    }

    @Test
    void during_a_replay_it_is_what_was_read_again_that_counts() {
        var begun = ReplayToken.createReplayToken(at(9));
        store("billing", 0, begun);
        assertThat(ledger.positions.of("billing")).isZero();

        store("other", 0, ((ReplayToken) begun).advancedTo(at(3)));
        assertThat(ledger.positions.of("other")).isEqualTo(3);
    }

    private static TrackingToken at(long position) {
        return new GlobalSequenceTrackingToken(position);
    }

    private void store(String projection, int segment, @Nullable TrackingToken token) {
        var tokens = Projection.tokens(ledger);
        tokens.initializeSegment(token, projection, segment);
    }
}
