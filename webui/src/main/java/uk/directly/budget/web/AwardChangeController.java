package uk.directly.budget.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.budget.Award;
import uk.directly.budget.AwardChanges;
import uk.directly.budget.AwardResult;
import uk.directly.budget.Awards;
import uk.directly.budget.Enough;
import uk.directly.council.London;
import uk.directly.data.IdempotencyKey;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.FormErrors;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** An officer changes an award from a day on, or ends it: one form, all answers once more, then it is done. */
@Controller
@Allow({Role.FINANCE, Role.SOCIAL_WORK})
class AwardChangeController {
    private final Awards awards;
    private final AwardChanges changes;
    private final Enough enough;
    private final Clock clock;

    AwardChangeController(Awards awards, AwardChanges changes, Enough enough, Clock clock) {
        this.awards = awards;
        this.changes = changes;
        this.enough = enough;
        this.clock = clock;
    }

    @GetMapping("/awards/{id}/change")
    Mono<Rendering> askChange(@PathVariable("id") UUID id, Actor actor, Viewer viewer, KeptForm kept) {
        return award(actor, id).map(award -> {
            LocalDate today = London.today(clock);
            LocalDate first = award.fundedUntil().isBefore(today)
                    ? today
                    : award.fundedUntil().plusDays(1);
            AwardForm form = kept.isEmpty() ? AwardForm.of(award.on(first)) : AwardForm.of(kept::value);
            return AwardChangePages.changeForm(viewer, award, award.version(), form, FormErrors.NONE);
        });
    }

    @PostMapping("/awards/{id}/change")
    Mono<Rendering> change(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(award(actor, id), exchange.getFormData()).flatMap(found -> {
            Award award = found.getT1();
            Sent sent = Sent.of(found.getT2(), award);
            if (sent.step().equals("edit")) {
                return Mono.just(
                        AwardChangePages.changeForm(viewer, award, sent.version(), sent.form(), FormErrors.NONE));
            }
            AwardChangePages.Reading read = AwardChangePages.read(award, sent.form());
            AwardChangePages.Asked asked = read.asked();
            if (asked != null && sent.step().equals("do")) {
                // Decided again behind the key: the second of two clicks finds its change made, and hears of the first.
                return change(actor, viewer, award, sent, asked);
            }
            AwardChangePages.Change change = read.change();
            return change == null
                    ? Mono.just(AwardChangePages.changeForm(viewer, award, sent.version(), sent.form(), read.errors()))
                    : checkChange(viewer, award, sent, change);
        });
    }

    private Mono<Rendering> checkChange(Viewer viewer, Award award, Sent sent, AwardChangePages.Change change) {
        return enough.of(
                        award.councilId(),
                        award.holder().id(),
                        award.kind(),
                        change.terms().terms())
                .map(EnoughWords::forOfficers)
                .singleOptional()
                .map(part -> AwardChangePages.checkChange(
                        viewer, award, sent.version(), sent.form(), change, part.orElse(null)));
    }

    private Mono<Rendering> change(Actor actor, Viewer viewer, Award award, Sent sent, AwardChangePages.Asked asked) {
        return changes.change(
                        actor,
                        award.id(),
                        sent.version(),
                        asked.from(),
                        asked.patch(),
                        sent.form().reason(),
                        key(actor, "POST /awards/{id}/change", sent, award.id()))
                .map(result -> switch (result) {
                    case AwardResult.Done done -> Page.goTo(AwardPages.path(award) + "?done=changed");
                    case AwardResult.Refused refused ->
                        AwardChangePages.changeForm(
                                viewer, award, sent.version(), sent.form(), AwardRefusalWords.of(refused.why()));
                });
    }

    @GetMapping("/awards/{id}/end")
    Mono<Rendering> askEnd(@PathVariable("id") UUID id, Actor actor, Viewer viewer, KeptForm kept) {
        return award(actor, id)
                .map(award -> AwardChangePages.endForm(
                        viewer, award, award.version(), AwardForm.of(kept::value), FormErrors.NONE));
    }

    @PostMapping("/awards/{id}/end")
    Mono<Rendering> end(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(award(actor, id), exchange.getFormData()).flatMap(found -> {
            Award award = found.getT1();
            Sent sent = Sent.of(found.getT2(), award);
            FormErrors errors =
                    AwardChangePages.endErrors(award, sent.form(), sent.step().equals("do"));
            LocalDate on = sent.form().to().date();
            if (sent.step().equals("edit") || on == null || !errors.isEmpty()) {
                return Mono.just(AwardChangePages.endForm(
                        viewer,
                        award,
                        sent.version(),
                        sent.form(),
                        sent.step().equals("edit") ? FormErrors.NONE : errors));
            }
            if (!sent.step().equals("do")) {
                return Mono.just(AwardChangePages.checkEnd(viewer, award, sent.version(), sent.form(), on));
            }
            return changes.end(
                            actor,
                            id,
                            sent.version(),
                            on,
                            sent.form().reason(),
                            key(actor, "POST /awards/{id}/end", sent, id))
                    .map(result -> switch (result) {
                        case AwardResult.Done done -> Page.goTo(AwardPages.path(award) + "?done=ended");
                        case AwardResult.Refused refused ->
                            AwardChangePages.endForm(
                                    viewer,
                                    award,
                                    sent.version(),
                                    sent.form(),
                                    AwardRefusalWords.ofEnding(refused.why()));
                    });
        });
    }

    private Mono<Award> award(Actor actor, UUID id) {
        return awards.one(actor.councilId(), id)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    private static IdempotencyKey key(Actor actor, String route, Sent sent, UUID id) {
        return IdempotencyKey.of(actor.personId(), route, sent.key(), id + " " + sent.form());
    }

    /** What came from one of the two pages. */
    private record Sent(
            AwardForm form,
            String step,
            String key,
            @Nullable Integer version) {
        static Sent of(MultiValueMap<String, String> sent, Award award) {
            String version = Objects.requireNonNullElse(sent.getFirst("version"), "");
            return new Sent(
                    AwardForm.of(sent::getFirst),
                    Objects.requireNonNullElse(sent.getFirst("step"), ""),
                    Objects.requireNonNullElse(sent.getFirst("key"), award.id() + " " + version),
                    version.matches("\\d{1,9}") ? Integer.valueOf(version) : Integer.valueOf(award.version()));
        }
    }
}
