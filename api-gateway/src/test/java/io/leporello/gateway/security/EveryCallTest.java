package io.leporello.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.EmbeddedValueResolver;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Reads the mappings of every endpoint class there is, whatever part of the application would start it. */
class EveryCallTest {

    @Test
    void every_call_of_the_whole_application_has_a_row_in_the_table() {
        assertThat(calls()).hasSizeGreaterThan(25).isSubsetOf(Permissions.calls());
    }

    @Test
    void every_page_has_the_right_of_a_call_in_the_table() {
        var pages = mappings().getHandlerMethods().values().stream()
                .filter(page -> page.getBeanType().getName().startsWith("io.leporello.gateway.ui."))
                .toList();
        assertThat(pages).hasSizeGreaterThan(15).allSatisfy(page -> {
            var right = page.getMethodAnnotation(Right.class);
            assertThat(right).as("right of " + page).isNotNull();
            assertThat(Permissions.calls())
                    .contains(Objects.requireNonNull(right).value());
        });
    }

    private static Set<String> calls() {
        return mappings().getHandlerMethods().keySet().stream()
                .flatMap(EveryCallTest::calls)
                .filter(call -> call.contains(" /v1/"))
                .collect(Collectors.toSet());
    }

    /** A mapping without a method answers every one, which no row can describe. */
    private static Stream<String> calls(RequestMappingInfo mapping) {
        var methods = mapping.getMethodsCondition().getMethods();
        return methods.isEmpty()
                ? mapping.getPatternValues().stream().map(path -> "ANY " + path)
                : methods.stream()
                        .flatMap(method -> mapping.getPatternValues().stream().map(path -> method + " " + path));
    }

    private static RequestMappingHandlerMapping mappings() {
        var context = new StaticWebApplicationContext();
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        for (var endpoint : scanner.findCandidateComponents("io.leporello")) {
            var name = Objects.requireNonNull(endpoint.getBeanClassName());
            var lazily = new RootBeanDefinition(name);
            lazily.setLazyInit(true);
            context.registerBeanDefinition(name, lazily);
        }
        context.refresh();
        var mappings = new RequestMappingHandlerMapping();
        mappings.setApplicationContext(context);
        mappings.setEmbeddedValueResolver(new EmbeddedValueResolver(context.getBeanFactory()));
        mappings.afterPropertiesSet();
        return mappings;
    }
}
