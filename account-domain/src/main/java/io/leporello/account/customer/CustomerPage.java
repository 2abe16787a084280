package io.leporello.account.customer;

import io.leporello.page.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some customers, by name. */
public record CustomerPage(
        List<CustomerView> items, @Nullable String next) implements Page<CustomerView> {}
