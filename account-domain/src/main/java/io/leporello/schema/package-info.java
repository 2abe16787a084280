/**
 * The PostgreSQL schema of a module: made and migrated from the module's own folder, before anything of it is read.
 */
@NullMarked
package io.leporello.schema;

import org.jspecify.annotations.NullMarked;
