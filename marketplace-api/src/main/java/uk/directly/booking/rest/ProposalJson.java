package uk.directly.booking.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.Proposal;
import uk.directly.booking.TakingTimes;

/**
 * Other times that a provider named for a request.
 *
 * @param becameId the booking that one of them became
 */
record ProposalJson(
        UUID id,
        String state,
        @Nullable String message,
        Instant proposedAt,
        Instant answerBy,
        @Nullable UUID becameId,
        List<TimeJson> times) {

    /** Without prices, which only the person is told. */
    static ProposalJson of(Proposal proposal) {
        return of(
                proposal,
                proposal.times().stream()
                        .map(each -> new TimeJson(each.id(), each.start(), each.end(), each.free(), null, null))
                        .toList());
    }

    /** With what each would cost the person now. */
    static ProposalJson priced(Proposal proposal, List<TakingTimes.Offered> times) {
        return of(
                proposal,
                times.stream()
                        .map(each -> new TimeJson(
                                each.time().id(),
                                each.time().start(),
                                each.time().end(),
                                each.why() == null,
                                each.pricePence(),
                                each.pricePence() == null ? null : each.ownPence()))
                        .toList());
    }

    private static ProposalJson of(Proposal proposal, List<TimeJson> times) {
        return new ProposalJson(
                proposal.id(),
                proposal.state(),
                proposal.message(),
                proposal.proposedAt(),
                proposal.answerBy(),
                proposal.becameId(),
                times);
    }

    /** One of them; {@code free} while nobody else has booked it. */
    record TimeJson(
            UUID id,
            Instant start,
            Instant end,
            boolean free,
            @Nullable Long pricePence,
            @Nullable Long ownPence) {}
}
