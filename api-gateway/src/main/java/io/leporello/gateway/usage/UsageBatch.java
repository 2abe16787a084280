package io.leporello.gateway.usage;

import io.leporello.gateway.usage.Draft.Reading;
import io.leporello.usage.intake.Rejection;
import io.leporello.usage.intake.UsageEvent;
import java.util.ArrayList;
import java.util.List;

/** What could be read of a body, and what could not. */
final class UsageBatch {

    private final List<UsageEvent> events = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();

    void add(Reading reading) {
        if (reading.event() != null) events.add(reading.event());
        if (reading.rejection() != null) rejections.add(reading.rejection());
    }

    void addAll(UsageBatch more) {
        events.addAll(more.events);
        rejections.addAll(more.rejections);
    }

    int size() {
        return events.size() + rejections.size();
    }

    List<UsageEvent> events() {
        return events;
    }

    List<Rejection> rejections() {
        return rejections;
    }
}
