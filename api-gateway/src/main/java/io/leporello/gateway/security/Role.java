package io.leporello.gateway.security;

/** What a caller is on the platform, beside or instead of scopes. */
public enum Role {
    /** Finance; runs the platform and may do everything. */
    OPERATOR,
    /** Reads everything, changes nothing. */
    AUDITOR
}
