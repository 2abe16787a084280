package io.leporello.gateway.runtime;

import io.leporello.usage.UsageHandlers;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Intake, corrections and history. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnPart(Part.USAGE)
@Import(UsageHandlers.class)
class UsagePart {}
