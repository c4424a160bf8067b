package uk.directly.rate.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.directly.money.Pence;
import uk.directly.rate.Band;
import uk.directly.rate.CardEngagement;
import uk.directly.rate.CardWords;
import uk.directly.rate.CouncilCard;
import uk.directly.rate.MinimumPay;
import uk.directly.rate.RateCell;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Table;
import uk.directly.web.Viewer;

/** Writes "What the council pays". */
final class CouncilPaysPages {
    static final String PATH = "/what-the-council-pays";
    static final String FILE = PATH + ".csv";

    private static final String NONE = "no rate";

    private CouncilPaysPages() {}

    /**
     * The page of a day.
     *
     * @param cards all that are approved, the latest first
     * @param minimum what the law says today
     */
    static CouncilPaysPage of(
            Viewer viewer, List<CouncilCard> cards, LocalDate day, LocalDate today, List<MinimumPay> minimum) {
        CouncilCard shown = on(cards, day);
        return new CouncilPaysPage(
                Frame.of("What the council pays", viewer),
                sentence(shown, day, today),
                shown == null ? null : note(shown, day),
                shown == null ? null : rates(shown),
                day.equals(today) ? coming(cards, today) : List.of(),
                history(cards),
                minimum(minimum),
                minimum.isEmpty() ? null : minimum.getFirst().source(),
                shown == null ? null : FILE + "?on=" + shown.from());
    }

    /** The card of that day, or the last one before it. */
    static @Nullable CouncilCard on(List<CouncilCard> cards, LocalDate day) {
        return cards.stream()
                .filter(card -> !card.from().isAfter(day))
                .max(Comparator.comparing(CouncilCard::from))
                .orElse(null);
    }

    private static String sentence(@Nullable CouncilCard card, LocalDate day, LocalDate today) {
        if (card == null) {
            return "The council has not said yet what it pays"
                    + (day.equals(today) ? "." : " on " + DateWords.date(day) + ".");
        }
        LocalDate to = card.to();
        if (card.from().isAfter(today)) {
            return "This is what the council will pay towards support from " + DateWords.date(card.from()) + ".";
        }
        if (to != null && !to.isAfter(day)) {
            return "This is the last that the council has said, for " + DateWords.date(card.from()) + " to "
                    + DateWords.date(to.minusDays(1)) + ". It counts until there is a new one.";
        }
        if (day.isBefore(today) && to != null && !to.isAfter(today)) {
            return "This is what the council paid from " + DateWords.date(card.from()) + " to "
                    + DateWords.date(to.minusDays(1)) + ".";
        }
        return "This is what the council pays towards support since " + DateWords.date(card.from()) + ".";
    }

    private static @Nullable String note(CouncilCard card, LocalDate day) {
        return card.rates().payGuide().penceByBand().isEmpty() || card.from().isAfter(day)
                ? null
                : "If you employ a personal assistant (PA), the fair pay guide is what they should earn. What the council"
                        + " pays towards their time is more: it has holiday, tax and pension in it.";
    }

    private static Table rates(CouncilCard card) {
        List<RateCell> row = columns(Band.WEEKDAY);
        List<Table.Column> columns = new ArrayList<>();
        columns.add(Table.Column.text("When"));
        row.forEach(cell -> columns.add(Table.Column.number(title(cell))));
        return new Table(
                "An hour of support, by who helps and when",
                columns,
                Stream.of(Band.values())
                        .filter(band -> columns(band).stream()
                                .anyMatch(cell -> card.rates().in(cell).isPresent()))
                        .map(band -> new Table.Row(
                                Stream.concat(
                                                Stream.of(CardWords.of(band)),
                                                columns(band).stream()
                                                        .map(cell -> pounds(
                                                                card.rates().in(cell))))
                                        .toList(),
                                null))
                        .toList());
    }

    private static List<RateCell> columns(Band band) {
        List<RateCell> cells = new ArrayList<>();
        cells.add(RateCell.payGuide(band));
        for (CardEngagement engagement : CardEngagement.values()) {
            cells.add(RateCell.base(engagement, band));
        }
        return cells;
    }

    private static String title(RateCell cell) {
        if (cell.purpose() == RateCell.Purpose.PAY_GUIDE) {
            return "Fair pay guide, PA you employ";
        }
        return switch (cell.engagement()) {
            case EMPLOYED -> "PA you employ";
            case SELF_EMPLOYED -> "PA with their own business";
            case MICRO_PROVIDER -> "Small local business";
            case ORGANISATION -> "Organisation";
        };
    }

    private static List<Table> coming(List<CouncilCard> cards, LocalDate today) {
        return cards.stream()
                .filter(card -> card.from().isAfter(today))
                .sorted(Comparator.comparing(CouncilCard::from))
                .map(card -> changes(on(cards, card.from().minusDays(1)), card))
                .toList();
    }

    private static Table changes(@Nullable CouncilCard before, CouncilCard card) {
        return new Table(
                "What changes from " + DateWords.date(card.from()),
                List.of(
                        Table.Column.text("Who and when"),
                        Table.Column.number("Before"),
                        Table.Column.number("From then"),
                        Table.Column.number("Difference")),
                Stream.of(Band.values())
                        .flatMap(band -> columns(band).stream())
                        .map(cell -> change(cell, before, card))
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static Optional<Table.Row> change(RateCell cell, @Nullable CouncilCard before, CouncilCard card) {
        OptionalLong was =
                before == null ? OptionalLong.empty() : before.rates().in(cell);
        OptionalLong will = card.rates().in(cell);
        if (was.equals(will)) {
            return Optional.empty();
        }
        return Optional.of(Table.Row.of(
                title(cell) + ", " + CardWords.inSentence(cell.band()),
                pounds(was),
                pounds(will),
                was.isEmpty() || will.isEmpty() ? "new" : more(will.getAsLong() - was.getAsLong())));
    }

    private static Table history(List<CouncilCard> cards) {
        return new Table(
                "All rates, the latest first",
                List.of(Table.Column.text("From"), Table.Column.text("To")),
                cards.stream()
                        .map(card -> Table.Row.to(PATH + "?on=" + card.from(), DateWords.date(card.from()), to(card)))
                        .toList());
    }

    private static String to(CouncilCard card) {
        LocalDate to = card.to();
        return to == null ? "until there is a new one" : DateWords.date(to.minusDays(1));
    }

    private static Table minimum(List<MinimumPay> minimum) {
        return new Table(
                "The least an hour that the law lets you pay somebody you employ",
                List.of(Table.Column.text("Their age"), Table.Column.number("An hour"), Table.Column.text("Since")),
                minimum.stream()
                        .map(pay -> Table.Row.of(
                                switch (pay.ageBand()) {
                                    case AGE_21_AND_OVER -> "21 or over";
                                    case AGE_18_TO_20 -> "18 to 20";
                                    case UNDER_18 -> "Under 18";
                                },
                                Pence.of(pay.pence()).text(),
                                DateWords.date(pay.from())))
                        .toList());
    }

    private static String pounds(OptionalLong pence) {
        return pence.isEmpty() ? NONE : Pence.of(pence.getAsLong()).text();
    }

    private static String more(long pence) {
        return Pence.of(Math.abs(pence)).text() + (pence < 0 ? " less" : " more");
    }
}
