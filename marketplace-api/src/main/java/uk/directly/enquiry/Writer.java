package uk.directly.enquiry;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who writes, for whom, to whom it may go, and how much more today: part of each command.
 *
 * @param aliveSince since when an offer must have been heard of, to be asked about (R37)
 * @param dayBegan midnight in London
 */
record Writer(
        UUID councilId,
        UUID actorId,
        @Nullable UUID onBehalfOf,
        Side side,
        UUID personId,
        @Nullable UUID providerId,
        Instant aliveSince,
        Instant dayBegan,
        int mostADay,
        Instant at) {

    /** The command of {@code enquiry_begin}, about an offer, and {@code enquiry_go_on}, in a thread: what is written. */
    record Message(
            UUID id,
            @Nullable UUID offerId,
            @Nullable UUID enquiryId,
            String words,
            List<UUID> files,
            @JsonUnwrapped Writer writer) {}

    /** The command of {@code enquiry_about_visit}. */
    record AboutVisit(
            UUID id,
            UUID bookingId,
            String words,
            @JsonUnwrapped Writer writer) {}

    /** The same: when and how to meet. */
    record Proposal(
            UUID id,
            @Nullable UUID offerId,
            @Nullable UUID enquiryId,
            @JsonUnwrapped MeetingProposal meeting,
            @JsonUnwrapped Writer writer) {}

    /** The command of {@code enquiry_agree}. */
    record Yes(
            UUID enquiryId,
            UUID meetingId,
            Instant start,
            @Nullable String link,
            @Nullable String phone,
            @JsonUnwrapped Writer writer) {}

    /** The command of {@code enquiry_say}. */
    record Word(UUID enquiryId, Says says, @JsonUnwrapped Writer writer) {}
}
