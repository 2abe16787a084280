package io.leporello.gateway.account;

import io.leporello.event.Outcome;
import java.net.URI;
import org.springframework.http.ResponseEntity;

/** The answer to a POST that makes something: 201 the first time, 200 when the ledger had it already. */
final class Made {

    private Made() {}

    static <T> ResponseEntity<T> at(String address, Outcome outcome, T body) {
        var answer = outcome == Outcome.RECORDED ? ResponseEntity.created(URI.create(address)) : ResponseEntity.ok();
        return answer.body(body);
    }
}
