package io.leporello.gateway.ui.dashboard;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thymeleaf.context.LazyContextVariable;

/**
 * Figures that a page asks for when it comes to them. What stands before them is sent first, so that a browser shows the frame
 * and loads the styles while they are added up. From then on a failure cannot become a page of errors any more: there are no
 * figures then, and the page says so in their place.
 */
final class LateBoard extends LazyContextVariable<@Nullable Board> {

    private static final Logger LOG = LoggerFactory.getLogger(LateBoard.class);

    private final Supplier<Board> figures;
    private final HttpServletResponse response;

    LateBoard(Supplier<Board> figures, HttpServletResponse response) {
        this.figures = figures;
        this.response = response;
    }

    @Override
    protected @Nullable Board loadValue() {
        sendWhatIsThere();
        try {
            return figures.get();
        } catch (RuntimeException failure) {
            LOG.error("The figures of a page could not be added up", failure);
            return null;
        }
    }

    private void sendWhatIsThere() {
        try {
            response.flushBuffer();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
