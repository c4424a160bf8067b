package uk.directly.spending.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import uk.directly.agreement.Family;
import uk.directly.budget.Budget;
import uk.directly.budget.ReviewBand;
import uk.directly.data.Ids;
import uk.directly.spending.ExpenseRequest;
import uk.directly.spending.Receipt;
import uk.directly.spending.SpendingQuestion;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;
import uk.directly.web.KeptForm;
import uk.directly.web.TypedPounds;

/**
 * "Record what you spent" as it was filled in, right or wrong.
 *
 * @param key makes a double click and Back the same record
 * @param what was bought
 * @param paidTo whom it was paid to
 * @param family whether who was paid is family (R62), where it was asked; else empty
 * @param amount in pounds
 * @param day it was paid
 * @param purpose a line of the plan, or what the council said yes to, by its id
 * @param receipt {@code kept}, {@code none} or empty
 * @param because why there is none
 */
public record ExpenseForm(
        String key,
        String what,
        String paidTo,
        String family,
        String amount,
        DateParts day,
        String purpose,
        String receipt,
        String because) {

    private static final Map<String, Family> FAMILY =
            Stream.of(Family.values()).collect(Collectors.toUnmodifiableMap(Family::slug, each -> each));

    static ExpenseForm of(KeptForm kept, LocalDate today) {
        return kept.isEmpty()
                ? new ExpenseForm(Ids.next().toString(), "", "", "", "", DateParts.of(today), "", "", "")
                : new ExpenseForm(
                        kept.value("key"),
                        kept.value("what"),
                        kept.value("paidTo"),
                        kept.value("family"),
                        kept.value("amount"),
                        DateParts.of(kept.value("day-day"), kept.value("day-month"), kept.value("day-year")),
                        kept.value("purpose"),
                        kept.value("receipt"),
                        kept.value("because"));
    }

    static ExpenseForm of(MultiValueMap<String, String> posted) {
        return new ExpenseForm(
                value(posted, "key"),
                value(posted, "what"),
                value(posted, "paidTo"),
                value(posted, "family"),
                value(posted, "amount"),
                DateParts.of(posted.getFirst("day-day"), posted.getFirst("day-month"), posted.getFirst("day-year")),
                value(posted, "purpose"),
                value(posted, "receipt"),
                value(posted, "because"));
    }

    private static String value(MultiValueMap<String, String> posted, String name) {
        return Objects.requireNonNullElse(posted.getFirst(name), "").strip();
    }

    /** The same as another record, after a refusal. */
    ExpenseForm anew() {
        return new ExpenseForm(Ids.next().toString(), what, paidTo, family, amount, day, purpose, receipt, because);
    }

    FormErrors errors(Budget budget, List<SpendingQuestion> agreed, ReviewBand band) {
        FormErrors errors = FormErrors.NONE;
        if (what.isEmpty()) {
            errors = errors.and("what", "Say what you bought");
        }
        if (paidTo.isEmpty()) {
            errors = errors.and("paidTo", "Say who you paid");
        }
        Long pence = TypedPounds.pence(amount);
        if (pence == null || pence == 0) {
            errors = errors.and("amount", "Enter what you paid in pounds, like 12.50");
        }
        if (day.date() == null) {
            errors = errors.and("day", "Enter the day you paid, like 3 12 2026");
        }
        if (planLine(budget) == null && question(agreed) == null) {
            errors = errors.and("purpose", "Choose what it was for");
        }
        if (band == ReviewBand.CLOSE && !receipt.equals("kept") && !receipt.equals("none")) {
            errors = errors.and("receipt", "Say if you have a receipt");
        } else if (receipt.equals("none") && because.isEmpty()) {
            errors = errors.and("because", "Say why you have no receipt");
        }
        return errors;
    }

    /** Only of what has no errors. */
    ExpenseRequest request(Budget budget, List<SpendingQuestion> agreed) {
        return new ExpenseRequest(
                budget.id(),
                planLine(budget),
                question(agreed),
                what,
                paidTo,
                FAMILY.containsKey(family) ? FAMILY.get(family) : null,
                Objects.requireNonNull(TypedPounds.pence(amount)),
                Objects.requireNonNull(day.date()),
                switch (receipt) {
                    case "kept" -> Receipt.KEPT;
                    case "none" -> Receipt.NONE;
                    default -> Receipt.NOT_ASKED;
                },
                receipt.equals("none") ? because : null);
    }

    private @Nullable UUID planLine(Budget budget) {
        return budget.planLines().stream()
                .map(line -> line.id())
                .filter(id -> id.toString().equals(purpose))
                .findFirst()
                .orElse(null);
    }

    private @Nullable UUID question(List<SpendingQuestion> agreed) {
        return agreed.stream()
                .map(SpendingQuestion::id)
                .filter(id -> id.toString().equals(purpose))
                .findFirst()
                .orElse(null);
    }
}
