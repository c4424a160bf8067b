package uk.directly.booking.web;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import uk.directly.booking.Booking;
import uk.directly.booking.Diary;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Viewer;

/** The people who support somebody, known from the visits booked with them. */
@Controller
class PeopleController {
    private static final int MOST = 100;

    private final Diary diary;
    private final Clock clock;

    PeopleController(Diary diary, Clock clock) {
        this.diary = diary;
        this.clock = clock;
    }

    @GetMapping("/people")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.SEE)
    Mono<Rendering> people(Actor actor, Viewer viewer) {
        Instant now = clock.instant();
        return diary.withEach(actor, MOST)
                .map(booking -> supporter(booking, now))
                .collectList()
                .map(people -> new PeoplePage(Frame.of("People", viewer).under("/people"), people).show());
    }

    private static PeoplePage.Supporter supporter(Booking booking, Instant now) {
        return new PeoplePage.Supporter(
                booking.provider().name(),
                booking.title(),
                DateWords.visit(booking.start(), booking.end()) + ": " + StateWords.tag(booking, now),
                "/offers/" + booking.offerId(),
                VisitPages.again(booking),
                "/visits/" + booking.id());
    }
}
