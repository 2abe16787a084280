package io.leporello.gateway.ui;

import org.jspecify.annotations.Nullable;

/** How persons like to see things. It is no history of the business, so it is kept beside the ledger and not in it. */
public interface Preferences {

    /** What the user chose; nothing chosen for one who never did. */
    Preference of(String userId);

    void keep(String userId, Preference preference);

    /**
     * @param language {@code de} or {@code en}; null: as the browser asks
     * @param zone     in which times are shown; null: that of the user's customer
     */
    record Preference(@Nullable String language, @Nullable String zone) {

        public static final Preference NONE = new Preference(null, null);
    }
}
