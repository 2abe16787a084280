package io.leporello.gateway.security;

import io.leporello.gateway.security.ReadLog.ReadPage;
import io.leporello.page.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Read log")
class ReadLogEndpoint {

    private final ReadLog log;

    ReadLogEndpoint(ReadLog log) {
        this.log = log;
    }

    @GetMapping("/v1/read-log")
    @Operation(summary = "What auditors looked at, newest first")
    ReadPage list(@RequestParam(required = false) @Nullable String actor, Paging paging) {
        return log.list(actor, paging);
    }
}
