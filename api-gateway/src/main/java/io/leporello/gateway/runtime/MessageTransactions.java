package io.leporello.gateway.runtime;

import io.leporello.usage.intake.RecordUsage;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * A transaction for every message that is handled, but for usage to record: that waits for the appender, whose transaction is
 * its own. One around it would keep the connection of every look-up until then, and once all connections are kept by those who
 * wait, the appender finds none.
 */
final class MessageTransactions extends SpringTransactionManager {

    MessageTransactions(PlatformTransactionManager transactions) {
        super(transactions);
    }

    @Override
    public Transaction startTransaction() {
        return waitsForTheAppender() ? NoTransactionManager.INSTANCE.startTransaction() : super.startTransaction();
    }

    private static boolean waitsForTheAppender() {
        return CurrentUnitOfWork.isStarted()
                && RecordUsage.class == CurrentUnitOfWork.get().getMessage().getPayloadType();
    }
}
