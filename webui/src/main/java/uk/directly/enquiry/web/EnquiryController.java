package uk.directly.enquiry.web;

import java.time.Clock;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.council.London;
import uk.directly.enquiry.Enquiries;
import uk.directly.enquiry.EnquiryBook;
import uk.directly.enquiry.EnquiryResult;
import uk.directly.enquiry.Side;
import uk.directly.offer.Offers;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.FormErrors;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** "Ask a question" and "Meet first", from the page of an offer (R43). */
@Controller
@Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER})
class EnquiryController {
    private final Enquiries enquiries;
    private final EnquiryBook book;
    private final Offers offers;
    private final Clock clock;

    EnquiryController(Enquiries enquiries, EnquiryBook book, Offers offers, Clock clock) {
        this.enquiries = enquiries;
        this.book = book;
        this.offers = offers;
        this.clock = clock;
    }

    /** Where the two write to each other already, there. */
    @GetMapping("/offers/{offerId}/ask")
    @ForOthers(Power.BOOK)
    Mono<Rendering> form(@PathVariable("offerId") UUID offerId, Actor actor, Viewer viewer, KeptForm kept) {
        return open(actor, offerId, kept.isEmpty(), "")
                .switchIfEmpty(offered(actor, offerId)
                        .map(offered -> AskPage.of(viewer, offered, Fields.of(kept), FormErrors.NONE)
                                .show()));
    }

    @PostMapping("/offers/{offerId}/ask")
    @ForOthers(Power.BOOK)
    Mono<Rendering> ask(@PathVariable("offerId") UUID offerId, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData()
                .map(Fields::of)
                .flatMap(fields -> enquiries
                        .ask(actor, fields.key(), offerId, fields.value("message"))
                        .flatMap(result -> result instanceof EnquiryResult.Done done
                                ? Mono.just(Page.goTo(
                                        Where.thread(Side.PERSON, done.enquiry().id()) + "?done=sent"))
                                : offered(actor, offerId)
                                        .map(offered -> AskPage.of(viewer, offered, fields, Threads.errors(result))
                                                .show(HttpStatus.UNPROCESSABLE_CONTENT))));
    }

    @GetMapping("/offers/{offerId}/meet")
    @ForOthers(Power.BOOK)
    Mono<Rendering> meetForm(@PathVariable("offerId") UUID offerId, Actor actor, Viewer viewer, KeptForm kept) {
        return open(actor, offerId, kept.isEmpty(), "/times")
                .switchIfEmpty(offered(actor, offerId)
                        .map(offered -> page(viewer, offered, MeetForm.of(Fields.of(kept)), FormErrors.NONE)
                                .show()));
    }

    @PostMapping("/offers/{offerId}/meet")
    @ForOthers(Power.BOOK)
    Mono<Rendering> meet(
            @PathVariable("offerId") UUID offerId, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData().map(Fields::of).map(MeetForm::of).flatMap(form -> {
            FormErrors errors = form.errors(Side.PERSON, clock.instant());
            return errors.isEmpty() ? meet(actor, viewer, offerId, form) : again(actor, viewer, offerId, form, errors);
        });
    }

    private Mono<Rendering> meet(Actor actor, Viewer viewer, UUID offerId, MeetForm form) {
        return enquiries
                .meet(actor, form.key(), offerId, form.proposal())
                .flatMap(result -> result instanceof EnquiryResult.Done done
                        ? Mono.just(Page.goTo(
                                Where.thread(Side.PERSON, done.enquiry().id()) + "?done=proposed"))
                        : again(actor, viewer, offerId, form, Threads.errors(result)));
    }

    private Mono<Rendering> again(Actor actor, Viewer viewer, UUID offerId, MeetForm form, FormErrors errors) {
        return offered(actor, offerId)
                .map(offered -> page(viewer, offered, form, errors).show(HttpStatus.UNPROCESSABLE_CONTENT));
    }

    private MeetPage page(Viewer viewer, Offered offered, MeetForm form, FormErrors errors) {
        String offer = "/offers/" + offered.offerId();
        return MeetPage.of(
                viewer, Side.PERSON, offered.name(), offer, offer + "/meet", true, form, London.today(clock), errors);
    }

    private Mono<Rendering> open(Actor actor, UUID offerId, boolean nothingKept, String page) {
        return nothingKept
                ? book.about(actor, offerId).map(enquiry -> Page.goTo(Where.thread(Side.PERSON, enquiry.id()) + page))
                : Mono.empty();
    }

    /** Whoever may not write there learns nothing of it; whether they may is asked again when it is sent. */
    private Mono<Offered> offered(Actor actor, UUID offerId) {
        return enquiries
                .mayAsk(actor, offerId)
                .filter(may -> may)
                .flatMap(may -> offers.forBooking(actor.councilId(), offerId))
                .map(offer -> new Offered(offerId, offer.seller().name(), offer.title()))
                .switchIfEmpty(Mono.error(Threads::notFound));
    }
}
