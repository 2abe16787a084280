/** Real browsers' requests against a real server with a real database, and real mails. */
@NullMarked
package io.leporello.gateway.signin;

import org.jspecify.annotations.NullMarked;
