package io.leporello.usage.store;

/** Where the last append of this process ended. */
@FunctionalInterface
public interface LastAppended {

    /** At least the position of the last event that this process has appended and committed; 0 when it has appended none. */
    long position();
}
