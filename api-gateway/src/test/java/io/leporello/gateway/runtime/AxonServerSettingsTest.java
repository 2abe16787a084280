package io.leporello.gateway.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leporello.gateway.LedgerApplication;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class AxonServerSettingsTest {

    private static StandardEnvironment environment(Map<String, Object> properties) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("the test", properties));
        new AxonServerSettings().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }

    @Test
    void without_a_server_the_connector_is_off() {
        assertThat(environment(Map.of("leporello.axon-server", "")).getProperty("axon.axonserver.enabled"))
                .isEqualTo("false");
    }

    @Test
    void a_named_server_becomes_the_connectors_and_its_own_settings_win() {
        var environment = environment(Map.of(
                "leporello.axon-server", "axon:8124",
                "leporello.roles", "gateway",
                "axon.axonserver.max-message-size", "1"));
        assertThat(environment.getProperty("axon.axonserver.enabled")).isEqualTo("true");
        assertThat(environment.getProperty("axon.axonserver.servers")).isEqualTo("axon:8124");
        assertThat(environment.getProperty("axon.axonserver.component-name")).isEqualTo("leporello");
        assertThat(environment.getProperty("axon.axonserver.max-message-size")).isEqualTo("1");
    }

    @Test
    void parts_that_nothing_connects_are_refused_in_one_sentence() {
        assertThatThrownBy(() -> environment(Map.of("leporello.roles", "gateway,usage")))
                .isInstanceOf(PartsMissing.class)
                .hasMessage(
                        "LEPORELLO_ROLES=gateway,usage needs LEPORELLO_AXON_SERVER, because without one nothing would"
                                + " reach the parts that this process leaves out: account, billing.");
    }

    @Test
    void the_application_itself_does_not_start_without_its_other_parts() {
        assertThatThrownBy(() -> LedgerApplication.start("--leporello.roles=gateway"))
                .isInstanceOf(PartsMissing.class)
                .hasMessageStartingWith("LEPORELLO_ROLES=gateway needs LEPORELLO_AXON_SERVER, because");
    }

    @Test
    void all_parts_need_no_server() {
        assertThat(environment(Map.of("leporello.roles", "billing, account,usage,gateway"))
                        .getProperty("axon.axonserver.enabled"))
                .isEqualTo("false");
    }
}
