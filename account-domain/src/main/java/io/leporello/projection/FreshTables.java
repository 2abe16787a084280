package io.leporello.projection;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The places of a projection's tables while they are filled anew.
 *
 * @param schema where the fresh ones stand until they take the places of the old ones
 * @param tables the old ones, as {@code SCHEMA.TABLE}
 */
public record FreshTables(String schema, List<String> tables) {

    /** What the names of their schemas begin with. */
    public static final String PREFIX = "fresh_";

    public FreshTables {
        tables = List.copyOf(tables);
    }

    public static FreshTables of(Rebuildable projection) {
        return new FreshTables(PREFIX + projection.projection().replace('-', '_'), projection.tables());
    }

    /** Where the fresh one of a table stands. */
    public String placeOf(String table) {
        return schema + table.substring(table.indexOf('.'));
    }

    /** The same statement about the fresh tables; what it says of others stays. */
    public String about(String sql) {
        var about = sql;
        for (var table : tables)
            about = Pattern.compile("(?<![\\w.])" + Pattern.quote(table) + "(?!\\w)")
                    .matcher(about)
                    .replaceAll(Matcher.quoteReplacement(placeOf(table)));
        return about;
    }
}
