/**
 * The whole ledger in one file, and back. A backup holds every table of every module as it was at one moment; the master key
 * is not in it, because whoever has both can read what is sealed.
 */
@NullMarked
package io.leporello.gateway.runtime.backup;

import org.jspecify.annotations.NullMarked;
