package uk.directly.budget.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.StatementPeriod;
import uk.directly.web.Choice;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;

/**
 * The days that somebody asked for: by a choice, by typing two dates, or by an address with {@code from} and {@code to}.
 *
 * @param chosen which choice; {@code own} for two dates
 * @param from the first day, as it was typed
 * @param to the last day, as it was typed
 * @param period the days; null: what was typed is none
 * @param errors what is wrong with what was typed
 */
record AskedDays(
        String chosen,
        DateParts from,
        DateParts to,
        @Nullable StatementPeriod period,
        FormErrors errors) {
    static final String THIS_MONTH = "this-month";
    static final String LAST_MONTH = "last-month";
    static final String START = "start";
    static final String OWN = "own";

    /** The choices of the form. */
    static final List<Choice> CHOICES = List.of(
            Choice.of(THIS_MONTH, "This month"),
            Choice.of(LAST_MONTH, "Last month"),
            new Choice(START, "Since the start", "At most ten years"),
            new Choice(OWN, "Other days", "Type the first and the last day below"));

    private static final String LIKE = " as day, month and year, like 1 4 2026";

    /**
     * Reads what was asked for; nothing: this month.
     *
     * @param first the day of the budget's first money; today where there was none
     */
    static AskedDays of(Map<String, String> asked, LocalDate today, LocalDate first) {
        String chosen = asked.getOrDefault("days", asked.containsKey("from") || asked.containsKey("to") ? OWN : "");
        DateParts from = parts(asked, "from");
        DateParts to = parts(asked, "to");
        // Whoever leaves the choice as it was and types dates means the dates.
        boolean meansDates = chosen.equals(asked.get("was")) && !(from.isEmpty() && to.isEmpty());
        return switch (meansDates ? OWN : chosen) {
            case OWN -> typed(from, to, today);
            case LAST_MONTH -> {
                LocalDate month = today.withDayOfMonth(1).minusMonths(1);
                yield chosen(
                        chosen, new StatementPeriod(month, month.plusMonths(1).minusDays(1)));
            }
            case START -> chosen(chosen, StatementPeriod.upTo(today, first));
            default -> chosen(THIS_MONTH, new StatementPeriod(today.withDayOfMonth(1), today));
        };
    }

    private static AskedDays chosen(String chosen, StatementPeriod period) {
        return new AskedDays(chosen, DateParts.EMPTY, DateParts.EMPTY, period, FormErrors.NONE);
    }

    private static AskedDays typed(DateParts from, DateParts to, LocalDate today) {
        LocalDate first = from.date();
        LocalDate last = to.date();
        FormErrors errors = FormErrors.NONE;
        if (first == null) {
            errors = errors.and("from", "Give the first day" + LIKE);
        }
        if (last == null) {
            errors = errors.and("to", "Give the last day" + LIKE);
        }
        if (first == null || last == null) {
            return new AskedDays(OWN, from, to, null, errors);
        }
        StatementPeriod.Wrong wrong = StatementPeriod.wrong(first, last, today);
        return wrong == null
                ? new AskedDays(OWN, from, to, new StatementPeriod(first, last), FormErrors.NONE)
                : new AskedDays(OWN, from, to, null, error(wrong));
    }

    private static FormErrors error(StatementPeriod.Wrong wrong) {
        return switch (wrong) {
            case TOO_EARLY ->
                FormErrors.one(
                        "from", "The first day has to be in " + StatementPeriod.EARLIEST.getYear() + " or later");
            case END_BEFORE_START -> FormErrors.one("to", "The last day has to be on or after the first day");
            case IN_THE_FUTURE -> FormErrors.one("to", "The last day can't be after today");
            case TOO_LONG -> FormErrors.one("from", "Choose ten years or less");
        };
    }

    /** A day as a link gives it, {@code from=2026-12-01}, or as the form does, in three fields. */
    private static DateParts parts(Map<String, String> asked, String name) {
        String day = asked.get(name);
        if (day == null) {
            return DateParts.of(asked.get(name + "-day"), asked.get(name + "-month"), asked.get(name + "-year"));
        }
        try {
            return DateParts.of(LocalDate.parse(day));
        } catch (DateTimeException e) {
            return DateParts.EMPTY;
        }
    }
}
