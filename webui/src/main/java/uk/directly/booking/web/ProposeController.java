package uk.directly.booking.web;

import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingResult;
import uk.directly.booking.BookingState;
import uk.directly.booking.OtherTimes;
import uk.directly.booking.ProposalBook;
import uk.directly.booking.Refusal;
import uk.directly.council.London;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** The third answer to a request: "I can't then, but I can come at one of these times" (ADR 36). */
@Controller
@RequestMapping("/requests/{id}/other-times")
@Allow(Role.PROVIDER)
class ProposeController {
    private final ProviderVisits visits;
    private final OtherTimes times;
    private final ProposalBook proposals;
    private final Clock clock;

    ProposeController(ProviderVisits visits, OtherTimes times, ProposalBook proposals, Clock clock) {
        this.visits = visits;
        this.times = times;
        this.proposals = proposals;
        this.clock = clock;
    }

    @GetMapping
    Mono<Rendering> form(@PathVariable("id") UUID id, Actor actor, Viewer viewer, KeptForm kept) {
        return visits.one(actor, id)
                .flatMap(booking -> booking.state() == BookingState.REQUESTED
                        ? page(viewer, booking, OtherTimesForm.of(kept::value), FormErrors.NONE)
                                .map(Page::show)
                        : Mono.just(Page.goTo("/my-visits/" + id)));
    }

    @PostMapping
    Mono<Rendering> propose(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return visits.one(actor, id).zipWith(exchange.getFormData()).flatMap(found -> {
            OtherTimesForm form = OtherTimesForm.of(
                    name -> Objects.requireNonNullElse(found.getT2().getFirst(name), ""));
            FormErrors errors = form.errors();
            return errors.isEmpty()
                    ? times.propose(actor, id, form.proposed(found.getT1()), form.message())
                            .flatMap(result -> answered(viewer, found.getT1(), form, result))
                    : wrong(viewer, found.getT1(), form, errors);
        });
    }

    @PostMapping("/withdraw")
    Mono<Rendering> withdraw(@PathVariable("id") UUID id, Actor actor) {
        return visits.one(actor, id)
                .flatMap(booking -> proposals.of(actor, id))
                .flatMapIterable(all -> all)
                .next()
                .flatMap(latest -> times.withdraw(actor, id, latest.id()))
                .map(result -> Page.goTo("/requests/" + id + "?told="
                        + (result instanceof BookingResult.Done ? "withdrawn" : "not-withdrawn")))
                .defaultIfEmpty(Page.goTo("/requests/" + id));
    }

    private Mono<Rendering> answered(Viewer viewer, Booking booking, OtherTimesForm form, BookingResult result) {
        return switch (result) {
            case BookingResult.Done done -> Mono.just(Page.goTo("/requests/" + booking.id() + "?told=proposed"));
            case BookingResult.Refused refused ->
                switch (refused.why()) {
                    case Refusal.NotFound none -> throw ProviderVisits.notFound();
                    case Refusal.WrongState wrong -> Mono.just(tooLate(booking, wrong));
                    case Refusal.NotThatTime that ->
                        wrong(
                                viewer,
                                booking,
                                form,
                                FormErrors.one("time" + form.line(that.place()), words(that.why())));
                    case Refusal.Invalid invalid ->
                        wrong(
                                viewer,
                                booking,
                                form,
                                FormErrors.one(
                                        invalid.field().equals("message") ? "message" : "day1", invalid.message()));
                    default -> wrong(viewer, booking, form, FormErrors.one("", RefusalWords.of(refused.why())));
                };
        };
    }

    /** Of a request that moved in that very moment its own page says what can be done now. */
    private static Rendering tooLate(Booking booking, Refusal.WrongState wrong) {
        return Page.goTo(
                wrong.state() == BookingState.REQUESTED
                        ? "/requests/" + booking.id()
                        : "/my-visits/" + booking.id() + "?told=too-late");
    }

    private static String words(Refusal why) {
        return why instanceof Refusal.NotAvailable
                ? "You are not free then. Choose a time when nothing else is in your diary"
                : RefusalWords.of(why);
    }

    private Mono<Rendering> wrong(Viewer viewer, Booking booking, OtherTimesForm form, FormErrors errors) {
        return page(viewer, booking, form, errors).map(page -> page.show(HttpStatus.UNPROCESSABLE_CONTENT));
    }

    private Mono<ProposePage> page(Viewer viewer, Booking booking, OtherTimesForm form, FormErrors errors) {
        return times.free(booking, ProposePage.DAYS)
                .map(free -> ProposePage.of(
                        Frame.of("Propose other times", viewer).under("/requests"),
                        booking,
                        new FreeTimes(free.spans(), free.shortestMinutes(), free.longestMinutes()),
                        London.today(clock),
                        form,
                        errors));
    }
}
