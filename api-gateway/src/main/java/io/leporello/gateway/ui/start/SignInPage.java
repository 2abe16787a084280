package io.leporello.gateway.ui.start;

import io.leporello.account.customer.Address;
import io.leporello.account.customer.CustomerDetails;
import io.leporello.account.person.Person;
import io.leporello.gateway.security.Callers;
import io.leporello.gateway.security.Right;
import io.leporello.gateway.signin.FrontDoor;
import io.leporello.gateway.ui.Countries;
import io.leporello.gateway.ui.Form;
import io.leporello.gateway.ui.Page;
import io.leporello.gateway.web.HttpRefusal;
import io.leporello.refusal.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** In and out. Who is in already is led on. */
@Page
class SignInPage {

    private static final String HOME = "redirect:/dashboard";
    private static final String SIGN_IN = "start/sign-in";
    private static final String SIGN_UP = "start/sign-up";

    private final FrontDoor door;
    private final MessageSource words;
    private final boolean outside;

    SignInPage(FrontDoor door, MessageSource words, @Value("${leporello.oidc.issuer:}") String issuer) {
        this.door = door;
        this.words = words;
        this.outside = !issuer.isEmpty();
    }

    @GetMapping("/")
    @Right("POST /v1/session")
    String home(HttpServletRequest request) {
        return Callers.find(request).isPresent() ? HOME : "redirect:/sign-in";
    }

    /**
     * @param to    the page that was asked for before
     * @param ended whether there was a session before
     */
    @GetMapping("/sign-in")
    @Right("POST /v1/session")
    String signIn(
            @RequestParam(defaultValue = "") String to,
            @RequestParam @Nullable String ended,
            Model model,
            HttpServletRequest request) {
        if (Callers.find(request).isPresent()) return "redirect:" + LocalPath.of(to);
        model.addAttribute("ended", ended != null);
        return signIn(Form.empty(), to, model);
    }

    private String signIn(Form form, String to, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("to", to);
        model.addAttribute("outside", outside);
        return SIGN_IN;
    }

    @PostMapping("/sign-in")
    @Right("POST /v1/session")
    ModelAndView signIn(
            @RequestParam Map<String, String> entered, Model model, Locale locale, HttpServletRequest request) {
        var form = Form.of(entered);
        try {
            door.signIn(form.value("email"), form.secret("password"), request);
            return new ModelAndView("redirect:" + LocalPath.of(form.value("to")));
        } catch (BadCredentialsException wrong) {
            form.wrong(words.getMessage("start.wrong", null, locale));
        } catch (HttpRefusal tooMany) {
            form.wrong(words.getMessage("start.too-many", null, locale));
        }
        return new ModelAndView(signIn(form, form.value("to"), model), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @GetMapping("/sign-up")
    @Right("POST /v1/sign-up")
    String signUp(Model model, Locale locale, HttpServletRequest request) {
        return Callers.find(request).isPresent() ? HOME : signUp(Form.empty(), model, locale);
    }

    private static String signUp(Form form, Model model, Locale locale) {
        var country = form.value("country");
        model.addAttribute("form", form);
        model.addAttribute("countries", Countries.in(locale));
        model.addAttribute("country", country.isEmpty() ? Address.DEFAULT_COUNTRY : country);
        return SIGN_UP;
    }

    /** Signs in as well: whoever just chose a password need not type it again. */
    @PostMapping("/sign-up")
    @Right("POST /v1/sign-up")
    ModelAndView signUp(
            @RequestParam Map<String, String> entered, Model model, Locale locale, HttpServletRequest request) {
        var form = Form.of(entered);
        try {
            if (form.value("organisation").isEmpty())
                form.wrong("organisation", words.getMessage("fault.organisation", null, locale));
            var person = new Person(form.value("name"), form.value("email"));
            if (!form.isWrong()) {
                door.signUp(person, form.secret("password"), organisation(form, locale), request);
                door.signIn(person.email(), form.secret("password"), request);
                return new ModelAndView(HOME);
            }
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.CONFLICT)
                form.wrong("email", words.getMessage("start.sign-up.taken", null, locale));
            else form.refused(refusal, words);
        } catch (HttpRefusal tooMany) {
            form.wrong(words.getMessage("start.too-many", null, locale));
        }
        return new ModelAndView(signUp(form, model, locale), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @SuppressWarnings("NullAway") // The constructor puts the defaults in.
    private static CustomerDetails organisation(Form form, Locale locale) {
        var address = new Address(null, null, null, form.valueOrNull("country"));
        return new CustomerDetails(
                form.value("organisation"),
                null,
                address,
                null,
                null,
                null,
                zone(form),
                locale.toLanguageTag(),
                null,
                null);
    }

    /** What the browser says of its clock is a guess, and no reason to refuse anybody. */
    private static @Nullable String zone(Form form) {
        var zone = form.value("zone");
        return zone.contains("/") && ZoneId.getAvailableZoneIds().contains(zone) ? zone : null;
    }

    @PostMapping("/sign-out")
    @Right("DELETE /v1/session")
    String signOut(HttpServletRequest request) {
        door.signOut(request);
        return "redirect:/sign-in";
    }
}
