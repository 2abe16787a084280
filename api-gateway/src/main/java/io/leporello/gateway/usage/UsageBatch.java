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
    private long bytes;

    void add(Reading reading) {
        if (reading.event() != null) events.add(reading.event());
        if (reading.rejection() != null) rejections.add(reading.rejection());
    }

    /** @param length of what was read, in bytes */
    void add(Reading reading, int length) {
        add(reading);
        bytes += length;
    }

    void addAll(UsageBatch more) {
        events.addAll(more.events);
        rejections.addAll(more.rejections);
        bytes += more.bytes;
    }

    int size() {
        return events.size() + rejections.size();
    }

    /** How long the lines are that it was read from. */
    long bytes() {
        return bytes;
    }

    List<UsageEvent> events() {
        return events;
    }

    List<Rejection> rejections() {
        return rejections;
    }
}
