/**
 * Price plans and contracts as people read them: tiers as sentences, tables and curves, an editor that says at once what
 * is wrong, and what another plan would have cost.
 */
@NullMarked
package io.leporello.gateway.ui.prices;

import org.jspecify.annotations.NullMarked;
