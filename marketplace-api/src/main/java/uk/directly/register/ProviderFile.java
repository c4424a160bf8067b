package uk.directly.register;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A provider with all that was asked and given: for the provider's own eyes, and for the officers who decide (R30).
 * Outcomes and dates, never a certificate.
 *
 * @param name the public name
 * @param place its district
 * @param appliedOn when it asked to be on the register; none: not yet
 * @param accreditedOn since when it is on the register
 * @param isPublic whether everybody finds it (R40)
 * @param checks what was asked, in the order of {@link CheckName}
 */
public record ProviderFile(
        UUID id,
        String name,
        ProviderKind kind,
        ProviderState state,
        String about,
        String place,
        List<String> languages,
        List<String> skills,
        @Nullable String cqcId,
        @Nullable LocalDate appliedOn,
        @Nullable LocalDate accreditedOn,
        boolean isPublic,
        List<Check> checks) {

    /** Whether it is not on the register yet. */
    public boolean isNew() {
        return state == ProviderState.DRAFT || state == ProviderState.APPLIED || state == ProviderState.REFUSED;
    }

    /** How many checks the provider has nothing more to do for. */
    public long done() {
        return checks.stream()
                .filter(check -> check.state() == Check.State.GIVEN || check.state() == Check.State.ACCEPTED)
                .count();
    }

    /**
     * One thing that was asked.
     *
     * @param must whether there is no register without it; else it may be given
     * @param wantedLevel of a DBS check: what is asked now
     * @param level of a DBS check: {@code basic}, {@code standard} or {@code enhanced}
     * @param issuer who made out what was given
     * @param checkedOn when it was given out or seen
     * @param expiresOn until when it counts
     * @param seenBy the officer who accepted or returned it
     * @param reason why it was returned last, for the provider
     * @param renewal whether something newer was given, beside what still counts
     */
    public record Check(
            CheckName name,
            boolean must,
            @Nullable String wantedLevel,
            State state,
            @Nullable String level,
            @Nullable String issuer,
            @Nullable LocalDate checkedOn,
            @Nullable LocalDate expiresOn,
            @Nullable String seenBy,
            @Nullable String reason,
            boolean renewal) {
        private static final List<String> LEVELS = List.of("basic", "standard", "enhanced");

        /** Its name, with the level of a DBS check: "Criminal record (DBS), enhanced". */
        public String words() {
            String shown = level == null ? wantedLevel : level;
            return shown == null ? name.title() : name.title() + ", " + shown;
        }

        /** Whether it counts on a day: accepted, not run out, and no less than what is asked now. */
        public boolean isGood(LocalDate day) {
            return state == State.ACCEPTED
                    && (expiresOn == null || !expiresOn.isBefore(day))
                    && (wantedLevel == null || LEVELS.indexOf(level) >= LEVELS.indexOf(wantedLevel));
        }

        /** Whether the provider has something to do for it on a day. */
        public boolean isToDo(LocalDate day) {
            return !renewal && state != State.GIVEN && !isGood(day);
        }

        /** How far it is. */
        public enum State {
            /** Nothing was given. */
            MISSING,
            /** Given, and no officer has looked at it. */
            GIVEN,
            ACCEPTED,
            /** Given back with a reason. */
            RETURNED
        }
    }
}
