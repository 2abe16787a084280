/**
 * Personal data under a key of its person: sealed wherever it is kept, and unreadable everywhere once the key is destroyed.
 */
@NullMarked
package io.leporello.account.person;

import org.jspecify.annotations.NullMarked;
