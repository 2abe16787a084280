package io.leporello.usage.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The identity of a usage event holds for ever, so the way it is made may never change. */
class UsageIdentityTest {

    /** Computed independently of this program: printf '16:/pipelines/ocr-10f1c' | sha256sum, the first 24 bytes. */
    @Test
    void the_identifier_of_a_known_event_never_changes() {
        assertThat(new UsageIdentity("/pipelines/ocr-1", "0f1c").aggregateId())
                .isEqualTo("qz-ryCjkjclH5q-WSfwFY2jFFGSWKE7G");
    }

    @Test
    void texts_outside_ascii_have_an_identifier_that_never_changes_either() {
        assertThat(new UsageIdentity("/größe", "€").aggregateId()).isEqualTo("JTDp4hNhreJDxhr6i1gcnxrpGoIN31Tf");
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

    @Test
    void an_identifier_is_short_however_long_the_source_is() {
        assertThat(new UsageIdentity("s".repeat(500), "i".repeat(500)).aggregateId())
                .hasSize(32)
                .matches("[A-Za-z0-9_-]+");
    }
}
