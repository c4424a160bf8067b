package uk.directly.booking.web;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import uk.directly.booking.Series;
import uk.directly.booking.SeriesAnswers;
import uk.directly.booking.SeriesBook;
import uk.directly.council.London;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** Visits that come again, for who comes: each date, and a no to all of them. */
@Controller
@RequestMapping("/requests/repeats/{id}")
@Allow(Role.PROVIDER)
class ProviderRepeatPages {
    private final SeriesBook book;
    private final SeriesAnswers answers;
    private final Clock clock;

    ProviderRepeatPages(SeriesBook book, SeriesAnswers answers, Clock clock) {
        this.book = book;
        this.answers = answers;
        this.clock = clock;
    }

    @GetMapping
    Mono<Rendering> one(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return mine(actor, id)
                .map(series ->
                        RepeatWords.provider(viewer, series, clock.instant()).show());
    }

    @GetMapping("/decline")
    Mono<Rendering> askToDecline(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return mine(actor, id).map(series -> {
            String path = "/requests/repeats/" + id;
            return series.isRunning()
                    ? new DeclinePage(
                                    Frame.of("Say no to all of these visits?", viewer)
                                            .under("/requests"),
                                    series.title() + " for " + series.holderName() + ", " + AgainWords.of(series.rule())
                                            + ". Visits that you have accepted stay booked; none comes after them.",
                                    series.holderName(),
                                    path + "/decline",
                                    path)
                            .show()
                    : Page.goTo(path);
        });
    }

    @PostMapping("/decline")
    Mono<Rendering> decline(@PathVariable("id") UUID id, Actor actor) {
        return answers.decline(actor, id).map(answered -> switch (answered) {
            // Pressed twice it is done all the same.
            case DONE, CHANGED -> Page.goTo("/requests?told=declined");
            case NOT_FOUND -> throw ProviderVisits.notFound();
        });
    }

    private Mono<Series> mine(Actor actor, UUID id) {
        return book.one(actor, id, London.today(clock))
                .filter(series -> series.provider().id().equals(actor.providerId()))
                .switchIfEmpty(Mono.error(ProviderVisits::notFound));
    }
}
