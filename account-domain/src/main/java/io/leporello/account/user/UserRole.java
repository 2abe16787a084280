package io.leporello.account.user;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a user may be. Events and rows hold the names of these, so none is ever renamed. */
public enum UserRole {
    /** Runs the customer account: its users, its keys, its figures. */
    MANAGER(false),
    /** Uses the products. */
    USER(false),
    /** Directs the annotators of the customer. */
    ANNOTATION_MANAGER(false),
    /** Annotates documents. */
    ANNOTATOR(false),
    /** Makes and runs customer accounts of the own subtree. */
    RESELLER(false),
    /** Runs the platform: may do everything. */
    OPERATOR(true),
    /** Reads everything, changes nothing. */
    AUDITOR(true);

    private final boolean platform;

    UserRole(boolean platform) {
        this.platform = platform;
    }

    /** Whether it is for users of the platform, who belong to no customer; the others are for a customer's users. */
    public boolean platform() {
        return platform;
    }

    /** The role called {@code word}, exactly as written; empty when there is none. */
    public static Optional<UserRole> find(String word) {
        return Arrays.stream(values()).filter(role -> role.name().equals(word)).findFirst();
    }

    static String words(boolean platform) {
        return Arrays.stream(values())
                .filter(role -> role.platform == platform)
                .map(UserRole::name)
                .collect(Collectors.joining(", "));
    }
}
