/**
 * What an operator looks at to know that everything runs: parts, projections, what came in, mails that wait, what auditors
 * read.
 */
@NullMarked
package io.leporello.gateway.ui.operations;

import org.jspecify.annotations.NullMarked;
