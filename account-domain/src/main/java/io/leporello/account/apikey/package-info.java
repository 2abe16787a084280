/**
 * API keys: which machine may do what, for one customer or for the platform; of the secret only a hash is ever kept.
 */
@NullMarked
package io.leporello.account.apikey;

import org.jspecify.annotations.NullMarked;
