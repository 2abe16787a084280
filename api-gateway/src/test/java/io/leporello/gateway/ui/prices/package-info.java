@NullMarked
package io.leporello.gateway.ui.prices;

import org.jspecify.annotations.NullMarked;
