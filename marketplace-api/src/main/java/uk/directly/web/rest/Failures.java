package uk.directly.web.rest;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;

/** Which problem a failure is. What isn't known is our own mistake: {@code unexpected}, and says nothing else. */
public final class Failures {
    private static final String RETRY_SECONDS = "2";

    /** What the database itself refuses of those who act for others, because it changed at that very moment (R60, R61). */
    private static final Map<String, String> REFUSED = Map.of(
            "DI060", "You don't act for this person any more. Nothing was done.",
            "DI061", "This is more than you may say yes to for this person. Nothing was paid.");

    private Failures() {}

    /** The problem to answer with; the failure itself where it already is one. */
    public static Problem problem(Throwable failure) {
        Problem known = cause(failure, Problem.class);
        if (known != null) {
            return known;
        }
        if (cause(failure, DataBufferLimitException.class) != null) {
            return tooLarge();
        }
        List<Problem.FieldError> errors = InputErrors.of(failure);
        if (!errors.isEmpty()) {
            return Problem.invalid(errors);
        }
        if (failure instanceof ResponseStatusException status) {
            return byStatus(status);
        }
        String refused = refused(failure);
        if (refused != null) {
            return Problem.of(ProblemType.NOT_ALLOWED, refused);
        }
        return isUnavailable(failure) ? unavailable() : unexpected();
    }

    private static @Nullable String refused(Throwable failure) {
        R2dbcException database = cause(failure, R2dbcException.class);
        String state = database == null ? null : database.getSqlState();
        return state == null ? null : REFUSED.get(state);
    }

    /** 413: the body is over the limit. */
    static Problem tooLarge() {
        return tooLarge(BodyLimit.MAX_BYTES);
    }

    /** The same over another limit. */
    static Problem tooLarge(long maxBytes) {
        return Problem.of(
                ProblemType.TOO_LARGE, "Send at most " + maxBytes / BodyLimit.MAX_BYTES + " MB in one request.");
    }

    private static Problem unavailable() {
        return Problem.of(ProblemType.UNAVAILABLE, "Nothing was lost. Try again in a few seconds.")
                .with(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }

    private static Problem unexpected() {
        return Problem.of(
                ProblemType.UNEXPECTED, "We have kept a note of it. If it happens again, tell us the requestId.");
    }

    private static Problem byStatus(ResponseStatusException failure) {
        return switch (failure) {
            case MethodNotAllowedException method ->
                Problem.of(ProblemType.METHOD_NOT_ALLOWED, "Use one of: " + methods(method) + ".")
                        .with(HttpHeaders.ALLOW, methods(method));
            case NotAcceptableStatusException unknown ->
                Problem.of(ProblemType.NOT_ACCEPTABLE, "Ask for application/json in the Accept header.");
            case UnsupportedMediaTypeStatusException unknown ->
                Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send the body as application/json.");
            default ->
                switch (failure.getStatusCode().value()) {
                    case 400 -> Problem.of(ProblemType.INVALID_REQUEST, "This request can't be understood.");
                    case 401 -> Problem.of(ProblemType.NOT_SIGNED_IN, "Send a valid bearer token.");
                    case 403 -> Problem.of(ProblemType.NOT_ALLOWED, "You may not do this.");
                    case 404 ->
                        Problem.of(ProblemType.NOT_FOUND, "Check the address. What belongs to others isn't shown.");
                    case 413 -> tooLarge();
                    case 503 -> unavailable();
                    default -> unexpected();
                };
        };
    }

    private static String methods(MethodNotAllowedException failure) {
        return failure.getSupportedMethods().stream()
                .map(HttpMethod::name)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static boolean isUnavailable(Throwable failure) {
        if (cause(failure, TimeoutException.class) != null
                || cause(failure, TransientDataAccessException.class) != null
                || cause(failure, DataAccessResourceFailureException.class) != null) {
            return true;
        }
        R2dbcException database = cause(failure, R2dbcException.class);
        return database instanceof R2dbcTimeoutException
                || database instanceof R2dbcTransientResourceException
                || database instanceof R2dbcNonTransientResourceException;
    }

    /** The first of that kind among a failure and its causes. */
    static <T> @Nullable T cause(@Nullable Throwable failure, Class<T> kind) {
        int depth = 0;
        for (Throwable at = failure; at != null && depth < 20; at = at.getCause(), depth++) {
            if (kind.isInstance(at)) {
                return kind.cast(at);
            }
        }
        return null;
    }
}
