/**
 * The command line: starts the server, imports usage events into a running one, and shows the demo. It speaks to the
 * ledger over HTTP only, like any program outside; it owns no rule of the business.
 */
@NullMarked
package io.leporello.gateway.cli;

import org.jspecify.annotations.NullMarked;
