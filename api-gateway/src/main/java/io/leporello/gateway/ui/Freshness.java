package io.leporello.gateway.ui;

import io.leporello.gateway.web.ReadModels;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;

/** Lets the next page show what was just changed. */
public final class Freshness {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ObjectProvider<ReadModels> readModels;

    Freshness(ObjectProvider<ReadModels> readModels) {
        this.readModels = readModels;
    }

    /** Waits a moment for the read models; a page that is behind for once is better than none. */
    public void await() {
        readModels.forEach(models -> models.await(PATIENCE));
    }
}
