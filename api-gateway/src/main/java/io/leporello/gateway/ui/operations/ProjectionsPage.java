package io.leporello.gateway.ui.operations;

import io.leporello.gateway.operations.DeadLetterOffice;
import io.leporello.gateway.operations.ProjectionView;
import io.leporello.gateway.operations.Projections;
import io.leporello.gateway.operations.RebuildView;
import io.leporello.gateway.security.Caller;
import io.leporello.gateway.security.Right;
import io.leporello.gateway.security.Rights;
import io.leporello.gateway.ui.Form;
import io.leporello.gateway.ui.Names;
import io.leporello.gateway.ui.Page;
import io.leporello.page.Paging;
import io.leporello.refusal.Refusal;
import io.leporello.usage.deadletter.DeadLetter;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The read models one by one, and how far the one is that is laid out again. */
@Page
class ProjectionsPage {

    private static final String LIST = "GET /v1/projections";
    private static final String REBUILD = "POST /v1/projections/{name}/rebuild";

    private static final String REPLAY = "POST /v1/dead-letters/{projection}/{position}/replay";
    private static final int LETTERS_MOST = 50;

    private final Projections projections;
    private final DeadLetterOffice letters;
    private final Rights rights;
    private final Names names;
    private final MessageSource words;

    ProjectionsPage(
            Projections projections, DeadLetterOffice letters, Rights rights, Names names, MessageSource words) {
        this.projections = projections;
        this.letters = letters;
        this.rights = rights;
        this.names = names;
        this.words = words;
    }

    @GetMapping("/operations/projections")
    @Right(LIST)
    String projections(Caller caller, Model model) {
        state(caller, model);
        var aside = letters.list(Paging.first(LETTERS_MOST));
        var book = names.of(caller);
        model.addAttribute("aside", aside);
        model.addAttribute("replays", !rights.reaches(caller, REPLAY).isEmpty());
        model.addAttribute(
                "book",
                book.expecting(aside.items().stream()
                        .map(DeadLetter::customer)
                        .filter(Objects::nonNull)
                        .toList()));
        return "operations/projections";
    }

    /** Asked for again and again while one is laid out. */
    @GetMapping("/operations/projections/state")
    @Right(LIST)
    String state(Caller caller, Model model) {
        var all = projections.list();
        model.addAttribute("projections", all);
        model.addAttribute(
                "running",
                all.stream()
                        .map(ProjectionView::rebuild)
                        .filter(Objects::nonNull)
                        .anyMatch(rebuild -> rebuild.state() == RebuildView.State.RUNNING));
        model.addAttribute("rebuilds", !rights.reaches(caller, REBUILD).isEmpty());
        model.addAttribute("book", names.of(caller));
        return "operations/projections :: state";
    }

    /** An event that was set aside is tried again, with those of its stream that wait behind it. */
    @PostMapping("/operations/set-aside/{projection}/{position}/replay")
    @Right(REPLAY)
    String replay(
            @PathVariable String projection, @PathVariable long position, Caller caller, RedirectAttributes next) {
        try {
            letters.replay(projection, position, caller.actor());
            next.addFlashAttribute("toast", "operations.aside.replayed");
        } catch (Refusal refusal) {
            var conflict = refusal.kind() == Refusal.Kind.CONFLICT;
            next.addFlashAttribute(
                    "refused",
                    conflict ? notYet() : Form.empty().refused(refusal, words).sentence());
        }
        return "redirect:/operations/projections";
    }

    @PostMapping("/operations/projections/{name}/rebuild")
    @Right(REBUILD)
    String rebuild(@PathVariable String name, Caller caller, RedirectAttributes next) {
        return answer(() -> projections.rebuild(name, caller.actor()), "operations.rebuild.started", next);
    }

    private String answer(Runnable order, String done, RedirectAttributes next) {
        var form = Form.empty();
        if (form.carriedOut(order, words)) next.addFlashAttribute("toast", done);
        else next.addFlashAttribute("refused", form.sentence());
        return "redirect:/operations/projections";
    }

    /** Why not stands beside the event itself. */
    private String notYet() {
        return words.getMessage("operations.aside.not-yet", null, LocaleContextHolder.getLocale());
    }
}
