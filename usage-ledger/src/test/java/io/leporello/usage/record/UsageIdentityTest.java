package io.leporello.usage.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The identity of a usage event holds for ever, so the way it is made may never change. */
class UsageIdentityTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            /pipelines/ocr-1, 0f1c, 16:/pipelines/ocr-1:0f1c
            /größe,           €,    6:/größe:€
            /📄,              1,    2:/📄:1
            """)
    void the_identifier_of_a_known_event_never_changes(String source, String id, String identifier) {
        assertThat(new UsageIdentity(source, id).aggregateId()).isEqualTo(identifier);
    }

    /** Computed independently of this program: printf '16:/pipelines/ocr-1aaa…' | sha256sum, the first 24 bytes. */
    @Test
    void nor_does_that_of_one_with_long_texts() {
        assertThat(new UsageIdentity("/pipelines/ocr-1", "a".repeat(60)).aggregateId())
                .isEqualTo("P4PKwLI1-ujWATWHLbD-aDtVBdQiu78D");
        assertThat(new UsageIdentity("/größe", "€".repeat(30)).aggregateId())
                .isEqualTo("x_TsF03s3VjMAboETxF7v-F4BFJ8G1up");
    }

    @Test
    void what_a_pipeline_counts_up_are_neighbours() {
        var before = new UsageIdentity("/pipelines/ocr-1", "document-000099").aggregateId();
        var after = new UsageIdentity("/pipelines/ocr-1", "document-000100").aggregateId();
        var elsewhere = new UsageIdentity("/pipelines/ocr-2", "document-000099").aggregateId();

        assertThat(List.of(elsewhere, after, before).stream().sorted()).containsExactly(before, after, elsewhere);
    }

    @ParameterizedTest(name = "{0} + {1} is not {2} + {3}")
    @CsvSource(textBlock = """
            ab,   c,    a,    bc
            ab,   '',   a,    b
            a,    1:b,  a1,   :b
            1:a,  b,    1,    :ab
            '',   12:x, 12,   x
            """)
    void pairs_that_run_together_to_the_same_text_are_different(
            String source, String id, String otherSource, String otherId) {
        assertThat(new UsageIdentity(source, id).aggregateId())
                .isNotEqualTo(new UsageIdentity(otherSource, otherId).aggregateId());
    }

    @Test
    void every_split_of_one_text_is_another_event() {
        var text = "1:2:3:4:5:6:7:8:9:0";
        var ids = new HashSet<String>();
        for (var cut = 0; cut <= text.length(); cut++)
            ids.add(new UsageIdentity(text.substring(0, cut), text.substring(cut)).aggregateId());

        assertThat(ids).hasSize(text.length() + 1);
    }

    @ParameterizedTest
    @CsvSource({"44, readable", "45, hash"})
    void what_is_longer_than_64_bytes_is_no_longer_readable(int bytesOfId, String form) {
        assertThat(new UsageIdentity("/pipelines/ocr-1", "i".repeat(bytesOfId))
                        .aggregateId()
                        .contains(":"))
                .isEqualTo(form.equals("readable"));
    }

    @Test
    void an_identifier_is_short_however_long_the_source_is() {
        assertThat(new UsageIdentity("s".repeat(500), "i".repeat(500)).aggregateId())
                .hasSize(32)
                .matches("[A-Za-z0-9_-]+");
    }
}
