package uk.directly.offer.web;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.offer.HoursException;
import uk.directly.offer.HoursException.Minutes;
import uk.directly.offer.OfferDraft;
import uk.directly.offer.VisitLimits;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.TypedTime;

/** The pages about days that are not as usual, and about the way between visits. */
final class AwayAnswers {
    private static final int MOST_DAYS = 366;

    private AwayAnswers() {}

    static FormErrors errors(OfferForm form, OfferDraft draft, LocalDate today) {
        boolean closes = form.value("what").equals("away");
        FormErrors errors = FormErrors.NONE;
        if (!closes && !form.value("what").equals("open")) {
            errors = errors.and("what", "Choose what is different");
        }
        LocalDate first = form.date("first").date();
        LocalDate last = last(form);
        if (first == null || first.isBefore(today)) {
            errors = errors.and("first", "Enter a date that is still to come");
        }
        if (last == null || (first != null && last.isBefore(first))) {
            errors = errors.and("last", "The last day can’t be before the first");
        } else if (first != null && first.plusDays(MOST_DAYS - 1L).isBefore(last)) {
            errors = errors.and("last", "That is more than a year. Pause the offer instead");
        }
        LocalTime from = TypedTime.of(form.value("from"));
        LocalTime to = TypedTime.of(form.value("to"));
        if (form.value("what").equals("open") && from == null) {
            errors = errors.and("from", "Enter a time, like 9:30am");
        }
        if (form.value("what").equals("open") && to == null) {
            errors = errors.and("to", "Enter a time, like 5pm");
        } else if (form.value("what").equals("open")
                && from != null
                && to != null
                && WeekTimes.end(to) <= WeekTimes.minute(from)) {
            errors = errors.and("to", "The end must be later than the start");
        }
        return draft.exceptions().size() >= HoursException.MOST
                ? errors.and("what", "There are too many already. Take some away first")
                : errors;
    }

    /** With one more, without those that are over. */
    static OfferDraft with(OfferForm form, OfferDraft draft, LocalDate today) {
        LocalDate first = form.date("first").date();
        LocalDate last = last(form);
        LocalTime from = TypedTime.of(form.value("from"));
        LocalTime to = TypedTime.of(form.value("to"));
        if (first == null || last == null) {
            return draft;
        }
        Minutes open = form.value("what").equals("away") || from == null || to == null
                ? null
                : new Minutes(WeekTimes.minute(from), WeekTimes.end(to));
        List<HoursException> exceptions = new ArrayList<>(coming(draft, today));
        exceptions.add(new HoursException(first, last, open));
        return draft.excepting(exceptions.stream()
                .distinct()
                .sorted(Comparator.comparing(HoursException::from).thenComparing(HoursException::to))
                .toList());
    }

    /** Without the one that reads so. */
    static OfferDraft without(String words, OfferDraft draft) {
        return draft.excepting(draft.exceptions().stream()
                .filter(exception -> !words(exception).equals(words))
                .toList());
    }

    /** A line for each that isn't over. */
    static List<String> words(OfferDraft draft, LocalDate today) {
        return coming(draft, today).stream().map(AwayAnswers::words).toList();
    }

    private static List<HoursException> coming(OfferDraft draft, LocalDate today) {
        return draft.exceptions().stream()
                .filter(exception -> !exception.to().isBefore(today))
                .toList();
    }

    private static String words(HoursException exception) {
        String days = exception.from().equals(exception.to())
                ? DateWords.date(exception.from())
                : DateWords.date(exception.from()) + " to " + DateWords.date(exception.to());
        Minutes open = exception.open();
        return open == null
                ? "Away " + days
                : "Also " + days + ", " + WeekTimes.clock(open.fromMinute()) + " to "
                        + WeekTimes.clock(open.toMinute());
    }

    static FormErrors errorsBuffer(OfferForm form) {
        return form.number("buffer") < 0 || form.number("buffer") > VisitLimits.MOST_BUFFER_MINUTES
                ? FormErrors.one("buffer", "Choose how long you need")
                : FormErrors.NONE;
    }

    /** Nothing typed: that day only. */
    private static @Nullable LocalDate last(OfferForm form) {
        return form.date("last").isEmpty()
                ? form.date("first").date()
                : form.date("last").date();
    }
}
