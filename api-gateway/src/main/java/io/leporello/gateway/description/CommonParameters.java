package io.leporello.gateway.description;

import io.leporello.page.Page;
import io.leporello.page.Paging;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.NumberSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.math.BigDecimal;
import java.util.Arrays;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/** The parameters that endpoints do not declare one by one: those of a page, and {@code wait} of every read. */
final class CommonParameters {

    private CommonParameters() {}

    static Operation add(Operation operation, HandlerMethod endpoint) {
        if (Arrays.asList(endpoint.getMethod().getParameterTypes()).contains(Paging.class)) addPaging(operation);
        if (reads(endpoint)) addWait(operation);
        return operation;
    }

    private static boolean reads(HandlerMethod endpoint) {
        var mapping = AnnotatedElementUtils.findMergedAnnotation(endpoint.getMethod(), RequestMapping.class);
        return mapping != null && Arrays.asList(mapping.method()).contains(RequestMethod.GET);
    }

    private static void addPaging(Operation operation) {
        var limit = new IntegerSchema().minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(Page.MOST));
        add(operation, "limit", "How many items at most; 100 when absent", limit);
        add(operation, "after", "The \"next\" of the page before", new StringSchema());
    }

    private static void addWait(Operation operation) {
        var seconds = new NumberSchema().exclusiveMinimumValue(BigDecimal.ZERO).maximum(BigDecimal.TEN);
        add(
                operation,
                "wait",
                "First waits up to so many seconds until the answer holds everything acknowledged before this call",
                seconds);
    }

    private static void add(Operation operation, String name, String meaning, Schema<?> schema) {
        operation.addParametersItem(
                new QueryParameter().name(name).description(meaning).schema(schema));
    }
}
