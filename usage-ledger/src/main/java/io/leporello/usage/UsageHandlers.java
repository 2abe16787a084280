package io.leporello.usage;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The part {@code usage}: takes usage in, corrects it, and answers auditors. */
@Configuration(proxyBeanMethods = false)
@ComponentScan({"io.leporello.usage.record", "io.leporello.usage.intake", "io.leporello.usage.history"})
public class UsageHandlers {}
