package io.leporello.account.customer;

import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The conditions that rows must meet, only those that were asked for: one statement for all cases would be planned without
 * the index of any.
 */
final class CustomerFilter {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    private CustomerFilter() {}

    static CustomerFilter of(ListCustomers query) {
        var filter = new CustomerFilter();
        if (query.search() != null) filter.add("search like :part", "part", containing(query.search()));
        if (query.reseller() != null) filter.add("reseller = :reseller", "reseller", query.reseller());
        if (query.ids() != null) filter.add("id in (:ids)", "ids", query.ids());
        if (query.subtree() != null) filter.add("(id = :subtree or reseller = :subtree)", "subtree", query.subtree());
        if (query.paging().after() != null)
            filter.behind(NameCursor.parse(query.paging().after()));
        return filter;
    }

    private void add(String condition, String name, Object value) {
        conditions.add(condition);
        values.put(name, value);
    }

    private void behind(NameCursor cursor) {
        add("(name_key, id) > (:afterName, :afterId)", "afterName", cursor.name());
        values.put("afterId", cursor.id());
    }

    /** The part as it is: nothing in it stands for something else. No row holds a zero character, nor may a value. */
    private static String containing(String part) {
        var literally =
                part.toLowerCase(ROOT).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return "%" + literally.replace('\0', '\n') + "%";
    }

    String where() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    Map<String, Object> values() {
        return values;
    }
}
