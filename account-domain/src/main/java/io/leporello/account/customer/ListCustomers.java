package io.leporello.account.customer;

import io.leporello.page.Paging;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Customers by name; answered with a {@link CustomerPage}.
 *
 * @param search   part of the id, a name or the e-mail address, whatever its case; null for all
 * @param reseller only customers of this reseller; null for all
 * @param ids      only these, because the asker may see no others; null for all
 * @param subtree  only this account and those that are linked to it, likewise; null for all
 */
public record ListCustomers(
        @Nullable String search,
        @Nullable String reseller,
        @Nullable List<String> ids,
        @Nullable String subtree,
        Paging paging) {}
