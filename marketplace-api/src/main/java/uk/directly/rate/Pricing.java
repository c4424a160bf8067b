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

    /** The price of several pieces of one visit, in the order of time: what lies between them isn't paid. */
    public static Priced price(List<Span> pieces, @Nullable Band wholeBand, BandCalendar calendar, Rates rates) {
        List<PriceLine> lines = new ArrayList<>();
        for (Span piece : pieces) {
            switch (price(piece, wholeBand, calendar, rates)) {
                case Priced.NoRate missing -> {
                    return missing;
                }
                case Price price -> lines.addAll(price.lines());
            }
        }
        return Price.of(lines);
    }

    /** The parts of a span by the calendar, in the order of time; parts of different bands touch. */
    public static List<BandSpan> parts(Span span, BandCalendar calendar) {
        return parts(span, null, calendar);
    }

    /** The parts of a span that have a rate, in the order of time; parts of different bands touch. */
    public static List<Span> withRate(Span span, @Nullable Band wholeBand, BandCalendar calendar, Rates rates) {
        return parts(span, wholeBand, calendar).stream()
                .filter(part -> rates.in(part.band()).isPresent())
                .map(BandSpan::span)
                .toList();
    }

    private static List<BandSpan> parts(Span span, @Nullable Band wholeBand, BandCalendar calendar) {
        List<BandSpan> parts = new ArrayList<>();
        Instant start = span.start();
        for (BandPiece piece : pieces(span, wholeBand, calendar)) {
            Instant end = start.plus(Duration.ofMinutes(piece.minutes()));
            parts.add(new BandSpan(piece.band(), new Span(start, end)));
            start = end;
        }
        return List.copyOf(parts);
    }

    private static List<BandPiece> pieces(Span span, @Nullable Band wholeBand, BandCalendar calendar) {
        return wholeBand == null ? BandPieces.cut(span, calendar) : List.of(new BandPiece(wholeBand, span.minutes()));
    }
}
