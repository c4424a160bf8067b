package uk.directly.starting.web;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.CacheControl;
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
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.starting.AnewLetters;
import uk.directly.web.DateWords;
import uk.directly.web.ErrorPage;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** Officers let somebody in again who lost their phone or e-mail: one calls back and asks, another prints the letter. */
@Controller
class AnewController {
    static final String PATH = "/cannot-sign-in";
    private static final String LETTERS = PATH + "/letters";

    private final AnewLetters letters;

    AnewController(AnewLetters letters) {
        this.letters = letters;
    }

    @Allow(Role.SUPPORT)
    @GetMapping(PATH)
    Mono<Rendering> find(@RequestParam(name = "q", defaultValue = "") String q, Actor actor, Viewer viewer) {
        return letters.find(actor, q)
                .collectList()
                .map(found -> new AnewFindPage(
                                Frame.of("Somebody can’t sign in any more", viewer)
                                        .under(StarterPages.LIST),
                                q,
                                found.stream()
                                        .map(person -> new Link(named(person), PATH + "/" + person.id()))
                                        .toList(),
                                q.isBlank() ? "" : "Nobody who signs in is called that.")
                        .show());
    }

    private static String named(AnewLetters.Person person) {
        return person.name() + (person.caseReference() == null ? "" : ", " + person.caseReference());
    }

    @Allow(Role.SUPPORT)
    @GetMapping(PATH + "/{id}")
    Mono<Rendering> ask(
            @PathVariable("id") UUID id,
            @RequestParam(name = "done", defaultValue = "") String done,
            Actor actor,
            Viewer viewer,
            KeptForm kept) {
        return person(actor, id)
                .map(person -> page(viewer, person, kept.value("madeSure"), FormErrors.NONE, !done.isEmpty())
                        .show());
    }

    @Allow(Role.SUPPORT)
    @PostMapping(PATH + "/{id}")
    Mono<Rendering> asked(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(person(actor, id), exchange.getFormData()).flatMap(found -> {
            String madeSure = Objects.requireNonNullElse(found.getT2().getFirst("madeSure"), "");
            boolean called = found.getT2().containsKey("called");
            if (!called) {
                return Mono.just(page(
                                viewer,
                                found.getT1(),
                                madeSure,
                                FormErrors.one("called", "Call back first, on the number that we had before"),
                                false)
                        .show(HttpStatus.UNPROCESSABLE_CONTENT));
            }
            return letters.ask(actor, key(found.getT2().getFirst("key")), id, madeSure)
                    .map(asked -> asked == AnewLetters.Asked.DONE
                            ? Page.goTo(PATH + "/" + id + "?done=asked")
                            : page(viewer, found.getT1(), madeSure, FormErrors.one(field(asked), why(asked)), false)
                                    .show(
                                            asked == AnewLetters.Asked.NO_WORDS
                                                    ? HttpStatus.UNPROCESSABLE_CONTENT
                                                    : HttpStatus.CONFLICT));
        });
    }

    private static String field(AnewLetters.Asked asked) {
        return asked == AnewLetters.Asked.NO_WORDS ? "madeSure" : "";
    }

    private static String why(AnewLetters.Asked asked) {
        return switch (asked) {
            case DONE -> "";
            case NO_WORDS -> "Write whom you called, on which number, in at most 1,000 letters";
            case NO_BIRTH_DATE -> "We don’t know their date of birth. Have it recorded first";
            case NO_ADDRESS -> "We don’t know their address. Have it recorded first";
            case ADDRESS_NEW ->
                "Their address or date of birth was changed a few days ago. Letters with a code wait. See them instead";
            case NEVER_SIGNED_IN -> "They have not signed in yet. Write them their first letter instead";
            case OFFICER -> "They work for the council, and come in again by its own way";
            case DECEASED -> "They have died: no more letters go to them";
            case OWN, NOT_FOUND -> "This is not possible for them";
        };
    }

    private static AnewAskPage page(
            Viewer viewer, AnewLetters.Person person, String madeSure, FormErrors errors, boolean done) {
        Frame frame = Frame.of(person.name() + " can’t sign in any more", viewer)
                .under(StarterPages.LIST)
                .withNotice(
                        done
                                ? "They are signed out everywhere. A colleague prints the letter, to the address that we"
                                        + " know."
                                : null);
        return new AnewAskPage(
                errors.isEmpty() ? frame : frame.withError(),
                PATH + "/" + person.id(),
                HomeChangeController.path(person.id()),
                Ids.next().toString(),
                person.askedAt() == null
                        ? null
                        : "A letter was asked for on " + DateWords.date(person.askedAt())
                                + ". A new one takes it out of use.",
                madeSure,
                errors);
    }

    @Allow({Role.SUPPORT, Role.SOCIAL_WORK})
    @GetMapping(LETTERS)
    Mono<Rendering> waiting(@RequestParam(name = "done", defaultValue = "") String done, Actor actor, Viewer viewer) {
        return letters.waiting(actor)
                .collectList()
                .map(found -> new AnewLettersPage(
                                Frame.of("Letters with a code", viewer).under(StarterPages.LIST),
                                found.stream()
                                        .map(letter -> new AnewLettersPage.Letter(
                                                letter.name(),
                                                letter.askedBy() + " asked on " + DateWords.date(letter.askedAt())
                                                        + (letter.own() ? ". Another officer prints it." : "."),
                                                letter.own() ? null : LETTERS + "/" + letter.id()))
                                        .toList())
                        .show());
    }

    /** Comes here after signing in again: to press the button once more. */
    @Allow({Role.SUPPORT, Role.SOCIAL_WORK})
    @GetMapping(LETTERS + "/{id}")
    Rendering back(@PathVariable("id") UUID id) {
        return Page.goTo(LETTERS);
    }

    /** The answer is the letter itself, for its code is nowhere else. */
    @Allow({Role.SUPPORT, Role.SOCIAL_WORK})
    @PostMapping(LETTERS + "/{id}")
    Mono<Rendering> print(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        return letters.print(actor, id).map(printed -> switch (printed) {
            case AnewLetters.Printed.Letter letter ->
                letter(viewer, letter, StarterController.site(exchange)).show();
            case AnewLetters.Printed.SameOfficer same ->
                refused(viewer, "You asked for this letter", "Another officer prints it.");
            case AnewLetters.Printed.WrongState wrong ->
                refused(
                        viewer,
                        "This letter was printed already",
                        "Its code is shown once. If it was lost, ask for a new one after another call.");
            case AnewLetters.Printed.AddressNew changed ->
                refused(
                        viewer,
                        "This letter waits",
                        "Their address or date of birth was changed a few days ago. It can be printed some days later.");
            case AnewLetters.Printed.NotFound none -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        });
    }

    private static Rendering refused(Viewer viewer, String title, String line) {
        return new ErrorPage(
                        Frame.of(title, viewer).under(StarterPages.LIST),
                        List.of(line),
                        new Link("Letters with a code", LETTERS),
                        null)
                .show(HttpStatus.CONFLICT);
    }

    private static LetterPage letter(Viewer viewer, AnewLetters.Printed.Letter letter, String site) {
        return new LetterPage(
                Frame.of("Letter to " + letter.name(), viewer).under(StarterPages.LIST),
                letter.name() + ", " + String.join(", ", letter.lines().lines().toList()) + ", " + letter.postcode(),
                List.of(
                        "Dear " + letter.name() + ",",
                        "You told us that you can’t sign in any more. How you signed in before doesn’t work now.",
                        "To come in again, go to the address below and enter this code and your date of birth. Then you"
                                + " choose how you sign in from now on."),
                letter.code().spaced(),
                site + "/start",
                List.of(
                        "The code works once, until " + DateWords.date(letter.until())
                                + ". Please don’t show it to anybody. We never ask you for it.",
                        "You didn’t ask for this letter? Then " + TaskPages.call(viewer) + "."),
                LETTERS);
    }

    private Mono<AnewLetters.Person> person(Actor actor, UUID id) {
        return letters.person(actor, id)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    private static UUID key(@org.jspecify.annotations.Nullable String text) {
        try {
            return UUID.fromString(Objects.requireNonNullElse(text, ""));
        } catch (IllegalArgumentException none) {
            return Ids.next();
        }
    }
}
