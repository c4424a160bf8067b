package uk.directly.web;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a form, in the order of its fields: a summary at the top, and each message beside its field.
 *
 * @param all one line for each
 */
public record FormErrors(List<Wrong> all) {
    /** Nothing is wrong. */
    public static final FormErrors NONE = new FormErrors(List.of());

    /** Copies the lines. */
    public FormErrors {
        all = List.copyOf(all);
    }

    /** These and one more. */
    public FormErrors and(String field, String message) {
        return new FormErrors(Stream.concat(all.stream(), Stream.of(new Wrong(field, message)))
                .toList());
    }

    /** These and those, after them. */
    public FormErrors with(FormErrors more) {
        return new FormErrors(Stream.concat(all.stream(), more.all.stream()).toList());
    }

    /** One error. */
    public static FormErrors one(String field, String message) {
        return NONE.and(field, message);
    }

    /** Whether nothing is wrong. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** What is wrong with this field; null: nothing. */
    public @Nullable String of(String field) {
        for (Wrong wrong : all) {
            if (wrong.field().equals(field)) {
                return wrong.message();
            }
        }
        return null;
    }

    /**
     * One error.
     *
     * @param field the field's name, which is also its id; empty where it belongs to no field
     * @param message what to do: "Enter a full postcode, like M33 2AA"
     */
    public record Wrong(String field, String message) {}
}
