/** Tries the command line against a stub of the ledger's HTTP interface, and the launcher against stubs of its tools. */
@NullMarked
package io.leporello.gateway.cli;

import org.jspecify.annotations.NullMarked;
