package io.leporello.gateway.ui.keys;

import io.leporello.account.apikey.ApiKeyPage;
import io.leporello.account.apikey.ApiKeyScope;
import io.leporello.account.apikey.ListApiKeys;
import io.leporello.account.apikey.RevokeApiKey;
import io.leporello.gateway.account.KeyMaker;
import io.leporello.gateway.security.Caller;
import io.leporello.gateway.security.Right;
import io.leporello.gateway.security.Rights;
import io.leporello.gateway.ui.Form;
import io.leporello.gateway.ui.Freshness;
import io.leporello.gateway.ui.Page;
import io.leporello.gateway.ui.customer.CustomerHead;
import io.leporello.gateway.ui.customer.CustomerTab;
import io.leporello.gateway.web.Ledger;
import io.leporello.page.Paging;
import io.leporello.refusal.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The API keys of one customer. */
@Page
class KeysPage {

    private static final String MAKE = "POST /v1/customers/{id}/api-keys";
    private static final String PAGE = "keys/keys";

    private final Ledger ledger;
    private final KeyMaker keys;
    private final Rights rights;
    private final CustomerHead head;
    private final Freshness freshness;
    private final MessageSource words;

    KeysPage(Ledger ledger, KeyMaker keys, Rights rights, CustomerHead head, Freshness freshness, MessageSource words) {
        this.ledger = ledger;
        this.keys = keys;
        this.rights = rights;
        this.head = head;
        this.freshness = freshness;
        this.words = words;
    }

    @GetMapping("/customers/{id}/api-keys")
    @Right("GET /v1/customers/{id}/api-keys")
    String keys(@PathVariable String id, Caller caller, Model model) {
        return keys(id, Form.empty(), List.of(), caller, model);
    }

    private String keys(String id, Form form, List<String> chosen, Caller caller, Model model) {
        var question = new ListApiKeys(id, Paging.first(io.leporello.page.Page.MOST));
        head.addTo(model, id, CustomerTab.API_KEYS, caller);
        model.addAttribute(
                "keys",
                ledger.ask(question, ApiKeyPage.class, caller.origin(id)).items());
        model.addAttribute("scopes", scopes(caller));
        model.addAttribute("chosen", chosen);
        model.addAttribute("makes", rights.may(caller, MAKE, id));
        model.addAttribute("form", form);
        return PAGE;
    }

    /** What the caller could give. */
    private static List<String> scopes(Caller caller) {
        return Arrays.stream(ApiKeyScope.values())
                .filter(caller.grantableScopes()::contains)
                .map(ApiKeyScope::word)
                .toList();
    }

    /** The key is in this answer and nowhere else, so it is no redirect. */
    @PostMapping("/customers/{id}/api-keys")
    @Right(MAKE)
    ModelAndView make(
            @PathVariable String id,
            @RequestParam Map<String, String> entered,
            @RequestParam(name = "scope", required = false) @Nullable List<String> scopes,
            Caller caller,
            Model model,
            Locale locale) {
        var form = Form.of(entered);
        var chosen = scopes == null ? List.<String>of() : scopes;
        if (chosen.isEmpty()) form.wrong("scopes", words.getMessage("fault.scopes", null, locale));
        try {
            if (!form.isWrong()) {
                var made = keys.make(form.value("name"), chosen, null, id, caller);
                freshness.await();
                model.addAttribute("made", made);
                return new ModelAndView(keys(id, Form.empty(), List.of(), caller, model));
            }
        } catch (Refusal refusal) {
            form.refused(refusal, words);
        }
        return new ModelAndView(keys(id, form, chosen, caller, model), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @PostMapping("/customers/{id}/api-keys/{keyId}/revoke")
    @Right("DELETE /v1/customers/{id}/api-keys/{keyId}")
    String revoke(@PathVariable String id, @PathVariable String keyId, Caller caller, RedirectAttributes next) {
        ledger.send(new RevokeApiKey(keyId, id), caller.origin(id));
        freshness.await();
        next.addFlashAttribute("toast", "keys.revoked");
        return "redirect:/customers/" + id + "/api-keys";
    }
}
