package uk.directly.offer;

import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import uk.directly.rate.Band;
import uk.directly.rate.Rates;

/**
 * How an offer is sold, and what is asked for it.
 *
 * @param wholeBand the band it is sold as throughout (waking night, sleep-in); none: by the calendar
 * @param rates pence by band. What has one price whatever the day (a place, a whole day, a job) has it as the weekday's
 * @param halfDayPence of what is sold by the day, half of one; none: only whole days
 * @param included what the one price of a job has in it
 */
public record OfferPrice(
        SoldBy soldBy,
        @Nullable Band wholeBand,
        Rates rates,
        @Nullable Long halfDayPence,
        String included) {
    private static final Rates NONE = new Rates(Map.of());

    public OfferPrice {
        if ((halfDayPence != null && soldBy != SoldBy.DAY) || (!included.isEmpty() && soldBy != SoldBy.FIXED)) {
            throw new IllegalArgumentException("Half a day is of days, and what is included is of a job");
        }
    }

    /** Not priced yet. */
    public static OfferPrice of(SoldBy soldBy, @Nullable Band wholeBand) {
        return new OfferPrice(soldBy, wholeBand, NONE, null, "");
    }

    /** By the hour, in these bands. */
    public static OfferPrice hourly(Rates rates) {
        return new OfferPrice(SoldBy.HOURLY, null, rates, null, "");
    }

    /** Sold so at one price. */
    public OfferPrice at(long pence) {
        return new OfferPrice(soldBy, wholeBand, new Rates(Map.of(shownBand(), pence)), halfDayPence, included);
    }

    /** The same at other rates. */
    public OfferPrice at(Rates others) {
        return new OfferPrice(soldBy, wholeBand, others, halfDayPence, included);
    }

    /** The same with half days at that price, or none. */
    public OfferPrice halfDays(@Nullable Long pence) {
        return new OfferPrice(soldBy, wholeBand, rates, pence, included);
    }

    /** The same with this in the price. */
    public OfferPrice including(String words) {
        return new OfferPrice(soldBy, wholeBand, rates, halfDayPence, words);
    }

    /** The band whose price lists show: the one it is sold as throughout, else weekdays. */
    public Band shownBand() {
        return wholeBand == null ? Band.WEEKDAY : wholeBand;
    }

    /** The price that lists show, if there is one. */
    public OptionalLong shownPence() {
        return rates.in(shownBand());
    }

    /** Whether weekends and evenings may cost something else. */
    public boolean isByTimeOfWeek() {
        return soldBy == SoldBy.HOURLY && wholeBand == null;
    }
}
