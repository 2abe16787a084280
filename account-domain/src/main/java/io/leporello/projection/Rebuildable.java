package io.leporello.projection;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.LongConsumer;
import org.axonframework.config.ProcessingGroup;

/** Rows that are made from events, and can be made again from the first one on while the old ones are read. */
public interface Rebuildable {

    /** What an operator calls it, such as {@code invoices}. */
    String projection();

    /** The tables that it alone fills, as {@code SCHEMA.TABLE}. */
    List<String> tables();

    /** Whose position says how far the rows go. */
    default String group() {
        return requireNonNull(getClass().getAnnotation(ProcessingGroup.class), "no @ProcessingGroup")
                .value();
    }

    /** Those who fill the tables, event by event. What they say of other tables is read only. */
    default List<?> handlers() {
        return List.of(this);
    }

    /**
     * Fills the fresh tables in a quicker way than event by event, if there is one. They have neither keys nor indexes yet.
     *
     * @param upTo the last position that may be counted
     * @param done is told now and then how many positions are; from any thread
     * @return the position up to which the fresh tables hold everything; 0 when they are as empty as before
     */
    default long headStart(FreshTables fresh, long upTo, LongConsumer done) {
        return 0;
    }
}
