package io.leporello.gateway.operations;

import io.leporello.gateway.security.Caller;
import io.leporello.refusal.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The read models, and how to make them again from the events. */
@RestController
@RequestMapping("/v1/projections")
@Tag(name = "Operations")
class ProjectionEndpoint {

    private final Projections projections;

    ProjectionEndpoint(Projections projections) {
        this.projections = projections;
    }

    record ProjectionList(
            List<ProjectionView> items, @Nullable String next) {}

    @GetMapping
    @Operation(summary = "The projections that this process keeps, and how far each has read")
    ProjectionList list() {
        return new ProjectionList(projections.list(), null);
    }

    @PostMapping("/{name}/rebuild")
    @Operation(
            summary = "Lay a projection out again from the first event on, in the background",
            description =
                    "The old rows are read until the new ones are complete and take their places in one transaction."
                            + " One projection at a time.")
    ResponseEntity<RebuildView> rebuild(@PathVariable String name, Caller caller) {
        var rebuild = projections.rebuild(name, caller.actor());
        return ResponseEntity.accepted()
                .location(URI.create("/v1/projections/" + rebuild.projection() + "/rebuild"))
                .body(rebuild);
    }

    @GetMapping("/{name}/rebuild")
    @Operation(summary = "How far the newest rebuild of a projection is, and who started it")
    RebuildView rebuild(@PathVariable String name) {
        return Optional.ofNullable(projections.find(name).rebuild())
                .orElseThrow(() -> Refusal.unknown("The projection \"" + name + "\" was never rebuilt."));
    }
}
