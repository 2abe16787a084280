package io.leporello.gateway.ui.operations;

import io.leporello.gateway.operations.ProjectionView;
import io.leporello.gateway.operations.Projections;
import io.leporello.gateway.operations.RebuildView;
import io.leporello.gateway.security.Caller;
import io.leporello.gateway.security.Right;
import io.leporello.gateway.security.Rights;
import io.leporello.gateway.ui.Form;
import io.leporello.gateway.ui.Names;
import io.leporello.gateway.ui.Page;
import io.leporello.refusal.Refusal;
import java.util.Objects;
import org.springframework.context.MessageSource;
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

    private final Projections projections;
    private final Rights rights;
    private final Names names;
    private final MessageSource words;

    ProjectionsPage(Projections projections, Rights rights, Names names, MessageSource words) {
        this.projections = projections;
        this.rights = rights;
        this.names = names;
        this.words = words;
    }

    @GetMapping("/operations/projections")
    @Right(LIST)
    String projections(Caller caller, Model model) {
        state(caller, model);
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

    @PostMapping("/operations/projections/{name}/rebuild")
    @Right(REBUILD)
    String rebuild(@PathVariable String name, Caller caller, RedirectAttributes next) {
        try {
            projections.rebuild(name, caller.actor());
            next.addFlashAttribute("toast", "operations.rebuild.started");
        } catch (Refusal refusal) {
            next.addFlashAttribute(
                    "refused", Form.empty().refused(refusal, words).sentence());
        }
        return "redirect:/operations/projections";
    }
}
