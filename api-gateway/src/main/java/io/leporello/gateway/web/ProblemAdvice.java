package io.leporello.gateway.web;

import io.leporello.refusal.FieldError;
import io.leporello.refusal.Refusal;
import io.leporello.usage.store.AxonServerAway;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.DisconnectedClientHelper;

/** The one place where a failure becomes an answer; filters bring theirs here too. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private final ObjectProvider<ProblemPage> pages;

    ProblemAdvice(ObjectProvider<ProblemPage> pages) {
        this.pages = pages;
    }

    @ExceptionHandler
    ResponseEntity<?> refused(Refusal refusal, HttpServletRequest request) {
        var headers = new HttpHeaders();
        if (refusal.kind() == Refusal.Kind.BUSY) headers.set(HttpHeaders.RETRY_AFTER, "1");
        return answer(statusOf(refusal.kind()), refusal.getMessage(), refusal.errors(), headers, request);
    }

    private static HttpStatus statusOf(Refusal.Kind kind) {
        return switch (kind) {
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case CONFLICT -> HttpStatus.CONFLICT;
            case UNKNOWN -> HttpStatus.NOT_FOUND;
            case NOT_ALLOWED -> HttpStatus.FORBIDDEN;
            case BUSY -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }

    @ExceptionHandler
    ResponseEntity<?> refused(HttpRefusal refusal, HttpServletRequest request) {
        var headers = new HttpHeaders();
        var wait = refusal.retryAfter();
        if (wait != null) headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, wait.toSeconds())));
        return answer(refusal.status(), refusal.getMessage(), refusal.errors(), headers, request);
    }

    @ExceptionHandler
    ResponseEntity<?> unreadable(HttpMessageNotReadableException failure, HttpServletRequest request) {
        var explained = UnreadableBody.explain(failure);
        return explained instanceof Refusal refusal
                ? refused(refusal, request)
                : refused((HttpRefusal) explained, request);
    }

    @ExceptionHandler
    ResponseEntity<?> wrongForm(TypeMismatchException failure, HttpServletRequest request) {
        var name = failure instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : Objects.requireNonNullElse(failure.getPropertyName(), "parameter");
        return refused(HttpRefusal.unreadable(name, wrongForm(failure.getValue(), failure)), request);
    }

    /** Parameters that are gathered in a record. */
    @ExceptionHandler
    ResponseEntity<?> wrongForms(BindException failure, HttpServletRequest request) {
        var errors = failure.getFieldErrors().stream()
                .map(error -> new FieldError(error.getField(), wrongForm(error)))
                .toList();
        return refused(HttpRefusal.unreadable(errors), request);
    }

    private static String wrongForm(org.springframework.validation.FieldError error) {
        return error.contains(TypeMismatchException.class)
                ? wrongForm(error.getRejectedValue(), error.unwrap(TypeMismatchException.class))
                : "is " + RightForm.quoted(error.getRejectedValue()) + "; another value was expected";
    }

    /** Quotes belong to JSON; a parameter has none. */
    private static String wrongForm(@Nullable Object value, TypeMismatchException failure) {
        var right = RightForm.of(failure.getRequiredType()).replace("\"", "");
        return "is " + RightForm.quoted(value) + "; " + right + " was expected";
    }

    @ExceptionHandler
    ResponseEntity<?> missing(MissingServletRequestParameterException failure, HttpServletRequest request) {
        return refused(HttpRefusal.unreadable(failure.getParameterName(), "is missing"), request);
    }

    @ExceptionHandler
    ResponseEntity<?> wrongEncoding(InvalidParameterException failure, HttpServletRequest request) {
        var query = RightForm.quoted(request.getQueryString());
        return refused(
                HttpRefusal.unreadable(
                        "The query " + query + " is not readable; UTF-8, percent-encoded, was expected."),
                request);
    }

    @ExceptionHandler
    ResponseEntity<?> notSignedIn(AuthenticationException failure, HttpServletRequest request) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        var detail = failure instanceof BadCredentialsException
                ? failure.getMessage()
                : "This call needs a session, or a valid key in the header \"Authorization: Bearer KEY\".";
        return answer(HttpStatus.UNAUTHORIZED, detail, List.of(), headers, request);
    }

    @ExceptionHandler
    ResponseEntity<?> notAllowed(AccessDeniedException failure, HttpServletRequest request) {
        return refused(Refusal.notAllowed("The caller may not do this."), request);
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        CannotCreateTransactionException.class
    })
    ResponseEntity<?> databaseAway(Exception failure, HttpServletRequest request) {
        log.warn("The database cannot be used now", failure);
        return refused(Ledger.away(), request);
    }

    /**
     * Everything else: what the web framework refuses keeps its status and headers, the rest is a fault of ours.
     *
     * @return null when nobody is left to read an answer
     */
    @ExceptionHandler
    @Nullable
    ResponseEntity<?> failed(Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) return null;
        // Half an answer is out. Failing on breaks the connection off, so that nobody takes the half for the whole.
        if (response.isCommitted()) throw failure;
        if (failure instanceof ErrorResponse known
                && !known.getStatusCode().isSameCodeAs(HttpStatus.INTERNAL_SERVER_ERROR))
            return answer(known.getStatusCode(), detailOf(failure, request), List.of(), known.getHeaders(), request);
        if (AxonServerAway.isSaidBy(failure)) return refused(Ledger.away(), request);
        log.error("Request {} failed", RequestId.of(request), failure);
        var detail = "This is a fault of the server; its log tells more under the id of the request.";
        return answer(HttpStatus.INTERNAL_SERVER_ERROR, detail, List.of(), new HttpHeaders(), request);
    }

    private static String detailOf(Exception failure, HttpServletRequest request) {
        var path = RightForm.quoted(request.getRequestURI());
        if (failure instanceof NoResourceFoundException || failure instanceof NoHandlerFoundException)
            return "There is nothing at " + path + ".";
        if (failure instanceof HttpRequestMethodNotSupportedException method)
            return method.getMethod() + " is not possible on " + path + "; possible are "
                    + list(Objects.requireNonNullElse(method.getSupportedHttpMethods(), List.of())) + ".";
        if (failure instanceof HttpMediaTypeNotSupportedException type)
            return "Content-Type is " + RightForm.quoted(type.getContentType()) + "; "
                    + list(type.getSupportedMediaTypes()) + " was expected.";
        if (failure instanceof HttpMediaTypeNotAcceptableException type)
            return "Accept is " + RightForm.quoted(request.getHeader(HttpHeaders.ACCEPT)) + "; possible are "
                    + list(type.getSupportedMediaTypes()) + ".";
        return "The request could not be served.";
    }

    private static String list(Collection<?> right) {
        return right.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
    }

    private ResponseEntity<?> answer(
            HttpStatusCode status,
            @Nullable String detail,
            List<FieldError> errors,
            HttpHeaders headers,
            HttpServletRequest request) {
        var problem = Problem.of(
                status.value(),
                Objects.requireNonNullElse(detail, "The request could not be served."),
                errors.stream().map(Problem.Flaw::of).toList(),
                RequestId.of(request));
        for (var page : pages) if (page.isFor(request)) return page.of(problem, headers, request);
        // The content type is given, so that a problem reaches also a client that asked for CSV.
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
