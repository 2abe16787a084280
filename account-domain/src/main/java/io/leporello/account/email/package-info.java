/**
 * To whom an e-mail address belongs: to one user at most, also when many ask for it at once. No address is kept here, only
 * what a secret key makes of it.
 */
@NullMarked
package io.leporello.account.email;

import org.jspecify.annotations.NullMarked;
