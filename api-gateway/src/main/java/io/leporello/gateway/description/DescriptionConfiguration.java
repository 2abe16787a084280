package io.leporello.gateway.description;

import io.leporello.gateway.security.Access;
import io.leporello.gateway.security.Caller;
import io.leporello.page.Paging;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.math.BigDecimal;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** Tells springdoc what it cannot find in the endpoints. */
@Configuration(proxyBeanMethods = false)
class DescriptionConfiguration {

    private static final String KEY = "key";

    private static final String CONVENTIONS = """
            An append-only billing and usage ledger.

            Amounts and quantities are JSON strings, plain decimals. Instants are RFC 3339 in UTC, dates ISO 8601. \
            Lists come in pages: `{"items":[…],"next":"…"}`, where `next` is the `after` of the next page and null on \
            the last. A POST that makes something may carry its own `id`; the same id with the same content again is \
            answered with 200, with other content with 409. Errors are problem details (RFC 9457) that say what was \
            wrong, with which value, and what would have been right. Reads may lag a little; `wait` lets them catch up.
            """;

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Access.class, Caller.class, Paging.class)
                .replaceWithSchema(JsonNode.class, new ObjectSchema())
                .replaceWithSchema(
                        BigDecimal.class,
                        new StringSchema().pattern("^-?\\d+(\\.\\d+)?$").example("12.34"));
    }

    @Bean
    OpenAPI api(@Value("${info.app.version}") String version) {
        var key = new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description("An API key, or the key of the operator");
        return new OpenAPI()
                .info(new Info()
                        .title("Leporello")
                        .version(version)
                        .description(CONVENTIONS)
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                // Wherever this description was read from, without naming a host.
                .addServersItem(new Server().url("/"))
                .components(new Components().addSecuritySchemes(KEY, key))
                .addSecurityItem(new SecurityRequirement().addList(KEY));
    }

    @Bean
    GlobalOperationCustomizer commonParameters() {
        return CommonParameters::add;
    }

    @Bean
    GlobalOpenApiCustomizer commonAnswersWithExamples() {
        return api -> {
            CommonAnswers.addTo(api);
            Examples.addTo(api);
        };
    }
}
