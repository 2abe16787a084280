package io.leporello.billing.credit;

import io.leporello.billing.credit.CreditsView.PackView;
import io.leporello.page.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some packs of a customer, in the order of purchase. */
public record PackPage(List<PackView> items, @Nullable String next) implements Page<PackView> {}
