package io.leporello.gateway.web;

import io.leporello.event.Origin;
import io.leporello.refusal.Refusal;
import io.leporello.refusal.RefusalText;
import io.leporello.usage.store.AxonServerAway;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.axonframework.axonserver.connector.ErrorCode;
import org.axonframework.axonserver.connector.command.AxonServerRemoteCommandHandlingException;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.messaging.responsetypes.ResponseType;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.queryhandling.NoHandlerForQueryException;
import org.axonframework.queryhandling.QueryGateway;

/**
 * The ledger as an endpoint sees it: commands and questions go in with their origin, answers or refusals come out. It waits
 * for them, and says so when nobody answers.
 */
public final class Ledger {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final CommandGateway commands;
    private final QueryGateway queries;

    public Ledger(CommandGateway commands, QueryGateway queries) {
        this.commands = commands;
        this.queries = queries;
    }

    /**
     * Returns once the command's events are durable.
     *
     * @throws Refusal when the ledger says no
     */
    public void send(Object command, Origin origin) {
        answerOf(commands.send(command, origin.asMetaData()));
    }

    /** As {@link #send(Object, Origin)}, for a command that has an answer. */
    public <T> T send(Object command, Class<T> answer, Origin origin) {
        return answer.cast(answerOf(commands.<Object>send(command, origin.asMetaData())));
    }

    /** The answer to a question that always has one. */
    public <T> T ask(Object query, Class<T> answer, Origin origin) {
        return ask(query, ResponseTypes.instanceOf(answer), origin);
    }

    public <T> Optional<T> find(Object query, Class<T> answer, Origin origin) {
        return ask(query, ResponseTypes.optionalInstanceOf(answer), origin);
    }

    public <T> List<T> list(Object query, Class<T> item, Origin origin) {
        return ask(query, ResponseTypes.multipleInstancesOf(item), origin);
    }

    /**
     * Hears of what a subscription query tells from now on, until it is closed.
     *
     * @param told called from whatever thread the news comes in; it must not wait
     */
    public <U> Watch watch(Object query, Class<U> update, Origin origin, Consumer<U> told) {
        var message = new GenericMessage<>(query, origin.asMetaData());
        var news = queries.subscriptionQuery(
                query.getClass().getName(),
                message,
                ResponseTypes.instanceOf(Boolean.class),
                ResponseTypes.instanceOf(update));
        var listening = news.updates().subscribe(told);
        return () -> {
            listening.dispose();
            news.cancel();
        };
    }

    /** Somebody hears of something. */
    public interface Watch extends AutoCloseable {

        @Override
        void close();
    }

    private <T> T ask(Object query, ResponseType<T> answer, Origin origin) {
        var message = new GenericMessage<>(query, origin.asMetaData());
        return answerOf(queries.query(query.getClass().getName(), message, answer));
    }

    private static <T> T answerOf(CompletableFuture<T> answer) {
        try {
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            throw asSaid(failure);
        } catch (TimeoutException late) {
            throw HttpRefusal.notInTime("The ledger did not answer within " + PATIENCE.toSeconds()
                    + " s. What was sent may have been taken; sending it again with the same id is safe.");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw away();
        }
    }

    /** What the handler said, out of what the buses wrap around it; from another process only details arrive. */
    private static RuntimeException asSaid(ExecutionException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal || cause instanceof HttpRefusal) return (RuntimeException) cause;
            if (cause instanceof HandlerExecutionException elsewhere
                    && elsewhere.getDetails().orElse(null) instanceof RefusalText said) return said.asRefusal();
            if (cause instanceof AggregateNotFoundException missing)
                return Refusal.unknown("Nothing is known under " + RightForm.quoted(missing.getAggregateIdentifier()));
            if (lostRace(cause))
                return Refusal.conflict("Somebody else changed the same at the same moment. Read it, and try again.");
            if (nobodyThere(cause)) return away();
        }
        return failure.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(failure);
    }

    /** An Axon Server refuses at the commit, where no handler can say it in words of ours; only its code remains. */
    private static boolean lostRace(Throwable failure) {
        return failure instanceof ConcurrencyException
                || failure instanceof AggregateStreamCreationException
                || (failure instanceof AxonServerRemoteCommandHandlingException
                        && String.valueOf(failure.getMessage()).contains(ErrorCode.INVALID_EVENT_SEQUENCE.errorCode()));
    }

    private static boolean nobodyThere(Throwable cause) {
        return cause instanceof NoHandlerForCommandException
                || cause instanceof NoHandlerForQueryException
                || AxonServerAway.isSaidBy(cause);
    }

    static HttpRefusal away() {
        return HttpRefusal.unavailable(
                "The part of the ledger that could answer is not there now. Try again in a moment.", RETRY_AFTER);
    }
}
