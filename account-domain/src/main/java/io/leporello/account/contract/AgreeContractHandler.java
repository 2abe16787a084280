package io.leporello.account.contract;

import io.leporello.account.customer.CustomerFacts;
import io.leporello.account.customer.Customers;
import io.leporello.account.plan.PlanTerms;
import io.leporello.account.plan.PlanVersions;
import io.leporello.account.plan.Plans;
import io.leporello.event.Outcome;
import io.leporello.refusal.Checks;
import io.leporello.refusal.Refusal;
import io.leporello.refusal.TextChecks;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/**
 * Checks a contract against its customer and its plan. The customer is read first and stays locked until the contract is
 * agreed, so its currency cannot change in between; everyone who locks both does it in this order.
 */
@Component
class AgreeContractHandler {

    private final Customers customers;
    private final Plans plans;
    private final Repository<Contract> contracts;

    AgreeContractHandler(Customers customers, Plans plans, Repository<Contract> contracts) {
        this.customers = customers;
        this.plans = plans;
        this.contracts = contracts;
    }

    @CommandHandler
    Outcome handle(AgreeContract command) throws Exception {
        var terms = command.terms();
        var customer = customers.existing(command.customerId());
        var contract = contracts.loadOrCreate(Contract.identifier(command.customerId()), Contract::new);
        // A late retry must not fail because the customer was closed since.
        if (contract.invoke(known -> known.holds(terms))) return Outcome.ALREADY_THERE;
        refuseAfterClosing(customer, terms);
        refuseWithoutReseller(customer, terms);
        refuseUnbillable(customer, terms);
        return contract.invoke(known -> known.agree(command.customerId(), terms));
    }

    private static void refuseAfterClosing(CustomerFacts customer, ContractTerms terms) {
        var closedAt = customer.closedAt();
        if (closedAt == null
                || !customer.closedAt(terms.from().atStartOfDay(customer.zone()).toInstant())) return;
        throw Refusal.conflict("Customer " + customer.id() + " is closed from "
                + closedAt.atZone(customer.zone()).toLocalDate() + " on; a contract from " + terms.from()
                + " begins too late, an earlier day was expected.");
    }

    private static void refuseWithoutReseller(CustomerFacts customer, ContractTerms terms) {
        if (terms.billTo().equals(ContractTerms.RESELLER) && customer.reseller() == null)
            throw Refusal.invalid(
                    "billTo", "is \"RESELLER\"; customer " + customer.id() + " has none, so CUSTOMER was expected");
    }

    private void refuseUnbillable(CustomerFacts customer, ContractTerms terms) {
        var published = plans.find(terms.plan())
                .orElseThrow(() -> Refusal.invalid(
                        "plan",
                        "is " + TextChecks.shown(terms.plan()) + "; the id of a published price plan was expected"));
        refuseOtherCurrency(customer, terms, published);
        new Checks().also(terms.appliedTo(inForce(terms, published)).faults()).refuseIfAny();
    }

    private static void refuseOtherCurrency(CustomerFacts customer, ContractTerms terms, PlanVersions published) {
        var currency = customer.currency().getCurrencyCode();
        if (!currency.equals(published.currency()))
            throw Refusal.invalid(
                    "plan",
                    "is \"" + terms.plan() + "\", a plan in " + published.currency() + "; one in " + currency
                            + ", the currency of customer " + customer.id() + ", was expected");
    }

    private static PlanTerms inForce(ContractTerms terms, PlanVersions published) {
        return published
                .inForce(terms.from())
                .orElseThrow(() -> Refusal.invalid(
                        "from",
                        "is " + terms.from() + "; plan \"" + terms.plan() + "\" is not in force before "
                                + published.firstDay()));
    }
}
