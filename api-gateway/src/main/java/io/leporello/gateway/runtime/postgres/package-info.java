/**
 * Which PostgreSQL this process works with: the embedded one, or the one it is told. It owns no data source; Spring Boot
 * makes that from the connection details here.
 */
@NullMarked
package io.leporello.gateway.runtime.postgres;

import org.jspecify.annotations.NullMarked;
