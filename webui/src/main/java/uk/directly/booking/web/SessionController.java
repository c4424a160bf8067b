package uk.directly.booking.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import uk.directly.booking.FirstTimes;
import uk.directly.offer.FreeTime;
import uk.directly.offer.Offers;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.FormErrors;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** Screen 5 of a session: which of its dates, and for how many. Nothing changes here; the answers stand in the address. */
@Controller
class SessionController {
    private final Screens screens;
    private final Offers offers;
    private final FirstTimes firstTimes;

    SessionController(Screens screens, Offers offers, FirstTimes firstTimes) {
        this.screens = screens;
        this.offers = offers;
        this.firstTimes = firstTimes;
    }

    @GetMapping("/book/{offerId}/session")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.BOOK)
    Mono<Rendering> dates(
            @PathVariable("offerId") UUID offerId,
            @RequestParam Map<String, String> answers,
            Actor actor,
            Viewer viewer) {
        Trail trail = Trail.of(offerId, answers);
        return screens.basis(actor, offerId).flatMap(basis -> {
            if (basis.budgets().isEmpty()) {
                return Mono.just(Screens.noMoney(viewer));
            }
            if (!basis.offer().isOpen()) {
                return Mono.just(Screens.notAvailable(viewer).show());
            }
            return Mono.zip(offers.times(basis.offer()), firstTimes.offered(actor, offerId))
                    .map(found -> answered(
                            new SessionPages(
                                    viewer,
                                    LeftToUse.line(basis.budgets()),
                                    trail,
                                    basis.offer(),
                                    found.getT1(),
                                    found.getT2()),
                            trail,
                            found.getT1(),
                            answers));
        });
    }

    private static Rendering answered(
            SessionPages pages, Trail trail, List<FreeTime> times, Map<String, String> answers) {
        if (!answers.containsKey("answered")) {
            return pages.page(FormErrors.NONE).show();
        }
        Instant start = trail.start();
        FreeTime chosen = times.stream()
                .filter(time -> time.span().start().equals(start))
                .findFirst()
                .orElse(null);
        FormErrors errors = pages.errors(chosen, answers.getOrDefault("places", ""));
        if (chosen == null || !errors.isEmpty()) {
            return pages.page(errors).show(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Trail on = trail.at(chosen.span().start(), chosen.span().end());
        return Page.goTo(chosen.places() < on.places() ? on.waiting().toString() : on.next());
    }
}
