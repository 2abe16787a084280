package io.leporello.gateway.web;

import io.axoniq.axonserver.connector.AxonServerException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Set;
import org.axonframework.axonserver.connector.command.AxonServerCommandDispatchException;
import org.axonframework.axonserver.connector.query.AxonServerQueryDispatchException;

/** The several ways in which the connector to an Axon Server says that it does not reach it. */
final class AxonServerAway {

    private static final Set<Status.Code> UNREACHED =
            Set.of(Status.Code.UNAVAILABLE, Status.Code.CANCELLED, Status.Code.DEADLINE_EXCEEDED);

    private AxonServerAway() {}

    /** Whether the failure, or what is behind it, says so. */
    static boolean isSaidBy(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) if (says(cause)) return true;
        return false;
    }

    private static boolean says(Throwable failure) {
        return failure instanceof AxonServerException
                || failure instanceof AxonServerCommandDispatchException
                || failure instanceof AxonServerQueryDispatchException
                || (failure instanceof StatusRuntimeException call
                        && UNREACHED.contains(call.getStatus().getCode()));
    }
}
