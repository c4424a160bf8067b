package uk.directly.booking.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import uk.directly.booking.Answers;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingResult;
import uk.directly.booking.BookingState;
import uk.directly.booking.ProposalBook;
import uk.directly.booking.ProviderDiary;
import uk.directly.booking.Refusal;
import uk.directly.enquiry.EnquiryBook;
import uk.directly.enquiry.Side;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** What people ask of a provider, and the provider's yes or no. */
@Controller
@RequestMapping("/requests")
class RequestPages {
    private static final String HERE = "/requests";
    private static final int MOST = 20;

    private final ProviderDiary diary;
    private final ProviderVisits visits;
    private final Answers answers;
    private final EnquiryBook enquiries;
    private final ProposalBook proposals;

    RequestPages(
            ProviderDiary diary,
            ProviderVisits visits,
            Answers answers,
            EnquiryBook enquiries,
            ProposalBook proposals) {
        this.diary = diary;
        this.visits = visits;
        this.answers = answers;
        this.enquiries = enquiries;
        this.proposals = proposals;
    }

    @Allow(Role.PROVIDER)
    @GetMapping
    Mono<Rendering> all(
            @RequestParam(name = "after", required = false) @Nullable Instant after,
            @RequestParam(name = "id", required = false) @Nullable UUID id,
            @RequestParam(name = "told", required = false) @Nullable String told,
            Actor actor,
            Viewer viewer) {
        ProviderDiary.Place place = after == null || id == null ? null : new ProviderDiary.Place(after, id);
        Frame frame = frame("Requests", viewer)
                .withNotice("declined".equals(told) ? "You said no. The time and the money are free again." : null);
        return diary.requests(actor, place, MOST + 1)
                .collectList()
                .zipWith(
                        enquiries.waiting(actor, Side.PROVIDER, MOST).collectList(),
                        (found, waiting) -> RequestsPage.of(
                                        frame, found.stream().limit(MOST).toList(), place == null, next(found))
                                .with(waiting)
                                .show());
    }

    @Allow(Role.PROVIDER)
    @GetMapping("/{id}")
    Mono<Rendering> one(
            @PathVariable("id") UUID id,
            @RequestParam(name = "told", required = false) @Nullable String told,
            Actor actor,
            Viewer viewer) {
        return proposals
                .of(actor, id)
                .map(all ->
                        all.stream().filter(each -> each.state().equals("open")).findFirst())
                .flatMap(waiting -> open(actor, id, booking -> {
                    RequestPage page = RequestPage.of(
                            frame(booking.holderName() + " asks for you", viewer)
                                    .withNotice(notice(told, booking, waiting.isPresent())),
                            booking);
                    return waiting.map(page::with).orElse(page);
                }));
    }

    /** What was just done; only while it is so. */
    private static @Nullable String notice(@Nullable String told, Booking booking, boolean waiting) {
        if ("proposed".equals(told) && waiting) {
            return "We told " + booking.holderName() + " when you can come.";
        }
        if ("withdrawn".equals(told) && !waiting) {
            return "You took your times back. " + booking.holderName() + " still waits for your yes or no.";
        }
        return "not-withdrawn".equals(told) ? "It was too late for that. This is how it stands now." : null;
    }

    @Allow(Role.PROVIDER)
    @PostMapping("/{id}")
    Mono<Rendering> accept(@PathVariable("id") UUID id, Actor actor) {
        return answers.accept(actor, id)
                .map(result -> answered(result, BookingState.CONFIRMED, id, "/my-visits/" + id + "?told=accepted"));
    }

    @Allow(Role.PROVIDER)
    @PostMapping("/{id}/only")
    Mono<Rendering> acceptOnly(@PathVariable("id") UUID id, Actor actor) {
        return answers.acceptOnly(actor, id)
                .map(result -> answered(result, BookingState.CONFIRMED, id, "/my-visits/" + id + "?told=accepted"));
    }

    @Allow(Role.PROVIDER)
    @GetMapping("/{id}/decline")
    Mono<Rendering> askToDecline(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return open(actor, id, booking -> DeclinePage.of(frame("Say no to this request?", viewer), booking));
    }

    @Allow(Role.PROVIDER)
    @PostMapping("/{id}/decline")
    Mono<Rendering> decline(@PathVariable("id") UUID id, Actor actor) {
        return answers.decline(actor, id)
                .map(result -> answered(result, BookingState.DECLINED, id, HERE + "?told=declined"));
    }

    /** The page of a request that is still open; of any other the visit's page, which says what became of it. */
    private Mono<Rendering> open(Actor actor, UUID id, Function<Booking, Page> page) {
        return visits.one(actor, id)
                .map(booking -> booking.state() == BookingState.REQUESTED
                        ? page.apply(booking).show()
                        : Page.goTo("/my-visits/" + id));
    }

    /** A second press of the same button has the first one's answer; somebody else's change is told. */
    private static Rendering answered(BookingResult result, BookingState wanted, UUID id, String next) {
        return switch (result) {
            case BookingResult.Done done -> Page.goTo(next);
            case BookingResult.Refused refused ->
                switch (refused.why()) {
                    case Refusal.WrongState wrong ->
                        Page.goTo(wrong.state() == wanted ? next : "/my-visits/" + id + "?told=too-late");
                    case Refusal.NotFound none -> throw ProviderVisits.notFound();
                    default -> throw new IllegalStateException("An answer to a request was refused: " + refused.why());
                };
        };
    }

    private static Frame frame(String title, Viewer viewer) {
        return Frame.of(title, viewer).under(HERE);
    }

    private static @Nullable String next(List<Booking> found) {
        if (found.size() <= MOST) {
            return null;
        }
        Booking last = found.get(MOST - 1);
        return HERE + "?after=" + last.answerBy() + "&id=" + last.id();
    }
}
