package io.leporello.gateway.usage;

import io.leporello.gateway.usage.RejectedUsage.Rejected;
import java.util.List;

/** Where rejected usage outlives the process that rejected it. */
public interface RejectedUsageLog {

    /**
     * @param rejected the oldest first
     * @param most     how many are kept of all
     */
    void keep(List<Rejected> rejected, int most);

    /** All that is kept, the newest first. */
    List<Rejected> newest();
}
