package uk.directly.booking;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.model.Share;
import uk.directly.rate.Engagement;

/**
 * One worker for two people together: the invitation, and what became of it. Budget, line and share are those of who invites, and
 * nobody else's to read (R101).
 *
 * @param firstName of who invites
 * @param secondName of who agreed; null: nobody yet
 * @param answerBy until when somebody may agree
 */
public record CoupleVisit(
        UUID id,
        UUID councilId,
        State state,
        UUID offerId,
        String title,
        Booking.Provider provider,
        Engagement engagement,
        Instant start,
        Instant end,
        UUID firstHolder,
        String firstName,
        UUID invitedBy,
        UUID budgetId,
        UUID planLineId,
        boolean usesOwnMoney,
        long sharePence,
        Instant answerBy,
        @Nullable UUID secondHolder,
        @Nullable String secondName) {

    /** Where an invitation stands. */
    public enum State {
        INVITED,
        BOOKED,
        DECLINED,
        WITHDRAWN;

        /** As it stands in the API and the database. */
        @JsonValue
        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The state of that slug. */
        @JsonCreator
        public static State of(String slug) {
            return valueOf(slug.toUpperCase(Locale.ROOT));
        }
    }

    /** Whether somebody may still agree. */
    public boolean isOpen(Instant now) {
        return state == State.INVITED && now.isBefore(answerBy);
    }

    /** Whether this person is one of the two. */
    public boolean isOf(UUID personId) {
        return firstHolder.equals(personId) || personId.equals(secondHolder);
    }

    BookingRequest ofFirst() {
        return request(budgetId, planLineId, usesOwnMoney, true);
    }

    BookingRequest request(UUID budget, @Nullable UUID planLine, boolean ownMoney, boolean first) {
        return new BookingRequest(
                new QuoteRequest(
                        offerId,
                        budget,
                        start,
                        end,
                        engagement,
                        ownMoney,
                        1,
                        Extras.NONE,
                        new Sharing(id, new Share(first)),
                        Along.NONE),
                planLine,
                null,
                null,
                null);
    }
}
