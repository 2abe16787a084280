/** Measures what the README promises, against PostgreSQL itself; {@code ./mvnw -P benchmarks verify} runs it. */
@NullMarked
package io.leporello.gateway.benchmark;

import org.jspecify.annotations.NullMarked;
