package io.leporello.account.contract;

import io.leporello.page.Paging;

/** What was agreed with one customer, in the order of agreeing; answered with a {@link ContractPage}. */
public record ListContracts(String customerId, Paging paging) {}
