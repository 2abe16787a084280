package io.leporello.gateway.security;

import io.leporello.account.apikey.ApiKeyDirectory;
import io.leporello.account.apikey.PlatformRole;
import io.leporello.gateway.web.HttpRefusal;
import io.leporello.gateway.web.Ids;
import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Who gets through the door: without sessions, by key alone. What they may do inside is in {@link Permissions}. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** The pages of the API description load their own scripts, and write styles into elements. */
    private static final String CONTENT_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    @Bean
    OperatorKey operatorKey(@Value("${leporello.operator-key:}") String configured, Ids ids) {
        if (!configured.isEmpty()) return OperatorKey.configured(configured);
        var secret = ids.secret();
        OperatorKeyNotice.print(secret);
        return OperatorKey.of(secret);
    }

    @Bean
    Keys keys(OperatorKey operator, ApiKeyDirectory known) {
        return new Keys(operator, known);
    }

    @Bean
    SecurityFilterChain door(
            HttpSecurity http, Keys keys, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        return http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // A browser adds no bearer key by itself, so there is nothing to forge.
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .addFilterBefore(new BearerKeyFilter(keys), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers("/v1/**")
                                .authenticated()
                                .requestMatchers("/actuator/health/**", "/actuator/info")
                                .permitAll()
                                .requestMatchers("/actuator/prometheus")
                                .access(nearbyOrPlatform())
                                .requestMatchers("/actuator/**")
                                .hasRole(PlatformRole.OPERATOR.name())
                                // The rest is the API description, or nothing at all.
                                .anyRequest()
                                .permitAll())
                .exceptionHandling(failures -> failures.authenticationEntryPoint((request, response, failure) ->
                                problems.resolveException(request, response, null, failure))
                        .accessDeniedHandler((request, response, failure) ->
                                problems.resolveException(request, response, null, failure)))
                .build();
    }

    /**
     * A collector on the same machine needs no key. A proxy on the same machine speaks for somebody else, so what it
     * forwards does need one.
     */
    private static AuthorizationManager<RequestAuthorizationContext> nearbyOrPlatform() {
        return AuthorizationManagers.anyOf(
                (caller, context) -> new AuthorizationDecision(Nearby.is(context.getRequest())),
                AuthorityAuthorizationManager.hasAnyRole(PlatformRole.OPERATOR.name(), PlatformRole.AUDITOR.name()));
    }

    @Bean
    RequestRejectedHandler brokenAddress(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        return (request, response, failure) -> problems.resolveException(
                request,
                response,
                null,
                HttpRefusal.unreadable(
                        "The address holds something that no address here has, such as \"//\" or \";\"."));
    }

    /** Keys are the only way in; without this bean a user with a generated password would be made. */
    @Bean
    AuthenticationManager noOtherWayIn() {
        return attempt -> {
            throw new ProviderNotFoundException("Keys are the only way in.");
        };
    }

    @Bean
    WebMvcConfigurer callers(Gatekeeper gatekeeper, ReadLog readLog) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                // First, so that what is refused is in the log as well.
                interceptors.addInterceptor(new ReadLogInterceptor(readLog)).addPathPatterns("/v1/**");
                interceptors
                        .addInterceptor(new PermissionInterceptor(gatekeeper))
                        .addPathPatterns("/v1/**");
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new Callers());
                resolvers.add(new Accesses());
            }
        };
    }
}
