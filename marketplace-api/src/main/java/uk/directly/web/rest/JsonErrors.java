package uk.directly.web.rest;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;
import uk.directly.web.rest.Problem.FieldError;

/** Says which field of a JSON body is wrong, with its whole path, e.g. {@code lines[2].amountPence}. */
final class JsonErrors {
    private JsonErrors() {}

    static FieldError of(JacksonException failure) {
        String field = path(failure);
        return switch (failure) {
            case UnrecognizedPropertyException unknown -> new FieldError(field, "isn't a field of this request");
            case InputCoercionException unknown ->
                new FieldError(field, "must be a whole number that is not too large");
            case StreamReadException syntax -> new FieldError("body", "isn't JSON" + place(syntax.getLocation()));
            // One of our own types that refuses the text: of an enumeration it can be said what there is.
            case ValueInstantiationException unknown -> new FieldError(field, instead(unknown.getType()));
            case Unreadable value -> new FieldError(field, value.getOriginalMessage());
            case MismatchedInputException mismatch -> new FieldError(field, mismatch(mismatch));
            default -> new FieldError(field, "isn't in the form expected here");
        };
    }

    private static String instead(JavaType type) {
        return type.isEnumType() ? Expected.message(type.getRawClass()) : "isn't valid";
    }

    private static String mismatch(MismatchedInputException failure) {
        // Jackson tells a missing or null number only in its own words.
        boolean missing = failure.getOriginalMessage().contains("null");
        return missing ? "is needed" : Expected.message(failure.getTargetType());
    }

    private static String path(JacksonException failure) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : failure.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.isEmpty() ? "body" : path.toString();
    }

    private static String place(TokenStreamLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : ": see line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
