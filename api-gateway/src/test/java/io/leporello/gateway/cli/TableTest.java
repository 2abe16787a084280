package io.leporello.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TableTest {

    private static Table table(boolean colour) {
        return new Table(new Paint(colour)).text("Customer").number("Pages");
    }

    @Test
    void numbers_stand_below_each_other_and_sums_below_a_line() {
        var table = table(false).row("Böttcher & Söhne", "7").row("A", "1,204").sum("All", "1,211");

        assertThat(String.join("\n", table.lines())).isEqualTo("""
                        ┌──────────────────┬───────┐
                        │ Customer         │ Pages │
                        ├──────────────────┼───────┤
                        │ Böttcher & Söhne │     7 │
                        │ A                │ 1,204 │
                        ├──────────────────┼───────┤
                        │ All              │ 1,211 │
                        └──────────────────┴───────┘""");
    }

    @Test
    void an_empty_table_still_has_its_titles() {
        assertThat(table(false).lines())
                .containsExactly(
                        "┌──────────┬───────┐", "│ Customer │ Pages │", "├──────────┼───────┤", "└──────────┴───────┘");
    }

    @Test
    void emphasis_does_not_move_a_column() {
        var plain = table(false).row("A", "1").sum("All", "1").lines();
        var coloured = table(true).row("A", "1").sum("All", "1").lines();

        assertThat(coloured).isNotEqualTo(plain);
        assertThat(coloured.stream().map(line -> line.replaceAll("\u001b\\[\\d+m", "")))
                .containsExactlyElementsOf(plain);
    }

    @Test
    void a_row_has_a_cell_for_every_column() {
        assertThatIllegalArgumentException().isThrownBy(() -> table(false).row("A", "1", "2"));
    }
}
