package io.leporello.billing.run;

import io.leporello.page.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some billing runs, the newest first. */
public record RunPage(List<RunView> items, @Nullable String next) implements Page<RunView> {}
