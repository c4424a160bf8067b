package uk.directly.web.rest;

import org.springframework.http.HttpStatus;

/** The stable names of refusals (docs: api contract). The name is the constant in lower case with hyphens. */
public enum ProblemType {
    INVALID_REQUEST(HttpStatus.BAD_REQUEST, "The request can't be understood"),
    IDEMPOTENCY_KEY_REQUIRED(HttpStatus.BAD_REQUEST, "An Idempotency-Key header is needed"),
    NOT_SIGNED_IN(HttpStatus.UNAUTHORIZED, "Sign in first"),
    SIGN_IN_AGAIN(HttpStatus.UNAUTHORIZED, "Sign in again first"),
    NOT_ALLOWED(HttpStatus.FORBIDDEN, "You may not do this"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing here"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "This can't be done here"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "This form of answer is not offered"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send JSON"),
    WRONG_STATE(HttpStatus.CONFLICT, "It is too late or too early for this"),
    NOT_AVAILABLE(HttpStatus.CONFLICT, "This time is not free"),
    INSUFFICIENT_FUNDS(HttpStatus.CONFLICT, "There is not enough money left to use"),
    IDEMPOTENCY_KEY_REUSED(HttpStatus.CONFLICT, "This Idempotency-Key was used for something else"),
    REQUEST_IN_PROGRESS(HttpStatus.CONFLICT, "The same request is still running"),
    TOO_EARLY(HttpStatus.CONFLICT, "It has not begun yet"),
    AGREEMENT_NEEDED(HttpStatus.CONFLICT, "An agreement is needed first"),
    OVERLAPS(HttpStatus.CONFLICT, "There is one at that time already"),
    CHANGED_MEANWHILE(HttpStatus.PRECONDITION_FAILED, "Somebody else has changed this"),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The request is too large"),
    IN_THE_PAST(HttpStatus.UNPROCESSABLE_CONTENT, "This time is in the past"),
    END_BEFORE_START(HttpStatus.UNPROCESSABLE_CONTENT, "The end is not after the start"),
    TOO_LONG(HttpStatus.UNPROCESSABLE_CONTENT, "This is longer than can be asked for at once"),
    TOO_FAR_AHEAD(HttpStatus.UNPROCESSABLE_CONTENT, "This is too far ahead"),
    OUTSIDE_OFFER(HttpStatus.UNPROCESSABLE_CONTENT, "The offer doesn't cover this"),
    UNKNOWN_POSTCODE(HttpStatus.UNPROCESSABLE_CONTENT, "We don't know this postcode"),
    NOT_IN_PLAN(HttpStatus.UNPROCESSABLE_CONTENT, "This is not in the plan"),
    NOT_OFFERED_YET(HttpStatus.UNPROCESSABLE_CONTENT, "We don't offer this yet"),
    PAID_ALREADY(HttpStatus.UNPROCESSABLE_CONTENT, "The money for this time is paid in already"),
    NO_SHARE(HttpStatus.UNPROCESSABLE_CONTENT, "No such share is to be paid"),
    NOTHING_DUE(HttpStatus.UNPROCESSABLE_CONTENT, "Nothing is due by then"),
    NOT_FROM_A_CARD(HttpStatus.CONFLICT, "This did not come from a card"),
    NAME_DIFFERS(HttpStatus.UNPROCESSABLE_CONTENT, "The account has another name"),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "We can't answer just now"),
    UNEXPECTED(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side");

    private final HttpStatus status;
    private final String title;

    ProblemType(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status of every answer with this problem. */
    public HttpStatus status() {
        return status;
    }

    /** One line in plain English, the same for every case. */
    public String title() {
        return title;
    }

    /** The last part of the problem's {@code type}, e.g. {@code not-available}. */
    public String slug() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
