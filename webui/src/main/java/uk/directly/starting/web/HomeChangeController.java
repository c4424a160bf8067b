package uk.directly.starting.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.starting.HomeChanges;
import uk.directly.starting.HomeChanges.Outcome;
import uk.directly.web.DateParts;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;
import uk.directly.web.Viewer;

/** A support worker asks for another address, or date of birth, of somebody (ADR 50). */
@Controller
@Allow(Role.SUPPORT)
@RequestMapping(HomeChecksController.PATH + "/for/{person}")
class HomeChangeController {
    private final HomeChanges changes;

    HomeChangeController(HomeChanges changes) {
        this.changes = changes;
    }

    @GetMapping
    Mono<Rendering> form(
            @PathVariable("person") UUID person,
            @RequestParam(name = "done", defaultValue = "") String done,
            Actor actor,
            Viewer viewer,
            KeptForm kept) {
        return known(actor, person)
                .map(known -> page(
                                viewer,
                                known,
                                new Typed(
                                        Ids.next(),
                                        kept.value("lines"),
                                        kept.value("postcode"),
                                        DateParts.of(
                                                kept.value("bornOn-day"),
                                                kept.value("bornOn-month"),
                                                kept.value("bornOn-year")),
                                        kept.value("madeSure")),
                                FormErrors.NONE,
                                done.isEmpty()
                                        ? null
                                        : "Another officer looks at it. We tell them that somebody asked.")
                        .show());
    }

    @PostMapping
    Mono<Rendering> ask(@PathVariable("person") UUID person, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(known(actor, person), exchange.getFormData()).flatMap(found -> {
            Known known = found.getT1();
            Typed typed = Typed.of(found.getT2());
            FormErrors errors = FormErrors.NONE;
            if (!typed.bornOn().isEmpty() && typed.bornOn().date() == null) {
                errors = errors.and("bornOn", "Enter the date of birth, like 27 3 1956, or leave it empty");
            }
            if (!found.getT2().containsKey("called")) {
                errors = errors.and("called", "First make sure that it is really them");
            }
            return errors.isEmpty()
                    ? changes.ask(actor, typed.key(), person, typed.home())
                            .map(outcome -> outcome instanceof Outcome.Done
                                    ? Page.goTo(path(person) + "?done=asked")
                                    : refused(viewer, known, typed, outcome))
                    : Mono.just(page(viewer, known, typed, errors, null).show(HttpStatus.UNPROCESSABLE_CONTENT));
        });
    }

    private static Rendering refused(Viewer viewer, Known known, Typed typed, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Invalid invalid ->
                page(viewer, known, typed, FormErrors.one(invalid.field(), invalid.message()), null)
                        .show(HttpStatus.UNPROCESSABLE_CONTENT);
            case Outcome.OpenAlready open ->
                conflict(viewer, known, typed, "A change waits for another officer already. It comes first");
            case Outcome.NothingNew same -> conflict(viewer, known, typed, "It stands like that already");
            default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private static Rendering conflict(Viewer viewer, Known known, Typed typed, String why) {
        return page(viewer, known, typed, FormErrors.one("", why), null).show(HttpStatus.CONFLICT);
    }

    private static HomeChangePage page(
            Viewer viewer, Known known, Typed typed, FormErrors errors, @Nullable String notice) {
        HomeChanges.Held held = known.held();
        Frame frame = Frame.of("Where " + held.name() + " lives, and when they were born", viewer)
                .under(StarterPages.LIST)
                .withNotice(notice);
        List<String> lines = new ArrayList<>();
        if (held.waits()) {
            lines.add("A change waits for another officer.");
        }
        if (held.lettersFrom() != null) {
            lines.add("Letters with a code go out again from " + DateWords.date(held.lettersFrom()) + ".");
        }
        return new HomeChangePage(
                errors.isEmpty() ? frame : frame.withError(),
                known.waitDays(),
                path(held.id()),
                List.of(
                        SummaryRow.of("Address", HomeChecksController.address(held.lines(), held.postcode())),
                        SummaryRow.of("Date of birth", HomeChecksController.born(held.bornOn()))),
                lines,
                typed,
                errors);
    }

    private Mono<Known> known(Actor actor, UUID person) {
        return changes.held(actor, person)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)))
                .zipWith(changes.waitDays(actor), Known::new);
    }

    static String path(UUID person) {
        return HomeChecksController.PATH + "/for/" + person;
    }

    /** What is held about them, and how long letters wait after a change. */
    private record Known(HomeChanges.Held held, int waitDays) {}

    /**
     * What was typed.
     *
     * @param key made with the form, so that one sent twice is done once
     */
    public record Typed(UUID key, String lines, String postcode, DateParts bornOn, String madeSure) {
        static Typed of(MultiValueMap<String, String> form) {
            return new Typed(
                    key(text(form, "key")),
                    text(form, "lines"),
                    text(form, "postcode"),
                    DateParts.of(text(form, "bornOn-day"), text(form, "bornOn-month"), text(form, "bornOn-year")),
                    text(form, "madeSure"));
        }

        HomeChanges.NewHome home() {
            return new HomeChanges.NewHome(lines, postcode, bornOn.date(), madeSure);
        }

        private static String text(MultiValueMap<String, String> form, String name) {
            return Objects.requireNonNullElse(form.getFirst(name), "").strip();
        }

        private static UUID key(String text) {
            try {
                return UUID.fromString(text);
            } catch (IllegalArgumentException none) {
                return Ids.next();
            }
        }
    }
}
