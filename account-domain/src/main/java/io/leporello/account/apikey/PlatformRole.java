package io.leporello.account.apikey;

/** What a platform key may be, beside its scopes. */
public enum PlatformRole {
    /** Reads everything, changes nothing. */
    AUDITOR,
    /** Runs the platform: may do everything. */
    OPERATOR
}
