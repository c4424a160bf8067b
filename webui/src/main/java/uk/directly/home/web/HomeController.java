package uk.directly.home.web;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import uk.directly.booking.Diary;
import uk.directly.budget.Budgets;
import uk.directly.payment.ToPay;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** The first page of everyone who has signed in: each kind of person has their own. */
@Controller
class HomeController {
    private static final int LINES = 200;
    private static final int MOST = 50;

    private final Budgets budgets;
    private final Diary diary;
    private final ToPay toPay;
    private final Clock clock;

    HomeController(Budgets budgets, Diary diary, ToPay toPay, Clock clock) {
        this.budgets = budgets;
        this.diary = diary;
        this.toPay = toPay;
        this.clock = clock;
    }

    @GetMapping("/home")
    @Allow
    Mono<Rendering> home(Actor actor, Viewer viewer) {
        return switch (viewer.navigation()) {
            case PROVIDER -> Mono.just(Page.goTo("/today"));
            case NEWCOMER -> Mono.just(Page.goTo("/tasks"));
            case ACCREDITATION -> Mono.just(Page.goTo("/queue"));
            case FINANCE -> Mono.just(Page.goTo("/finance"));
            case SOCIAL_WORK -> Mono.just(Page.goTo("/awards"));
            case HOLDER, CARER -> holder(actor, viewer);
            case VISITOR, ISF_PERSON, BROKER, COMMISSIONER, SUPPORT, OTHER -> Mono.just(Page.goTo("/welcome"));
        };
    }

    private Mono<Rendering> holder(Actor actor, Viewer viewer) {
        Instant now = clock.instant();
        return Mono.zip(
                        budgets.of(actor.councilId(), actor.forPersonId())
                                .concatMap(budget -> budgets.statement(budget, null, LINES)
                                        .collectList()
                                        .map(lines -> new HolderHome.Account(budget, lines)))
                                .collectList(),
                        diary.toAnswer(actor, MOST).collectList(),
                        toPay.lines(actor, null, MOST).collectList(),
                        diary.coming(actor, now, MOST).collectList(),
                        diary.withEach(actor, MOST).collectList())
                .map(found -> new HolderHome(
                                found.getT1(), found.getT2(), found.getT3(), found.getT4(), found.getT5(), now)
                        .page(viewer)
                        .show());
    }
}
