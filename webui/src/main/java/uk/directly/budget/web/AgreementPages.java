package uk.directly.budget.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.Award;
import uk.directly.budget.AwardKind;
import uk.directly.budget.AwardTerms;
import uk.directly.budget.DatedTerms;
import uk.directly.budget.PlanLine;
import uk.directly.budget.model.Cycle;
import uk.directly.budget.model.Cycles;
import uk.directly.web.Address;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.SummaryRow;
import uk.directly.web.Table;
import uk.directly.web.Viewer;
import uk.directly.web.Whose;

/** Writes the page of what the council has agreed with a person. */
final class AgreementPages {
    private AgreementPages() {}

    /**
     * The page.
     *
     * @param all of the person's agreements
     * @param enough how much support it pays for
     * @param firstReviewMonths how long after the first payment it is looked at first (R20)
     */
    static AgreementPage page(
            Viewer viewer,
            Award award,
            List<Award> all,
            @Nullable EnoughPart enough,
            LocalDate today,
            int firstReviewMonths) {
        Whose whose = Whose.of(viewer);
        return new AgreementPage(
                Frame.of(whose.theirs() + " agreement with the council", viewer).under("/money"),
                all.stream()
                        .filter(other -> !other.id().equals(award.id()))
                        .map(other -> new Link(
                                AgreementWords.kind(other.kind(), whose) + ", from " + DateWords.date(other.from()),
                                Address.of("/money/agreement")
                                        .with("agreement", other.id())
                                        .toString()))
                        .toList(),
                facts(award, whose, today, firstReviewMonths),
                award.planLines().stream().map(PlanLine::name).toList(),
                enough,
                coming(award, whose, today),
                before(award, whose, today),
                call(viewer));
    }

    private static List<SummaryRow> facts(Award award, Whose whose, LocalDate today, int firstReviewMonths) {
        AwardTerms now = award.on(today);
        LocalDate to = award.to();
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of("What it is", AgreementWords.kind(award.kind(), whose)));
        rows.add(SummaryRow.of("How much", AgreementWords.amount(award.kind(), now)));
        if (award.kind() != AwardKind.CARER_DIRECT_PAYMENT && award.kind() != AwardKind.ONE_OFF_DIRECT_PAYMENT) {
            rows.add(new SummaryRow(whose.theirs() + " share", AgreementWords.share(now, whose), null));
        }
        Integer planned = now.plannedMinutesWeekly();
        if (planned != null) {
            rows.add(SummaryRow.of("Support in " + whose.your() + " plan", HoursWords.text(planned) + " a week"));
        }
        rows.add(SummaryRow.of("When it is paid in", AgreementWords.rhythm(award.kind(), now)));
        rows.add(SummaryRow.of("From", DateWords.date(award.from())));
        if (to != null) {
            rows.add(SummaryRow.of("Until", DateWords.date(to)));
        }
        rows.add(paidIn(award, today));
        String route = AgreementWords.route(award, whose);
        // Nobody chooses that for another (R60).
        rows.add(
                whose.name() == null
                        ? SummaryRow.of("How you get it", route)
                                .changedAt(Address.of("/money/how")
                                        .with("budget", award.budgetId())
                                        .toString())
                        : SummaryRow.of("How it comes", route));
        rows.add(new SummaryRow("When we look at it together", review(award, now, today, firstReviewMonths), null));
        return rows;
    }

    private static SummaryRow paidIn(Award award, LocalDate today) {
        List<String> lines = new ArrayList<>();
        lines.add(
                award.isFunded()
                        ? "Paid in until " + DateWords.day(award.fundedUntil()) + "."
                        : "Nothing has been paid in yet.");
        Optional<Cycle> next = Cycles.of(award).after(award.fundedUntil());
        next.map(cycle -> "Next: " + AgreementWords.next(cycle) + ".").ifPresent(lines::add);
        if (award.frozen()) {
            lines.add("At the moment nothing is paid in. The council told you why.");
        } else if (next.isEmpty() && award.covers(today)) {
            lines.add("That was the last payment.");
        }
        return new SummaryRow("Paid in", lines, null);
    }

    private static List<String> review(Award award, AwardTerms now, LocalDate today, int firstReviewMonths) {
        LocalDate first = award.firstPaidOn();
        LocalDate due = first == null ? null : first.plusMonths(firstReviewMonths);
        String when = due == null
                ? "About " + firstReviewMonths + " months after the first money is paid in."
                : due.isBefore(today)
                        ? "The first time was to be by " + DateWords.date(due) + ". You can ask when the next one is."
                        : "By " + DateWords.date(due) + " for the first time.";
        return List.of(when, AgreementWords.review(now.reviewBand()));
    }

    private static List<String> coming(Award award, Whose whose, LocalDate today) {
        List<String> sentences = new ArrayList<>();
        if (award.from().isAfter(today)) {
            sentences.add("It begins on " + DateWords.day(award.from()) + ".");
        }
        AwardTerms before = award.on(today);
        for (DatedTerms each : award.terms()) {
            if (each.from().isAfter(today) && each.from().isAfter(award.from())) {
                sentences.add("From " + DateWords.date(each.from()) + ": "
                        + difference(award.kind(), whose, before, each.terms()));
                before = each.terms();
            }
        }
        LocalDate to = award.to();
        if (to != null && !to.isBefore(today)) {
            sentences.add("It ends on " + DateWords.day(to) + ". Visits up to then are paid.");
        }
        return sentences;
    }

    private static String difference(AwardKind kind, Whose whose, AwardTerms before, AwardTerms after) {
        List<String> parts = new ArrayList<>();
        if (before.weeklyPence() != after.weeklyPence()) {
            parts.add(AgreementWords.amount(kind, after) + " instead of " + AgreementWords.amount(kind, before) + ".");
        }
        if (before.contributionWeeklyPence() != after.contributionWeeklyPence() || before.paid() != after.paid()) {
            parts.addAll(AgreementWords.share(after, whose));
        }
        if (!Objects.equals(before.plannedMinutesWeekly(), after.plannedMinutesWeekly())) {
            Integer planned = after.plannedMinutesWeekly();
            parts.add(
                    planned == null
                            ? whose.theirs() + " plan says no hours any more."
                            : whose.theirs() + " plan says " + HoursWords.text(planned) + " a week.");
        }
        if (before.cycleWeeks() != after.cycleWeeks()) {
            parts.add("It is paid in like this: " + AgreementWords.rhythm(kind, after) + ".");
        }
        if (before.reviewBand() != after.reviewBand()) {
            parts.add(AgreementWords.review(after.reviewBand()));
        }
        return String.join(" ", parts);
    }

    private static @Nullable Table before(Award award, Whose whose, LocalDate today) {
        List<Table.Row> rows = award.terms().stream()
                .filter(each -> each.to() != null && each.to().isBefore(today))
                .map(each -> Table.Row.of(
                        DateWords.date(each.from()) + " to " + DateWords.date(last(each)),
                        AgreementWords.amount(award.kind(), each.terms()),
                        String.join(" ", AgreementWords.share(each.terms(), whose))))
                .toList();
        return rows.isEmpty()
                ? null
                : new Table(
                        "What it was before",
                        List.of(
                                Table.Column.text("When"),
                                Table.Column.text("How much"),
                                Table.Column.text(whose.theirs() + " share")),
                        rows);
    }

    private static LocalDate last(DatedTerms each) {
        LocalDate to = each.to();
        return to == null ? each.from() : to;
    }

    static String call(Viewer viewer) {
        String phone = viewer.help().phone();
        return "Call " + viewer.help().council() + (phone == null ? "" : " on " + phone);
    }
}
