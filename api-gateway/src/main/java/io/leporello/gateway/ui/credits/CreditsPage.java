package io.leporello.gateway.ui.credits;

import io.leporello.account.creditpurchase.Purchase;
import io.leporello.account.creditpurchase.PurchaseCredits;
import io.leporello.billing.credit.CreditsView;
import io.leporello.billing.credit.FindCredits;
import io.leporello.gateway.security.Caller;
import io.leporello.gateway.security.Right;
import io.leporello.gateway.security.Rights;
import io.leporello.gateway.ui.Display;
import io.leporello.gateway.ui.Entered;
import io.leporello.gateway.ui.Form;
import io.leporello.gateway.ui.Freshness;
import io.leporello.gateway.ui.Page;
import io.leporello.gateway.ui.customer.CustomerHead;
import io.leporello.gateway.ui.customer.CustomerTab;
import io.leporello.gateway.web.Ids;
import io.leporello.gateway.web.Ledger;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a customer has left of its prepaid credits, pack by pack, and the sale of another pack. */
@Page
class CreditsPage {

    private static final String SELL = "POST /v1/customers/{id}/credit-purchases";

    private final Ledger ledger;
    private final Rights rights;
    private final CustomerHead head;
    private final Freshness freshness;
    private final Ids ids;
    private final MessageSource words;
    private final Clock clock;

    CreditsPage(
            Ledger ledger,
            Rights rights,
            CustomerHead head,
            Freshness freshness,
            Ids ids,
            MessageSource words,
            Clock clock) {
        this.ledger = ledger;
        this.rights = rights;
        this.head = head;
        this.freshness = freshness;
        this.ids = ids;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/customers/{id}/credits")
    @Right("GET /v1/customers/{id}/credits")
    String credits(@PathVariable String id, Caller caller, Model model) {
        return credits(id, Form.empty(), caller, model);
    }

    private String credits(String id, Form form, Caller caller, Model model) {
        head.addTo(model, id, CustomerTab.CREDITS, caller);
        var question = new FindCredits(id, null, null, clock.instant());
        model.addAttribute("credits", ledger.ask(question, CreditsView.class, caller.origin(id)));
        model.addAttribute("sells", rights.may(caller, SELL, id));
        model.addAttribute("form", form);
        return "credits/credits";
    }

    @PostMapping("/customers/{id}/credits")
    @Right(SELL)
    ModelAndView sell(
            @PathVariable String id,
            @RequestParam Map<String, String> entered,
            Caller caller,
            @ModelAttribute("show") Display show,
            Model model,
            RedirectAttributes next) {
        var form = Form.of(entered);
        if (!form.carriedOut(() -> sell(id, form, caller, show), words))
            return new ModelAndView(credits(id, form, caller, model), HttpStatus.UNPROCESSABLE_CONTENT);
        freshness.await();
        next.addFlashAttribute("toast", "credits.sold");
        return new ModelAndView("redirect:/customers/" + id + "/credits");
    }

    private void sell(String id, Form form, Caller caller, Display show) {
        var command = command(id, form, show);
        if (!form.isWrong()) ledger.send(command, Purchase.class, caller.origin(id));
    }

    @SuppressWarnings("NullAway") // The command names a number that is missing.
    private PurchaseCredits command(String id, Form form, Display show) {
        return new PurchaseCredits(
                id,
                ids.next(),
                number("credits", form, show),
                number("price", form, show),
                day("from", form, show),
                day("expiresOn", form, show),
                clock.instant());
    }

    private @Nullable BigDecimal number(String field, Form form, Display show) {
        var number = Entered.number(form.value(field), show.locale());
        if (number.isEmpty()) form.wrong(field, words.getMessage("fault.number", null, show.locale()));
        return number.orElse(null);
    }

    private @Nullable LocalDate day(String field, Form form, Display show) {
        var text = form.value(field);
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException noDay) {
            form.wrong(field, words.getMessage("fault.day", null, show.locale()));
            return null;
        }
    }
}
