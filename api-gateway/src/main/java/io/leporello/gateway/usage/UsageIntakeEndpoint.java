package io.leporello.gateway.usage;

import io.leporello.gateway.security.Caller;
import io.leporello.gateway.web.Ledger;
import io.leporello.gateway.web.Problem;
import io.leporello.gateway.web.Problem.Flaw;
import io.leporello.usage.intake.IntakeResult;
import io.leporello.usage.intake.RecordUsage;
import io.leporello.usage.intake.Rejection;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes CloudEvents in: one, a batch, or a stream of any length. */
@RestController
@Tag(name = "Usage")
class UsageIntakeEndpoint {

    static final String PATH = "/v1/usage-events";

    static final String ONE_EVENT = "application/cloudevents+json";
    static final String LIST_OF_EVENTS = "application/cloudevents-batch+json";

    private static final String TOO_MUCH = """
            A body may be packed with gzip. When more is sent at once than there is room for, or than was agreed with the \
            sender, the answer is 503 or 429 with `Retry-After`, and nothing of the body was taken. Lines without end are \
            read more slowly instead.\
            """;

    private final Ledger ledger;
    private final IntakeDoor door;
    private final RejectedUsage rejected;
    private final Clock clock;

    UsageIntakeEndpoint(Ledger ledger, IntakeDoor door, RejectedUsage rejected, Clock clock) {
        this.ledger = ledger;
        this.door = door;
        this.rejected = rejected;
        this.clock = clock;
    }

    @PostMapping(
            path = PATH,
            consumes = {ONE_EVENT, LIST_OF_EVENTS, MediaType.APPLICATION_JSON_VALUE})
    @Operation(
            summary = "Take usage in: one CloudEvent, a batch, or one a line without end",
            description = TOO_MUCH,
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(mediaType = ONE_EVENT),
                                @Content(mediaType = LIST_OF_EVENTS),
                                @Content(mediaType = MediaType.APPLICATION_NDJSON_VALUE)
                            }),
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "Every accepted event is durable",
                            content = @Content(schema = @Schema(implementation = IntakeAnswer.class))))
    ResponseEntity<Object> takeBatch(
            HttpServletRequest request, Caller caller, @RequestParam(defaultValue = "false") boolean strict)
            throws IOException {
        return answer(take(request, caller, strict), strict, caller);
    }

    /** What became of a body of one CloudEvent, or a list of them. */
    IntakeAnswer take(HttpServletRequest request, Caller caller, boolean strict) throws IOException {
        var tally = new Tally();
        door.take(caller, request, UsageReader::readBatch, batch -> take(batch, strict, caller, tally));
        return tally.answer();
    }

    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_NDJSON_VALUE)
    @Operation(hidden = true) // Described with the other content types.
    ResponseEntity<Object> takeStream(
            HttpServletRequest request, Caller caller, @RequestParam(defaultValue = "false") boolean strict)
            throws IOException {
        var tally = new Tally();
        if (strict) door.take(caller, request, UsageReader::readAllLines, batch -> take(batch, true, caller, tally));
        else door.takeStream(caller, request, batch -> take(batch, false, caller, tally));
        return answer(tally.answer(), strict, caller);
    }

    private void take(UsageBatch batch, boolean strict, Caller caller, Tally tally) {
        tally.addAll(batch.rejections());
        rejected.unreadable(batch.rejections(), caller);
        if (strict && !batch.rejections().isEmpty()) return;
        var command = new RecordUsage(batch.events(), strict, caller.customer(), clock.instant());
        var result = ledger.send(command, IntakeResult.class, caller.origin());
        rejected.refused(result.errors(), caller);
        tally.add(result);
    }

    private static ResponseEntity<Object> answer(IntakeAnswer answer, boolean strict, Caller caller) {
        if (!strict || answer.rejected() == 0) return ResponseEntity.ok(answer);
        var problem = Problem.of(
                HttpStatus.UNPROCESSABLE_CONTENT.value(),
                answer.rejected() + " of the events would be rejected, so none was taken.",
                flaws(answer.errors()),
                caller.request());
        return ResponseEntity.unprocessableContent()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static List<Flaw> flaws(List<Rejection> errors) {
        return errors.stream()
                .map(error -> new Flaw(null, (int) error.index(), error.code() + ": " + error.detail()))
                .toList();
    }
}
