/** The contract with the outside, line by line, asked of the whole running application over HTTP. */
@NullMarked
package io.leporello.gateway.contract;

import org.jspecify.annotations.NullMarked;
