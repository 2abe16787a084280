/**
 * What proves who somebody is: passwords, links that work once, and how often one may guess. Secrets are no history, so
 * they are rows that are overwritten and deleted, never events.
 */
@NullMarked
package io.leporello.account.credential;

import org.jspecify.annotations.NullMarked;
