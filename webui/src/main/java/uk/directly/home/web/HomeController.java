package uk.directly.home.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** The first page of everyone who has signed in: each kind of person has their own. */
@Controller
class HomeController {
    private final HolderHomes homes;

    HomeController(HolderHomes homes) {
        this.homes = homes;
    }

    @GetMapping("/home")
    @Allow
    @ForOthers(Power.SEE)
    Mono<Rendering> home(Actor actor, Viewer viewer) {
        return switch (viewer.navigation()) {
            case PROVIDER -> Mono.just(Page.goTo("/today"));
            case NEWCOMER -> Mono.just(Page.goTo("/tasks"));
            case ACCREDITATION -> Mono.just(Page.goTo("/queue"));
            case FINANCE -> Mono.just(Page.goTo("/finance"));
            case SOCIAL_WORK -> Mono.just(Page.goTo("/awards"));
            case SAFEGUARDING -> Mono.just(Page.goTo("/concerns"));
            case HOLDER, CARER -> holder(actor, viewer);
            case COMMISSIONER -> Mono.just(Page.goTo("/overview"));
            case SUPPORT -> Mono.just(Page.goTo("/visit-tasks"));
            case OTHER ->
                Mono.just(Page.goTo(actor.is(Role.NOMINEE, Role.AUTHORISED, Role.HELPER) ? "/acting-for" : "/welcome"));
            case VISITOR, ISF_PERSON, BROKER -> Mono.just(Page.goTo("/welcome"));
        };
    }

    /** The same for who offers support, too, and whose first page is about that. */
    @GetMapping("/my-support")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.SEE)
    Mono<Rendering> mySupport(Actor actor, Viewer viewer) {
        return holder(actor, viewer);
    }

    private Mono<Rendering> holder(Actor actor, Viewer viewer) {
        return homes.of(actor).map(home -> home.page(viewer).show());
    }
}
