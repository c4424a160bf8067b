package uk.directly.budget;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Why an award, or a change of one, was refused. Nothing was recorded. */
public sealed interface AwardRefusal {

    /** There is no such award in this council (R102). */
    record NotFound() implements AwardRefusal {}

    /** Nobody of this council has that id. */
    record UnknownHolder() implements AwardRefusal {}

    /** They have died: nothing new is agreed with them (R24). */
    record Deceased() implements AwardRefusal {}

    /** Its account is closed for good (R24). */
    record Closed() implements AwardRefusal {}

    /** Values that can't be. */
    record Invalid(List<FieldFault> faults) implements AwardRefusal {
        static Invalid one(String field, String message) {
            return new Invalid(List.of(new FieldFault(field, message)));
        }
    }

    /** The last day is before the first. */
    record EndBeforeStart() implements AwardRefusal {}

    /**
     * The person has one of that kind at that time already.
     *
     * @param to its last day; null: open
     */
    record Overlaps(UUID otherId, LocalDate from, @Nullable LocalDate to) implements AwardRefusal {}

    /** Somebody else changed it while this was decided. */
    record ChangedMeanwhile() implements AwardRefusal {}

    /**
     * The money for these days is paid in already.
     *
     * @param fundedUntil the last such day
     */
    record PaidAlready(LocalDate fundedUntil) implements AwardRefusal {}

    /**
     * The award is not for that day.
     *
     * @param to its last day; null: open
     */
    record Outside(LocalDate from, @Nullable LocalDate to) implements AwardRefusal {}

    /** It is so already. */
    record NothingChanges() implements AwardRefusal {}

    /** R15: the key was used for something else. */
    record KeyReused() implements AwardRefusal {}

    /** R15: the first request with this key is still running. */
    record InProgress() implements AwardRefusal {}
}
