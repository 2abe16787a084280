/**
 * Price plans: what a customer can read in one, and the rules such terms must keep; how a charge is computed is not decided here.
 */
@NullMarked
package io.leporello.account.plan;

import org.jspecify.annotations.NullMarked;
