package io.leporello.gateway.ui;

import java.time.ZoneId;
import java.util.List;

/** The time zones that people name: regions with their summer time, and UTC. */
public final class Zones {

    private static final List<Option> ALL = ZoneId.getAvailableZoneIds().stream()
            .filter(Zones::isRegion)
            .sorted()
            .map(zone -> new Option(zone, zone.replace('_', ' ')))
            .toList();

    private Zones() {}

    private static boolean isRegion(String zone) {
        return zone.equals("UTC") || (zone.contains("/") && !zone.startsWith("Etc/") && !zone.startsWith("SystemV/"));
    }

    public static List<Option> all() {
        return ALL;
    }
}
