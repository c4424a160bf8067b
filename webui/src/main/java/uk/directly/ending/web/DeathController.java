package uk.directly.ending.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.council.London;
import uk.directly.ending.DeathBook;
import uk.directly.ending.DeathResult;
import uk.directly.ending.Deaths;
import uk.directly.ending.Mourned;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** An officer was told that somebody has died: who it is, what was told, all of it once more, then it is recorded (R24). */
@Controller
@Allow({Role.SUPPORT, Role.SOCIAL_WORK, Role.FINANCE})
class DeathController {
    private static final int LONGEST_SEARCH = 100;

    private final Deaths deaths;
    private final DeathBook book;
    private final Clock clock;

    DeathController(Deaths deaths, DeathBook book, Clock clock) {
        this.deaths = deaths;
        this.book = book;
        this.clock = clock;
    }

    @GetMapping(DeathsPage.PATH)
    Mono<Rendering> find(@RequestParam(name = "q", defaultValue = "") String typed, Actor actor, Viewer viewer) {
        String text = typed.strip().replaceAll("\\p{Cntrl}", "");
        String search = text.length() > LONGEST_SEARCH ? text.substring(0, LONGEST_SEARCH) : text;
        return Mono.zip(
                        search.isEmpty()
                                ? Mono.just(List.<Mourned>of())
                                : book.find(actor.councilId(), search).collectList(),
                        book.latest(actor.councilId()).collectList())
                .map(found -> DeathsPage.of(
                                Frame.of(DeathsPage.TITLE, viewer).under(DeathsPage.PATH),
                                search,
                                found.getT1(),
                                found.getT2())
                        .show());
    }

    /** The form; where it is recorded already, what there is to do. */
    @GetMapping(DeathsPage.PATH + "/for/{person}")
    Mono<Rendering> ask(@PathVariable("person") UUID id, Actor actor, Viewer viewer, KeptForm kept) {
        return pages(actor, id, viewer)
                .map(pages -> pages.person().deathId() == null
                        ? pages.form(DeathForm.of(kept::value), FormErrors.NONE).show()
                        : recorded(pages.person().deathId(), ""));
    }

    @PostMapping(DeathsPage.PATH + "/for/{person}")
    Mono<Rendering> go(@PathVariable("person") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(pages(actor, id, viewer), exchange.getFormData())
                .flatMap(found -> go(actor, found.getT1(), found.getT2()));
    }

    private Mono<Rendering> go(Actor actor, DeathPages pages, MultiValueMap<String, String> sent) {
        DeathForm form = DeathForm.of(sent::getFirst).keyed();
        String step = Objects.requireNonNullElse(sent.getFirst("step"), "");
        FormErrors errors = form.errors(London.today(clock));
        LocalDate died = form.died().date();
        UUID contact = Typed.id(form.contact());
        if (step.equals("edit")) {
            return Mono.just(pages.form(form, FormErrors.NONE).show());
        }
        if (!errors.isEmpty() || died == null || contact == null) {
            return Mono.just(pages.form(form, errors).show(HttpStatus.UNPROCESSABLE_CONTENT));
        }
        if (!step.equals("do")) {
            return Mono.just(pages.check(form).show());
        }
        return deaths.record(actor, form.id(), pages.person().id(), died, form.toldBy(), contact)
                .map(result -> switch (result) {
                    case DeathResult.Done done -> recorded(done.death().id(), "?done=recorded");
                    case DeathResult.Already already -> Page.goTo(pages.path());
                    case DeathResult.NotFound none -> throw notFound();
                    case DeathResult.Own own ->
                        refused(pages, form, "contact", "Somebody else records this and is the contact");
                    case DeathResult.UnknownContact unknown ->
                        refused(pages, form, "contact", "Choose an officer from the list");
                    case DeathResult.Invalid invalid ->
                        refused(pages, form, "", invalid.fault().message());
                    case DeathResult.AccountClosed closed ->
                        throw new IllegalStateException("Recording never comes to " + closed);
                });
    }

    private static Rendering refused(DeathPages pages, DeathForm form, String field, String message) {
        return pages.form(form, FormErrors.one(field, message)).show(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static Rendering recorded(UUID death, String done) {
        return Page.goTo(DeathsPage.PATH + "/" + death + done);
    }

    private Mono<DeathPages> pages(Actor actor, UUID personId, Viewer viewer) {
        return book.one(actor.councilId(), personId)
                .switchIfEmpty(Mono.error(DeathController::notFound))
                .zipWith(book.contacts(actor.councilId()))
                .map(found -> new DeathPages(viewer, found.getT1(), found.getT2()));
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
