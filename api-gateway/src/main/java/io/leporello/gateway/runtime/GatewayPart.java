package io.leporello.gateway.runtime;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/** The endpoints and the pages. What every process serves, such as its health, is not among them, nor are the doors. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnPart(Part.GATEWAY)
@ComponentScan(
        basePackages = {
            "io.leporello.gateway.account",
            "io.leporello.gateway.usage",
            "io.leporello.gateway.billing",
            "io.leporello.gateway.history",
            "io.leporello.gateway.operations",
            "io.leporello.gateway.description",
            "io.leporello.gateway.ui"
        },
        excludeFilters =
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = "io\\.leporello\\.gateway\\.ui\\.start\\..*"))
class GatewayPart {}
