package uk.directly.booking.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.RateChangeBook;
import uk.directly.money.Pence;
import uk.directly.people.Officer;
import uk.directly.rate.CardCheck;
import uk.directly.rate.CardWarning;
import uk.directly.rate.CardWords;
import uk.directly.rate.CouncilCard;
import uk.directly.rate.RateCardState;
import uk.directly.rate.RateTable;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.SummaryRow;
import uk.directly.web.Table;
import uk.directly.web.Viewer;

/** Writes the pages on which rate cards are drafted, looked at and approved. */
final class RateCardPages {
    static final String ALL = "/finance/rates";
    static final int VISITS_SHOWN = 25;

    private RateCardPages() {}

    static String path(CouncilCard card) {
        return ALL + "/" + card.id();
    }

    /** A page under "Rates"; it is no item of the navigation, so none is marked. */
    static Frame frame(String title, Viewer viewer) {
        return Frame.of(title, viewer).under(ALL);
    }

    static RateCardsPage all(
            Viewer viewer,
            List<CouncilCard> drafts,
            List<CouncilCard> approved,
            List<CouncilCard> past,
            List<RateChangeBook.Shortfall> visits,
            LocalDate today) {
        List<Table> tables = Stream.of(
                        table("Drafts, the oldest first", "Drafted", drafts, RateCardPages::drafted),
                        shortfall(visits),
                        table("Approved, the latest first", "Until", approved, RateCardPages::until),
                        table("Put away or replaced", "How it ended", past, RateCardPages::ended))
                .filter(table -> !table.rows().isEmpty())
                .toList();
        String sentence = approved.stream()
                .filter(card -> !card.from().isAfter(today))
                .findFirst()
                .map(card -> "The rates of today are those from " + DateWords.date(card.from()) + ".")
                .orElse("There are no rates yet: nothing can be booked before the first card is approved.");
        return new RateCardsPage(
                frame("Rates", viewer),
                sentence,
                tables,
                visits.size() > VISITS_SHOWN
                        ? "There are more such visits: these are the next " + VISITS_SHOWN + "."
                        : null);
    }

    private static Table table(
            String caption, String second, List<CouncilCard> cards, Function<CouncilCard, String> words) {
        return new Table(
                caption,
                List.of(Table.Column.text("From"), Table.Column.text(second)),
                cards.stream()
                        .map(card -> Table.Row.to(path(card), DateWords.date(card.from()), words.apply(card)))
                        .toList());
    }

    private static String drafted(CouncilCard card) {
        CouncilCard.Returned returned = card.returned();
        return by(card.draftedBy(), card.draftedAt())
                + (returned == null ? "" : ", sent back by " + returned.by().name());
    }

    private static String until(CouncilCard card) {
        LocalDate to = card.to();
        return to == null ? "there is a new one" : DateWords.date(to.minusDays(1));
    }

    private static String ended(CouncilCard card) {
        return (card.state() == RateCardState.REPLACED ? "replaced before it began; approved " : "put away ")
                + by(card.decidedBy(), card.decidedAt());
    }

    private static Table shortfall(List<RateChangeBook.Shortfall> visits) {
        return new Table(
                "Visits that could not follow a new rate, because the money isn’t there",
                List.of(
                        Table.Column.text("When"),
                        Table.Column.text("Whose"),
                        Table.Column.number("Missing in the budget"),
                        Table.Column.number("Missing of own money")),
                visits.stream()
                        .limit(VISITS_SHOWN)
                        .map(visit -> Table.Row.of(
                                DateWords.date(visit.start()) + ", " + DateWords.time(visit.start()),
                                visit.holder(),
                                Pence.of(visit.shortPence()).text(),
                                Pence.of(visit.ownShortPence()).text()))
                        .toList());
    }

    /** A card beside the one before it. */
    static RateCardPage one(
            Viewer viewer,
            CouncilCard card,
            @Nullable CouncilCard before,
            CardCheck check,
            RateChangeBook.Reach reach,
            RateChangeBook.@Nullable Progress progress,
            UUID officer) {
        boolean draft = card.state() == RateCardState.DRAFT;
        boolean mine = card.isDraftedBy(officer);
        boolean working = card.state() == RateCardState.APPROVED
                && card.draftedBy() != null
                && (progress == null || progress.doneAt() == null);
        return new RateCardPage(
                frame("Rates from " + DateWords.date(card.from()), viewer),
                state(card, progress, working),
                working ? bar(progress) : null,
                working,
                facts(card, before, reach),
                draft
                        ? check.faults().stream()
                                .map(fault -> CardWords.of(fault) + ".")
                                .toList()
                        : List.of(),
                draft ? check.warnings().stream().map(RateCardPages::words).toList() : List.of(),
                RateCardTables.of(card.rates(), before == null ? RateTable.EMPTY : before.rates()),
                path(card),
                draft && !mine,
                draft && mine,
                draft,
                draft && mine ? "You drafted this card, so another finance officer has to approve it." : null);
    }

    private static String state(CouncilCard card, RateChangeBook.@Nullable Progress progress, boolean working) {
        return switch (card.state()) {
            case DRAFT ->
                card.returned() == null
                        ? "A draft. Nothing has changed yet."
                        : "Sent back: " + card.returned().why();
            case APPROVED ->
                working
                        ? "Approved. What the budget funds of coming visits is reckoned again now."
                        : "Approved." + (progress == null ? "" : done(progress));
            case WITHDRAWN -> "Put away. Nothing came of it.";
            case REPLACED -> "Replaced by another card from the same day, before it began.";
        };
    }

    private static String done(RateChangeBook.Progress progress) {
        String visits = switch (progress.changedVisits()) {
            case 0 -> " No coming visit had to change.";
            case 1 -> " 1 coming visit follows it.";
            default -> " " + progress.changedVisits() + " coming visits follow it.";
        };
        return progress.shortVisits() == 0
                ? visits
                : visits + " " + DateWords.count(progress.shortVisits(), "visit")
                        + " could not, because the money isn’t there: nothing was cancelled.";
    }

    private static RateCardPage.@Nullable Progress bar(RateChangeBook.@Nullable Progress progress) {
        Integer people = progress == null ? null : progress.people();
        if (progress == null || people == null || people == 0) {
            return null;
        }
        return new RateCardPage.Progress(
                Math.min(progress.peopleDone(), people),
                people,
                progress.peopleDone() + " of "
                        + DateWords.count(people, "person").replace("persons", "people"));
    }

    private static List<SummaryRow> facts(CouncilCard card, @Nullable CouncilCard before, RateChangeBook.Reach reach) {
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of("From", DateWords.date(card.from())));
        LocalDate to = card.to();
        if (card.state() == RateCardState.APPROVED) {
            rows.add(SummaryRow.of("Until", to == null ? "there is a new one" : DateWords.date(to.minusDays(1))));
        }
        rows.add(SummaryRow.of(
                "Beside",
                before == null ? "no card: this is the first" : "the card from " + DateWords.date(before.from())));
        if (card.draftedBy() != null) {
            rows.add(SummaryRow.of("Drafted", by(card.draftedBy(), card.draftedAt())));
        }
        if (card.decidedBy() != null) {
            rows.add(SummaryRow.of(
                    card.state() == RateCardState.WITHDRAWN ? "Put away" : "Approved",
                    by(card.decidedBy(), card.decidedAt())));
        }
        if (card.state() == RateCardState.DRAFT) {
            rows.add(new SummaryRow("What it touches", touches(reach), null));
        }
        return rows;
    }

    /** What approving does, a sentence each. */
    static List<String> touches(RateChangeBook.Reach reach) {
        return List.of(
                DateWords.count(reach.visits(), "visit") + (reach.visits() == 1 ? " is" : " are")
                        + " booked from that day on.",
                reach.onBaseRate() == 0
                        ? "The money of none of them follows the base rate."
                        : "The money of " + reach.onBaseRate() + " of them follows the base rate: those of "
                                + (reach.people() == 1 ? "1 person." : reach.people() + " people."));
    }

    private static String words(CardWarning warning) {
        return switch (warning) {
            case CardWarning.MuchDifferent different ->
                VisitPages.capital(CardWords.of(different.cell())) + ": "
                        + Pence.of(different.beforePence()).text() + " becomes "
                        + Pence.of(different.pence()).text() + ", "
                        + Math.abs(different.percent())
                        + (different.percent() < 0 ? " per cent less." : " per cent more.");
            case CardWarning.MinimumRises rises ->
                "From " + DateWords.date(rises.from()) + " the law wants "
                        + Pence.of(rises.minimumPence()).text()
                        + " an hour or more. The pay guide is below that, so another card is needed by then.";
        };
    }

    private static String by(@Nullable Officer officer, @Nullable Instant at) {
        return officer == null || at == null
                ? "before cards were drafted here"
                : "by " + officer.name() + ", " + DateWords.date(at) + ", " + DateWords.time(at);
    }
}
