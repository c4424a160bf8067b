package uk.directly.concern;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A concern, as the team reads it; nobody else ever does (R106).
 *
 * @param raisedBy the name of who told us, where they were signed in and want to be known
 * @param about as in {@link NewConcern}
 * @param fromPage the page of ours that they came from
 * @param acknowledgeBy the last day to say that we have it
 * @param decideBy the last day to say what becomes of it
 * @param personId who it is about, as the team found out
 * @param outcome what an officer says becomes of it: {@code no-further-action}, {@code referred}, {@code enquiry}
 * @param closedBy the second officer, who agreed
 */
public record Concern(
        UUID id,
        String reference,
        Instant raisedAt,
        @Nullable String raisedBy,
        String about,
        @Nullable String aboutName,
        @Nullable String fromPage,
        String happened,
        @Nullable String happenedWhen,
        @Nullable String happenedWhere,
        String danger,
        String knows,
        @Nullable String reporterName,
        @Nullable String reporterContact,
        LocalDate acknowledgeBy,
        LocalDate decideBy,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy,
        @Nullable UUID personId,
        @Nullable String personName,
        @Nullable UUID providerId,
        @Nullable String providerName,
        @Nullable String outcome,
        @Nullable String outcomeWhy,
        @Nullable UUID proposedById,
        @Nullable String proposedBy,
        @Nullable Instant closedAt,
        @Nullable String closedBy,
        List<Note> notes,
        List<Look> looks,
        @Nullable Flag flag,
        @Nullable Delay delay) {
    /** Copies the lists. */
    public Concern {
        notes = List.copyOf(notes);
        looks = List.copyOf(looks);
    }

    /** What an officer wrote down. */
    public record Note(Instant at, String by, String words) {}

    /** Who opened it, and why: {@code my-work}, {@code second-officer}, {@code cover} or {@code audit}. */
    public record Look(Instant at, String by, String why) {}

    /**
     * The person's safeguarding flag: while it stands, their silence approves nothing (R13).
     *
     * @param reviewOn the last day to look at it again
     * @param confirmedBy the second officer; none: not yet
     */
    public record Flag(
            String reason,
            Instant raisedAt,
            UUID raisedById,
            String raisedBy,
            LocalDate reviewOn,
            @Nullable String confirmedBy) {}

    /** They aren't told for now who looked at what is theirs (R106). */
    public record Delay(
            String reason,
            UUID askedById,
            String askedBy,
            Instant confirmBefore,
            LocalDate reviewOn,
            @Nullable String confirmedBy) {}
}
