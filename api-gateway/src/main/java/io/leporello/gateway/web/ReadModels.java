package io.leporello.gateway.web;

import java.time.Duration;

/** The read side as a whole, as far as an endpoint has to know it: it lags a little and can be waited for. */
public interface ReadModels {

    /**
     * Waits until the read models hold everything that was acknowledged before this call.
     *
     * @return whether they got there within {@code atMost}
     */
    boolean await(Duration atMost);
}
