package io.leporello.gateway.runtime.postgres;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * An external PostgreSQL, from {@code LEPORELLO_DATABASE_URL}, {@code _USER} and {@code _PASSWORD}.
 *
 * @param url      a JDBC URL; null or blank for the embedded PostgreSQL
 * @param user     null when the URL names it
 * @param password null when the URL names it, or none is asked
 */
@ConfigurationProperties("leporello.database")
record DatabaseSettings(
        @Nullable String url,
        @Nullable String user,
        @Nullable String password) {}
