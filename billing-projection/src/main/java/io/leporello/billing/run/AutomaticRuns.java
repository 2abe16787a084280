package io.leporello.billing.run;

import io.leporello.event.Origin;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Starts the run of the month before on a day of each month, when the configuration names one. It only asks every hour
 * whether that day has come, and the run has a name that follows from its month: so a process that was down on the day
 * makes up for it, and of several processes each may ask.
 */
@Component
final class AutomaticRuns {

    private static final Logger LOG = LoggerFactory.getLogger(AutomaticRuns.class);
    private static final int NEVER = 0;
    private static final int DAY_MAX = 28;

    private final CommandGateway commands;
    private final Clock clock;
    private final int day;
    private final ZoneId zone;

    /** @param day of the month, 1 to 28, from which late usage of the month before has to wait for the next invoice; 0 is never */
    AutomaticRuns(
            CommandGateway commands,
            Clock clock,
            @Value("${leporello.billing.automatic-day:0}") int day,
            @Value("${leporello.seller.time-zone:Europe/Berlin}") ZoneId zone) {
        if (day < NEVER || day > DAY_MAX)
            throw new IllegalArgumentException("leporello.billing.automatic-day is " + day
                    + "; a day of the month from 1 to " + DAY_MAX + ", or 0 for never, was expected");
        this.commands = commands;
        this.clock = clock;
        this.day = day;
        this.zone = zone;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void startWhenDue() {
        var today = clock.instant().atZone(zone).toLocalDate();
        if (day == NEVER || today.getDayOfMonth() < day) return;
        var period = YearMonth.from(today).minusMonths(1);
        try {
            start(period);
        } catch (RuntimeException away) {
            LOG.warn(
                    "The billing run of {} could not be started and is tried again in an hour: {}",
                    period,
                    away.toString());
        }
    }

    private void start(YearMonth period) {
        var run = new StartRun("automatic-" + period, period, null, clock.instant());
        commands.send(run, new Origin(Origin.SYSTEM, null, run.runId()).asMetaData())
                .join();
    }
}
