package uk.directly.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.model.Asked;
import uk.directly.council.London;
import uk.directly.rate.Span;

/**
 * What {@code booking_silence_facts} says of a booking.
 *
 * @param othersAskedAt when somebody else was asked about what is in question; null: nobody was since it is
 * @param postedAt when the letter about the latest record was posted
 * @param stays days in hospital since the record was made, or to come: first and last
 * @param endsOn the last day of the agreement with the council
 * @param closed the account is, or the person has died
 */
record SilenceFacts(
        @Nullable Instant remindedAt,
        @Nullable Instant silentAt,
        @Nullable Instant openSince,
        @Nullable Instant chasedAt,
        @Nullable Instant letGoAt,
        @Nullable Instant helperAskedAt,
        @Nullable Instant othersAskedAt,
        boolean approvedBefore,
        boolean alwaysAsk,
        boolean byPost,
        @Nullable Instant postedAt,
        boolean signsIn,
        List<List<LocalDate>> stays,
        @Nullable LocalDate endsOn,
        boolean closed,
        boolean frozen,
        boolean flagged) {

    /** The same beside what was recorded. */
    Asked asked(Booking booking, Instant now) {
        Booking.Visit visit = Objects.requireNonNull(booking.visit());
        LocalDate today = LocalDate.ofInstant(now, London.ZONE);
        return new Asked(
                new Span(booking.start(), booking.end()),
                new Span(visit.start(), visit.end()),
                visit.recordedAt(),
                booking.openPence(),
                booking.heldPence(),
                remindedAt,
                silentAt,
                helperAskedAt,
                approvedBefore,
                new Asked.Wishes(alwaysAsk, byPost, signsIn, postedAt),
                new Asked.Standing(
                        stays.stream().anyMatch(stay -> !stay.getFirst().isAfter(today)),
                        closed || (endsOn != null && today.isAfter(endsOn)),
                        frozen,
                        flagged));
    }
}
