package io.leporello.billing.invoice;

import static java.util.Objects.requireNonNull;

import io.leporello.billing.invoice.IssueResult.What;
import io.leporello.event.Origin;
import io.leporello.event.Outcome;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Takes the commands that issue. They are carried out outside of the command's unit of work, as {@link Issuing} asks for. */
@Component
class IssueHandlers implements DisposableBean {

    /** Drafting reads, so a few may go on at once; numbering is one after the other anyway. */
    private static final int THREADS = 4;

    private final Issuing issuing;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, IssueHandlers::thread);

    IssueHandlers(Issuing issuing) {
        this.issuing = issuing;
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "issuing");
        thread.setDaemon(true);
        return thread;
    }

    @CommandHandler
    Issued handle(IssueInvoice command, MetaData metaData) throws Exception {
        var result = outside(
                () -> issuing.issue(List.of(command), Origin.of(metaData)).get(0));
        if (result.document() == null) throw requireNonNull(result.refusal()).asRefusal();
        return new Issued(result.what() == What.ISSUED ? Outcome.RECORDED : Outcome.ALREADY_THERE, result.document());
    }

    @CommandHandler
    Issued handle(IssueCreditNote command, MetaData metaData) throws Exception {
        return outside(() -> issuing.creditNote(command, Origin.of(metaData)));
    }

    @CommandHandler
    Issued handle(IssueCorrection command, MetaData metaData) throws Exception {
        return outside(() -> issuing.correction(command, Origin.of(metaData)));
    }

    private <T> T outside(Callable<T> work) throws Exception {
        try {
            return threads.submit(work).get();
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof Exception cause ? cause : failure;
        }
    }

    @Override
    public void destroy() {
        threads.shutdown();
    }
}
