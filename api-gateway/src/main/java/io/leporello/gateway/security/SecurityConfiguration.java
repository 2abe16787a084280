package io.leporello.gateway.security;

import io.leporello.account.apikey.ApiKeyDirectory;
import io.leporello.account.apikey.PlatformRole;
import io.leporello.account.user.CountUsers;
import io.leporello.account.user.UserDirectory;
import io.leporello.event.Origin;
import io.leporello.gateway.web.HttpRefusal;
import io.leporello.gateway.web.Ids;
import io.leporello.gateway.web.Ledger;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
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
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Who gets through the door: by key, or as a person with a session. What they may do inside is in {@link Permissions}. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** Scripts and styles come as files of our own; nothing in a page is run or applied. */
    private static final String CONTENT_POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; "
            + "base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    /** The pages of the API description write styles into elements. */
    private static final String DESCRIPTION_POLICY = CONTENT_POLICY + "; style-src 'self' 'unsafe-inline'";

    /** The PDF of an invoice stands in a page of ours. */
    private static final String DOCUMENT_POLICY =
            CONTENT_POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'");

    @Bean
    OperatorSecret operatorSecret(@Value("${leporello.operator-key:}") String configured, Ids ids) {
        return configured.isEmpty() ? new OperatorSecret(ids.secret(), true) : new OperatorSecret(configured, false);
    }

    @Bean
    OperatorKey operatorKey(OperatorSecret secret) {
        return OperatorKey.configured(secret.text());
    }

    @Bean
    OperatorKeyNotice operatorKeyNotice(OperatorSecret secret, Ledger ledger) {
        return new OperatorKeyNotice(secret, () -> anyUsers(ledger));
    }

    private static boolean anyUsers(Ledger ledger) {
        return ledger.ask(new CountUsers(null, null), Long.class, new Origin(Origin.SYSTEM, null, "")) > 0;
    }

    @Bean
    Keys keys(OperatorKey operator, ApiKeyDirectory known, KeyUses uses) {
        return new Keys(operator, known, uses);
    }

    @Bean
    SecurityFilterChain door(
            HttpSecurity http,
            Keys keys,
            UserDirectory users,
            ObjectProvider<OutsideSignIn> outside,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        outside.forEach(door -> door.configure(http));
        // Spring Security itself keeps nothing in a session, UserSession does; left to it, every request with a session
        // would look like a new sign-in, and change the session's id and token.
        return http.sessionManagement(AbstractHttpConfigurer::disable)
                .securityContext(
                        context -> context.securityContextRepository(new RequestAttributeSecurityContextRepository()))
                .csrf(CsrfGuard::configure)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                // Without a referrer a browser would not say either that a form comes from a page of ours.
                .headers(headers -> headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::disable)
                        .addHeaderWriter(SecurityConfiguration::writePolicy)
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
                .addFilterBefore(new SameSite(), CsrfFilter.class)
                .addFilterBefore(new BearerKeyFilter(keys), AnonymousAuthenticationFilter.class)
                .addFilterBefore(new SessionFilter(users), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers(SecurityConfiguration::isOpen)
                                .permitAll()
                                .requestMatchers("/v1/**")
                                .authenticated()
                                .requestMatchers("/actuator/health/**", "/actuator/info")
                                .permitAll()
                                .requestMatchers("/actuator/prometheus")
                                .access(nearbyOrPlatform())
                                .requestMatchers("/actuator/**")
                                .hasRole(PlatformRole.OPERATOR.name())
                                // The rest is pages, each with its own right, the API description, or nothing at all.
                                .anyRequest()
                                .permitAll())
                .exceptionHandling(failures -> failures.authenticationEntryPoint((request, response, failure) ->
                                problems.resolveException(request, response, null, failure))
                        .accessDeniedHandler((request, response, failure) ->
                                problems.resolveException(request, response, null, CsrfGuard.explained(failure))))
                .build();
    }

    private static void writePolicy(HttpServletRequest request, HttpServletResponse response) {
        var path = request.getRequestURI();
        var policy = path.startsWith("/swagger-ui") ? DESCRIPTION_POLICY : CONTENT_POLICY;
        var document = path.startsWith("/invoices/") && path.endsWith("/pdf");
        response.setHeader("Content-Security-Policy", document ? DOCUMENT_POLICY : policy);
        response.setHeader("X-Frame-Options", document ? "SAMEORIGIN" : "DENY");
    }

    private static boolean isOpen(HttpServletRequest request) {
        return Permissions.isOpen(request.getMethod() + " " + request.getRequestURI());
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

    /** Otherwise each of the filters would be timed by itself in every call; the call as a whole is timed anyway. */
    @Bean
    SecurityObservationSettings onlyTheCallIsTimed() {
        return SecurityObservationSettings.noObservations();
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
                interceptors.addInterceptor(new ReadLogInterceptor(readLog));
                interceptors.addInterceptor(new PermissionInterceptor(gatekeeper));
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new Callers());
                resolvers.add(new Accesses());
            }
        };
    }
}
