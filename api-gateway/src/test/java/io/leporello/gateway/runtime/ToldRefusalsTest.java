package io.leporello.gateway.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.leporello.event.EventJson;
import io.leporello.event.Origin;
import io.leporello.gateway.web.HttpRefusal;
import io.leporello.gateway.web.Ledger;
import io.leporello.refusal.Refusal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.axonserver.connector.ErrorCode;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.messaging.MetaData;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A refusal reaches the asker as the same refusal, whether its handler is in this process or only its details arrive. */
class ToldRefusalsTest {

    private static final Origin ORIGIN = new Origin("key:test", null, "request-1");
    private static final EventJson JSON = EventJson.of(List.of());

    private record Wish(String name) {}

    private final SimpleCommandBus commandBus = SimpleCommandBus.builder().build();
    private final SimpleQueryBus queryBus = SimpleQueryBus.builder().build();
    private final CommandGateway commands =
            DefaultCommandGateway.builder().commandBus(commandBus).build();
    private final QueryGateway queries =
            DefaultQueryGateway.builder().queryBus(queryBus).build();

    @BeforeEach
    void handlersThatRefuse() {
        var told = new ToldRefusals();
        commandBus.registerHandlerInterceptor(told.refusalsOfCommands());
        queryBus.registerHandlerInterceptor(told.refusalsOfQueries());
        commandBus.subscribe(Wish.class.getName(), ToldRefusalsTest::refuse);
        queryBus.subscribe(Wish.class.getName(), String.class, ToldRefusalsTest::refuse);
    }

    private static Object refuse(Object message) {
        throw Refusal.invalid("name", "is \"x\"; another one was expected");
    }

    private static void isThatRefusal(@Nullable Throwable thrown) {
        assertThat(thrown).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
            assertThat(refusal).hasMessage("name: is \"x\"; another one was expected");
            assertThat(refusal.errors()).singleElement().hasFieldOrPropertyWithValue("field", "name");
        });
    }

    @Test
    void from_a_handler_of_this_process() {
        var ledger = new Ledger(commands, queries);
        isThatRefusal(catchThrowable(() -> ledger.send(new Wish("x"), ORIGIN)));
        isThatRefusal(catchThrowable(() -> ledger.ask(new Wish("x"), String.class, ORIGIN)));
    }

    @Test
    void from_a_handler_of_another_process() {
        var here = (CommandExecutionException) catchThrowable(() -> commands.sendAndWait(new Wish("x")));
        Object details = here.getDetails().orElseThrow();
        Object arrived = JSON.deserialize(JSON.serialize(details, byte[].class));
        var ledger = answering(new CommandExecutionException("said elsewhere", null, arrived));
        isThatRefusal(catchThrowable(() -> ledger.send(new Wish("x"), ORIGIN)));
    }

    @Test
    void a_lost_race_for_an_aggregate_is_a_conflict() {
        var refused = ErrorCode.COMMAND_EXECUTION_ERROR.convert(
                new IllegalStateException("OUT_OF_RANGE: [AXONIQ-2000] Invalid sequence number 0 for aggregate a"));
        var thrown = catchThrowable(() -> answering(refused).send(new Wish("x"), ORIGIN));
        assertThat(thrown)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT));
    }

    @Test
    void a_server_that_is_away_is_no_fault_of_the_call() {
        var away = ErrorCode.COMMAND_DISPATCH_ERROR.convert(new IllegalStateException("UNAVAILABLE"));
        var thrown = catchThrowable(() -> answering(away).send(new Wish("x"), ORIGIN));
        assertThat(thrown).isInstanceOfSatisfying(HttpRefusal.class, refusal -> {
            assertThat(refusal.status().value()).isEqualTo(503);
            assertThat(refusal.retryAfter()).isNotNull();
        });
    }

    private Ledger answering(Throwable failure) {
        var distant = mock(CommandGateway.class);
        when(distant.send(any(), any(MetaData.class))).thenReturn(CompletableFuture.failedFuture(failure));
        return new Ledger(distant, queries);
    }
}
