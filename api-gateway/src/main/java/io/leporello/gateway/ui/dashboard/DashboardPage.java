package io.leporello.gateway.ui.dashboard;

import io.leporello.gateway.account.KeyMaker;
import io.leporello.gateway.security.Access;
import io.leporello.gateway.security.Caller;
import io.leporello.gateway.security.Right;
import io.leporello.gateway.security.Rights;
import io.leporello.gateway.ui.Page;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

@Page
class DashboardPage {

    private final Rights rights;
    private final KeyMaker keys;
    private final MessageSource words;
    private final Clock clock;
    private final String site;

    DashboardPage(
            Rights rights,
            KeyMaker keys,
            MessageSource words,
            Clock clock,
            @Value("${leporello.public-url:http://127.0.0.1:${server.port:8080}}") String site) {
        this.rights = rights;
        this.keys = keys;
        this.words = words;
        this.clock = clock;
        this.site = site.replaceFirst("/+$", "");
    }

    @GetMapping("/dashboard")
    @Right("GET /v1/customers/{id}/usage")
    String dashboard(Access access, Model model) {
        var customer = access.caller().customer();
        model.addAttribute("customer", customer);
        model.addAttribute(
                "makesKeys",
                customer != null && rights.may(access.caller(), "POST /v1/customers/{id}/api-keys", customer));
        return "dashboard/dashboard";
    }

    /** The key of a newcomer's first event. It is in this answer and nowhere else. */
    @PostMapping("/customers/{id}/first-key")
    @Right("POST /v1/customers/{id}/api-keys")
    String firstKey(@PathVariable String id, Caller caller, Model model, Locale locale) {
        var name = words.getMessage("dashboard.first.key-name", null, locale);
        model.addAttribute("customer", id);
        model.addAttribute("site", site);
        model.addAttribute("now", clock.instant().truncatedTo(ChronoUnit.SECONDS));
        model.addAttribute(
                "key", keys.make(name, List.of("usage:write"), null, id, caller).key());
        return "dashboard/first :: command";
    }
}
