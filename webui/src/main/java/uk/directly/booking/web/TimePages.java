package uk.directly.booking.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.directly.offer.BookableOffer;
import uk.directly.web.Choice;
import uk.directly.web.DateParts;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Viewer;

/**
 * Writes the two halves of screen 5.
 *
 * @param moneyLine for the header
 * @param first the first day that is listed
 */
record TimePages(
        Viewer viewer,
        @Nullable String moneyLine,
        Trail trail,
        BookableOffer offer,
        FreeTimes free,
        LocalDate today,
        LocalDate first) {
    /** So many days are listed on one page. */
    static final int DAYS = 14;

    static final String ONCE = "once";
    static final String MORE = "more";

    /** The list of days. */
    DaysPage days(DateParts typed, FormErrors errors) {
        List<DaysPage.Day> days = free.days(first, DAYS).stream()
                .map(day -> new DaysPage.Day(
                        DateWords.day(day),
                        Objects.requireNonNull(free.words(day)),
                        trail.time().with("day", day).toString()))
                .toList();
        LocalDate before = first.minusDays(DAYS);
        return new DaysPage(
                frame("Choose a day", errors),
                trail.person(),
                who(),
                days,
                days.isEmpty()
                        ? "Nothing is free from " + DateWords.day(first) + " to "
                                + DateWords.day(first.plusDays(DAYS - 1)) + "."
                        : null,
                first.isAfter(today)
                        ? trail.time()
                                .with("from", before.isAfter(today) ? before : null)
                                .toString()
                        : null,
                first.isBefore(today.plusYears(1))
                        ? trail.time().with("from", first.plusDays(DAYS)).toString()
                        : null,
                trail.time(),
                typed,
                errors);
    }

    /** The times of a day. */
    TimePage times(LocalDate day, String start, String length, FormErrors errors) {
        return new TimePage(
                frame("Choose a time on " + DateWords.day(day), errors),
                trail.time().with("from", first.isAfter(today) ? first : null).toString(),
                who(),
                Objects.requireNonNullElse(free.words(day), "nothing"),
                trail.again(null).time().with("day", day),
                withFirst(
                        "Choose a start",
                        free.starts(day).stream()
                                .map(at -> Choice.of(at.toString(), FreeTimes.startWords(at)))
                                .toList()),
                start,
                withFirst(
                        "Choose how long",
                        free.lengths(day).stream()
                                .map(minutes -> Choice.of(
                                        String.valueOf(minutes), DateWords.length(Duration.ofMinutes(minutes))))
                                .toList()),
                length,
                List.of(
                        Choice.of(ONCE, "Once"),
                        Choice.of("weekly", "Every week on " + DateWords.weekday(day)),
                        Choice.of("fortnightly", "Every other week on " + DateWords.weekday(day)),
                        new Choice(MORE, "Another way", "Several days a week, until a date, not in school holidays.")),
                how(day),
                errors);
    }

    /** What was chosen before of coming again. */
    private String how(LocalDate day) {
        Again again = trail.again();
        if (again == null) {
            return ONCE;
        }
        if (again.rule().equals(Again.everyWeeks(1, day).rule())) {
            return "weekly";
        }
        return again.rule().equals(Again.everyWeeks(2, day).rule()) ? "fortnightly" : MORE;
    }

    /** What is wrong with a start and a length, as they came from the form. */
    FormErrors errors(LocalDate day, @Nullable Instant start, int minutes) {
        FormErrors errors = FormErrors.NONE;
        if (start == null) {
            errors = errors.and("start", "Choose when the visit starts");
        } else if (!free.starts(day).contains(start)) {
            errors = errors.and("start", "This start is not free. Choose one from the list");
        }
        if (minutes <= 0) {
            return errors.and("minutes", "Choose how long the visit is");
        }
        if (minutes % FreeTimes.STEP_MINUTES != 0 || minutes < free.shortestLength()) {
            return errors.and("minutes", "Choose a length from the list");
        }
        if (start != null && errors.isEmpty() && minutes > free.longestFrom(start)) {
            return errors.and(
                    "minutes",
                    "From " + FreeTimes.startWords(start) + ", a visit can last "
                            + DateWords.length(Duration.ofMinutes(free.longestFrom(start)))
                            + " at most. Choose a shorter one, or an earlier start");
        }
        return errors;
    }

    private static List<Choice> withFirst(String text, List<Choice> rest) {
        List<Choice> choices = new ArrayList<>();
        choices.add(Choice.of("", text));
        choices.addAll(rest);
        return choices;
    }

    private String who() {
        return offer.title() + " with " + offer.seller().name();
    }

    private Frame frame(String title, FormErrors errors) {
        Frame frame = Frame.of(title, viewer).under("/find").withMoney(moneyLine);
        return errors.isEmpty() ? frame : frame.withError();
    }
}
