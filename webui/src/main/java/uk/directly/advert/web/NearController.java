package uk.directly.advert.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.advert.AdvertBook;
import uk.directly.advert.AdvertResult;
import uk.directly.advert.Adverts;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.FormErrors;
import uk.directly.web.KeptForm;
import uk.directly.web.Navigation;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** "Adverts near me": what people near a provider look for, and its answer. */
@Controller
@Allow(Role.PROVIDER)
@RequestMapping(AdvertWords.NEAR)
class NearController {
    private static final int MOST = 50;

    private final AdvertBook book;
    private final Adverts adverts;

    NearController(AdvertBook book, Adverts adverts) {
        this.book = book;
        this.adverts = adverts;
    }

    @GetMapping
    Mono<Rendering> list(@RequestParam(name = "done", defaultValue = "") String done, Actor actor, Viewer viewer) {
        return Mono.zip(
                        book.near(actor, MOST).collectList(),
                        book.answered(actor, MOST).collectList())
                .map(found -> NearPage.of(
                                viewer,
                                found.getT1(),
                                found.getT2(),
                                viewer.navigation() != Navigation.NEWCOMER,
                                done.equals("answered"))
                        .show());
    }

    @GetMapping("/{id}")
    Mono<Rendering> one(@PathVariable("id") UUID id, Actor actor, Viewer viewer, KeptForm kept) {
        return find(actor, id)
                .map(near -> AnswerPage.of(
                                viewer,
                                near,
                                key(kept.value("key")),
                                kept.value("offer"),
                                kept.value("words"),
                                FormErrors.NONE)
                        .show());
    }

    @PostMapping("/{id}")
    Mono<Rendering> answer(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> {
            String key = key(value(form, "key"));
            String words = value(form, "words");
            UUID offer = uuid(value(form, "offer"));
            if (offer == null) {
                return again(actor, viewer, id, form, FormErrors.one("offer", "Choose which of your offers you mean"));
            }
            return adverts.answer(actor, UUID.fromString(key), id, offer, words).flatMap(result -> switch (result) {
                case AdvertResult.Answered done -> Mono.just(Page.goTo(AdvertWords.NEAR + "?done=answered"));
                case AdvertResult.AnsweredAlready before -> Mono.just(Page.goTo(AdvertWords.NEAR + "?done=answered"));
                case AdvertResult.Invalid invalid ->
                    again(actor, viewer, id, form, FormErrors.one(invalid.field(), invalid.message()));
                default -> Mono.just(Page.goTo(AdvertWords.NEAR));
            });
        });
    }

    @GetMapping("/{id}/report")
    Mono<Rendering> askToReport(@PathVariable("id") UUID id, Actor actor, Viewer viewer, KeptForm kept) {
        return find(actor, id)
                .map(near -> ReportPage.of(viewer, AdvertWords.NEAR + "/" + id, kept.value("reason"), FormErrors.NONE)
                        .show());
    }

    @PostMapping("/{id}/report")
    Mono<Rendering> report(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData()
                .flatMap(form -> adverts.report(actor, id, value(form, "reason"))
                        .map(result -> switch (result) {
                            case AdvertResult.Noted noted -> Page.goTo(AdvertWords.NEAR);
                            case AdvertResult.Invalid invalid ->
                                ReportPage.of(
                                                viewer,
                                                AdvertWords.NEAR + "/" + id,
                                                value(form, "reason"),
                                                FormErrors.one("reason", invalid.message()))
                                        .show(HttpStatus.UNPROCESSABLE_CONTENT);
                            default -> throw AdvertsController.notFound();
                        }));
    }

    private Mono<Rendering> again(
            Actor actor, Viewer viewer, UUID id, MultiValueMap<String, String> form, FormErrors errors) {
        return find(actor, id)
                .map(near -> AnswerPage.of(
                                viewer,
                                near,
                                key(value(form, "key")),
                                value(form, "offer"),
                                value(form, "words"),
                                errors)
                        .show(HttpStatus.UNPROCESSABLE_CONTENT));
    }

    private Mono<AdvertBook.Near> find(Actor actor, UUID id) {
        return book.near(actor, id).switchIfEmpty(Mono.error(AdvertsController::notFound));
    }

    private static String value(MultiValueMap<String, String> form, String name) {
        String value = form.getFirst(name);
        return value == null ? "" : value;
    }

    private static String key(String typed) {
        UUID key = uuid(typed);
        return (key == null ? Ids.next() : key).toString();
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
