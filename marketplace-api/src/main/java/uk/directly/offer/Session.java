package uk.directly.offer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group session with places: where, when and what is there. A public place: anybody may read its address.
 *
 * @param places how many people can take part each time
 * @param venue where it is, in words; empty: not said yet
 * @param venuePostcode its postcode, as it is written properly
 * @param gettingThere buses, parking, which door
 * @param changingPlaces whether there is a Changing Places toilet
 * @param companionFree whether somebody who comes along pays nothing
 * @param taster whether the first time costs nothing
 * @param runBy who runs it
 * @param notOnBankHolidays whether a weekly one leaves bank holidays out
 * @param times when, at most {@link #MOST_TIMES}
 */
public record Session(
        int places,
        String venue,
        @Nullable String venuePostcode,
        String gettingThere,
        boolean changingPlaces,
        boolean companionFree,
        boolean taster,
        String runBy,
        boolean notOnBankHolidays,
        List<SessionTime> times) {
    /** The most places. */
    public static final int MOST_PLACES = 500;

    /** The most weekly and single times together. */
    public static final int MOST_TIMES = 60;

    private static final int USUAL_PLACES = 8;

    public Session {
        times = times.stream().distinct().toList();
        if (places < 1 || places > MOST_PLACES || times.size() > MOST_TIMES) {
            throw new IllegalArgumentException("A session has 1 to 500 places and at most 60 times");
        }
    }

    /** One of which nothing is said yet. */
    public static Session empty() {
        return new Session(USUAL_PLACES, "", null, "", false, false, false, "", true, List.of());
    }

    /** The same with so many places. */
    public Session of(int others) {
        return new Session(
                others,
                venue,
                venuePostcode,
                gettingThere,
                changingPlaces,
                companionFree,
                taster,
                runBy,
                notOnBankHolidays,
                times);
    }

    /** The same at other times. */
    public Session at(List<SessionTime> others, boolean leavesBankHolidaysOut) {
        return new Session(
                places,
                venue,
                venuePostcode,
                gettingThere,
                changingPlaces,
                companionFree,
                taster,
                runBy,
                leavesBankHolidaysOut,
                others);
    }
}
