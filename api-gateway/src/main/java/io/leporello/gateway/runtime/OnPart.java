package io.leporello.gateway.runtime;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether this process runs the part. */
final class OnPart implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        var wanted = metadata.getAnnotations().get(ConditionalOnPart.class).getEnum("value", Part.class);
        return Part.parse(context.getEnvironment().getProperty("leporello.roles", ""))
                .contains(wanted);
    }
}
