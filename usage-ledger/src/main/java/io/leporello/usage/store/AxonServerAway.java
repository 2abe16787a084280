package io.leporello.usage.store;

import io.axoniq.axonserver.connector.AxonServerException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.axonframework.axonserver.connector.command.AxonServerCommandDispatchException;
import org.axonframework.axonserver.connector.query.AxonServerQueryDispatchException;
import org.axonframework.messaging.ExecutionException;

/** The several ways in which the connector to an Axon Server says that it does not reach it. */
public final class AxonServerAway {

    private static final Set<Status.Code> UNREACHED =
            Set.of(Status.Code.UNAVAILABLE, Status.Code.CANCELLED, Status.Code.DEADLINE_EXCEEDED);

    private AxonServerAway() {}

    /** Whether the failure, or what is behind it, says so. */
    public static boolean isSaidBy(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) if (says(cause)) return true;
        return false;
    }

    private static boolean says(Throwable failure) {
        return failure instanceof AxonServerException
                || failure instanceof AxonServerCommandDispatchException
                || failure instanceof AxonServerQueryDispatchException
                || isLate(failure)
                || (failure instanceof StatusRuntimeException call
                        && UNREACHED.contains(call.getStatus().getCode()));
    }

    /** What an append says that was not confirmed in time. It may have been taken. */
    private static boolean isLate(Throwable failure) {
        return failure instanceof ExecutionException && failure.getCause() instanceof TimeoutException;
    }
}
