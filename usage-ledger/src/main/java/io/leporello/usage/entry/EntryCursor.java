package io.leporello.usage.entry;

import io.leporello.page.Paging;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Behind which entry a page begins, in the order of use. */
record EntryCursor(Instant usedAt, long position, int part) {

    private static final EntryCursor START = new EntryCursor(Instant.EPOCH.minusSeconds(100_000_000_000L), 0, 0);
    private static final Pattern FORM = Pattern.compile("(-?\\d{1,18})_(\\d{1,18})_([01])");
    private static final int MICROS = 1_000_000;

    static EntryCursor parse(@Nullable String text) {
        if (text == null) return START;
        var parts = FORM.matcher(text);
        if (!parts.matches()) throw Paging.foreign(text);
        var micros = Long.parseLong(parts.group(1));
        var usedAt = Instant.ofEpochSecond(
                Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * (1_000_000_000L / MICROS));
        return new EntryCursor(usedAt, Long.parseLong(parts.group(2)), Integer.parseInt(parts.group(3)));
    }

    static String of(EntryView entry) {
        var usedAt = entry.usedAt();
        var micros = usedAt.getEpochSecond() * MICROS + usedAt.getNano() / (1_000_000_000 / MICROS);
        return micros + "_" + entry.position() + "_" + entry.part();
    }
}
