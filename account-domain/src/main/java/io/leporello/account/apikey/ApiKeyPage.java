package io.leporello.account.apikey;

import io.leporello.page.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some API keys, by id. */
public record ApiKeyPage(List<ApiKeyView> items, @Nullable String next) implements Page<ApiKeyView> {}
