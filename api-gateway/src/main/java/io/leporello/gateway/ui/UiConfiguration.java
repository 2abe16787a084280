package io.leporello.gateway.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.leporello.account.customer.CustomerDirectory;
import io.leporello.gateway.security.Rights;
import io.leporello.gateway.web.Ledger;
import io.leporello.gateway.web.ReadModels;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** The frame, in every process: sign-in pages and all others may come from different ones. */
@Configuration(proxyBeanMethods = false)
public class UiConfiguration {

    private static final String ENGLISH = "_en.properties";

    /** Every file in {@code ui} is a bundle; a new one need not be named anywhere. */
    @Bean
    MessageSource messageSource() throws IOException {
        var bundles = new PathMatchingResourcePatternResolver().getResources("classpath:ui/*" + ENGLISH);
        var words = new ResourceBundleMessageSource();
        words.setBasenames(Arrays.stream(bundles)
                .map(bundle ->
                        "ui/" + Objects.requireNonNull(bundle.getFilename()).replace(ENGLISH, ""))
                .sorted()
                .toArray(String[]::new));
        words.setDefaultEncoding("UTF-8");
        words.setFallbackToSystemLocale(false);
        words.setAlwaysUseMessageFormat(true);
        return words;
    }

    @Bean
    Languages localeResolver(Preferences preferences) {
        return new Languages(preferences);
    }

    @Bean
    Assets assets() {
        return new Assets();
    }

    @Bean
    Freshness freshness(ObjectProvider<ReadModels> readModels) {
        return new Freshness(readModels);
    }

    @Bean
    FrameAdvice frameAdvice(
            Ledger ledger, Rights rights, Languages languages, CustomerDirectory customers, Assets assets) {
        return new FrameAdvice(ledger, rights, languages, customers, assets);
    }

    @Bean
    ProblemPages problemPages(SpringTemplateEngine templates, Languages languages, Assets assets) {
        return new ProblemPages(templates, languages, assets);
    }

    /**
     * The dashboard is sent as it is made, its frame before its figures, which take long with many customers. Every other page
     * is sent when it is whole.
     */
    @Bean
    ThymeleafViewResolver asItIsMade(SpringTemplateEngine templates) {
        var views = new ThymeleafViewResolver();
        views.setTemplateEngine(templates);
        views.setCharacterEncoding(UTF_8.name());
        views.setContentType("text/html;charset=UTF-8");
        views.setProducePartialOutputWhileProcessing(true);
        views.setViewNames(new String[] {"dashboard/dashboard"});
        views.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return views;
    }

    /** Their addresses change with their content, see {@link Assets}. */
    @Bean
    WebMvcConfigurer keptFiles() {
        var kept = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
        return new WebMvcConfigurer() {
            @Override
            public void addResourceHandlers(ResourceHandlerRegistry files) {
                files.addResourceHandler("/ui/**")
                        .addResourceLocations("classpath:/static/ui/")
                        .setCacheControl(kept);
                files.addResourceHandler("/webjars/**")
                        .addResourceLocations("classpath:/META-INF/resources/webjars/")
                        .setCacheControl(kept);
            }
        };
    }
}
