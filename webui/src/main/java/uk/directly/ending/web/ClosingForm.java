package uk.directly.ending.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.directly.data.Ids;
import uk.directly.ending.ClosingPurpose;
import uk.directly.ending.ClosingRequest;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;
import uk.directly.web.TypedPounds;

/**
 * How an officer would close an account, as typed, right or wrong.
 *
 * @param key under which it is proposed once (R15), and the id of the proposal
 * @param payee who gets what is the person's
 * @param liabilities a line for each kind; most stay empty
 * @param returned when the council's money came back from the person's own bank
 * @param reference under which reference
 */
public record ClosingForm(String key, String payee, List<Line> liabilities, DateParts returned, String reference) {

    /** What has to be paid of one kind: to whom, and how much. */
    public record Line(ClosingPurpose what, String payee, String amount) {
        /** The beginning of its fields' names: {@code notice}. */
        public String name() {
            return what.slug();
        }

        /** Its words: "Pay for notice". */
        public String words() {
            return what.words();
        }

        boolean isEmpty() {
            return payee.isEmpty() && amount.isEmpty();
        }
    }

    static ClosingForm of(Function<String, @Nullable String> field) {
        return new ClosingForm(
                text(field, "key"),
                text(field, "payee"),
                Stream.of(ClosingPurpose.values())
                        .filter(ClosingPurpose::isLiability)
                        .map(what -> new Line(
                                what, text(field, what.slug() + "-payee"), text(field, what.slug() + "-amount")))
                        .toList(),
                DateParts.of(field.apply("returned-day"), field.apply("returned-month"), field.apply("returned-year")),
                text(field, "reference"));
    }

    /** The same under a key; the one it has, if it has one. */
    ClosingForm keyed() {
        return Typed.id(key) == null
                ? new ClosingForm(Ids.next().toString(), payee, liabilities, returned, reference)
                : this;
    }

    /** The same with a name for what is the person's, where none is typed yet. */
    ClosingForm paying(String name) {
        return payee.isEmpty() ? new ClosingForm(key, name, liabilities, returned, reference) : this;
    }

    /** What can't be read in it; the rules of what it may be are those of the use case. */
    FormErrors errors() {
        FormErrors errors = FormErrors.NONE;
        for (Line line : liabilities) {
            if (!line.isEmpty() && line.payee().isEmpty()) {
                errors = errors.and(
                        line.name() + "-payee",
                        "Enter who is paid " + line.what().words());
            }
            if (!line.isEmpty() && TypedPounds.pence(line.amount()) == null) {
                errors = errors.and(line.name() + "-amount", "Enter an amount in pounds, like 200.00");
            }
        }
        if (!returned.isEmpty() && returned.date() == null) {
            errors = errors.and("returned", "Enter the day that is on the statement, like 28 11 2026");
        }
        return errors;
    }

    ClosingRequest request() {
        List<ClosingRequest.Liability> all = new ArrayList<>();
        for (Line line : liabilities) {
            Long pence = TypedPounds.pence(line.amount());
            if (!line.isEmpty() && pence != null) {
                all.add(new ClosingRequest.Liability(line.what(), line.payee(), pence));
            }
        }
        LocalDate day = returned.date();
        return new ClosingRequest(
                UUID.fromString(key), payee.isEmpty() ? null : payee, all, day, reference.isEmpty() ? null : reference);
    }

    /** The name of the form's field for a field of the use case. */
    String field(String named) {
        if (named.equals("returnedOn")) {
            return "returned";
        }
        if (named.equals("returnReference")) {
            return "reference";
        }
        if (!named.startsWith("liabilities[")) {
            return named;
        }
        List<Line> filled = liabilities.stream().filter(line -> !line.isEmpty()).toList();
        int end = named.indexOf(']');
        Line line = filled.get(Integer.parseInt(named.substring("liabilities[".length(), end)));
        return line.name() + (named.endsWith("amountPence") ? "-amount" : "-payee");
    }

    private static String text(Function<String, @Nullable String> field, String name) {
        return Objects.requireNonNullElse(field.apply(name), "").strip();
    }
}
