package io.leporello.gateway.web;

import io.leporello.page.Page;
import io.leporello.page.Paging;
import io.leporello.refusal.Refusal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.ModelAndView;

/** Endpoints that fail in every way an endpoint can. */
@RestController
class Probe {

    enum Colour {
        RED,
        GREEN
    }

    record Part(@Nullable BigDecimal price) {}

    record Body(
            @Nullable String name,
            @Nullable BigDecimal amount,
            @Nullable LocalDate day,
            @Nullable Instant at,
            @Nullable Boolean open,
            @Nullable Colour colour,
            @Nullable List<Part> parts) {

        Body {
            if ("nonsense".equals(name)) throw Refusal.invalid("name", "is nonsense");
        }
    }

    record Wrapped(Body inner) {}

    @PostMapping("/probe")
    Body echo(@RequestBody Body body) {
        return body;
    }

    @PostMapping("/probe/wrapped")
    Wrapped echo(@RequestBody Wrapped body) {
        return body;
    }

    record Numbers(List<Integer> items, @Nullable String next) implements Page<Integer> {}

    @GetMapping("/probe/page")
    Numbers page(Paging paging) {
        return paging.cut(List.of(1, 2, 3).subList(0, Math.min(3, paging.rows())), String::valueOf, Numbers::new);
    }

    @GetMapping("/probe/parameters/{day}")
    String parameters(@PathVariable LocalDate day, @RequestParam int count) {
        return day + " " + count;
    }

    record Filter(@Nullable Instant from, @Nullable Long position) {}

    @GetMapping("/probe/filter")
    Filter filter(@ModelAttribute Filter filter) {
        return filter;
    }

    @GetMapping(path = "/probe/csv", produces = "text/csv")
    String csv() {
        throw Refusal.conflict("It is taken.");
    }

    /** A page whose template fails behind its beginning. */
    @GetMapping("/probe/broken-page")
    ModelAndView brokenPage() {
        return new ModelAndView("broken");
    }

    @GetMapping(path = "/probe/fails/{how}", produces = MediaType.APPLICATION_JSON_VALUE)
    String fails(@PathVariable String how) {
        throw switch (how) {
            case "invalid" -> Refusal.invalid("name", "is missing");
            case "conflict" -> Refusal.conflict("It is taken.");
            case "unknown" -> Refusal.unknown("There is no such thing.");
            case "busy" -> Refusal.busy("In a moment.");
            case "not-allowed" -> Refusal.notAllowed("Not you.");
            case "too-many" -> HttpRefusal.tooMany("Slowly.", Duration.ofSeconds(TimeUnit.MINUTES.toSeconds(1)));
            case "unavailable" -> HttpRefusal.unavailable("Not now.", Duration.ZERO);
            case "late" -> HttpRefusal.notInTime("Too late.");
            case "database" -> new DataAccessResourceFailureException("jdbc:postgresql://secret-host");
            default -> new IllegalStateException("a secret of java.lang.Classes");
        };
    }
}
