package uk.directly.web.rest;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads optional values of an address, and refuses what can't be meant. */
public final class QueryValue {
    private static final int LONGEST = 200;

    private QueryValue() {}

    /** Words; nothing but spaces is as if it were not there. */
    public static @Nullable String text(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > LONGEST) {
            throw Problem.invalid(name, "must be at most " + LONGEST + " characters");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw Problem.invalid(name, "must be text without control characters");
        }
        return value.strip();
    }

    /** One of an enumeration's constants, written in lower case with hyphens. */
    public static <E extends Enum<E>> @Nullable E choice(String name, @Nullable String value, Class<E> choices) {
        if (value == null || value.isBlank()) {
            return null;
        }
        for (E choice : choices.getEnumConstants()) {
            if (slug(choice).equals(value)) {
                return choice;
            }
        }
        throw Problem.invalid(
                name,
                "must be one of: "
                        + Arrays.stream(choices.getEnumConstants())
                                .map(QueryValue::slug)
                                .collect(Collectors.joining(", ")));
    }

    private static String slug(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
