package uk.directly.accreditation.model;

import org.jspecify.annotations.Nullable;
import uk.directly.register.CheckName;

/**
 * What the rules ask of a provider for one check today.
 *
 * @param must whether there is no register without it
 * @param level of a DBS check: the one that follows from what they offer (R30)
 * @param validMonths for how long it counts from its date; null: as long as it says itself
 * @param keepFileMonths for how many months after the decision a file is kept
 */
public record Asked(
        CheckName check,
        boolean must,
        @Nullable String level,
        @Nullable Integer validMonths,
        int keepFileMonths) {}
