package uk.directly.budget.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.Award;
import uk.directly.budget.AwardChange;
import uk.directly.budget.AwardKind;
import uk.directly.budget.AwardTerms;
import uk.directly.budget.DatedTerms;
import uk.directly.budget.MoneyRoute;
import uk.directly.budget.Paid;
import uk.directly.budget.PlanLine;
import uk.directly.budget.ReviewBand;

/** Tom's award: raised once, to be raised again, paid in until 13 December 2026. */
final class SomeAwards {
    static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    static final LocalDate PAID_UNTIL = LocalDate.of(2026, 12, 13);
    static final UUID ID = new UUID(0, 7);
    static final UUID BUDGET = new UUID(0, 8);

    private SomeAwards() {}

    static Award toms() {
        return award(AwardKind.DIRECT_PAYMENT, MoneyRoute.CARD_ACCOUNT, null);
    }

    static Award award(AwardKind kind, @Nullable MoneyRoute route, @Nullable LocalDate to) {
        LocalDate april = LocalDate.of(2026, 4, 1);
        LocalDate october = LocalDate.of(2026, 10, 5);
        LocalDate nextApril = LocalDate.of(2027, 4, 5);
        List<DatedTerms> terms = to == null
                ? List.of(
                        new DatedTerms(april, october.minusDays(1), terms(30_000, 1_000)),
                        new DatedTerms(october, nextApril.minusDays(1), terms(31_200, 1_000)),
                        new DatedTerms(nextApril, null, terms(33_000, 1_200)))
                : List.of(new DatedTerms(april, to, terms(31_200, 0)));
        return new Award(
                ID,
                new UUID(0, 1),
                new Award.Holder(new UUID(0, 2), "Tom Okafor", "DC-20405"),
                kind,
                april,
                to,
                3,
                BUDGET,
                route,
                route == MoneyRoute.ISF ? new Award.Broker(new UUID(0, 9), "Fair Funds") : null,
                PAID_UNTIL,
                false,
                null,
                LocalDate.of(2026, 4, 7),
                terms,
                List.of(
                        new PlanLine(new UUID(0, 4), "Getting up and washed"),
                        new PlanLine(new UUID(0, 5), "Seeing friends")));
    }

    static AwardTerms terms(long weekly, long contribution) {
        return new AwardTerms(weekly, Paid.NET, contribution, 2, ReviewBand.STANDARD);
    }

    static AwardChange change(
            AwardChange.What what, LocalDate day, @Nullable AwardTerms terms, @Nullable String reason) {
        return new AwardChange(
                new UUID(1, day.toEpochDay()),
                what,
                day,
                terms,
                reason,
                "Colin Ashworth",
                Instant.parse("2026-11-20T09:00:00Z"));
    }
}
