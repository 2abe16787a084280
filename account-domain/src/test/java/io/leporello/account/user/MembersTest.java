package io.leporello.account.user;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leporello.refusal.Refusal;
import org.junit.jupiter.api.Test;

class MembersTest {

    private final Members members = new Members();

    @Test
    void the_last_manager_cannot_go() {
        members.on(new ManagerJoined("kunde", "anna"));

        assertThatThrownBy(() -> members.refuseToLoseLast("kunde", "anna"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("last active MANAGER of customer kunde");
    }

    @Test
    void one_of_two_can() {
        members.on(new ManagerJoined("kunde", "anna"));
        members.on(new ManagerJoined("kunde", "bert"));
        assertThatCode(() -> members.refuseToLoseLast("kunde", "anna")).doesNotThrowAnyException();

        members.on(new ManagerLeft("kunde", "anna"));
        assertThatThrownBy(() -> members.refuseToLoseLast("kunde", "bert")).isInstanceOf(Refusal.class);
    }

    @Test
    void who_is_no_manager_does_not_count() {
        members.on(new ManagerJoined("kunde", "anna"));
        assertThatCode(() -> members.refuseToLoseLast("kunde", "bert")).doesNotThrowAnyException();
    }
}
