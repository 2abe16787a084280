package io.leporello.gateway.ui.dashboard;

import io.leporello.gateway.account.KeyMaker;
import io.leporello.gateway.security.Access;
import io.leporello.gateway.security.Caller;
import io.leporello.gateway.security.ReachableCustomers;
import io.leporello.gateway.security.Right;
import io.leporello.gateway.security.Rights;
import io.leporello.gateway.ui.Display;
import io.leporello.gateway.ui.Page;
import io.leporello.gateway.web.RequestId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Everything the reader may see of what was used; of one customer it is a part of the customer's own page. */
@Page
class DashboardPage {

    private final Boards boards;
    private final UsageScopes scopes;
    private final PartsTable table;
    private final LiveUsage live;
    private final ReachableCustomers reachable;
    private final Rights rights;
    private final KeyMaker keys;
    private final MessageSource words;
    private final Clock clock;
    private final String site;

    DashboardPage(
            Boards boards,
            UsageScopes scopes,
            PartsTable table,
            LiveUsage live,
            ReachableCustomers reachable,
            Rights rights,
            KeyMaker keys,
            MessageSource words,
            Clock clock,
            @Value("${leporello.public-url:http://127.0.0.1:${server.port:8080}}") String site) {
        this.boards = boards;
        this.scopes = scopes;
        this.table = table;
        this.live = live;
        this.reachable = reachable;
        this.rights = rights;
        this.keys = keys;
        this.words = words;
        this.clock = clock;
        this.site = site.replaceFirst("/+$", "");
    }

    @GetMapping("/dashboard")
    @Right("GET /v1/customers/{id}/usage")
    String dashboard(
            Access access,
            @ModelAttribute("show") Display show,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var scope = scopes.all(access, show);
        var customer = access.caller().customer();
        model.addAttribute("periods", boards.periods(scope, request));
        model.addAttribute("board", new LateBoard(() -> boards.board(scope, request, show), response));
        model.addAttribute("request", RequestId.of(request));
        model.addAttribute("live", "/dashboard/live");
        // Many customers live in many zones.
        model.addAttribute("zone", scope.extent().single() ? scope.zone().getId() : null);
        model.addAttribute("first", customer);
        model.addAttribute(
                "makesKeys",
                customer != null && rights.may(access.caller(), "POST /v1/customers/{id}/api-keys", customer));
        return "dashboard/dashboard";
    }

    @GetMapping("/dashboard/table.csv")
    @Right("GET /v1/customers/{id}/usage")
    void table(
            Access access,
            @ModelAttribute("show") Display show,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        table.write(scopes.all(access, show), request, response);
    }

    @GetMapping("/customers/{id}/table.csv")
    @Right("GET /v1/customers/{id}/usage")
    void table(@PathVariable String id, Access access, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        table.write(scopes.one(access, id, "/customers/" + id), request, response);
    }

    @GetMapping("/dashboard/live")
    @Right("GET /v1/customers/{id}/usage")
    ResponseEntity<SseEmitter> live(Access access) {
        return opened(live.open(reachable.of(access), access.caller()));
    }

    @GetMapping("/customers/{id}/live")
    @Right("GET /v1/customers/{id}/usage")
    ResponseEntity<SseEmitter> live(@PathVariable String id, Access access) {
        return opened(live.open(List.of(id), access.caller()));
    }

    /** After "no content" a browser does not ask again. */
    private static ResponseEntity<SseEmitter> opened(@Nullable SseEmitter line) {
        return line == null ? ResponseEntity.status(HttpStatus.NO_CONTENT).build() : ResponseEntity.ok(line);
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
