package io.leporello.gateway.usage;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much usage is taken in at once, and how much of each sender.
 *
 * @param room                 bodies that may be in work at once, by their bytes; in memory an event takes about four times
 *                             as much
 * @param patience             how long a call waits for room in it
 * @param arrival              how long a body that is read as a whole may take to arrive; until then it holds its room
 * @param calls                calls at once; fewer than the server has threads, so that readers find one too
 * @param streams              calls at once that send lines without end
 * @param keyLimit             events a second of each key; 0 for no limit
 * @param keyLimits            likewise of single keys, by id
 * @param customerLimit        events a second of each customer, whoever sends them; 0 for no limit
 * @param customerLimits       likewise of single customers, by id
 */
@ConfigurationProperties("leporello.intake")
record IntakeSettings(
        @DefaultValue("32MB") DataSize room,
        @DefaultValue("10s") Duration patience,
        @DefaultValue("1m") Duration arrival,
        @DefaultValue("160") int calls,
        @DefaultValue("16") int streams,
        @DefaultValue("0") long keyLimit,
        @DefaultValue Map<String, Long> keyLimits,
        @DefaultValue("0") long customerLimit,
        @DefaultValue Map<String, Long> customerLimits) {}
