package uk.directly.acting.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.acting.ActingInvitations;
import uk.directly.acting.ActingResult;
import uk.directly.acting.AskToAct;
import uk.directly.acting.Powers;
import uk.directly.people.Acting;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.People;
import uk.directly.people.Role;
import uk.directly.web.Choice;
import uk.directly.web.CodeLetterPage;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Viewer;

/** A support worker sees who helps somebody they look after, and asks somebody with a letter (R55, R60). */
@Controller
@Allow(Role.SUPPORT)
@RequestMapping("/helped/{person}/helpers")
class HelpedController {
    private static final int MOST = 100;
    private static final List<Choice> WAYS =
            List.of(new Choice("keyed-in", "I give them a letter with a code", "You print it here"));

    private final Powers powers;
    private final ActingInvitations invitations;
    private final People people;

    HelpedController(Powers powers, ActingInvitations invitations, People people) {
        this.powers = powers;
        this.invitations = invitations;
        this.people = people;
    }

    @GetMapping
    Mono<Rendering> list(@PathVariable("person") UUID person, Actor actor, Viewer viewer) {
        return powers.lookedAfter(actor, person)
                .flatMap(name -> Mono.zip(
                                powers.of(actor.councilId(), person, MOST).collectList(),
                                invitations
                                        .of(actor.councilId(), person, MOST)
                                        .filter(each -> !each.state().equals("accepted"))
                                        .collectList())
                        .map(found -> new PersonPowersPage(
                                        Frame.of("Who helps " + name, viewer).under("/starting"),
                                        "/starting/" + person,
                                        null,
                                        found.getT1().stream()
                                                .filter(each -> each.active())
                                                .map(each -> HelperPages.person(each, actor, false, path(person)))
                                                .toList(),
                                        found.getT2().stream()
                                                .map(each -> HelperPages.asked(each, false, path(person)))
                                                .toList(),
                                        HelperPages.before(found.getT1()),
                                        List.of(),
                                        path(person) + "/new",
                                        null)
                                .show()))
                .switchIfEmpty(Mono.defer(() -> others(actor, viewer, person)));
    }

    private Mono<Rendering> others(Actor actor, Viewer viewer, UUID person) {
        return people.name(actor.councilId(), person)
                .map(name -> new PersonPowersPage(
                                Frame.of("Who helps " + name, viewer).under("/starting"),
                                "/starting/" + person,
                                "You are not the support worker of " + name + ", so you can’t see this.",
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                null,
                                null)
                        .show())
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    @GetMapping("/new")
    Mono<Rendering> form(@PathVariable("person") UUID person, Actor actor, Viewer viewer, KeptForm kept) {
        Map<String, String> typed = new HashMap<>();
        kept.fields().forEach((name, values) -> typed.put(name, values.isEmpty() ? "" : values.getFirst()));
        return looksAfter(actor, person)
                .map(name -> page(viewer, person, name, typed, FormErrors.NONE).show());
    }

    @PostMapping("/new")
    Mono<Rendering> ask(@PathVariable("person") UUID person, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(looksAfter(actor, person), exchange.getFormData()).flatMap(found -> {
            Map<String, String> typed = found.getT2().toSingleValueMap();
            LimitsForm limits = LimitsForm.of(typed);
            FormErrors errors = limits.errors();
            String name = LimitsForm.text(typed.get("name"));
            if (name.isEmpty()) {
                errors = FormErrors.one("name", "Enter their name").with(errors);
            }
            if (!errors.isEmpty()) {
                return Mono.just(
                        page(viewer, person, found.getT1(), typed, errors).show(HttpStatus.UNPROCESSABLE_CONTENT));
            }
            return invitations
                    .invite(actor, person, new AskToAct(Acting.As.HELPER, name, "keyed-in", null, limits.limits()))
                    .map(result -> switch (result) {
                        case ActingResult.Invited invited ->
                            ActingLetters.of(
                                            viewer,
                                            name,
                                            Acting.As.HELPER,
                                            invited,
                                            CodeLetterPage.site(exchange),
                                            path(person),
                                            found.getT1())
                                    .show();
                        case ActingResult.Invalid invalid ->
                            page(
                                            viewer,
                                            person,
                                            found.getT1(),
                                            typed,
                                            FormErrors.one(LimitsForm.field(invalid.field()), invalid.message()))
                                    .show(HttpStatus.UNPROCESSABLE_CONTENT);
                        default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
                    });
        });
    }

    private static AskHelperPage page(
            Viewer viewer, UUID person, String forName, Map<String, String> typed, FormErrors errors) {
        Frame frame = Frame.of("Ask somebody to help " + forName, viewer).under("/starting");
        return new AskHelperPage(
                errors.isEmpty() ? frame : frame.withError(),
                path(person),
                path(person) + "/new",
                List.of(
                        "Ask " + forName + " first. Your name stands beside it.",
                        "Who helps signs in with a sign-in of their own."),
                LimitsForm.text(typed.get("name")),
                LimitsForm.of(typed),
                WAYS,
                "keyed-in",
                "",
                errors);
    }

    private Mono<String> looksAfter(Actor actor, UUID person) {
        return powers.lookedAfter(actor, person)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    private static String path(UUID person) {
        return "/helped/" + person + "/helpers";
    }
}
