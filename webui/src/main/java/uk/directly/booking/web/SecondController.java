package uk.directly.booking.web;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.rate.Span;
import uk.directly.web.FormErrors;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** Beside screen 7: who comes at the same time, for those who need two people. Nothing changes here. */
@Controller
class SecondController {
    private final Screens screens;
    private final SecondPages pages;

    SecondController(Screens screens, SecondPages pages) {
        this.screens = screens;
        this.pages = pages;
    }

    @GetMapping("/book/{offerId}/second")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.BOOK)
    Mono<Rendering> choose(
            @PathVariable("offerId") UUID offerId,
            @RequestParam Map<String, String> answers,
            Actor actor,
            Viewer viewer) {
        Trail trail = Trail.of(offerId, answers);
        return screens.basis(actor, offerId).flatMap(basis -> {
            Instant start = trail.start();
            Instant end = trail.end();
            if (basis.budgets().isEmpty()) {
                return Mono.just(Screens.noMoney(viewer));
            }
            if (start == null || end == null || !end.isAfter(start) || !SecondPages.isForOne(basis.offer())) {
                return Mono.just(Page.goTo(trail.time().toString()));
            }
            Span span = new Span(start, end);
            if (!answers.containsKey("answered")) {
                return pages.page(actor, viewer, basis, trail, span, "", FormErrors.NONE)
                        .map(Page::show);
            }
            if (trail.with() == null) {
                return pages.page(
                                actor,
                                viewer,
                                basis,
                                trail,
                                span,
                                answers.getOrDefault("with", ""),
                                FormErrors.one("with", "Choose who else should come"))
                        .map(page -> page.show(HttpStatus.UNPROCESSABLE_CONTENT));
            }
            // Two people are one person's visits once each: nothing of it comes again by itself.
            Trail two = trail.again(null).under(Ids.next().toString());
            return Mono.just(Page.goTo(two.check().toString()));
        });
    }
}
