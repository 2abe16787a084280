package io.leporello.usage.entry;

import io.leporello.page.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some entries, in the order of use. */
public record EntryPage(List<EntryView> items, @Nullable String next) implements Page<EntryView> {}
