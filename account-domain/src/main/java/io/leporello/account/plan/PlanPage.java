package io.leporello.account.plan;

import io.leporello.page.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some price plans, by id. */
public record PlanPage(List<PlanView> items, @Nullable String next) implements Page<PlanView> {}
