package uk.directly.home.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.Award;
import uk.directly.budget.AwardKind;
import uk.directly.budget.AwardTerms;
import uk.directly.budget.Budget;
import uk.directly.budget.ContributionDue;
import uk.directly.budget.DatedTerms;
import uk.directly.budget.MoneyRoute;
import uk.directly.budget.Outlook;
import uk.directly.budget.Paid;
import uk.directly.budget.ReviewBand;

/** Tom's money on Thursday 3 December 2026: £624.00 paid in, £44.50 spent, £89.00 promised, £490.50 left. */
final class SomeMoney {
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 3);
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final LocalDate FUNDED = LocalDate.of(2026, 12, 13);
    private static final LocalDate FROM = LocalDate.of(2026, 8, 3);
    private static final UUID BUDGET = new UUID(0, 3);

    private final AwardKind kind;
    private final int cycleWeeks;
    private final Map<LocalDate, Long> spent = new HashMap<>(Map.of(MONDAY, 4_450L));
    private final List<ContributionDue> open = new ArrayList<>();
    private @Nullable LocalDate firstMoney = MONDAY;
    private int nearlySpent = 90;

    private SomeMoney(AwardKind kind, int cycleWeeks) {
        this.kind = kind;
        this.cycleWeeks = cycleWeeks;
    }

    static HomeMoney of(AwardKind kind, int cycleWeeks) {
        return new SomeMoney(kind, cycleWeeks).now();
    }

    static SomeMoney ongoing() {
        return new SomeMoney(AwardKind.DIRECT_PAYMENT, 2);
    }

    /** So much in each of the eight weeks before this one. */
    SomeMoney spending(long weekly) {
        for (int week = 1; week <= 8; week++) {
            spent.put(MONDAY.minusWeeks(week), weekly);
        }
        firstMoney = FROM;
        return this;
    }

    SomeMoney owing(long pence, String dueOn) {
        open.add(new ContributionDue(
                new UUID(0, 9), FROM, FROM.plusDays(13), pence, 0, LocalDate.parse(dueOn), Paid.NET));
        return this;
    }

    SomeMoney nearlySpent(int percent) {
        nearlySpent = percent;
        return this;
    }

    HomeMoney now() {
        AwardTerms terms = new AwardTerms(31_200, Paid.NET, 0, cycleWeeks, ReviewBand.STANDARD);
        Award award = new Award(
                new UUID(0, 7),
                new UUID(0, 1),
                new Award.Holder(new UUID(0, 2), "Tom Shah", null),
                kind,
                FROM,
                kind == AwardKind.ONE_OFF_DIRECT_PAYMENT ? LocalDate.of(2027, 8, 2) : null,
                1,
                BUDGET,
                MoneyRoute.CARD_ACCOUNT,
                null,
                FUNDED,
                false,
                null,
                FROM,
                List.of(new DatedTerms(FROM, null, terms)),
                List.of());
        Budget budget = new Budget(
                BUDGET,
                new UUID(0, 1),
                new UUID(0, 2),
                award.id(),
                kind.slug(),
                "card-account",
                "net",
                FUNDED,
                62_400,
                4_450,
                57_950,
                8_900,
                0,
                49_050,
                Budget.OwnMoney.NONE,
                0,
                0,
                List.of(),
                null);
        return new HomeMoney(
                budget,
                new Outlook(award, firstMoney, spent, open, List.of()),
                Map.of(MONDAY.plusWeeks(1), 8_900L),
                new HomeMoney.Rules(nearlySpent, 14),
                TODAY);
    }
}
