package io.leporello.gateway.ui.start;

import io.leporello.gateway.security.Right;
import io.leporello.gateway.security.UserSession;
import io.leporello.gateway.signin.FrontDoor;
import io.leporello.gateway.ui.Form;
import io.leporello.gateway.ui.Page;
import io.leporello.gateway.web.HttpRefusal;
import io.leporello.refusal.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the links of mails lead to. A script takes the token from behind the # and puts it into the form. */
@Page
class LinkPage {

    private final FrontDoor door;
    private final MessageSource words;

    LinkPage(FrontDoor door, MessageSource words) {
        this.door = door;
        this.words = words;
    }

    @GetMapping("/confirmation")
    @Right("POST /v1/confirmations")
    String confirmation(Model model) {
        return page("confirmation", Form.empty(), model);
    }

    @PostMapping("/confirmation")
    @Right("POST /v1/confirmations")
    ModelAndView confirm(
            @RequestParam Map<String, String> entered,
            Model model,
            RedirectAttributes next,
            HttpServletRequest request) {
        return answered("confirmation", Form.of(entered), model, form -> {
            door.confirm(form.secret("token"), request);
            next.addFlashAttribute("done", "start.confirmation.done");
            return "redirect:/sign-in";
        });
    }

    @GetMapping("/invitation")
    @Right("POST /v1/invitations/accept")
    String invitation(Model model) {
        return page("invitation", Form.empty(), model);
    }

    /** Who accepts is in: the link proves who it is as a sign-in would. */
    @PostMapping("/invitation")
    @Right("POST /v1/invitations/accept")
    ModelAndView accept(@RequestParam Map<String, String> entered, Model model, HttpServletRequest request) {
        return answered("invitation", Form.of(entered), model, form -> {
            var user = door.accept(form.secret("token"), form.secret("password"), form.valueOrNull("name"), request);
            UserSession.begin(request, user);
            return "redirect:/dashboard";
        });
    }

    @GetMapping("/forgotten")
    @Right("POST /v1/password-resets")
    String forgotten(Model model) {
        return forgotten(Form.empty(), false, model);
    }

    private static String forgotten(Form form, boolean sent, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("sent", sent);
        return "start/forgotten";
    }

    @PostMapping("/forgotten")
    @Right("POST /v1/password-resets")
    CompletableFuture<ModelAndView> forgotten(
            @RequestParam Map<String, String> entered, Model model, Locale locale, HttpServletRequest request) {
        var form = Form.of(entered);
        try {
            return door.forgotten(form.value("email"), request)
                    .thenApply(done -> new ModelAndView(forgotten(form, true, model)));
        } catch (HttpRefusal tooMany) {
            form.wrong(words.getMessage("start.too-many", null, locale));
            return CompletableFuture.completedFuture(
                    new ModelAndView(forgotten(form, false, model), HttpStatus.UNPROCESSABLE_CONTENT));
        }
    }

    @GetMapping("/password-reset")
    @Right("POST /v1/password-resets/redeem")
    String reset(Model model) {
        return page("password-reset", Form.empty(), model);
    }

    @PostMapping("/password-reset")
    @Right("POST /v1/password-resets/redeem")
    ModelAndView reset(
            @RequestParam Map<String, String> entered,
            Model model,
            RedirectAttributes next,
            HttpServletRequest request) {
        return answered("password-reset", Form.of(entered), model, form -> {
            door.reset(form.secret("token"), form.secret("password"), request);
            next.addFlashAttribute("done", "start.password-reset.done");
            return "redirect:/sign-in";
        });
    }

    /** One step behind a link, which says where to go on. */
    private interface Step {
        String take(Form form);
    }

    private ModelAndView answered(String page, Form form, Model model, Step step) {
        try {
            return new ModelAndView(step.take(form));
        } catch (Refusal refusal) {
            form.refused(refusal, words);
            return new ModelAndView(page(page, form, model), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private static String page(String page, Form form, Model model) {
        model.addAttribute("page", page);
        model.addAttribute("form", form);
        return "start/link";
    }
}
