package uk.directly.acting.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.directly.acting.ActingResult;
import uk.directly.acting.Limits;
import uk.directly.money.Pence;
import uk.directly.web.Choice;
import uk.directly.web.DateParts;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.TypedPounds;
import uk.directly.web.Whose;

/**
 * How far somebody may act, as it was typed.
 *
 * @param may {@code see}, {@code book} or {@code approve}
 * @param upTo the most for a yes, in pounds
 * @param last the last day; empty: until somebody ends it
 */
public record LimitsForm(String may, String upTo, DateParts last) {
    /** What a helper may do. */
    public static final List<Choice> CHOICES = List.of(
            new Choice("see", "Look only", "They see your visits and your money"),
            new Choice("book", "Look and book", "They find people, book and cancel visits"),
            new Choice("approve", "Look, book, and say yes to hours", "They say yes to what happened, and it is paid"));

    /** The same, where it is said about somebody else. */
    public static List<Choice> choices(Whose whose) {
        return CHOICES.stream()
                .map(each -> each.hint() == null
                        ? each
                        : new Choice(each.value(), each.text(), whose.either(each.hint(), theirs(each.hint()))))
                .toList();
    }

    private static String theirs(String hint) {
        return hint.replace("your visits and your money", "the visits and the money");
    }

    static LimitsForm of(Map<String, String> typed) {
        return new LimitsForm(
                text(typed.get("may")),
                text(typed.get("upTo")),
                DateParts.of(typed.get("last-day"), typed.get("last-month"), typed.get("last-year")));
    }

    static LimitsForm of(Limits limits) {
        Long most = limits.mayApproveUpToPence();
        LocalDate last = limits.lastDay();
        return new LimitsForm(
                most == null || most > 0 ? "approve" : limits.mayBook() ? "book" : "see",
                most == null || most == 0 ? "" : TypedPounds.text(most),
                last == null ? DateParts.EMPTY : DateParts.of(last));
    }

    /** What is wrong. */
    FormErrors errors() {
        FormErrors errors = FormErrors.NONE;
        if (CHOICES.stream().noneMatch(each -> each.value().equals(may))) {
            errors = errors.and("may", "Choose what they may do");
        }
        Long pence = TypedPounds.pence(upTo);
        if (may.equals("approve") && (pence == null || pence == 0)) {
            errors = errors.and("upTo", "Enter up to how much they may say yes to, like 50.00");
        }
        if (!last.isEmpty() && last.date() == null) {
            errors = errors.and("last", "Enter the last day, like 31 3 2027, or leave it empty");
        }
        return errors;
    }

    /** What was typed, once nothing is wrong. */
    Limits limits() {
        return new Limits(
                !may.equals("see"),
                may.equals("approve") ? Objects.requireNonNull(TypedPounds.pence(upTo)) : Long.valueOf(0),
                last.date());
    }

    /** Why nobody is let in further than who lets them in goes: what to enter instead. */
    FormErrors beyond(ActingResult.MoreThanOwn own) {
        FormErrors errors = FormErrors.NONE;
        Long most = own.mostPence();
        Long asked = may.equals("approve") ? TypedPounds.pence(upTo) : Long.valueOf(0);
        if (most != null && (asked == null || asked > most)) {
            errors = most == 0
                    ? errors.and(
                            "may", "You can’t say yes to hours yourself, so they can’t either. Choose something less")
                    : errors.and(
                            "upTo",
                            "You say yes up to " + Pence.of(most).text() + " yourself. Enter that amount or less");
        }
        LocalDate day = own.lastDay();
        LocalDate end = last.date();
        if (day != null && (end == null || end.isAfter(day))) {
            errors = errors.and(
                    "last", "You act until " + DateWords.date(day) + " yourself. Enter that day or an earlier one");
        }
        return errors.isEmpty() ? FormErrors.one("may", "You can’t do this yourself, so they can’t either") : errors;
    }

    /** The field of this page that a field of the decision belongs to. */
    static String field(String name) {
        return switch (name) {
            case "mayApproveUpToPence" -> "upTo";
            case "lastDay" -> "last";
            default -> name;
        };
    }

    static String text(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "").strip();
    }
}
