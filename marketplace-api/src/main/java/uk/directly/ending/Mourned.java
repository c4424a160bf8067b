package uk.directly.ending;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of whom an officer was told that they have died, to be told apart from everybody else, and what would follow.
 *
 * @param bornOn their date of birth; null: it isn't known
 * @param address where they live, a line each; empty: it isn't known
 * @param deathId of the record, where there is one that stands
 * @param awards how many agreements are not over
 * @param visitsToCome how many visits would end without charge
 * @param visitsToPay how many have happened, or begun, and are not agreed yet: they stay payable
 * @param providers who would be told
 * @param powers who acts for them, or for whom they act, in words: "Priya Shah, for them"
 */
public record Mourned(
        UUID id,
        String name,
        @Nullable String caseReference,
        @Nullable LocalDate bornOn,
        List<String> address,
        @Nullable UUID deathId,
        int awards,
        int visitsToCome,
        int visitsToPay,
        List<String> providers,
        List<String> powers) {
    /** Copies the lists. */
    public Mourned {
        address = List.copyOf(address);
        providers = List.copyOf(providers);
        powers = List.copyOf(powers);
    }
}
