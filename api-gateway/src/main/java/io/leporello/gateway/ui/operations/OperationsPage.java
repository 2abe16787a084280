package io.leporello.gateway.ui.operations;

import io.leporello.gateway.mail.KeptMails;
import io.leporello.gateway.mail.KeptMails.KeptMailPage;
import io.leporello.gateway.operations.DeadLetterOffice;
import io.leporello.gateway.security.Caller;
import io.leporello.gateway.security.ReadLog;
import io.leporello.gateway.security.Right;
import io.leporello.gateway.ui.Names;
import io.leporello.gateway.ui.Page;
import io.leporello.gateway.usage.RejectedUsage;
import io.leporello.gateway.usage.RejectedUsage.Rejected;
import io.leporello.page.Paging;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Whether everything runs, and what waits for somebody. */
@Page
class OperationsPage {

    private static final int LINES = 50;
    private static final String READ_LOG = "GET /v1/read-log";

    private final Instruments instruments;
    private final ObjectProvider<KeptMails> mails;
    private final ReadLog log;
    private final RejectedUsage rejected;
    private final DeadLetterOffice letters;
    private final Names names;

    OperationsPage(
            Instruments instruments,
            ObjectProvider<KeptMails> mails,
            ReadLog log,
            RejectedUsage rejected,
            DeadLetterOffice letters,
            Names names) {
        this.instruments = instruments;
        this.mails = mails;
        this.log = log;
        this.rejected = rejected;
        this.letters = letters;
        this.names = names;
    }

    @GetMapping("/operations")
    @Right(READ_LOG)
    String operations(Caller caller, Model model) {
        state(caller, model);
        return "operations/operations";
    }

    /** What changes by itself; asked for again every few seconds. */
    @GetMapping("/operations/state")
    @Right(READ_LOG)
    String state(Caller caller, Model model) {
        var book = names.of(caller);
        model.addAttribute("aside", !letters.list(Paging.first(1)).items().isEmpty());
        model.addAttribute("parts", instruments.parts());
        model.addAttribute("projections", instruments.projections());
        model.addAttribute("intake", instruments.intake());
        model.addAttribute(
                "rejected",
                rejected.newest().stream().map(each -> refusal(each, book)).toList());
        return "operations/operations :: state";
    }

    /** One event that was not taken, and why not. */
    record Refused(
            Instant at,
            String who,
            String code,
            String detail,
            @Nullable String source,
            @Nullable String id) {}

    private static Refused refusal(Rejected rejected, Names.Book book) {
        var rejection = rejected.rejection();
        return new Refused(
                rejected.at(),
                book.actor(rejected.actor()),
                rejection.code(),
                rejection.detail(),
                rejection.source(),
                rejection.id());
    }

    /** All that wait, oldest first; where accounts run in another process, none are known here. */
    @GetMapping("/operations/mails")
    @Right("GET /v1/kept-mails")
    String mails(@RequestParam @Nullable String after, Model model) {
        var kept = mails.getIfAvailable();
        model.addAttribute(
                "mails", kept == null ? new KeptMailPage(List.of(), null) : kept.list(new Paging(after, LINES)));
        return "operations/mails";
    }

    /** One look of an auditor. */
    record Look(
            Instant at,
            String who,
            String call,
            String parameters,
            @Nullable Integer status) {}

    @GetMapping("/operations/read-log")
    @Right(READ_LOG)
    String readLog(@RequestParam @Nullable String after, Caller caller, Model model) {
        looks(after, caller, model);
        return "operations/read-log";
    }

    @GetMapping("/operations/read-log/rows")
    @Right(READ_LOG)
    String moreOfTheReadLog(@RequestParam String after, Caller caller, Model model) {
        looks(after, caller, model);
        return "operations/read-log :: rows";
    }

    private void looks(@Nullable String after, Caller caller, Model model) {
        var page = log.list(null, new Paging(after, LINES));
        var book = names.of(caller);
        model.addAttribute(
                "looks",
                page.items().stream()
                        .map(read -> new Look(
                                read.at(), book.actor(read.actor()), read.call(), read.parameters(), read.status()))
                        .toList());
        model.addAttribute("next", page.next());
    }
}
