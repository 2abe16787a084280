package io.leporello.gateway.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The right that a page needs is that of a call of the API, so nobody sees on a page what the API would not tell. An
 * {@code {id}} of the call is the {@code {id}} of the page's own address.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Right {

    /** As {@code METHOD /v1/path/{variable}}; a call that is open to everybody opens the page to everybody. */
    String value();
}
