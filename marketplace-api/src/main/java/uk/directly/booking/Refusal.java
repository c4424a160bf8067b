package uk.directly.booking;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Why a booking, or a step with one, was refused. Nothing was taken or changed. */
public sealed interface Refusal {

    /** There is no such thing, or it is somebody else's (R102). */
    record NotFound() implements Refusal {}

    /** The booking stands somewhere where this can't be done; or it moved while the decision was made. */
    record WrongState(BookingState state) implements Refusal {}

    /** The time is taken, or the offer is not open. */
    record NotAvailable() implements Refusal {}

    /** R51: of visits that come again these days can't be booked, the first of them for that reason. */
    record Dates(Refusal first, List<LocalDate> days) implements Refusal {
        /** Copies the days. */
        public Dates {
            days = List.copyOf(days);
        }
    }

    /** R12: so much is missing, {@code ownShortPence} of it own money. */
    record InsufficientFunds(long shortPence, long ownShortPence) implements Refusal {}

    /** R24: the money is frozen for now: what is booked stands, nothing new can be booked. */
    record Frozen() implements Refusal {}

    /** R24: the agreement with the council ends before the visit. */
    record Ended(LocalDate lastDay) implements Refusal {}

    /**
     * R80, R83: before a first visit in that way something has to be agreed or done.
     *
     * @param agreementId what the two have; null: nothing yet
     * @param missing what has to be agreed or done, by the names of the API
     */
    record AgreementNeeded(@Nullable UUID agreementId, List<String> missing) implements Refusal {}

    /** R62: the council decides first whether a relative may be paid from its money. */
    record FamilyDecisionNeeded(@Nullable UUID agreementId) implements Refusal {}

    /** R51: of two people who share a visit it can't be booked for the other, and it isn't said why (R101). */
    record TheOtherCant() implements Refusal {}

    /** R62: the council said yes to paying a relative, up to a cap: so much of it is left. */
    record FamilyCap(@Nullable UUID agreementId, long leftPence) implements Refusal {}

    /** What the two agreed has ended, or ends before the visit. */
    record AgreementEnded(LocalDate lastDay) implements Refusal {}

    /** The start has passed. */
    record InThePast() implements Refusal {}

    /** The end is not after the start. */
    record EndBeforeStart() implements Refusal {}

    /** R10: longer than a visit may be. */
    record TooLong(long mostHours) implements Refusal {}

    /** R10: further ahead than bookings may be. */
    record TooFarAhead(long mostMonths) implements Refusal {}

    /** The offer doesn't cover it; says why in plain English. */
    record OutsideOffer(String why) implements Refusal {}

    /** R5: the line is not one of this award's plan. */
    record NotInPlan() implements Refusal {}

    /** R5: what the council said yes to was another line, another time or less money. */
    record NotCovered() implements Refusal {}

    /** Comes with a later version of Directly. */
    record NotOfferedYet(String what) implements Refusal {}

    /** A value can't be understood or is out of its range. */
    record Invalid(String field, String message) implements Refusal {}

    /** ADR 36: other times can't be named, taken or refused (any more); says why in plain English. */
    record NotProposed(String state, String why) implements Refusal {}

    /** ADR 36: of several times that were named this one can't be; the place counts from 0. */
    record NotThatTime(int place, Refusal why) implements Refusal {}

    /** The visit has not begun, or not ended yet; says what to do instead. */
    record TooEarly(String why) implements Refusal {}

    /** R64: nobody books, or says yes to, their own work for somebody, nor that of whom they live or work with. */
    record OwnWork() implements Refusal {}

    /** R65: who was authorised, and is neither family nor a friend, first sees the worker's DBS certificate. */
    record SeeDbs(UUID providerId) implements Refusal {}

    /** R60: more than somebody may say yes to who acts for another. */
    record BeyondLimit(long mostPence) implements Refusal {}

    /** R15: the key was used for something else. */
    record KeyReused() implements Refusal {}

    /** R15: the first request with this key is still running. */
    record InProgress() implements Refusal {}
}
