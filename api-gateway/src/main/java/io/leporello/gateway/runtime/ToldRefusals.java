package io.leporello.gateway.runtime;

import io.leporello.refusal.Refusal;
import io.leporello.refusal.RefusalText;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryMessage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * An exception does not travel to another process, only its details do. So a handler's refusal goes out as details, on
 * every bus, whether the asker is elsewhere or here.
 */
@Configuration(proxyBeanMethods = false)
class ToldRefusals {

    @FunctionalInterface
    private interface Wrap {
        HandlerExecutionException around(String message, Refusal refusal, RefusalText details);
    }

    @Bean
    MessageHandlerInterceptor<CommandMessage<?>> refusalsOfCommands() {
        return telling(CommandExecutionException::new);
    }

    @Bean
    MessageHandlerInterceptor<QueryMessage<?, ?>> refusalsOfQueries() {
        return telling(QueryExecutionException::new);
    }

    private static <M extends Message<?>> MessageHandlerInterceptor<M> telling(Wrap wrap) {
        return (work, chain) -> {
            try {
                return chain.proceed();
            } catch (Refusal refusal) {
                throw wrap.around(String.valueOf(refusal.getMessage()), refusal, RefusalText.of(refusal));
            }
        };
    }
}
