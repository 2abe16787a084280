package io.leporello.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leporello.event.Origin;
import io.leporello.refusal.Refusal;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class LedgerTest {

    private record Count(int from) {}

    private static final Origin ORIGIN = new Origin("key:1", "acme", "request-1");

    private final SimpleCommandBus commands = SimpleCommandBus.builder().build();
    private final SimpleQueryBus queries = SimpleQueryBus.builder().build();
    private final Ledger ledger = new Ledger(
            DefaultCommandGateway.builder().commandBus(commands).build(),
            DefaultQueryGateway.builder().queryBus(queries).build());

    @Test
    void a_command_travels_with_its_origin_and_comes_back_with_its_answer() {
        onCount(message -> Origin.of(message.getMetaData()).equals(ORIGIN) ? 4 : -1);
        assertThat(ledger.send(new Count(3), Integer.class, ORIGIN)).isEqualTo(4);
    }

    @Test
    void a_question_travels_with_its_origin_and_comes_back_with_its_answer() {
        queries.subscribe(
                Count.class.getName(),
                Integer.class,
                message -> Origin.of(message.getMetaData()).equals(ORIGIN) ? 4 : -1);
        assertThat(ledger.ask(new Count(3), Integer.class, ORIGIN)).isEqualTo(4);
        assertThat(ledger.find(new Count(3), Integer.class, ORIGIN)).isEqualTo(Optional.of(4));
        assertThat(ledger.list(new Count(3), Integer.class, ORIGIN)).isEqualTo(List.of(4));
    }

    @Test
    void a_refusal_comes_through_as_it_was_said() {
        var refusal = Refusal.invalid("from", "is 3; more was expected");
        onCount(message -> {
            throw refusal;
        });
        assertThatThrownBy(() -> ledger.send(new Count(3), ORIGIN)).isSameAs(refusal);
    }

    @Test
    void a_refusal_comes_through_what_a_bus_wraps_around_it() {
        var refusal = Refusal.conflict("It is taken.");
        onCount(message -> {
            throw new CommandExecutionException("wrapped", refusal);
        });
        assertThatThrownBy(() -> ledger.send(new Count(3), ORIGIN)).isSameAs(refusal);
    }

    @Test
    void two_at_once_are_a_conflict() {
        onCount(message -> {
            throw new ConcurrencyException("sequence 3 is there");
        });
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> ledger.send(new Count(3), ORIGIN))
                .extracting(Refusal::kind)
                .isEqualTo(Refusal.Kind.CONFLICT);
    }

    @Test
    void nobody_there_to_answer_is_unavailable_for_now() {
        for (Runnable call : List.<Runnable>of(
                () -> ledger.send(new Count(3), ORIGIN), () -> ledger.ask(new Count(3), Integer.class, ORIGIN)))
            assertThatExceptionOfType(HttpRefusal.class)
                    .isThrownBy(call::run)
                    .extracting(HttpRefusal::status)
                    .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    }

    @Test
    void a_fault_stays_a_fault() {
        onCount(message -> {
            throw new IllegalArgumentException("a bug");
        });
        assertThatThrownBy(() -> ledger.send(new Count(3), ORIGIN)).isInstanceOf(IllegalArgumentException.class);
    }

    private void onCount(MessageHandler<? super CommandMessage<?>> handler) {
        var unused = commands.subscribe(Count.class.getName(), handler);
    }
}
