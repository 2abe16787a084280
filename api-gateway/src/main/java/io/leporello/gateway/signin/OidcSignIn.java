package io.leporello.gateway.signin;

import io.leporello.gateway.security.OutsideSignIn;
import io.leporello.gateway.security.UserSession;
import io.leporello.gateway.web.HttpRefusal;
import io.leporello.gateway.web.RequestId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Sign-in through one outside OpenID Connect provider: it begins at {@code /oauth2/authorization/oidc} and comes back to
 * {@code /login/oauth2/code/oidc}. The provider only says whose verified address it is; who is no user here stays outside.
 */
@Component
@ConditionalOnProperty("leporello.oidc.issuer")
final class OidcSignIn implements OutsideSignIn {

    private static final Logger LOG = LoggerFactory.getLogger(OidcSignIn.class);
    private static final String NAME = "oidc";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private final OutsidePersons persons;
    private final HandlerExceptionResolver problems;
    private final String issuer;
    private final String clientId;
    private final String clientSecret;

    OidcSignIn(
            OutsidePersons persons,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
            @Value("${leporello.oidc.issuer}") String issuer,
            @Value("${leporello.oidc.client-id}") String clientId,
            @Value("${leporello.oidc.client-secret}") String clientSecret) {
        this.persons = persons;
        this.problems = problems;
        this.issuer = issuer;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
    }

    /** The provider is asked what it is like at the first sign-in, so that the ledger starts without it. */
    @Override
    public void configure(HttpSecurity http) {
        var registrations = new SupplierClientRegistrationRepository(
                () -> new InMemoryClientRegistrationRepository(registration()));
        http.oauth2Login(login -> login.clientRegistrationRepository(registrations)
                .authorizedClientRepository(new NoTokens())
                .loginPage("/")
                .successHandler(this::arrived)
                .failureHandler(this::refused));
    }

    private ClientRegistration registration() {
        try {
            return ClientRegistrations.fromIssuerLocation(issuer)
                    .registrationId(NAME)
                    .clientName(NAME)
                    .clientId(clientId)
                    .clientSecret(clientSecret)
                    .scope("openid", "email", "profile")
                    .build();
        } catch (RuntimeException failure) {
            LOG.warn("The OpenID Connect provider {} does not say what it is like", issuer, failure);
            throw HttpRefusal.unavailable("The sign-in provider cannot be reached.", RETRY_AFTER);
        }
    }

    private void arrived(HttpServletRequest request, HttpServletResponse response, Authentication proof)
            throws IOException {
        var user = verifiedEmail(proof).flatMap(email -> persons.find(email, RequestId.of(request)));
        if (user.isEmpty()) {
            UserSession.end(request);
            problems.resolveException(
                    request,
                    response,
                    null,
                    new BadCredentialsException("No active user here has a verified e-mail address of this sign-in."));
            return;
        }
        UserSession.begin(request, user.get());
        response.sendRedirect("/");
    }

    private static Optional<String> verifiedEmail(Authentication proof) {
        return proof.getPrincipal() instanceof OidcUser person && Boolean.TRUE.equals(person.getEmailVerified())
                ? Optional.ofNullable(person.getEmail())
                : Optional.empty();
    }

    private void refused(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) {
        LOG.info("A sign-in through {} failed: {}", issuer, failure.getMessage());
        problems.resolveException(
                request, response, null, new BadCredentialsException("The sign-in through the provider failed."));
    }
}
