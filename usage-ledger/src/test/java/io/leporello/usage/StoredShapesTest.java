package io.leporello.usage;

import io.leporello.event.StoredShapes;
import io.leporello.usage.record.UsageAmended;
import io.leporello.usage.record.UsageFact;
import io.leporello.usage.record.UsageRecorded;
import io.leporello.usage.record.UsageVoided;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/** Every shape in which an event was ever stored, one golden file each. The files are never touched. */
class StoredShapesTest extends StoredShapes {

    private static final Instant MORNING = Instant.parse("2026-10-03T08:15:30.123456Z");
    private static final UsageFact FULL = new UsageFact(
            "kunde",
            "anna",
            "invoice-extraction",
            "sha256:1",
            MORNING,
            1,
            12,
            new BigDecimal("12345678901234.123456789"));
    private static final UsageFact BARE = new UsageFact("kunde", null, null, null, MORNING, 2, 13, null);

    private static final Map<String, Object> EVENTS = Map.of(
            "usage.recorded-1", new UsageRecorded("/pipelines/ocr-1", "0f1c", FULL),
            "usage.amended-1", new UsageAmended("/pipelines/ocr-1", "0f1c", FULL, BARE, "measured again"),
            "usage.voided-1", new UsageVoided("/pipelines/ocr-1", "0f1c", BARE, "größer als 5 € \"Probe\""));

    StoredShapesTest() {
        super(new UsageModule().usageEvents(), EVENTS);
    }
}
