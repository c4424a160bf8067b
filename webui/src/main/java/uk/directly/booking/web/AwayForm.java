package uk.directly.booking.web;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import uk.directly.data.Ids;
import uk.directly.offer.Absence;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;

/**
 * Days away as they were typed, right or wrong.
 *
 * @param last nothing: only the first day
 */
public record AwayForm(DateParts first, DateParts last) {
    static final AwayForm EMPTY = new AwayForm(DateParts.EMPTY, DateParts.EMPTY);

    private static final String FIRST = "first";
    private static final String LAST = "last";

    /** What was sent, field by field. */
    static AwayForm of(Function<String, @Nullable String> field) {
        return new AwayForm(date(field, FIRST), date(field, LAST));
    }

    /** What is wrong with it. */
    FormErrors errors(LocalDate today) {
        LocalDate from = first.date();
        LocalDate to = lastDay();
        FormErrors errors = FormErrors.NONE;
        if (from == null) {
            errors = errors.and(FIRST, "Enter a date, like 3 8 2027");
        } else if (from.isBefore(today)) {
            errors = errors.and(FIRST, "Enter a date that is still to come");
        }
        if (to == null && !last.isEmpty()) {
            errors = errors.and(LAST, "Enter a date, like 17 8 2027");
        } else if (from != null && to != null && to.isBefore(from)) {
            errors = errors.and(LAST, "The last day can’t be before the first");
        } else if (from != null
                && to != null
                && from.plusDays(Absence.MOST_DAYS - 1L).isBefore(to)) {
            errors = errors.and(LAST, "That is more than a year. Pause what you offer instead");
        }
        return errors;
    }

    /** What it says; nothing where something is wrong. */
    Optional<Absence> absence(LocalDate today) {
        LocalDate from = first.date();
        LocalDate to = lastDay();
        return from == null || to == null || !errors(today).isEmpty()
                ? Optional.empty()
                : Optional.of(new Absence(Ids.next(), from, to));
    }

    static FormErrors tooMany() {
        return FormErrors.one(FIRST, "There are too many already. Take some away first");
    }

    private @Nullable LocalDate lastDay() {
        return last.isEmpty() ? first.date() : last.date();
    }

    private static DateParts date(Function<String, @Nullable String> field, String name) {
        return DateParts.of(field.apply(name + "-day"), field.apply(name + "-month"), field.apply(name + "-year"));
    }
}
