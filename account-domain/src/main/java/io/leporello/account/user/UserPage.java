package io.leporello.account.user;

import io.leporello.page.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some users, by name. */
public record UserPage(List<UserView> items, @Nullable String next) implements Page<UserView> {}
