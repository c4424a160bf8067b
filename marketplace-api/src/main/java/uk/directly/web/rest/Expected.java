package uk.directly.web.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a value of a type is written, in words for whoever wrote it otherwise. */
final class Expected {
    private Expected() {}

    static String message(@Nullable Class<?> type) {
        if (type == null) {
            return "isn't in the form expected here";
        }
        if (type == UUID.class) {
            return "must be an id like 018f5f6e-0000-7000-8000-000000000000";
        }
        if (type == Instant.class) {
            return "must be a time like 2026-12-01T09:30:00Z";
        }
        if (type == LocalDate.class) {
            return "must be a date like 2026-12-01";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "must be true or false";
        }
        if (type == long.class || type == int.class || type == Long.class || type == Integer.class) {
            return "must be a whole number that is not too large";
        }
        if (type == double.class || type == Double.class) {
            return "must be a number";
        }
        if (type.isEnum()) {
            return "must be one of: "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant -> slug((Enum<?>) constant))
                            .collect(Collectors.joining(", "));
        }
        if (type == String.class) {
            return "must be text";
        }
        return Collection.class.isAssignableFrom(type) ? "must be a list" : "isn't in the form expected here";
    }

    private static String slug(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
