package io.leporello.gateway.security;

/** How far a call goes for a caller, from narrow to wide. */
public enum Reach {
    /** The own customer account, but only what it is called. */
    NAME_ONLY,
    /** The own documents and pages, without what they cost in credits. */
    OWN_PAGES,
    /** The caller's own user and own use. */
    SELF,
    /** The annotators of the own customer account; of usage their documents and pages. */
    ANNOTATORS,
    /** The own customer account. */
    OWN,
    /** Every customer account that is linked to the own one, but not that one. */
    LINKED,
    /** The own customer account and every one that is linked to it. */
    SUBTREE,
    /** Everything there is. */
    ALL
}
