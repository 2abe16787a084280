package io.leporello.account.user;

/** Where a user stands. Rows hold the names of these. */
public enum UserStatus {
    /** Invited, and has not answered yet. */
    INVITED,
    /** May sign in. */
    ACTIVE,
    /** May not sign in for now. */
    DEACTIVATED,
    /** Name and address are gone for ever; what was used stays. */
    ERASED
}
