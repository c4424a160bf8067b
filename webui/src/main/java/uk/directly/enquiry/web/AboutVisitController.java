package uk.directly.enquiry.web;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.enquiry.About;
import uk.directly.enquiry.Enquiries;
import uk.directly.enquiry.EnquiryBook;
import uk.directly.enquiry.EnquiryResult;
import uk.directly.enquiry.Side;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.FormErrors;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** Writing from the page of a visit: all visits of the two have one thread. */
@Controller
class AboutVisitController {
    private final Enquiries enquiries;
    private final EnquiryBook book;

    AboutVisitController(Enquiries enquiries, EnquiryBook book) {
        this.enquiries = enquiries;
        this.book = book;
    }

    @GetMapping("/visits/{id}/messages")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.BOOK)
    Mono<Rendering> form(@PathVariable("id") UUID id, Actor actor, Viewer viewer, KeptForm kept) {
        return show(new Threads.At(actor, viewer, Side.PERSON, id), Fields.of(kept), FormErrors.NONE);
    }

    @PostMapping("/visits/{id}/messages")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.BOOK)
    Mono<Rendering> send(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return send(new Threads.At(actor, viewer, Side.PERSON, id), exchange);
    }

    @GetMapping("/my-visits/{id}/messages")
    @Allow(Role.PROVIDER)
    Mono<Rendering> formOfProvider(@PathVariable("id") UUID id, Actor actor, Viewer viewer, KeptForm kept) {
        return show(new Threads.At(actor, viewer, Side.PROVIDER, id), Fields.of(kept), FormErrors.NONE);
    }

    @PostMapping("/my-visits/{id}/messages")
    @Allow(Role.PROVIDER)
    Mono<Rendering> sendAsProvider(
            @PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return send(new Threads.At(actor, viewer, Side.PROVIDER, id), exchange);
    }

    /** What is wrong with the visit has a thread of its own, from either side's page of the visit. */
    @GetMapping("/visits/{id}/question/messages")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.SEE)
    Mono<Rendering> wrong(@PathVariable("id") UUID id, Actor actor) {
        return wrong(actor, Side.PERSON, id);
    }

    @GetMapping("/my-visits/{id}/question/messages")
    @Allow(Role.PROVIDER)
    Mono<Rendering> wrongForProvider(@PathVariable("id") UUID id, Actor actor) {
        return wrong(actor, Side.PROVIDER, id);
    }

    private Mono<Rendering> wrong(Actor actor, Side side, UUID bookingId) {
        return book.ofVisit(actor, side, bookingId, About.SOMETHING_WRONG)
                .map(thread -> Page.goTo(Where.thread(side, thread.id())))
                .switchIfEmpty(Mono.error(Threads::notFound));
    }

    private Mono<Rendering> show(Threads.At at, Fields fields, FormErrors errors) {
        return book.visit(at.actor(), at.side(), at.id())
                .flatMap(visit -> book.ofVisit(at.actor(), at.side(), at.id(), About.VISITS)
                        .map(java.util.Optional::of)
                        .defaultIfEmpty(java.util.Optional.empty())
                        .map(thread -> AboutVisitPage.of(at, visit, thread.orElse(null), fields, errors)
                                .show(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)))
                .switchIfEmpty(Mono.error(Threads::notFound));
    }

    private Mono<Rendering> send(Threads.At at, ServerWebExchange exchange) {
        return exchange.getFormData()
                .map(Fields::of)
                .flatMap(fields -> enquiries
                        .writeAbout(at.actor(), at.side(), fields.key(), at.id(), fields.value("message"))
                        .flatMap(result -> result instanceof EnquiryResult.Done done
                                ? Mono.just(Page.goTo(
                                        Where.thread(at.side(), done.enquiry().id()) + "?done=sent"))
                                : show(at, fields, Threads.errors(result))));
    }
}
