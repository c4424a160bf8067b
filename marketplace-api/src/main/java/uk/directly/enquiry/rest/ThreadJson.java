package uk.directly.enquiry.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.enquiry.About;
import uk.directly.enquiry.Enquiry;
import uk.directly.enquiry.Handover;
import uk.directly.enquiry.Meeting;
import uk.directly.enquiry.Side;
import uk.directly.enquiry.ThreadLine;

/**
 * A thread as one of the two reads it.
 *
 * @param side which one that is
 * @param hidden whether the reader keeps apart from the other
 * @param contactShared whether addresses, numbers and files can be sent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ThreadJson(
        UUID id,
        About about,
        Side side,
        UUID offerId,
        String offerTitle,
        @Nullable UUID bookingId,
        @Nullable Instant start,
        @Nullable Instant end,
        EnquiriesController.ProviderJson provider,
        EnquiriesController.PersonJson person,
        Instant lastAt,
        @Nullable Side waitingFor,
        boolean ended,
        boolean hidden,
        boolean contactShared,
        List<Enquiry.Message> messages,
        List<Meeting> meetings,
        List<Handover> handovers) {
    static ThreadJson of(Enquiry enquiry, Side side) {
        return new ThreadJson(
                enquiry.id(),
                enquiry.topic().about(),
                side,
                enquiry.offerId(),
                enquiry.offerTitle(),
                enquiry.topic().bookingId(),
                enquiry.topic().start(),
                enquiry.topic().end(),
                new EnquiriesController.ProviderJson(enquiry.providerId(), enquiry.providerName()),
                new EnquiriesController.PersonJson(enquiry.personFirstName(), enquiry.district()),
                enquiry.lastAt(),
                enquiry.waitingFor(),
                enquiry.ended(),
                enquiry.topic().hidden(),
                enquiry.topic().shared(),
                enquiry.messages(),
                enquiry.meetings(),
                enquiry.topic().handovers());
    }

    /** One of a list: without what was written, but for how the last message begins. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            UUID id,
            About about,
            Side side,
            String offerTitle,
            @Nullable UUID bookingId,
            EnquiriesController.ProviderJson provider,
            String personFirstName,
            Instant lastAt,
            int unread,
            @Nullable Side waitingFor,
            boolean ended,
            boolean handedOver,
            @Nullable String lastWords) {
        static Line of(ThreadLine line) {
            return new Line(
                    line.id(),
                    line.about(),
                    line.side(),
                    line.title(),
                    line.bookingId(),
                    new EnquiriesController.ProviderJson(line.providerId(), line.providerName()),
                    line.personFirstName(),
                    line.lastAt(),
                    line.unread(),
                    line.waitingFor(),
                    line.ended(),
                    line.handedOver(),
                    line.lastWords());
        }
    }
}
