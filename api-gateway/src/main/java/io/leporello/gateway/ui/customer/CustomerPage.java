package io.leporello.gateway.ui.customer;

import io.leporello.gateway.security.Access;
import io.leporello.gateway.security.Right;
import io.leporello.gateway.security.Rights;
import io.leporello.gateway.ui.Display;
import io.leporello.gateway.ui.Page;
import io.leporello.gateway.ui.dashboard.Boards;
import io.leporello.gateway.ui.dashboard.UsageScopes;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** One customer: first of all what it used. */
@Page
class CustomerPage {

    private final CustomerHead head;
    private final Boards boards;
    private final UsageScopes scopes;
    private final Rights rights;

    CustomerPage(CustomerHead head, Boards boards, UsageScopes scopes, Rights rights) {
        this.head = head;
        this.boards = boards;
        this.scopes = scopes;
        this.rights = rights;
    }

    @GetMapping("/customers/{id}")
    @Right("GET /v1/customers/{id}/usage")
    String usage(
            @PathVariable String id,
            Access access,
            @ModelAttribute("show") Display show,
            Model model,
            HttpServletRequest request) {
        head.addTo(model, id, CustomerTab.USAGE, access.caller());
        var scope = scopes.one(access, id, "/customers/" + id);
        var board = boards.board(scope, request, show);
        model.addAttribute("board", board);
        model.addAttribute("periods", board.periods());
        model.addAttribute("live", "/customers/" + id + "/live");
        model.addAttribute("zone", scope.zone().getId());
        model.addAttribute("first", id);
        model.addAttribute("makesKeys", rights.may(access.caller(), "POST /v1/customers/{id}/api-keys", id));
        return "customer/usage";
    }
}
