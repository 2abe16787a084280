package io.leporello.gateway.operations;

import java.util.List;

/** The projections of this process that can be laid out again, by name. */
public interface Projections {

    List<ProjectionView> list();

    /** @throws io.leporello.refusal.Refusal of kind UNKNOWN when there is none of that name */
    ProjectionView find(String name);

    /**
     * Begins to lay a projection out again from the first event on; the old rows are read until the new ones take their
     * places.
     *
     * @param actor who wants it
     * @throws io.leporello.refusal.Refusal of kind CONFLICT while one is being laid out
     */
    RebuildView rebuild(String name, String actor);
}
