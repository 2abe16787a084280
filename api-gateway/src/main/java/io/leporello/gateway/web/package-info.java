/**
 * The HTTP base every endpoint stands on: problem details, request ids, pages, waiting for the read models, JSON rules and
 * the way to the buses. It knows no noun of the business.
 */
@NullMarked
package io.leporello.gateway.web;

import org.jspecify.annotations.NullMarked;
