/**
 * Invoices on paper and as data: XRechnung, ZUGFeRD and their wording, judged by the official rules before anybody gets
 * them and stored as they were issued. What is on an invoice was decided before; here nothing is computed that it does not
 * hold.
 */
@NullMarked
package io.leporello.billing.document;

import org.jspecify.annotations.NullMarked;
