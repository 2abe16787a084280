package io.leporello.gateway.mail;

import io.leporello.gateway.mail.KeptMails.KeptMailPage;
import io.leporello.page.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/kept-mails")
@Tag(name = "Mails")
class KeptMailEndpoint {

    private final KeptMails mails;

    KeptMailEndpoint(KeptMails mails) {
        this.mails = mails;
    }

    @GetMapping
    @Operation(summary = "Mails that have not gone out, oldest first; all of them where no mail server is configured")
    KeptMailPage list(Paging paging) {
        return mails.list(paging);
    }
}
