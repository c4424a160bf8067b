package uk.directly.booking.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.booking.BookingResult;
import uk.directly.booking.OtherTimes;
import uk.directly.booking.ProposalBook;
import uk.directly.booking.model.ProposedTimes;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;

/** The provider can't come at the time that was asked for, and names others (ADR 36). */
@RestController
@RequestMapping("/api/v1/bookings/{id}/proposals")
@Allow(Role.PROVIDER)
class ProviderProposalsController {
    private final OtherTimes times;
    private final ProposalBook proposals;

    ProviderProposalsController(OtherTimes times, ProposalBook proposals) {
        this.times = times;
        this.proposals = proposals;
    }

    @PostMapping
    Mono<ResponseEntity<BookingJson>> propose(
            @PathVariable("id") UUID id, @Valid @RequestBody ProposalBody body, Actor actor) {
        return times.propose(actor, id, body.proposed(), body.message())
                .flatMap(result -> shown(actor, result, HttpStatus.CREATED));
    }

    @PostMapping("/{proposalId}/withdraw")
    Mono<ResponseEntity<BookingJson>> withdraw(
            @PathVariable("id") UUID id, @PathVariable("proposalId") UUID proposalId, Actor actor) {
        return times.withdraw(actor, id, proposalId).flatMap(result -> shown(actor, result, HttpStatus.OK));
    }

    private Mono<ResponseEntity<BookingJson>> shown(Actor actor, BookingResult result, HttpStatus status) {
        return switch (result) {
            case BookingResult.Refused refused -> Mono.error(Refusals.problem(refused.why()));
            case BookingResult.Done done ->
                proposals
                        .of(actor, done.booking().id())
                        .map(all -> ResponseEntity.status(status)
                                .body(BookingJson.of(done.booking())
                                        .with(all.stream().map(ProposalJson::of).toList())));
        };
    }

    /** When they can come, and what they say about it. */
    record ProposalBody(
            @NotNull List<@NotNull @Valid TimeBody> times,
            @Nullable String message) {
        ProposedTimes proposed() {
            return new ProposedTimes(times.stream()
                    .map(each -> new ProposedTimes.Time(each.start(), each.end()))
                    .toList());
        }
    }

    /** From when to when. */
    record TimeBody(@NotNull Instant start, @NotNull Instant end) {}
}
