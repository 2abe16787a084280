package io.leporello.gateway.cli;

import java.time.DateTimeException;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The month a command is about. */
final class PeriodOption {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(names = "--period", paramLabel = "MONTH", required = true, description = "The month, such as 2026-10.")
    private String period = "";

    YearMonth month() {
        try {
            return YearMonth.parse(period);
        } catch (DateTimeException e) {
            if (spec == null) throw new IllegalStateException("picocli sets the command before it calls it", e);
            throw new ParameterException(
                    spec.commandLine(), "--period is " + period + ", a month such as 2026-10 was expected.");
        }
    }
}
