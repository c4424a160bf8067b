package uk.directly.concern.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import reactor.core.publisher.Mono;
import uk.directly.concern.ConcernTeam;
import uk.directly.concern.Flags;
import uk.directly.concern.TeamResult;
import uk.directly.council.London;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.FormErrors;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/**
 * The team works on concerns. One that an officer may not see isn't there (R106), and no name that was looked for stands in
 * an address.
 */
@Controller
@Allow({Role.SOCIAL_WORK, Role.SAFEGUARDING})
@RequestMapping(CasePages.QUEUE)
class TeamController {
    private static final Map<String, String> NOTICES = Map.of(
            "acknowledge", "Who told us sees now that we have it.",
            "about", "Written down who it is about.",
            "note", "Written down.",
            "outcome", "Written down. A second officer has to agree.",
            "close", "It is closed.",
            "return", "It goes on.",
            "step-back", "You don’t see it any more.",
            "flag", "The flag is raised. A second officer has to agree.");

    private final ConcernTeam team;
    private final Flags flags;
    private final Clock clock;

    TeamController(ConcernTeam team, Flags flags, Clock clock) {
        this.team = team;
        this.flags = flags;
        this.clock = clock;
    }

    @GetMapping
    Mono<Rendering> queue(
            @RequestParam(name = "done", required = false) @Nullable String done, Actor actor, Viewer viewer) {
        return team.queue(actor)
                .collectList()
                .map(lines -> CasePages.queue(viewer, lines, London.today(clock), notice(done))
                        .show());
    }

    @GetMapping("/{id}")
    Mono<Rendering> one(
            @PathVariable("id") UUID id,
            @RequestParam(name = "done", required = false) @Nullable String done,
            Actor actor,
            Viewer viewer,
            KeptForm kept) {
        Map<String, String> typed = new HashMap<>();
        kept.fields().keySet().forEach(field -> typed.put(field, kept.value(field)));
        return show(actor, viewer, id, List.of(), typed, FormErrors.NONE, notice(done), HttpStatus.OK);
    }

    @PostMapping("/{id}")
    Mono<Rendering> step(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(sent -> {
            Map<String, String> typed = new HashMap<>();
            sent.keySet().forEach(field -> typed.put(field, text(sent.getFirst(field))));
            String what = text(sent.getFirst("do"));
            if (what.equals("look-for")) {
                return lookFor(actor, viewer, id, typed);
            }
            return apply(actor, id, what, typed).flatMap(result -> after(actor, viewer, id, what, typed, result));
        });
    }

    /** Whom it may be about. */
    private Mono<Rendering> lookFor(Actor actor, Viewer viewer, UUID id, Map<String, String> typed) {
        return team.candidates(actor, typed.getOrDefault("name", ""))
                .collectList()
                .flatMap(found -> show(
                        actor,
                        viewer,
                        id,
                        found,
                        typed,
                        found.isEmpty()
                                ? FormErrors.one("name", "Nobody is called that here. Try a part of the name")
                                : FormErrors.NONE,
                        null,
                        found.isEmpty() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK));
    }

    private Mono<TeamResult> apply(Actor actor, UUID id, String what, Map<String, String> typed) {
        String words = typed.getOrDefault(what, "");
        return switch (what) {
            case "open" -> team.open(actor, id, typed.getOrDefault("why", ""));
            case "step-back" -> team.stepBack(actor, id);
            case "acknowledge" -> team.acknowledge(actor, id);
            case "about" -> about(actor, id, typed.getOrDefault("whom", ""));
            case "note" -> team.note(actor, id, key(typed), words);
            case "outcome" ->
                team.propose(actor, id, typed.getOrDefault("outcome", ""), typed.getOrDefault("outcome-why", ""));
            case "close" -> team.close(actor, id);
            case "return" -> team.giveBack(actor, id, key(typed), words);
            case "flag" -> flags.raise(actor, id, words, in(typed.get("flag-days")));
            case "flag-confirm" -> flags.confirm(actor, id);
            case "flag-review" -> flags.review(actor, id, in(typed.get("review-days")));
            case "flag-end" -> flags.end(actor, id, words);
            case "delay" -> flags.delay(actor, id, words, in(typed.get("delay-days")));
            case "delay-confirm" -> flags.confirmDelay(actor, id);
            case "delay-release" -> flags.release(actor, id);
            default -> Mono.just(TeamResult.NO_CHOICE);
        };
    }

    private Mono<TeamResult> about(Actor actor, UUID id, String whom) {
        try {
            if (whom.startsWith("person:")) {
                return team.aboutPerson(actor, id, UUID.fromString(whom.substring("person:".length())));
            }
            if (whom.startsWith("provider:")) {
                return team.aboutProvider(actor, id, UUID.fromString(whom.substring("provider:".length())));
            }
        } catch (IllegalArgumentException noId) {
            return Mono.just(TeamResult.NO_CHOICE);
        }
        return Mono.just(TeamResult.NO_CHOICE);
    }

    private Mono<Rendering> after(
            Actor actor, Viewer viewer, UUID id, String what, Map<String, String> typed, TeamResult result) {
        String here = CasePages.QUEUE + "/" + id;
        return switch (result) {
            case DONE ->
                Mono.just(
                        switch (what) {
                            case "step-back" -> Page.goTo(CasePages.QUEUE + "?done=step-back");
                            case "open" -> Page.goTo(here);
                            default -> Page.goTo(here + "?done=" + (NOTICES.containsKey(what) ? what : "note"));
                        });
            case NOT_FOUND -> Mono.error(TeamController::notFound);
            case WRONG_STATE ->
                wrong(
                        actor,
                        viewer,
                        id,
                        typed,
                        "",
                        "Somebody was faster. This is how it stands now",
                        HttpStatus.CONFLICT);
            case SAME_OFFICER ->
                wrong(actor, viewer, id, typed, "", "Another officer has to agree to this", HttpStatus.CONFLICT);
            case NO_WORDS ->
                wrong(
                        actor,
                        viewer,
                        id,
                        typed,
                        what.equals("outcome") ? "outcome-why" : what,
                        "Write why, or what, in a few sentences",
                        HttpStatus.UNPROCESSABLE_CONTENT);
            case WRONG_DAY ->
                wrong(
                        actor,
                        viewer,
                        id,
                        typed,
                        what.equals("flag-review") ? "review-days" : what + "-days",
                        "Enter in how many days it is looked at again, like 7",
                        HttpStatus.UNPROCESSABLE_CONTENT);
            case NO_CHOICE ->
                wrong(
                        actor,
                        viewer,
                        id,
                        typed,
                        switch (what) {
                            case "open" -> "why";
                            case "about" -> "name";
                            case "outcome" -> "outcome";
                            default -> "";
                        },
                        "Choose one of the answers",
                        HttpStatus.UNPROCESSABLE_CONTENT);
        };
    }

    private Mono<Rendering> wrong(
            Actor actor,
            Viewer viewer,
            UUID id,
            Map<String, String> typed,
            String field,
            String message,
            HttpStatus status) {
        return show(actor, viewer, id, List.of(), typed, FormErrors.one(field, message), null, status);
    }

    private Mono<Rendering> show(
            Actor actor,
            Viewer viewer,
            UUID id,
            List<ConcernTeam.Candidate> candidates,
            Map<String, String> typed,
            FormErrors errors,
            @Nullable String notice,
            HttpStatus status) {
        return Mono.zip(team.look(actor, id), flags.mostDays(actor)).map(found -> switch (found.getT1()) {
            case ConcernTeam.Found.One one ->
                CasePages.one(viewer, actor.personId(), one.concern(), found.getT2(), candidates, typed, errors, notice)
                        .show(status);
            case ConcernTeam.Found.ReasonNeeded needed ->
                CasePages.open(viewer, id, errors).show(status);
            case ConcernTeam.Found.None none -> throw notFound();
        });
    }

    private @Nullable LocalDate in(@Nullable String days) {
        return days != null && days.strip().matches("[0-9]{1,3}")
                ? London.today(clock).plusDays(Long.parseLong(days.strip()))
                : null;
    }

    private static UUID key(Map<String, String> typed) {
        try {
            return UUID.fromString(typed.getOrDefault("key", ""));
        } catch (IllegalArgumentException none) {
            return uk.directly.data.Ids.next();
        }
    }

    private static String text(@Nullable String sent) {
        return Objects.requireNonNullElse(sent, "").replace("\r\n", "\n").replace("\u0000", "");
    }

    private static @Nullable String notice(@Nullable String done) {
        return done == null ? null : NOTICES.get(done);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
