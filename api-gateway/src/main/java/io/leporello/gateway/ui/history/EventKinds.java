package io.leporello.gateway.ui.history;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The kinds of events that there are, in the order in which people look for them, each with its icon. */
final class EventKinds {

    private static final Map<String, String> ICONS = icons();

    private EventKinds() {}

    private static Map<String, String> icons() {
        var icons = new LinkedHashMap<String, String>();
        put(icons, "dashboard", "usage.recorded", "usage.amended", "usage.voided");
        put(icons, "invoices", "invoice.issued", "invoice.numbered", "credit-note.issued", "correction.issued");
        put(icons, "invoices", "billing-run.started", "billing-run.advanced", "billing-run.completed");
        put(icons, "coins", "payment.recorded", "credits.purchased", "credits.returned");
        put(icons, "prices", "price-plan.published", "contract.agreed", "credit-schedule.published");
        put(icons, "customers", "customer.registered", "customer.changed", "customer.closed");
        put(icons, "users", "user.registered", "user.activated", "user.renamed", "user.roles-changed");
        put(icons, "users", "user.email-asked", "user.email-changed", "user.deactivated", "user.reactivated");
        put(icons, "users", "user.erased", "members.manager-joined", "members.manager-left");
        put(icons, "mail", "email.claimed", "email.released");
        put(icons, "key", "api-key.created", "api-key.revoked");
        return icons;
    }

    private static void put(Map<String, String> icons, String icon, String... types) {
        for (var type : types) icons.put(type, icon);
    }

    static List<String> all() {
        return List.copyOf(ICONS.keySet());
    }

    static boolean has(String type) {
        return ICONS.containsKey(type);
    }

    static String iconOf(String type) {
        return ICONS.getOrDefault(type, "history");
    }
}
