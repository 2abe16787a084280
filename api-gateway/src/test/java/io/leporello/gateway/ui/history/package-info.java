@NullMarked
package io.leporello.gateway.ui.history;

import org.jspecify.annotations.NullMarked;
