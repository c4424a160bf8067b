package uk.directly.web.rest;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A refusal on its way out of a controller, as RFC 9457 writes it. Use cases answer with values; only controllers turn
 * a refusal into this.
 */
public final class Problem extends ErrorResponseException {
    private static final String BASE = "https://directly.uk/problems/";

    private final ProblemType type;

    private Problem(ProblemType type, ProblemDetail body, @Nullable Throwable cause) {
        super(type.status(), body, cause);
        this.type = type;
    }

    /** A problem; {@code detail} says in plain English what to do next. */
    public static Problem of(ProblemType type, String detail) {
        return of(type, detail, Map.of());
    }

    /** A problem with the extra members that its type promises, e.g. {@code shortPence}. */
    public static Problem of(ProblemType type, String detail, Map<String, ?> members) {
        return new Problem(type, body(type, detail, members), null);
    }

    /** 400 with the fields that can't be understood. */
    public static Problem invalid(List<FieldError> errors) {
        return of(
                ProblemType.INVALID_REQUEST,
                "Correct the fields named in errors and send it again.",
                Map.of("errors", errors));
    }

    /** 400 for one field. */
    public static Problem invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    /** The same with a response header that goes with it, e.g. {@code Retry-After}. */
    public Problem with(String header, String value) {
        getHeaders().set(header, value);
        return this;
    }

    /** Which problem this is. */
    public ProblemType type() {
        return type;
    }

    /** The same as RFC 9457's body, for whoever writes it without an exception. */
    public static ProblemDetail body(ProblemType type, String detail, Map<String, ?> members) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(type.status(), detail);
        body.setType(URI.create(BASE + type.slug()));
        body.setTitle(type.title());
        members.forEach(body::setProperty);
        return body;
    }

    /** A field and what is wrong with it. */
    public record FieldError(String field, String message) {}
}
