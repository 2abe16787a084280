/**
 * Customers, price plans, contracts and API keys over HTTP: each call becomes one message, its answer goes back. It
 * decides nothing.
 */
@NullMarked
package io.leporello.gateway.account;

import org.jspecify.annotations.NullMarked;
