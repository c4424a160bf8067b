package uk.directly.booking.web;

import java.time.Clock;
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
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.booking.ProviderDiary;
import uk.directly.council.London;
import uk.directly.offer.Absence;
import uk.directly.offer.Absences;
import uk.directly.offer.OwnSessions;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** "I'm away": for all that somebody offers. What is booked is shown to be dealt with, never cancelled by it. */
@Controller
@RequestMapping(AwayPage.PATH)
@Allow({Role.PROVIDER, Role.BROKER})
class AwayController {
    private final Absences absences;
    private final OwnSessions sessions;
    private final ProviderDiary diary;
    private final Clock clock;

    AwayController(Absences absences, OwnSessions sessions, ProviderDiary diary, Clock clock) {
        this.absences = absences;
        this.sessions = sessions;
        this.diary = diary;
        this.clock = clock;
    }

    @GetMapping
    Mono<Rendering> ask(
            @RequestParam(name = "done", defaultValue = "") String done, Actor actor, Viewer viewer, KeptForm kept) {
        AwayForm form = kept.isEmpty() ? AwayForm.EMPTY : AwayForm.of(kept::value);
        return page(actor, viewer, form, FormErrors.NONE, notice(done)).map(Page::show);
    }

    @PostMapping
    Mono<Rendering> add(Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData()
                .map(posted -> AwayForm.of(posted::getFirst))
                .flatMap(form -> form.absence(London.today(clock))
                        .map(absence -> add(actor, viewer, form, absence))
                        .orElseGet(() -> again(actor, viewer, form, form.errors(London.today(clock)))));
    }

    @PostMapping("/{id}/remove")
    Mono<Rendering> remove(@PathVariable("id") UUID id, Actor actor) {
        // Pressed twice it is away all the same.
        return absences.remove(actor, id).map(removed -> Page.goTo(AwayPage.PATH + "?done=back"));
    }

    private Mono<Rendering> add(Actor actor, Viewer viewer, AwayForm form, Absence absence) {
        return absences.add(actor, absence).flatMap(added -> switch (added) {
            case DONE -> Mono.just(Page.goTo(AwayPage.PATH + "?done=away"));
            case NOT_FOUND -> Mono.error(ProviderVisits::notFound);
            case TOO_MANY -> again(actor, viewer, form, AwayForm.tooMany());
        });
    }

    private Mono<Rendering> again(Actor actor, Viewer viewer, AwayForm form, FormErrors errors) {
        return page(actor, viewer, form, errors, null).map(page -> page.show(HttpStatus.UNPROCESSABLE_CONTENT));
    }

    private Mono<AwayPage> page(Actor actor, Viewer viewer, AwayForm form, FormErrors errors, @Nullable String notice) {
        Frame frame =
                Frame.of("Days when you are away", viewer).under("/my-page").withNotice(notice);
        return absences.coming(actor)
                .concatMap(absence -> Mono.zip(
                        diary.between(actor, absence.from(), absence.to()).collectList(),
                        sessions.taken(actor, absence.from(), absence.to()).collectList(),
                        (visits, taken) -> AwayPage.Days.of(absence, visits, taken)))
                .collectList()
                .map(days -> new AwayPage(errors.isEmpty() ? frame : frame.withError(), days, form, errors));
    }

    private static @Nullable String notice(String done) {
        return switch (done) {
            case "away" -> "Saved. Nobody can book you on these days.";
            case "back" -> "You can be booked again on these days.";
            default -> null;
        };
    }
}
