package io.leporello.gateway.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.servlet.HandlerInterceptor;

/** {@code ?wait=} on any read: first lets the read models catch up with what was acknowledged before the call. */
final class WaitInterceptor implements HandlerInterceptor {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,2}(\\.\\d{1,3})?");
    private static final Duration MOST = Duration.ofSeconds(10);

    private final ObjectProvider<ReadModels> readModels;

    WaitInterceptor(ObjectProvider<ReadModels> readModels) {
        this.readModels = readModels;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var wanted = request.getParameter("wait");
        if (wanted == null || !isRead(request) || isUnderWay(request)) return true;
        var atMost = seconds(wanted);
        if (!readModels.stream().allMatch(models -> models.await(atMost)))
            throw HttpRefusal.notInTime("The read models did not catch up within " + wanted
                    + " s. Ask again, or without \"wait\" for what they hold now.");
        return true;
    }

    private static boolean isRead(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    /** A streamed answer comes by again when it has been written. */
    private static boolean isUnderWay(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.ASYNC;
    }

    private static Duration seconds(String wanted) {
        if (SECONDS.matcher(wanted).matches()) {
            var asked =
                    Duration.ofMillis(new BigDecimal(wanted).movePointRight(3).longValueExact());
            if (!asked.isZero() && asked.compareTo(MOST) <= 0) return asked;
        }
        throw HttpRefusal.unreadable(
                "wait", "is " + RightForm.quoted(wanted) + "; seconds, more than 0 and at most 10, were expected");
    }
}
