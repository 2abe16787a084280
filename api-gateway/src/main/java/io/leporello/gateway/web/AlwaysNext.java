package io.leporello.gateway.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** Says of every page that its {@code next} is written also when it is null, because that null is an answer. */
interface AlwaysNext {

    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Nullable
    String next();
}
