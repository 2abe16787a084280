package io.leporello.usage.deadletter;

import io.leporello.page.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some events that were set aside, in ledger order. */
public record DeadLetterPage(
        List<DeadLetter> items, @Nullable String next) implements Page<DeadLetter> {}
