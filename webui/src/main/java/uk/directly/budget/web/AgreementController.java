package uk.directly.budget.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import uk.directly.budget.Award;
import uk.directly.budget.Awards;
import uk.directly.budget.Enough;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.Page;
import uk.directly.web.Viewer;
import uk.directly.web.Whose;

/** What the council has agreed with a person: how much, for what, from when, and what is coming. */
@Controller
class AgreementController {
    private final Awards awards;
    private final Enough enough;
    private final CouncilSettings settings;
    private final Clock clock;

    AgreementController(Awards awards, Enough enough, CouncilSettings settings, Clock clock) {
        this.awards = awards;
        this.enough = enough;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping("/money/agreement")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.SEE)
    Mono<Rendering> agreement(
            @RequestParam(name = "agreement", required = false) @Nullable UUID id, Actor actor, Viewer viewer) {
        LocalDate today = London.today(clock);
        return awards.of(actor.councilId(), actor.forPersonId())
                .collectList()
                .zipWith(settings.valueOf(actor.councilId(), Setting.FIRST_REVIEW_MONTHS, today))
                .flatMap(found -> found.getT1().isEmpty()
                        ? Mono.just(Page.goTo("/money"))
                        : page(viewer, one(found.getT1(), id, today), found.getT1(), today, found.getT2()));
    }

    private Mono<Rendering> page(Viewer viewer, Award award, List<Award> all, LocalDate today, int firstReviewMonths) {
        return enough.of(award)
                .map(answer -> EnoughWords.forThePerson(answer, Whose.of(viewer)))
                .singleOptional()
                .map(part -> AgreementPages.page(viewer, award, all, part.orElse(null), today, firstReviewMonths)
                        .show());
    }

    private static Award one(List<Award> all, @Nullable UUID id, LocalDate today) {
        return all.stream()
                .filter(award -> id == null ? award.covers(today) : award.id().equals(id))
                .findFirst()
                .or(() -> id == null ? all.stream().findFirst() : Optional.empty())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
