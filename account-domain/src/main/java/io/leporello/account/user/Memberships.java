package io.leporello.account.user;

import io.leporello.refusal.Refusal;

/** Who runs which customer account, as decisions about single users must respect it; in the unit of work of a command. */
interface Memberships {

    void managerJoined(String customer, String userId);

    /** @throws Refusal of kind CONFLICT when nobody would be left who runs the account */
    void managerLeft(String customer, String userId);

    /** As {@link #managerLeft}, but never refused. */
    void managerErased(String customer, String userId);
}
