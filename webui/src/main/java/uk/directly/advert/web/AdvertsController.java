package uk.directly.advert.web;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.advert.Advert;
import uk.directly.advert.AdvertBook;
import uk.directly.advert.AdvertCheck;
import uk.directly.advert.AdvertResult;
import uk.directly.advert.AdvertState;
import uk.directly.advert.Adverts;
import uk.directly.advert.AnswerState;
import uk.directly.council.London;
import uk.directly.offer.OfferServices;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.rate.RateCards;
import uk.directly.web.FormErrors;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** Asking for support by an advert: written, checked, sent out, answered, closed. */
@Controller("advertPages")
@Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER})
@RequestMapping(AdvertWords.MINE)
class AdvertsController {
    private static final int MOST = 50;

    private final Adverts adverts;
    private final AdvertBook book;
    private final OfferServices services;
    private final RateCards cards;
    private final Clock clock;

    AdvertsController(Adverts adverts, AdvertBook book, OfferServices services, RateCards cards, Clock clock) {
        this.adverts = adverts;
        this.book = book;
        this.services = services;
        this.cards = cards;
        this.clock = clock;
    }

    @GetMapping
    @ForOthers(Power.SEE)
    Mono<Rendering> list(@RequestParam(name = "done", defaultValue = "") String done, Actor actor, Viewer viewer) {
        return book.of(actor, MOST)
                .collectList()
                .map(all -> AdvertsPage.of(viewer, all, done.equals("deleted")).show());
    }

    @GetMapping("/new")
    @ForOthers(Power.BOOK)
    Mono<Rendering> form(
            @RequestParam(name = "repeats", required = false) @Nullable UUID repeats,
            Actor actor,
            Viewer viewer,
            KeptForm kept) {
        Mono<AdvertForm> before = repeats == null || !kept.isEmpty()
                ? Mono.empty()
                : book.own(actor, repeats).map(advert -> AdvertForm.of(advert, true));
        return before.defaultIfEmpty(AdvertForm.of(kept::value))
                .flatMap(form -> form(actor, viewer, AdvertWords.MINE + "/new", form, FormErrors.NONE));
    }

    @PostMapping("/new")
    @ForOthers(Power.BOOK)
    Mono<Rendering> write(Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData()
                .map(posted -> AdvertForm.of(name -> Objects.requireNonNullElse(posted.getFirst(name), "")))
                .flatMap(form -> save(actor, viewer, AdvertWords.MINE + "/new", form, form.id()));
    }

    @GetMapping("/{id}/change")
    @ForOthers(Power.BOOK)
    Mono<Rendering> change(@PathVariable("id") UUID id, Actor actor, Viewer viewer, KeptForm kept) {
        return own(actor, id)
                .flatMap(advert -> advert.state() != AdvertState.DRAFT
                        ? Mono.just(Page.goTo(AdvertWords.MINE + "/" + id))
                        : form(
                                actor,
                                viewer,
                                AdvertWords.MINE + "/" + id + "/change",
                                kept.isEmpty() ? AdvertForm.of(advert, false) : AdvertForm.of(kept::value),
                                FormErrors.NONE));
    }

    @PostMapping("/{id}/change")
    @ForOthers(Power.BOOK)
    Mono<Rendering> changed(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return own(actor, id)
                .flatMap(advert -> exchange.getFormData())
                .map(posted -> AdvertForm.of(name -> Objects.requireNonNullElse(posted.getFirst(name), "")))
                .flatMap(form -> save(actor, viewer, AdvertWords.MINE + "/" + id + "/change", form, id));
    }

    private Mono<Rendering> save(Actor actor, Viewer viewer, String action, AdvertForm form, UUID id) {
        FormErrors errors = form.errors();
        return !errors.isEmpty()
                ? form(actor, viewer, action, form, errors)
                : adverts.save(actor, id, form.draft(), form.repeated()).flatMap(result -> switch (result) {
                    case AdvertResult.Done done ->
                        Mono.just(
                                Page.goTo(AdvertWords.MINE + "/" + done.advert().id()));
                    case AdvertResult.WrongState sent -> Mono.just(Page.goTo(AdvertWords.MINE + "/" + id));
                    case AdvertResult.Invalid invalid ->
                        form(
                                actor,
                                viewer,
                                action,
                                form,
                                FormErrors.one(AdvertForm.field(invalid.field()), invalid.message()));
                    case AdvertResult.TooMany many ->
                        form(
                                actor,
                                viewer,
                                action,
                                form,
                                FormErrors.one(
                                        "", "You have " + many.most() + " adverts open. Close one of them first."));
                    default -> Mono.error(notFound());
                });
    }

    @GetMapping("/{id}")
    @ForOthers(Power.SEE)
    Mono<Rendering> one(
            @PathVariable("id") UUID id,
            @RequestParam(name = "done", defaultValue = "") String done,
            Actor actor,
            Viewer viewer) {
        return own(actor, id).flatMap(advert -> show(actor, viewer, advert, notice(done), FormErrors.NONE));
    }

    @PostMapping("/{id}/publish")
    @ForOthers(Power.BOOK)
    Mono<Rendering> publish(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return adverts.publish(actor, id).flatMap(result -> switch (result) {
            case AdvertResult.Done done -> Mono.just(Page.goTo(AdvertWords.MINE + "/" + id + "?done=published"));
            case AdvertResult.NotFound none -> Mono.error(notFound());
            default -> Mono.just(Page.goTo(AdvertWords.MINE + "/" + id));
        });
    }

    @PostMapping("/{id}/close")
    @ForOthers(Power.BOOK)
    Mono<Rendering> close(@PathVariable("id") UUID id, Actor actor) {
        return adverts.close(actor, id).flatMap(result -> switch (result) {
            case AdvertResult.Noted deleted -> Mono.just(Page.goTo(AdvertWords.MINE + "?done=deleted"));
            case AdvertResult.NotFound none -> Mono.error(notFound());
            default -> Mono.just(Page.goTo(AdvertWords.MINE + "/" + id + "?done=closed"));
        });
    }

    /** Goes on with an answer: into the booking with that offer; or says no. */
    @PostMapping("/{id}/answers/{answerId}")
    @ForOthers(Power.BOOK)
    Mono<Rendering> decide(
            @PathVariable("id") UUID id,
            @PathVariable("answerId") UUID answerId,
            Actor actor,
            ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> {
            AnswerState says = "chosen".equals(form.getFirst("says")) ? AnswerState.CHOSEN : AnswerState.DECLINED;
            return adverts.decide(actor, id, answerId, says).flatMap(result -> switch (result) {
                case AdvertResult.Answered answered ->
                    Mono.just(Page.goTo(
                            says == AnswerState.CHOSEN
                                    ? "/book/" + answered.answer().offerId() + "/time"
                                    : AdvertWords.MINE + "/" + id + "?done=declined"));
                case AdvertResult.NotFound none -> Mono.error(notFound());
                default -> Mono.just(Page.goTo(AdvertWords.MINE + "/" + id));
            });
        });
    }

    private Mono<Rendering> show(
            Actor actor, Viewer viewer, Advert advert, @Nullable String notice, FormErrors errors) {
        Mono<List<AdvertCheck.Finding>> findings = advert.state() == AdvertState.DRAFT
                ? adverts.check(actor, advert.id()).defaultIfEmpty(List.of())
                : Mono.just(List.of());
        return Mono.zip(findings, book.answers(actor, advert.id()).collectList(), base(actor))
                .map(found -> AdvertPage.of(
                                viewer,
                                advert,
                                found.getT1(),
                                found.getT2(),
                                found.getT3(),
                                actor.is(Role.HOLDER, Role.CARER),
                                notice,
                                errors)
                        .show());
    }

    private Mono<Rendering> form(Actor actor, Viewer viewer, String action, AdvertForm form, FormErrors errors) {
        return services.all()
                .zipWith(base(actor))
                .map(found -> AdvertFormPage.of(viewer, action, form, found.getT1(), found.getT2(), errors)
                        .show(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT));
    }

    private Mono<String> base(Actor actor) {
        return cards.on(actor.councilId(), London.today(clock))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(AdvertWords::base);
    }

    private Mono<Advert> own(Actor actor, UUID id) {
        return book.own(actor, id).switchIfEmpty(Mono.error(AdvertsController::notFound));
    }

    private static @Nullable String notice(String done) {
        return switch (done) {
            case "published" -> "Your advert is out. You read the answers here.";
            case "closed" -> "Your advert is closed. Those who waited were told kindly.";
            case "declined" -> "They were told kindly.";
            default -> null;
        };
    }

    static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
