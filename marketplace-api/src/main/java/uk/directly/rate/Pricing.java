package uk.directly.rate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import uk.directly.rate.model.BandPiece;
import uk.directly.rate.model.BandPieces;

/** Prices a visit by its real minutes and the bands they fall in (R10, R52). */
public final class Pricing {
    private Pricing() {}

    /**
     * The price of a span.
     *
     * @param wholeBand the band it is sold as throughout (waking night, sleep-in), or none: cut by the calendar
     */
    public static Priced price(Span span, @Nullable Band wholeBand, BandCalendar calendar, Rates rates) {
        List<PriceLine> lines = new ArrayList<>();
        for (BandPiece piece : pieces(span, wholeBand, calendar)) {
            OptionalLong rate = rates.in(piece.band());
            if (rate.isEmpty()) {
                return new Priced.NoRate(piece.band());
            }
            lines.add(PriceLine.of(piece.band(), piece.minutes(), rate.getAsLong()));
        }
        return Price.of(lines);
    }

    /** The bands that a span lies in by the calendar, each once, in the order of time. */
    public static List<Band> bands(Span span, BandCalendar calendar) {
        return BandPieces.cut(span, calendar).stream()
                .map(BandPiece::band)
                .distinct()
                .toList();
    }

    /** The parts of a span that have a rate, in the order of time; parts of different bands touch. */
    public static List<Span> withRate(Span span, @Nullable Band wholeBand, BandCalendar calendar, Rates rates) {
        List<Span> priced = new ArrayList<>();
        Instant start = span.start();
        for (BandPiece piece : pieces(span, wholeBand, calendar)) {
            Instant end = start.plus(Duration.ofMinutes(piece.minutes()));
            if (rates.in(piece.band()).isPresent()) {
                priced.add(new Span(start, end));
            }
            start = end;
        }
        return List.copyOf(priced);
    }

    private static List<BandPiece> pieces(Span span, @Nullable Band wholeBand, BandCalendar calendar) {
        return wholeBand == null ? BandPieces.cut(span, calendar) : List.of(new BandPiece(wholeBand, span.minutes()));
    }
}
