package uk.directly.acting.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
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
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;
import uk.directly.acting.ActingResult;
import uk.directly.acting.Powers;
import uk.directly.people.Actor;
import uk.directly.people.ActsFor;
import uk.directly.people.Allow;
import uk.directly.people.ChosenPerson;
import uk.directly.people.ForOthers;
import uk.directly.people.People;
import uk.directly.people.Power;
import uk.directly.web.Choice;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/**
 * What whoever acts for others says of themselves: with whom they live or work (R64), whose DBS certificate they saw (R65),
 * and that they stop.
 */
@Controller
@Allow
@ForOthers(Power.SEE)
@RequestMapping("/acting-for")
class OwnPartController {
    private static final List<Choice> KINDS =
            List.of(Choice.of("household", "I live with them"), Choice.of("business", "I work with them"));
    private static final List<Choice> LEVELS = List.of(
            Choice.of("enhanced-barred", "Enhanced, with the barred lists"),
            Choice.of("enhanced", "Enhanced"),
            Choice.of("standard", "Standard"),
            Choice.of("basic", "Basic"));

    private final Powers powers;
    private final People people;

    OwnPartController(Powers powers, People people) {
        this.powers = powers;
        this.people = people;
    }

    @GetMapping("/{id}/stop")
    Mono<Rendering> sure(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return whom(actor, id)
                .map(each -> new SurePage(
                                Frame.of("Stop acting for " + each.name() + "?", viewer),
                                "/acting-for",
                                "/acting-for/" + id + "/stop",
                                List.of(
                                        "From then on you can’t see or do anything for " + each.name() + " here.",
                                        "What you booked stays. What waits for your yes goes back to them, or to somebody who can"
                                                + " decide it.",
                                        "We tell them, and where the council agreed that you act, we tell the council."),
                                "Stop now",
                                "warning",
                                null,
                                FormErrors.NONE)
                        .show());
    }

    @PostMapping("/{id}/stop")
    Mono<Rendering> stop(@PathVariable("id") UUID id, Actor actor, WebSession session) {
        return powers.end(actor, id, actor.personId()).map(result -> {
            if (!(result instanceof ActingResult.Done)) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            }
            // Who stops for whom they act now goes on for themselves.
            if (id.equals(ChosenPerson.of(session))) {
                ChosenPerson.set(session, null);
            }
            return Page.goTo("/acting-for?stopped=yes");
        });
    }

    private Mono<ActsFor> whom(Actor actor, UUID id) {
        return people.actsFor(actor)
                .filter(each -> each.personId().equals(id))
                .next()
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    @GetMapping("/ties")
    Mono<Rendering> ties(
            @RequestParam(name = "done", required = false) @Nullable String done,
            Actor actor,
            Viewer viewer,
            KeptForm kept) {
        return ties(
                        actor,
                        viewer,
                        kept.value("provider"),
                        kept.value("kind"),
                        FormErrors.NONE,
                        done == null ? null : "Thank you. Somebody else books them and says yes to their hours.")
                .map(Page::show);
    }

    @PostMapping("/ties")
    Mono<Rendering> tied(Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> {
            String provider = LimitsForm.text(form.getFirst("provider"));
            String kind = LimitsForm.text(form.getFirst("kind"));
            UUID id = id(provider);
            FormErrors errors = FormErrors.NONE;
            if (id == null) {
                errors = errors.and("provider", "Choose who it is");
            }
            if (KINDS.stream().noneMatch(each -> each.value().equals(kind))) {
                errors = errors.and("kind", "Choose whether you live or work with them");
            }
            return id == null || !errors.isEmpty()
                    ? ties(actor, viewer, provider, kind, errors, null)
                            .map(page -> page.show(HttpStatus.UNPROCESSABLE_CONTENT))
                    : powers.tied(actor, id, kind).map(result -> switch (result) {
                        case ActingResult.Done done -> Page.goTo("/acting-for/ties?done=said");
                        default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
                    });
        });
    }

    private Mono<TiesPage> ties(
            Actor actor, Viewer viewer, String provider, String kind, FormErrors errors, @Nullable String notice) {
        Frame frame = Frame.of("Do you live or work with who is paid?", viewer).withNotice(notice);
        return Mono.zip(
                        powers.supporters(actor).collectList(),
                        powers.ties(actor).collectList())
                .map(found -> new TiesPage(
                        errors.isEmpty() ? frame : frame.withError(),
                        found.getT1().stream()
                                .map(each -> Choice.of(each.id().toString(), each.name()))
                                .toList(),
                        provider,
                        KINDS,
                        kind,
                        found.getT2(),
                        errors));
    }

    @GetMapping("/dbs")
    @ForOthers(Power.RUN)
    Mono<Rendering> dbs(
            @RequestParam(name = "done", required = false) @Nullable String done,
            Actor actor,
            Viewer viewer,
            KeptForm kept) {
        return dbs(
                        actor,
                        viewer,
                        new DbsPage.Typed(
                                kept.value("provider"), kept.value("level"), date(kept, "issued"), date(kept, "seen")),
                        FormErrors.NONE,
                        done == null ? null : "Thank you. It is noted: what kind it is, its date, and when you saw it.")
                .map(Page::show);
    }

    private static DateParts date(KeptForm kept, String name) {
        return DateParts.of(kept.value(name + "-day"), kept.value(name + "-month"), kept.value(name + "-year"));
    }

    @PostMapping("/dbs")
    @ForOthers(Power.RUN)
    Mono<Rendering> seen(Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> {
            DbsPage.Typed typed = new DbsPage.Typed(
                    LimitsForm.text(form.getFirst("provider")),
                    LimitsForm.text(form.getFirst("level")),
                    DateParts.of(
                            form.getFirst("issued-day"), form.getFirst("issued-month"), form.getFirst("issued-year")),
                    DateParts.of(form.getFirst("seen-day"), form.getFirst("seen-month"), form.getFirst("seen-year")));
            UUID id = id(typed.provider());
            LocalDate issued = typed.issued().date();
            LocalDate seen = typed.seen().date();
            FormErrors errors = FormErrors.NONE;
            if (id == null) {
                errors = errors.and("provider", "Choose whose it is");
            }
            if (LEVELS.stream().noneMatch(each -> each.value().equals(typed.level()))) {
                errors = errors.and("level", "Choose which kind of check it is");
            }
            if (issued == null) {
                errors = errors.and("issued", "Enter the date on the certificate, like 27 3 2026");
            }
            if (seen == null) {
                errors = errors.and("seen", "Enter the day on which you saw it, like 27 3 2026");
            }
            return id == null || issued == null || seen == null || !errors.isEmpty()
                    ? dbs(actor, viewer, typed, errors, null).map(page -> page.show(HttpStatus.UNPROCESSABLE_CONTENT))
                    : powers.seen(actor, id, typed.level(), issued, seen).flatMap(result -> switch (result) {
                        case ActingResult.Done done -> Mono.just(Page.goTo("/acting-for/dbs?done=said"));
                        case ActingResult.Invalid invalid ->
                            dbs(
                                            actor,
                                            viewer,
                                            typed,
                                            FormErrors.one(invalid.field().replace("On", ""), invalid.message()),
                                            null)
                                    .map(page -> page.show(HttpStatus.UNPROCESSABLE_CONTENT));
                        default -> Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
                    });
        });
    }

    private Mono<DbsPage> dbs(
            Actor actor, Viewer viewer, DbsPage.Typed typed, FormErrors errors, @Nullable String notice) {
        if (actor.acting() == null) {
            return Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
        }
        Frame frame = Frame.of("DBS certificates you have seen", viewer).withNotice(notice);
        return Mono.zip(
                        powers.supporters(actor).collectList(),
                        powers.seenDbs(actor).collectList())
                .map(found -> new DbsPage(
                        errors.isEmpty() ? frame : frame.withError(),
                        Objects.requireNonNull(actor.acting()).kin(),
                        found.getT1().stream()
                                .map(each -> Choice.of(each.id().toString(), each.name()))
                                .toList(),
                        LEVELS,
                        typed,
                        found.getT2().stream().map(DbsPage::line).toList(),
                        errors));
    }

    private static @Nullable UUID id(String typed) {
        try {
            return UUID.fromString(typed);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
