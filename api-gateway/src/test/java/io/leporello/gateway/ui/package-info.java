@NullMarked
package io.leporello.gateway.ui;

import org.jspecify.annotations.NullMarked;
