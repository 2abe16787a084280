package io.leporello.account.contract;

import io.leporello.page.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some contracts of a customer, in the order of agreeing. */
public record ContractPage(
        List<ContractView> items, @Nullable String next) implements Page<ContractView> {}
