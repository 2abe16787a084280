package io.leporello.account.contract;

import io.leporello.event.EventName;
import org.axonframework.serialization.Revision;

/** A contract was agreed. It holds from its first day until the next one; of two from one day the later one holds. */
@EventName("contract.agreed")
@Revision("1")
public record ContractAgreed(String customerId, ContractTerms terms) {}
