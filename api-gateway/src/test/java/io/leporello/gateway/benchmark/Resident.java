package io.leporello.gateway.benchmark;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What a process takes of the machine's memory. */
final class Resident {

    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private Resident() {}

    /** Linux tells; elsewhere it stays 0. */
    static BigDecimal megabytes(long pid) throws IOException {
        var status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.exists(status)) return BigDecimal.ZERO;
        var found = RESIDENT.matcher(Files.readString(status));
        return found.find()
                ? new BigDecimal(found.group(1)).divide(BigDecimal.valueOf(1_000), 0, RoundingMode.HALF_UP)
                : BigDecimal.ZERO;
    }
}
