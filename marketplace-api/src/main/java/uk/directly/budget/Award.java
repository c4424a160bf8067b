package uk.directly.budget;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The council's decision to fund a person, with its budget account.
 *
 * @param from the first day that it is for
 * @param to the last day; null: open
 * @param version counted up with every change
 * @param budgetId its budget account
 * @param route how the person has the money; null: not chosen yet
 * @param fundedUntil the last day that the money paid in so far is for
 * @param frozen whether nothing is paid in at the moment
 * @param closedAt when its account was closed for good; null: it is open
 * @param firstPaidOn when money was paid in first; null: not yet
 * @param terms what it pays, oldest first: each of its days is in one of them
 * @param planLines what it may be spent on
 */
public record Award(
        UUID id,
        UUID councilId,
        Holder holder,
        AwardKind kind,
        LocalDate from,
        @Nullable LocalDate to,
        int version,
        UUID budgetId,
        @Nullable MoneyRoute route,
        @Nullable Broker broker,
        LocalDate fundedUntil,
        boolean frozen,
        @Nullable Instant closedAt,
        @Nullable LocalDate firstPaidOn,
        List<DatedTerms> terms,
        List<PlanLine> planLines) {

    /** Copies the lists. */
    public Award {
        terms = List.copyOf(terms);
        planLines = List.copyOf(planLines);
    }

    /** The terms on a day; before its first and after its last day those of that day. */
    public AwardTerms on(LocalDate day) {
        return dated(day).terms();
    }

    /** The same with their days. */
    public DatedTerms dated(LocalDate day) {
        DatedTerms last = terms.getFirst();
        for (DatedTerms each : terms) {
            if (!each.from().isAfter(day)) {
                last = each;
            }
        }
        return last;
    }

    /** Whether it is for this day. */
    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    /** Whether money was ever paid in by the council. */
    @JsonIgnore
    public boolean isFunded() {
        return !fundedUntil.isBefore(from);
    }

    /** Whose money it is. */
    public record Holder(UUID id, String name, @Nullable String caseReference) {}

    /** Who runs the fund (R70). */
    public record Broker(UUID id, String name) {}
}
