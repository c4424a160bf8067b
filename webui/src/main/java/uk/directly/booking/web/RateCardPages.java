package uk.directly.booking.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.RateChangeBook;
import uk.directly.money.Pence;
import uk.directly.people.Officer;
import uk.directly.rate.Band;
import uk.directly.rate.CardCheck;
import uk.directly.rate.CardEngagement;
import uk.directly.rate.CardWarning;
import uk.directly.rate.CardWords;
import uk.directly.rate.CouncilCard;
import uk.directly.rate.RateCardResult;
import uk.directly.rate.RateCardState;
import uk.directly.rate.RateCell;
import uk.directly.rate.RateTable;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
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
                tables(card.rates(), before == null ? RateTable.EMPTY : before.rates()),
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

    private static List<Table> tables(RateTable rates, RateTable before) {
        List<Table> tables = new ArrayList<>();
        tables.add(table("Pay guide, employed PA", rates, before, RateCell::payGuide));
        for (CardEngagement engagement : CardEngagement.values()) {
            tables.add(table(
                    "Base rate, " + RateCardForm.title(engagement),
                    rates,
                    before,
                    band -> RateCell.base(engagement, band)));
        }
        return tables.stream().filter(table -> !table.rows().isEmpty()).toList();
    }

    private static Table table(String caption, RateTable rates, RateTable before, Function<Band, RateCell> cell) {
        return new Table(
                caption,
                List.of(
                        Table.Column.text("When"),
                        Table.Column.number("Before"),
                        Table.Column.number("New"),
                        Table.Column.number("Difference")),
                Stream.of(Band.values())
                        .map(cell)
                        .filter(place ->
                                rates.in(place).isPresent() || before.in(place).isPresent())
                        .map(place -> Table.Row.of(
                                CardWords.of(place.band()),
                                pounds(before.in(place)),
                                pounds(rates.in(place)),
                                difference(before.in(place), rates.in(place))))
                        .toList());
    }

    private static String pounds(OptionalLong pence) {
        return pence.isEmpty() ? "none" : Pence.of(pence.getAsLong()).text();
    }

    /** "+40p, 3 %". */
    static String difference(OptionalLong before, OptionalLong now) {
        if (before.isEmpty() || now.isEmpty()) {
            return now.isEmpty() ? "missing" : "new";
        }
        long more = now.getAsLong() - before.getAsLong();
        return more == 0
                ? "none"
                : (more < 0 ? "−" : "+") + Math.abs(more) + "p, "
                        + Math.round(Math.abs(more) * 100.0 / before.getAsLong()) + "%";
    }

    private static String by(@Nullable Officer officer, @Nullable Instant at) {
        return officer == null || at == null
                ? "before cards were drafted here"
                : "by " + officer.name() + ", " + DateWords.date(at) + ", " + DateWords.time(at);
    }

    /** One button, and what follows from it. */
    static RateCardDecisionPage decision(
            Viewer viewer,
            CouncilCard card,
            RateChangeBook.Reach reach,
            String decision,
            String why,
            FormErrors errors) {
        String from = DateWords.date(card.from());
        Decision asked = switch (decision) {
            case "approve" -> new Decision("Approve the rates from " + from, "Approve", "", approving(reach), null);
            case "send-back" ->
                new Decision(
                        "Send the rates from " + from + " back",
                        "Send back",
                        "",
                        List.of("The draft stays, and who drafted it can change it. Nothing else changes."),
                        why);
            default ->
                new Decision(
                        "Put the rates from " + from + " away",
                        "Put away",
                        "warning",
                        List.of("The draft is closed. Nothing else changes."),
                        null);
        };
        Frame frame = frame(asked.title(), viewer);
        return new RateCardDecisionPage(
                errors.isEmpty() ? frame : frame.withError(),
                errors,
                asked.notes(),
                path(card) + "/" + decision,
                card.version(),
                asked.button(),
                asked.look(),
                path(card),
                asked.why());
    }

    private static List<String> approving(RateChangeBook.Reach reach) {
        List<String> notes = new ArrayList<>(touches(reach));
        notes.add("What the budget funds of coming visits follows the new rates. Where the money isn’t there the visit"
                + " stands as it is, and the gap is shown. Nothing is cancelled, and nothing that is past changes.");
        notes.add("What people agreed with a self-employed PA, a micro-provider or an organisation stays as it is.");
        notes.add(
                "Everybody sees the new rates at once, with the day from which they count. The card before ends the day"
                        + " before. A card that begins later stays, and this one ends before it.");
        return notes;
    }

    private record Decision(
            String title,
            String button,
            String look,
            List<String> notes,
            @Nullable String why) {}

    /** Why it wasn't done. */
    static String why(RateCardResult result) {
        return switch (result) {
            case RateCardResult.Done done ->
                throw new IllegalArgumentException("It was done: " + done.card().id());
            case RateCardResult.NotFound none -> "This card is not here any more";
            case RateCardResult.WrongState wrong ->
                "This card is " + wrong.state().slug() + " already";
            case RateCardResult.MakerIsChecker none ->
                "Who drafted a card changes it, and another officer approves it or sends it back";
            case RateCardResult.Changed none ->
                "The draft, or the card before it, was changed meanwhile. Look at it again";
            case RateCardResult.InThePast past ->
                "Choose " + DateWords.date(past.earliest()) + " or later: what is past doesn’t change";
            case RateCardResult.Implausible wrong -> CardWords.of(wrong.faults().getFirst());
        };
    }
}
