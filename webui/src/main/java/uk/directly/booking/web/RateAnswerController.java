package uk.directly.booking.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.booking.RateFacts;
import uk.directly.booking.RateRequest;
import uk.directly.booking.RateRequestBook;
import uk.directly.booking.RateRequestResult;
import uk.directly.booking.RateRequests;
import uk.directly.booking.Refusal;
import uk.directly.council.BankHolidays;
import uk.directly.council.London;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.FormErrors;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** Officers see who asks for a different rate, with the facts beside it, and answer (R4). */
@Controller
@Allow({Role.FINANCE, Role.SOCIAL_WORK})
class RateAnswerController {
    private static final int SHOWN = 20;

    private final RateRequestBook book;
    private final RateRequests requests;
    private final BankHolidays bankHolidays;
    private final Clock clock;

    RateAnswerController(RateRequestBook book, RateRequests requests, BankHolidays bankHolidays, Clock clock) {
        this.book = book;
        this.requests = requests;
        this.bankHolidays = bankHolidays;
        this.clock = clock;
    }

    @GetMapping(RateAnswerPages.LIST)
    Mono<Rendering> waiting(
            @RequestParam(name = "day", required = false) @Nullable LocalDate day,
            @RequestParam(name = "after", required = false) @Nullable UUID after,
            @RequestParam(name = "done", required = false) @Nullable String done,
            Actor actor,
            Viewer viewer) {
        LocalDate today = London.today(clock);
        return Mono.zip(
                        book.waiting(
                                        actor.councilId(),
                                        day == null || after == null ? null : new RateRequestBook.Place(day, after),
                                        SHOWN + 1)
                                .collectList(),
                        book.count(actor.councilId(), today),
                        bankHolidays.workingDays())
                .map(found -> RateAnswerPages.list(
                                viewer, found.getT1(), found.getT2(), found.getT3(), today, SHOWN, done)
                        .show());
    }

    @GetMapping(RateAnswerPages.LIST + "/{id}")
    Mono<Rendering> one(@PathVariable("id") UUID id, Actor actor, Viewer viewer, KeptForm kept) {
        return request(actor, id)
                .flatMap(request -> book.facts(request)
                        .map(facts -> page(
                                        actor,
                                        viewer,
                                        request,
                                        facts,
                                        RateAnswerForm.of(kept, London.today(clock)),
                                        FormErrors.NONE)
                                .show()));
    }

    @PostMapping(RateAnswerPages.LIST + "/{id}")
    Mono<Rendering> answer(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(request(actor, id), exchange.getFormData().map(RateAnswerForm::of))
                .flatMap(found -> book.facts(found.getT1())
                        .flatMap(facts -> answer(actor, viewer, found.getT1(), facts, found.getT2())));
    }

    private Mono<Rendering> answer(
            Actor actor, Viewer viewer, RateRequest request, RateFacts facts, RateAnswerForm form) {
        FormErrors errors = form.errors(facts.offered(), London.today(clock));
        if (!errors.isEmpty()) {
            return Mono.just(page(actor, viewer, request, facts, form, errors).show(HttpStatus.UNPROCESSABLE_CONTENT));
        }
        return requests.answer(actor, request.id(), form.answer()).map(result -> switch (result) {
            case RateRequestResult.Done done -> Page.goTo(RateAnswerPages.LIST + "?done=answered");
            // Somebody was faster: the page shows what they answered.
            case RateRequestResult.WrongState wrong -> Page.goTo(RateAnswerPages.LIST + "/" + request.id());
            case RateRequestResult.OwnRequest own ->
                page(
                                actor,
                                viewer,
                                request,
                                facts,
                                form,
                                FormErrors.one("", "This is about you or your work. Somebody else has to answer it."))
                        .show(HttpStatus.FORBIDDEN);
            case RateRequestResult.AboveOffer above ->
                again(actor, viewer, request, facts, form, "rate", "Enter at most what the provider asks");
            case RateRequestResult.Overlaps other ->
                again(
                        actor,
                        viewer,
                        request,
                        facts,
                        form,
                        "from",
                        "Another rate for them begins in these days. Enter a last day before it");
            case RateRequestResult.Refused refused -> refused(actor, viewer, request, facts, form, refused.why());
            default -> throw new IllegalStateException("Answering never comes to " + result);
        });
    }

    private static Rendering refused(
            Actor actor, Viewer viewer, RateRequest request, RateFacts facts, RateAnswerForm form, Refusal why) {
        return switch (why) {
            case Refusal.Invalid invalid ->
                again(actor, viewer, request, facts, form, field(invalid.field()), invalid.message());
            default -> throw notFound();
        };
    }

    /** The page calls its fields as the officer does. */
    private static String field(String name) {
        return switch (name) {
            case "ratePence" -> "rate";
            case "answer" -> "words";
            default -> name;
        };
    }

    private static Rendering again(
            Actor actor,
            Viewer viewer,
            RateRequest request,
            RateFacts facts,
            RateAnswerForm form,
            String field,
            String message) {
        return page(actor, viewer, request, facts, form, FormErrors.one(field, message))
                .show(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static RateAnswerPage page(
            Actor actor, Viewer viewer, RateRequest request, RateFacts facts, RateAnswerForm form, FormErrors errors) {
        return RateAnswerPages.one(viewer, request, facts, actor.is(Role.SOCIAL_WORK), form, errors);
    }

    private Mono<RateRequest> request(Actor actor, UUID id) {
        return book.inCouncil(actor.councilId(), id).switchIfEmpty(Mono.error(RateAnswerController::notFound));
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
