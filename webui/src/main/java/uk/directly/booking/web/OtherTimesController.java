package uk.directly.booking.web;

import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingResult;
import uk.directly.booking.Diary;
import uk.directly.booking.Proposal;
import uk.directly.booking.ProposalBook;
import uk.directly.booking.Refusal;
import uk.directly.booking.TakingTimes;
import uk.directly.data.IdempotencyKey;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** The person chooses among the other times that were named for a request, or says no to all of them (ADR 36). */
@Controller
@RequestMapping("/visits/{id}/other-times")
@Allow({Role.HOLDER, Role.CARER})
class OtherTimesController {
    private final Diary diary;
    private final ProposalBook proposals;
    private final TakingTimes times;
    private final Clock clock;

    OtherTimesController(Diary diary, ProposalBook proposals, TakingTimes times, Clock clock) {
        this.diary = diary;
        this.proposals = proposals;
        this.times = times;
        this.clock = clock;
    }

    @GetMapping
    @ForOthers(Power.BOOK)
    Mono<Rendering> choose(@PathVariable("id") UUID id, Actor actor, Viewer viewer, KeptForm kept) {
        return found(actor, id)
                .flatMap(found -> page(actor, viewer, found, kept.value("time"), FormErrors.NONE)
                        .map(Page::show))
                .defaultIfEmpty(Page.goTo("/visits/" + id));
    }

    @PostMapping
    @ForOthers(Power.BOOK)
    Mono<Rendering> take(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> {
            String chosen = Objects.requireNonNullElse(form.getFirst("time"), "");
            UUID time = id(chosen);
            return found(actor, id)
                    .flatMap(found -> time == null
                            ? page(actor, viewer, found, "", FormErrors.one("time", "Choose one of the times"))
                                    .map(page -> page.show(HttpStatus.UNPROCESSABLE_CONTENT))
                            : times.take(actor, id, found.proposal().id(), time, key(actor, found.proposal(), time))
                                    .flatMap(result -> taken(actor, viewer, found, chosen, result)))
                    .defaultIfEmpty(Page.goTo("/visits/" + id));
        });
    }

    @PostMapping("/none")
    @ForOthers(Power.BOOK)
    Mono<Rendering> none(@PathVariable("id") UUID id, Actor actor) {
        return found(actor, id)
                .flatMap(found -> times.refuse(actor, id, found.proposal().id()))
                .map(result ->
                        Page.goTo("/visits/" + id + (result instanceof BookingResult.Done ? "?done=no-thanks" : "")))
                .defaultIfEmpty(Page.goTo("/visits/" + id));
    }

    private Mono<Rendering> taken(Actor actor, Viewer viewer, Found found, String chosen, BookingResult result) {
        return switch (result) {
            case BookingResult.Done done ->
                Mono.just(Page.goTo("/visits/" + done.booking().id() + "?done=other-time"));
            case BookingResult.Refused refused ->
                switch (refused.why()) {
                    // The visit's own page says what became of it meanwhile.
                    case Refusal.NotProposed not ->
                        Mono.just(Page.goTo("/visits/" + found.booking().id() + "?done=too-late"));
                    case Refusal.WrongState wrong ->
                        Mono.just(Page.goTo("/visits/" + found.booking().id() + "?done=too-late"));
                    default ->
                        page(actor, viewer, found, chosen, FormErrors.one("time", words(refused.why())))
                                .map(page -> page.show(HttpStatus.CONFLICT));
                };
        };
    }

    private static String words(Refusal why) {
        return RefusalWords.of(why)
                + (why instanceof Refusal.InsufficientFunds
                        ? " What you asked for is still promised. Choose another time, or say no thank you"
                        : "");
    }

    private Mono<OtherTimesPage> page(Actor actor, Viewer viewer, Found found, String chosen, FormErrors errors) {
        Frame frame = Frame.of("Choose another time", viewer).under("/visits");
        return times.priced(actor, found.booking(), found.proposal())
                .map(offered -> new OtherTimesPage(
                        errors.isEmpty() ? frame : frame.withError(),
                        OtherTimesBox.of(found.booking(), found.proposal(), offered),
                        chosen,
                        "/visits/" + found.booking().id(),
                        errors));
    }

    /** The visit, and the times that wait; empty: none do. */
    private Mono<Found> found(Actor actor, UUID id) {
        return diary.one(actor, id)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)))
                .flatMap(booking -> proposals
                        .of(actor, id)
                        .flatMapIterable(all -> all)
                        .next()
                        .filter(latest -> latest.isOpen(clock.instant()))
                        .map(latest -> new Found(booking, latest)));
    }

    private record Found(Booking booking, Proposal proposal) {}

    /** A second press of the button is the first one's booking. */
    private static IdempotencyKey key(Actor actor, Proposal proposal, UUID time) {
        String key = proposal.id() + ":" + time;
        return IdempotencyKey.of(actor.personId(), "POST /visits/other-times", key, actor.forPersonId() + " " + key);
    }

    private static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
