package uk.directly.enquiry.web;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import uk.directly.enquiry.EnquiryBook;
import uk.directly.enquiry.Side;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.register.Blocks;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** Not meeting each other here any more, from any thread (R44). */
@Controller
class ApartController {
    private final Threads threads;
    private final EnquiryBook book;
    private final Blocks blocks;

    ApartController(Threads threads, EnquiryBook book, Blocks blocks) {
        this.threads = threads;
        this.book = book;
        this.blocks = blocks;
    }

    @GetMapping(Where.PERSON + "/{id}/hide")
    @Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER})
    @ForOthers(Power.RUN)
    Mono<Rendering> ask(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return ask(new Threads.At(actor, viewer, Side.PERSON, id));
    }

    @PostMapping(Where.PERSON + "/{id}/hide")
    @Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER})
    @ForOthers(Power.RUN)
    Mono<Rendering> hide(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return hide(new Threads.At(actor, viewer, Side.PERSON, id));
    }

    @GetMapping(Where.PROVIDER + "/{id}/hide")
    @Allow(Role.PROVIDER)
    Mono<Rendering> askAsProvider(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return ask(new Threads.At(actor, viewer, Side.PROVIDER, id));
    }

    @PostMapping(Where.PROVIDER + "/{id}/hide")
    @Allow(Role.PROVIDER)
    Mono<Rendering> hideAsProvider(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return hide(new Threads.At(actor, viewer, Side.PROVIDER, id));
    }

    private Mono<Rendering> ask(Threads.At at) {
        return threads.find(at)
                .flatMap(enquiry -> book.coming(enquiry)
                        .map(coming -> ApartPage.of(at.viewer(), at.side(), enquiry, coming)
                                .show()));
    }

    private Mono<Rendering> hide(Threads.At at) {
        return threads.find(at)
                .flatMap(enquiry -> at.side() == Side.PERSON
                        ? blocks.hide(at.actor(), enquiry.providerId())
                        : blocks.hideFrom(at.actor(), enquiry.personId()))
                .map(done -> Page.goTo(Where.hidden(at.side()) + "?done=hidden"));
    }
}
