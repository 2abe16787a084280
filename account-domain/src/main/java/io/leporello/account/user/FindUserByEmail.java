package io.leporello.account.user;

/**
 * Answered with an optional {@link UserView}.
 *
 * @param email whatever its case
 */
public record FindUserByEmail(String email) {

    @Override
    public String toString() {
        return "FindUserByEmail[withheld]";
    }
}
