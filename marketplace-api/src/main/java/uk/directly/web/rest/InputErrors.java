package uk.directly.web.rest;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationAttributes;
import org.springframework.core.codec.DecodingException;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.MethodValidationResult;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;
import uk.directly.web.rest.Problem.FieldError;

/** Names the fields and parameters that made a request unreadable; an empty list: it is not the request's fault. */
final class InputErrors {
    private static final String BODY = "body";
    private static final List<Class<? extends Annotation>> NAMED =
            List.of(RequestParam.class, PathVariable.class, RequestHeader.class, CookieValue.class);

    private InputErrors() {}

    static List<FieldError> of(Throwable failure) {
        return switch (failure) {
            case WebExchangeBindException bind ->
                bind.getAllErrors().stream().map(InputErrors::of).toList();
            case MethodValidationResult result -> ofParameters(result);
            case MissingRequestValueException missing -> List.of(new FieldError(missing.getName(), "is needed"));
            case ServerWebInputException input -> ofInput(input);
            default -> List.of();
        };
    }

    private static List<FieldError> ofInput(ServerWebInputException failure) {
        JacksonException json = Failures.cause(failure, JacksonException.class);
        if (json != null) {
            return List.of(JsonErrors.of(json));
        }
        MethodParameter parameter = failure.getMethodParameter();
        String name = parameter == null ? null : name(parameter);
        if (parameter == null || name == null) {
            // Spring says that there is no body by an exception without a cause.
            DecodingException decoding = Failures.cause(failure, DecodingException.class);
            return List.of(new FieldError(
                    BODY, decoding == null || decoding.getCause() == null ? "is needed" : "can't be read"));
        }
        return List.of(new FieldError(
                name, Expected.message(parameter.nestedIfOptional().getNestedParameterType())));
    }

    private static List<FieldError> ofParameters(MethodValidationResult result) {
        List<FieldError> errors = new ArrayList<>();
        if (result.isForReturnValue()) {
            return errors;
        }
        for (ParameterValidationResult parameter : result.getParameterValidationResults()) {
            if (parameter instanceof ParameterErrors fields) {
                fields.getAllErrors().forEach(error -> errors.add(of(error)));
            } else {
                String name = name(parameter.getMethodParameter());
                for (MessageSourceResolvable error : parameter.getResolvableErrors()) {
                    errors.add(new FieldError(name == null ? BODY : name, message(error)));
                }
            }
        }
        return errors;
    }

    private static FieldError of(ObjectError error) {
        if (error instanceof org.springframework.validation.FieldError field) {
            return new FieldError(
                    field.getField(), field.isBindingFailure() ? "isn't in the form expected here" : message(field));
        }
        return new FieldError(BODY, message(error));
    }

    private static String message(MessageSourceResolvable error) {
        String message = error.getDefaultMessage();
        return message == null ? "isn't valid" : message;
    }

    /** The name that the caller used for a parameter; none for the body. */
    private static @Nullable String name(MethodParameter parameter) {
        for (Class<? extends Annotation> kind : NAMED) {
            AnnotationAttributes found =
                    AnnotatedElementUtils.getMergedAnnotationAttributes(parameter.getParameter(), kind);
            if (found != null) {
                String name = found.getString("name");
                return name.isEmpty() ? parameter.getParameter().getName() : name;
            }
        }
        return null;
    }
}
