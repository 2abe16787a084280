package io.leporello.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leporello.refusal.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {

    private record Words(List<String> items, @Nullable String next) implements Page<String> {}

    @Test
    void a_page_tells_where_the_next_begins_only_when_there_is_one() {
        var paging = Paging.first(2);
        assertThat(paging.cut(List.of("a", "b", "c"), word -> word, Words::new))
                .isEqualTo(new Words(List.of("a", "b"), "b"));
        assertThat(paging.cut(List.of("a", "b"), word -> word, Words::new))
                .isEqualTo(new Words(List.of("a", "b"), null));
        assertThat(paging.cut(List.of(), (String word) -> word, Words::new)).isEqualTo(new Words(List.of(), null));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1_001})
    void a_page_has_one_to_a_thousand_items(int limit) {
        assertThatThrownBy(() -> Paging.first(limit))
                .isInstanceOf(Refusal.class)
                .hasMessage("limit: is " + limit + "; a number from 1 to 1000 was expected");
    }
}
