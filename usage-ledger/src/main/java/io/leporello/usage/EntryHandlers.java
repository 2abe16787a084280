package io.leporello.usage;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * Lays usage out as rows, for the part {@code billing}: whoever folds the entries keeps them, in one database and one
 * transaction with the fold.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan("io.leporello.usage.entry")
public class EntryHandlers {}
