package io.leporello.gateway.runtime;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The endpoints. What every process serves, such as its health, is not among them. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnPart(Part.GATEWAY)
@ComponentScan({
    "io.leporello.gateway.account",
    "io.leporello.gateway.usage",
    "io.leporello.gateway.billing",
    "io.leporello.gateway.history",
    "io.leporello.gateway.description"
})
class GatewayPart {}
