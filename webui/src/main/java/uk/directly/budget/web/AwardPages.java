package uk.directly.budget.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.Award;
import uk.directly.budget.AwardChange;
import uk.directly.budget.AwardTerms;
import uk.directly.budget.PlanLine;
import uk.directly.budget.RouteChoice;
import uk.directly.budget.model.Cycle;
import uk.directly.budget.model.Cycles;
import uk.directly.money.Pence;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.SummaryRow;
import uk.directly.web.Table;
import uk.directly.web.Viewer;

/** Writes the page of one award for officers. */
final class AwardPages {
    private AwardPages() {}

    static AwardPage page(
            Viewer viewer,
            Award award,
            List<AwardChange> changes,
            List<RouteChoice> routes,
            @Nullable EnoughPart enough,
            LocalDate today,
            boolean finance,
            String notice) {
        return new AwardPage(
                Frame.of(AwardWords.kind(award.kind()) + " of " + award.holder().name(), viewer)
                        .under("/awards")
                        .withNotice(notice.isEmpty() ? null : notice),
                new Link(award.holder().name(), "/awards/for/" + award.holder().id()),
                facts(award, today),
                enough,
                award.planLines().stream().map(PlanLine::name).toList(),
                terms(award),
                changes.stream().map(change -> event(award, change)).toList(),
                routes.stream().map(AwardPages::route).toList(),
                path(award),
                new Link(
                        award.frozen() ? "Frozen: look at it again, or open it" : "Freeze it", path(award) + "/freeze"),
                finance
                        ? new Link(
                                award.closedAt() == null ? "Close the account" : "How the account was closed",
                                path(award) + "/closing")
                        : null,
                award.closedAt() != null);
    }

    static String path(Award award) {
        return "/awards/" + award.id();
    }

    private static List<SummaryRow> facts(Award award, LocalDate today) {
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of("Case", AwardsPage.reference(award.holder())));
        rows.add(SummaryRow.of("Days", AwardWords.days(award.from(), award.to())));
        rows.addAll(AwardWords.rows(award.kind(), award.on(today)));
        Award.Broker broker = award.broker();
        rows.add(SummaryRow.of(
                "Money route",
                broker == null
                        ? AwardWords.route(award.route())
                        : AwardWords.route(award.route()) + ": " + broker.name()));
        rows.add(new SummaryRow("Paid in so far", paidIn(award), null));
        if (award.closedAt() != null) {
            rows.add(SummaryRow.of("Account closed", DateWords.date(award.closedAt())));
        }
        return rows;
    }

    private static List<String> paidIn(Award award) {
        List<String> lines = new ArrayList<>();
        lines.add(award.isFunded() ? "Until " + DateWords.date(award.fundedUntil()) : "Nothing yet");
        if (award.closedAt() != null) {
            return lines;
        }
        Cycles.of(award).after(award.fundedUntil()).map(AwardPages::next).ifPresent(lines::add);
        if (award.frozen()) {
            lines.add("Frozen: nothing is paid in");
        }
        return lines;
    }

    /** "Next: £517.71 for 9 December 2026 to 20 December 2026". */
    static String next(Cycle cycle) {
        return "Next: " + Pence.of(cycle.amountPence()).text() + " for " + DateWords.date(cycle.first()) + " to "
                + DateWords.date(cycle.last());
    }

    private static Table terms(Award award) {
        return new Table(
                "What it pays",
                List.of(Table.Column.text("Days"), Table.Column.text("Terms")),
                award.terms().stream()
                        .map(each -> Table.Row.of(
                                AwardWords.days(each.from(), each.to()), AwardWords.line(award.kind(), each.terms())))
                        .toList());
    }

    private static AwardPage.Event event(Award award, AwardChange change) {
        List<String> lines = new ArrayList<>();
        AwardTerms terms = change.terms();
        if (terms != null) {
            lines.add(AwardWords.line(award.kind(), terms));
        }
        String reason = change.reason();
        if (reason != null) {
            lines.add("Why: " + reason);
        }
        String title = switch (change.what()) {
            case RECORDED -> "Recorded, from " + DateWords.date(change.day());
            case CHANGED -> "Changed from " + DateWords.date(change.day());
            case ENDED -> "Ended: the last day is " + DateWords.date(change.day());
        };
        return new AwardPage.Event(title, lines, change.by() + ", " + DateWords.date(change.at()));
    }

    private static String route(RouteChoice choice) {
        String broker = choice.organisation() == null ? "" : ": " + choice.organisation();
        String whom = choice.onBehalfOf() == null ? "" : " for " + choice.onBehalfOf();
        return DateWords.date(choice.at()) + ": " + AwardWords.route(choice.route()) + broker + ", by " + choice.by()
                + whom;
    }
}
