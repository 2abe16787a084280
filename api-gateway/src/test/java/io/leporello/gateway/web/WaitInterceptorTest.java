package io.leporello.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class WaitInterceptorTest {

    private final List<Duration> waits = new ArrayList<>();

    @Test
    void a_read_waits() {
        assertThat(passes(new MockHttpServletRequest("GET", "/v1/history"))).isTrue();
        assertThat(waits).containsExactly(Duration.ofMillis(1500));
    }

    @Test
    void a_write_does_not_wait() {
        assertThat(passes(new MockHttpServletRequest("POST", "/v1/customers"))).isTrue();
        assertThat(waits).isEmpty();
    }

    @Test
    void a_stream_that_was_written_does_not_wait_once_more() {
        var request = new MockHttpServletRequest("GET", "/v1/history");
        request.setDispatcherType(DispatcherType.ASYNC);
        assertThat(passes(request)).isTrue();
        assertThat(waits).isEmpty();
    }

    private boolean passes(MockHttpServletRequest request) {
        var beans = new StaticListableBeanFactory();
        ReadModels readModels = waits::add;
        beans.addBean("readModels", readModels);
        request.setParameter("wait", "1.5");
        return new WaitInterceptor(beans.getBeanProvider(ReadModels.class))
                .preHandle(request, new MockHttpServletResponse(), this);
    }
}
