package uk.directly.accreditation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.register.CheckName;
import uk.directly.register.ProviderKind;

/**
 * What is asked of a kind of provider from a day on (R30).
 *
 * @param own whether the council set it; else it is the one that every council begins with
 * @param serviceId of those who offer this service, or a part of it; none: whatever they offer
 * @param level of a DBS check
 * @param validMonths for how long it counts from its date; none: as the evidence says, or without an end
 * @param reminderDays how many days before its end the provider hears of it
 * @param keepFileMonths for how long an uploaded file is kept after the decision
 * @param until the last day; none: it goes on
 * @param setBy the officer; none: it was there from the beginning
 */
public record CheckRule(
        UUID id,
        boolean own,
        ProviderKind kind,
        @Nullable UUID serviceId,
        @Nullable String service,
        CheckName check,
        Asked asked,
        @Nullable String level,
        @Nullable Integer validMonths,
        List<Integer> reminderDays,
        int keepFileMonths,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable String setBy,
        @Nullable Instant setAt) {
    /** Copies the days. */
    public CheckRule {
        reminderDays = List.copyOf(reminderDays);
    }

    /** Whether it is in force on a day. */
    public boolean isInForce(LocalDate day) {
        LocalDate last = until;
        return !from.isAfter(day) && (last == null || !last.isBefore(day));
    }
}
