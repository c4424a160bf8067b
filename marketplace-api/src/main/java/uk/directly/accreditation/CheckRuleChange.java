package uk.directly.accreditation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.register.CheckName;
import uk.directly.register.ProviderKind;

/**
 * What a council wants to ask from a day on.
 *
 * @param id made by the caller: the same id again is the same rule
 * @param seenId of the rules for it that the officer saw, the one that was set last; none: there was none
 */
public record CheckRuleChange(
        UUID id,
        @Nullable UUID seenId,
        ProviderKind kind,
        @Nullable UUID serviceId,
        CheckName check,
        Asked asked,
        @Nullable String level,
        @Nullable Integer validMonths,
        List<Integer> reminderDays,
        int keepFileMonths,
        LocalDate from) {
    private static final int MOST_MONTHS = 120;
    private static final int MOST_REMINDERS = 5;
    private static final int MOST_REMINDER_DAYS = 365;
    private static final int MOST_KEEP_MONTHS = 84;
    private static final List<String> LEVELS = List.of("basic", "standard", "enhanced");

    /** Copies the days. */
    public CheckRuleChange {
        reminderDays = List.copyOf(reminderDays);
    }

    /** What is wrong with it, if anything. */
    Optional<CheckRuleResult.Invalid> fault(LocalDate today) {
        Integer months = validMonths;
        boolean wantsLevel = check == CheckName.DBS && asked != Asked.NOT;
        if (wantsLevel != (level != null) || (level != null && !LEVELS.contains(level))) {
            return wrong("level", "Choose the level of a DBS check, and of no other check.");
        }
        if (months != null && (months < 1 || months > MOST_MONTHS)) {
            return wrong("validMonths", "Give 1 to 120 months, or nothing.");
        }
        if (reminderDays.size() > MOST_REMINDERS
                || reminderDays.stream().anyMatch(days -> days < 1 || days > MOST_REMINDER_DAYS)) {
            return wrong("reminderDays", "Give at most 5 numbers of days, each from 1 to 365.");
        }
        if (keepFileMonths < 0 || keepFileMonths > MOST_KEEP_MONTHS) {
            return wrong("keepFileMonths", "Give 0 to 84 months.");
        }
        return from.isBefore(today) || from.isAfter(today.plusYears(2))
                ? wrong("from", "Give a day from today, and at most two years ahead.")
                : Optional.empty();
    }

    private static Optional<CheckRuleResult.Invalid> wrong(String field, String message) {
        return Optional.of(new CheckRuleResult.Invalid(field, message));
    }
}
