/**
 * Customer accounts: the list with what each used and will pay, the way to make one, the search for one, and the page of one
 * with its tabs.
 */
@NullMarked
package io.leporello.gateway.ui.customer;

import org.jspecify.annotations.NullMarked;
