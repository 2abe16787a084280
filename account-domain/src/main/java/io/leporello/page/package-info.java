/**
 * Long answers, page by page: what a page is, and how it is cut from rows that were read with their keys in order.
 */
@NullMarked
package io.leporello.page;

import org.jspecify.annotations.NullMarked;
