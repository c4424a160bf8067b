package uk.directly.booking.web;

import org.jspecify.annotations.Nullable;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingState;
import uk.directly.booking.Proposal;
import uk.directly.money.Pence;
import uk.directly.web.DateWords;
import uk.directly.web.Link;

/**
 * What the page of a visit says where other times were named for it (ADR 36).
 *
 * @param state the tag; null: as of any visit
 * @param colour of the tag; null: as of any visit
 * @param sentence what that means
 * @param box the times, while one can be taken
 * @param instead the visit that one of them became
 */
record OtherTimesWords(
        @Nullable String state,
        @Nullable String colour,
        String sentence,
        @Nullable OtherTimesBox box,
        @Nullable Link instead) {

    /** Times wait for an answer. */
    static OtherTimesWords waiting(OtherTimesBox box) {
        return new OtherTimesWords("Needs your answer", "orange", box.sentence(), box, null);
    }

    /** What became of them; null: it makes no difference any more. */
    static @Nullable OtherTimesWords over(Booking booking, Proposal latest) {
        String name = booking.provider().name();
        String back = " All of the " + Pence.of(booking.pricePence()).text() + " is left to use again.";
        if (booking.state() == BookingState.DECLINED && latest.becameId() != null) {
            return new OtherTimesWords(
                    "Another time was booked",
                    null,
                    name + " couldn’t come then, and you took another time instead.",
                    null,
                    new Link("See the visit that you booked instead", "/visits/" + latest.becameId()));
        }
        return switch (latest.state()) {
            case "refused" ->
                new OtherTimesWords(
                        null,
                        null,
                        name + " couldn’t come then, and none of their other times suited you." + back,
                        null,
                        null);
            case "lapsed" ->
                new OtherTimesWords(
                        null,
                        null,
                        name + " couldn’t come then and named other times. None was taken by "
                                + DateWords.dayAndTime(latest.answerBy()) + "." + back,
                        null,
                        null);
            default -> null;
        };
    }
}
