package uk.directly.notice.model;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.people.Acting;
import uk.directly.people.Power;

/**
 * Who is concerned by an event.
 *
 * @param holderId whose support it is
 * @param providerId who is to come, or came
 * @param providerPersonId who runs that provider
 * @param personId whom the event names
 * @param helperId who is asked in the person's place
 * @param by who did it, and need not be told
 * @param side which of the two sides did it
 * @param told which side it is for
 * @param urgent whether it is about a visit within a day
 * @param ofSeries whether it is told with the series it belongs to
 * @param startsAt when the visit begins
 * @param outside the address of somebody who isn't known here and is written to once
 * @param others who acts for the person
 * @param forms how each of those may be written to; who isn't here can't be told anything any more
 */
public record Happened(
        @Nullable UUID holderId,
        @Nullable UUID providerId,
        @Nullable UUID providerPersonId,
        @Nullable UUID personId,
        @Nullable UUID helperId,
        @Nullable UUID by,
        @Nullable String side,
        @Nullable String told,
        boolean urgent,
        boolean ofSeries,
        @Nullable Instant startsAt,
        @Nullable String outside,
        List<Other> others,
        List<Form> forms) {

    /** Copies the lists. */
    public Happened {
        others = List.copyOf(others);
        forms = List.copyOf(forms);
    }

    /** How somebody wants to be written to; no urgent way: they are called. */
    public record Form(UUID personId, Way way, @Nullable Way urgentWay) {}

    /** Somebody who acts for the person, and how far. */
    public record Other(
            UUID personId,
            Acting.As as,
            boolean mayBook,
            @Nullable Long mayApproveUpToPence) {
        boolean has(Power power) {
            return new Acting("", as, mayBook, mayApproveUpToPence, null, true, Set.of(), Set.of()).has(power);
        }
    }
}
