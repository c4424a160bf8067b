package uk.directly.people.web;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.people.Acting;
import uk.directly.people.Actor;
import uk.directly.people.ActsFor;
import uk.directly.people.Allow;
import uk.directly.people.ChosenPerson;
import uk.directly.people.ForOthers;
import uk.directly.people.People;
import uk.directly.people.Power;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/**
 * Chooses for whom one acts (R61). With it the session's forms get another token: what was opened for one person in another
 * window is not sent for the next one, but shown again.
 */
@Controller
@Allow
@ForOthers(Power.SEE)
@RequestMapping(ActingForPage.PATH)
class ActingForController {
    private static final String SELF = "myself";
    private static final String PATH_OF = ActingForPage.PATH + "/";

    private final People people;
    private final ServerCsrfTokenRepository formTokens;

    ActingForController(People people, ServerCsrfTokenRepository formTokens) {
        this.people = people;
        this.formTokens = formTokens;
    }

    @GetMapping
    Mono<Rendering> people(
            @RequestParam(name = "over", required = false) @Nullable String over,
            @RequestParam(name = "waits", required = false) @Nullable String waits,
            @RequestParam(name = "new", required = false) @Nullable String isNew,
            @RequestParam(name = "stopped", required = false) @Nullable String stopped,
            Actor actor,
            Viewer viewer) {
        String notice = waits != null
                ? "Thank you. The council now makes sure that you can manage it, and tells you. Until then you can’t act."
                : isNew != null
                        ? "Thank you. You can act for them from now on."
                        : stopped != null ? "You have stopped acting for them." : null;
        return page(actor, viewer, FormErrors.NONE, over != null, notice).map(Page::show);
    }

    @PostMapping
    Mono<Rendering> choose(Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> {
            String asked = Objects.requireNonNullElse(form.getFirst("person"), "");
            if (asked.equals(SELF)) {
                return chosen(exchange, null);
            }
            return people.actsFor(actor)
                    .filter(each -> each.personId().toString().equals(asked))
                    .next()
                    .flatMap(each -> chosen(exchange, each.personId()))
                    .switchIfEmpty(Mono.defer(() -> page(
                                    actor,
                                    viewer,
                                    FormErrors.one(
                                            "person", "You don’t act for this person. Choose who you are here for"),
                                    false,
                                    null)
                            .map(page -> page.show(HttpStatus.UNPROCESSABLE_CONTENT))));
        });
    }

    private Mono<Rendering> chosen(ServerWebExchange exchange, @Nullable UUID person) {
        return exchange.getSession()
                .doOnNext(session -> ChosenPerson.set(session, person))
                .then(formTokens.saveToken(exchange, null))
                .thenReturn(Page.goTo("/home"));
    }

    private Mono<ActingForPage> page(
            Actor actor, Viewer viewer, FormErrors errors, boolean over, @Nullable String notice) {
        return people.actsFor(actor).collectList().map(found -> {
            Frame frame =
                    Frame.of("Who are you here for?", viewer).under("/home").withNotice(notice);
            List<ActingForPage.Person> others =
                    found.stream().map(each -> person(each, actor)).toList();
            return new ActingForPage(
                    errors.isEmpty() ? frame : frame.withError(),
                    errors,
                    over ? "You don’t act for this person any more. What you were doing was not done." : null,
                    others,
                    actor.acting() == null
                            ? null
                            : new ActingForPage.Person(
                                    SELF, actor.name(), "Your own pages", List.of(), "Go back to mine", null, false));
        });
    }

    private static ActingForPage.Person person(ActsFor each, Actor actor) {
        Acting acting = each.acting();
        boolean already = actor.forPersonId().equals(each.personId());
        return new ActingForPage.Person(
                each.personId().toString(),
                each.name(),
                ActingWords.as(acting.as()) + ", since " + DateWords.date(each.since()) + ".",
                ActingWords.may(acting),
                already ? null : "Act for " + each.name(),
                PATH_OF + each.personId() + "/stop",
                already && acting.has(Power.RUN));
    }
}
