package io.leporello.gateway.security;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** Another door for persons, which ends in a {@link UserSession} like our own. */
public interface OutsideSignIn {

    void configure(HttpSecurity http);
}
