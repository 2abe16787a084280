package io.leporello.gateway.runtime;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/** Only in processes that run this part: {@code leporello.roles} names them, all by default. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Conditional(OnPart.class)
@interface ConditionalOnPart {
    Part value();
}
