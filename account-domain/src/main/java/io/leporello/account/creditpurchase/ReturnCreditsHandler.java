package io.leporello.account.creditpurchase;

import io.leporello.account.customer.Customers;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Takes credits back, also from a customer that was closed since. */
@Component
class ReturnCreditsHandler {

    private final Customers customers;
    private final Repository<CreditPacks> packs;

    ReturnCreditsHandler(Customers customers, Repository<CreditPacks> packs) {
        this.customers = customers;
        this.packs = packs;
    }

    @CommandHandler
    CreditReturn handle(ReturnCredits command) throws Exception {
        customers.existing(command.customerId());
        var bought = packs.loadOrCreate(CreditPacks.identifier(command.customerId()), CreditPacks::new);
        return bought.invoke(each -> each.takeBack(command));
    }
}
