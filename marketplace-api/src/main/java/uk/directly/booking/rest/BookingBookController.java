package uk.directly.booking.rest;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingBook;
import uk.directly.booking.BookingState;
import uk.directly.booking.ProposalBook;
import uk.directly.booking.TakingTimes;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.rest.Cursor;
import uk.directly.web.rest.PageOf;
import uk.directly.web.rest.Paging;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** Both sides read their bookings here. */
@RestController
@RequestMapping("/api/v1/bookings")
@Allow({Role.HOLDER, Role.CARER, Role.PROVIDER})
class BookingBookController {
    private final BookingBook book;
    private final ProposalBook proposals;
    private final TakingTimes times;
    private final Clock clock;

    BookingBookController(BookingBook book, ProposalBook proposals, TakingTimes times, Clock clock) {
        this.book = book;
        this.proposals = proposals;
        this.times = times;
        this.clock = clock;
    }

    @GetMapping
    @ForOthers(Power.SEE)
    Mono<ResponseEntity<PageOf<BookingJson>>> list(
            @RequestParam(name = "state", required = false) @Nullable List<String> state, Paging paging, Actor actor) {
        Cursor after = paging.after();
        BookingBook.Position position = after == null ? null : new BookingBook.Position(after.instant(0), after.id(1));
        return book.list(actor, states(state), position, paging.fetch())
                .map(BookingJson::of)
                .collectList()
                .map(rows -> paging.answer(rows, row -> Cursor.after(row.start(), row.id())));
    }

    @GetMapping("/{id}")
    @ForOthers(Power.SEE)
    Mono<BookingJson> one(@PathVariable("id") UUID id, Actor actor) {
        return book.one(actor, id)
                .flatMap(booking -> book.address(actor, booking)
                        .map(address -> BookingJson.of(booking, address))
                        .defaultIfEmpty(BookingJson.of(booking))
                        .zipWith(proposals(actor, booking), BookingJson::with))
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(ProblemType.NOT_FOUND, "None of your bookings has this id.")));
    }

    /** What was named for it; with prices for the person while they can take one. */
    private Mono<List<ProposalJson>> proposals(Actor actor, Booking booking) {
        boolean theirs = booking.holderId().equals(actor.forPersonId());
        return proposals
                .of(actor, booking.id())
                .flatMapIterable(all -> all)
                .concatMap(each -> theirs && each.isOpen(clock.instant())
                        ? times.priced(actor, booking, each).map(prices -> ProposalJson.priced(each, prices))
                        : Mono.just(ProposalJson.of(each)))
                .collectList();
    }

    private static List<BookingState> states(@Nullable List<String> slugs) {
        try {
            return slugs == null
                    ? List.of()
                    : slugs.stream().map(BookingState::of).toList();
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("state", "Give one of the states of a booking, e.g. confirmed.");
        }
    }
}
