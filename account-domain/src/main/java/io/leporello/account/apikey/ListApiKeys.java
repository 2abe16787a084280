package io.leporello.account.apikey;

import io.leporello.page.Paging;
import org.jspecify.annotations.Nullable;

/**
 * API keys by id, revoked ones too; answered with an {@link ApiKeyPage}.
 *
 * @param customer whose keys; null for those of the platform
 */
public record ListApiKeys(@Nullable String customer, Paging paging) {}
