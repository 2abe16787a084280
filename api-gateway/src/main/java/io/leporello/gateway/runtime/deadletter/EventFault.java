package io.leporello.gateway.runtime.deadletter;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.common.AxonTransientException;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** Tells a failure that comes of an event itself from one that would hit any other event too. */
final class EventFault {

    /** PostgreSQL's classes of "this value cannot be" and "this contradicts that row"; the rest is about the server. */
    private static final Set<String> OF_VALUES = Set.of("22", "23");

    private static final List<Class<? extends Throwable>> OF_THE_MOMENT = List.of(
            Error.class,
            InterruptedException.class,
            AxonTransientException.class,
            UnableToClaimTokenException.class,
            TransientDataAccessException.class,
            RecoverableDataAccessException.class,
            TransactionException.class);

    private static final int LONGEST = 500;

    private EventFault() {}

    /** Setting aside loses nothing but makes work, so in doubt it is the moment's fault, and tried again. */
    static boolean is(Throwable failure) {
        return causes(failure).noneMatch(EventFault::isOfTheMoment);
    }

    private static boolean isOfTheMoment(Throwable cause) {
        if (cause instanceof SQLException database)
            return database.getSQLState() == null
                    || !OF_VALUES.contains(database.getSQLState().substring(0, 2));
        return OF_THE_MOMENT.stream().anyMatch(kind -> kind.isInstance(cause));
    }

    /** What an operator reads: the innermost cause in its own words, without the rows and sources that follow them. */
    static String reason(Throwable failure) {
        var cause = causes(failure).reduce(failure, (above, below) -> below);
        var text = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        var line = text.lines().findFirst().orElse("");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
