/**
 * The credit schedule: how many credits a document and a page of each product count when usage says no credits itself. It
 * is one for the whole platform; what a credit costs is the price plans' affair.
 */
@NullMarked
package io.leporello.account.creditschedule;

import org.jspecify.annotations.NullMarked;
