package uk.directly.notice.web;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.data.Ids;
import uk.directly.notice.NoticeForms;
import uk.directly.notice.model.FormWish;
import uk.directly.notice.model.Way;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.SignInTime;
import uk.directly.web.Address;
import uk.directly.web.ErrorPage;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.KeptForms;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** How somebody wants to be written to (R100); said by who runs the money of somebody too (R60). */
@Controller
@RequestMapping(HowPage.PATH)
class HowController {
    private final NoticeForms forms;
    private final KeptForms kept;

    HowController(NoticeForms forms, KeptForms kept) {
        this.forms = forms;
        this.kept = kept;
    }

    @GetMapping
    @Allow
    @ForOthers(Power.RUN)
    Mono<Rendering> ask(
            @RequestParam(name = "done", required = false) @Nullable String done,
            Actor actor,
            Viewer viewer,
            KeptForm kept) {
        return forms.of(actor)
                .map(known -> HowPage.of(
                                frame(viewer).withNotice("saved".equals(done) ? "Saved. It counts from now on." : null),
                                known,
                                Ids.next().toString(),
                                kept.isEmpty()
                                        ? HowPage.Typed.of(known.wish())
                                        : new HowPage.Typed(
                                                kept.value("way"),
                                                kept.value("urgent"),
                                                kept.values("form"),
                                                kept.value("email"),
                                                kept.value("phone")),
                                FormErrors.NONE)
                        .show());
    }

    @PostMapping
    @Allow
    @ForOthers(Power.RUN)
    Mono<Rendering> say(Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(exchange.getFormData(), forms.of(actor)).flatMap(found -> {
            MultiValueMap<String, String> form = found.getT1();
            HowPage.Typed typed = new HowPage.Typed(
                    value(form, "way"),
                    value(form, "urgent"),
                    Objects.requireNonNullElse(form.get("form"), List.of()),
                    value(form, "email"),
                    value(form, "phone"));
            String key = value(form, "key");
            Optional<Way> way = way(typed.way());
            Optional<Way> urgent = way(typed.urgent());
            FormErrors missing = FormErrors.NONE;
            if (way.isEmpty()) {
                missing = missing.and("way", "Choose how we write to you");
            }
            if (urgent.isEmpty() && !typed.urgent().equals(HowPage.CALL)) {
                missing = missing.and("urgent", "Choose how we reach you at once");
            }
            if (!missing.isEmpty()) {
                return wrong(viewer, found.getT2(), key, typed, missing);
            }
            FormWish wish = FormWish.typed(
                    way.orElseThrow(),
                    urgent.orElse(null),
                    typed.form().contains(HowPage.LARGE),
                    typed.form().contains(HowPage.EASY),
                    typed.email(),
                    typed.phone());
            return forms.say(actor, SignInTime.of(exchange), id(key), wish).flatMap(said -> switch (said) {
                case NoticeForms.Said.Done none -> Mono.just(Page.goTo(HowPage.PATH + "?done=saved"));
                case NoticeForms.Said.SignInAgain again -> kept.keep(exchange).thenReturn(signInFirst(viewer));
                case NoticeForms.Said.Invalid invalid -> {
                    FormErrors errors = FormErrors.NONE;
                    for (FormWish.Fault fault : invalid.faults()) {
                        errors = errors.and(fault.field(), fault.message());
                    }
                    yield wrong(viewer, found.getT2(), key, typed, errors);
                }
            });
        });
    }

    private static Mono<Rendering> wrong(
            Viewer viewer, NoticeForms.Known known, String key, HowPage.Typed typed, FormErrors errors) {
        return Mono.just(HowPage.of(frame(viewer), known, key, typed, errors).show(HttpStatus.UNPROCESSABLE_CONTENT));
    }

    private static Rendering signInFirst(Viewer viewer) {
        return new ErrorPage(
                        Frame.of("Sign in again first", viewer).under(NoticesPage.PATH),
                        List.of(
                                "To change where we write to, we make sure that it is you. Sign in once more. Then you"
                                        + " come back to the page, filled in as you left it.",
                                "We never send you a link to do this."),
                        new Link(
                                "Sign in again",
                                Address.of("/sign-in/again")
                                        .with("to", HowPage.PATH)
                                        .toString()),
                        null)
                .show(HttpStatus.UNAUTHORIZED);
    }

    private static Frame frame(Viewer viewer) {
        Viewer.ActingFor other = viewer.actingFor();
        return Frame.of(other == null ? "How we write to you" : "How we write to " + other.name(), viewer);
    }

    private static Optional<Way> way(String slug) {
        return Arrays.stream(Way.values())
                .filter(way -> way.slug().equals(slug))
                .findFirst();
    }

    private static String value(MultiValueMap<String, String> form, String field) {
        return Objects.requireNonNullElse(form.getFirst(field), "");
    }

    private static UUID id(String key) {
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException e) {
            return Ids.next();
        }
    }
}
