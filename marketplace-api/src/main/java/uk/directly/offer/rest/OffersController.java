package uk.directly.offer.rest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.council.Councils;
import uk.directly.offer.FreeTime;
import uk.directly.offer.OfferPage;
import uk.directly.offer.Offers;
import uk.directly.people.Actor;
import uk.directly.people.AllowEveryone;
import uk.directly.rate.Span;
import uk.directly.web.rest.PageOf;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** Single offers and their free times. */
@RestController
@AllowEveryone
class OffersController {
    private static final Duration USUAL_DAYS = Duration.ofDays(28);
    private static final Duration MOST_DAYS = Duration.ofDays(62);

    private final Offers offers;
    private final Councils councils;
    private final Clock clock;

    OffersController(Offers offers, Councils councils, Clock clock) {
        this.offers = offers;
        this.councils = councils;
        this.clock = clock;
    }

    @GetMapping("/api/v1/offers/{id}")
    Mono<OfferPageJson> one(@PathVariable("id") UUID id, @Nullable Actor reader) {
        Mono<OfferPage> page = reader == null
                ? councils.ofVisitors().flatMap(council -> offers.page(council.id(), id))
                : offers.page(reader, id);
        return page.map(OfferPageJson::of).switchIfEmpty(notFound());
    }

    @GetMapping("/api/v1/offers/{id}/slots")
    Mono<PageOf<SlotJson>> slots(
            @PathVariable("id") UUID id,
            @RequestParam(name = "from", required = false) @Nullable Instant from,
            @RequestParam(name = "to", required = false) @Nullable Instant to,
            @Nullable Actor reader) {
        Span span = span(from, to);
        Mono<List<FreeTime>> times = reader == null
                ? councils.ofVisitors().flatMap(council -> offers.free(council.id(), id, span))
                : offers.free(reader, id, span);
        return times.map(free -> PageOf.whole(free.stream().map(SlotJson::of).toList()))
                .switchIfEmpty(notFound());
    }

    private Span span(@Nullable Instant from, @Nullable Instant to) {
        Instant start = (from == null ? clock.instant() : from).truncatedTo(ChronoUnit.MINUTES);
        Instant end = (to == null ? start.plus(USUAL_DAYS) : to).truncatedTo(ChronoUnit.MINUTES);
        if (!start.isBefore(end)) {
            throw Problem.of(ProblemType.END_BEFORE_START, "Make to later than from.");
        }
        if (Duration.between(start, end).compareTo(MOST_DAYS) > 0) {
            throw Problem.invalid("to", "must be at most 62 days after from");
        }
        return new Span(start, end);
    }

    private static <T> Mono<T> notFound() {
        return Mono.error(() -> Problem.of(ProblemType.NOT_FOUND, "No offer that can be found has this id."));
    }

    /**
     * A free time: any visit inside it, no shorter and no longer than the offer's, can be booked; of a session all of it, by
     * so many people.
     */
    record SlotJson(Instant start, Instant end, int places) {
        static SlotJson of(FreeTime free) {
            return new SlotJson(free.span().start(), free.span().end(), free.places());
        }
    }
}
