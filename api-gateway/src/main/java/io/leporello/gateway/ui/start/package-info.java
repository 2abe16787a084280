/**
 * The pages of the door: sign-up, sign-in, what the links of mails lead to, and the own profile.
 */
@NullMarked
package io.leporello.gateway.ui.start;

import org.jspecify.annotations.NullMarked;
