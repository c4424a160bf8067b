package uk.directly.booking.web;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import uk.directly.booking.Series;
import uk.directly.booking.SeriesBook;
import uk.directly.booking.SeriesChanges;
import uk.directly.council.London;
import uk.directly.data.IdempotencyKey;
import uk.directly.money.Pence;
import uk.directly.people.Actor;
import uk.directly.web.Choice;
import uk.directly.web.DateWords;

/** What the pages of visits that come again share: whose they are, which of them are still to come, what a change costs. */
@Component
class OwnSeries {
    private final SeriesBook book;
    private final Clock clock;

    OwnSeries(SeriesBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    /** Visits of whom one is here for; of anybody else there are none. */
    Mono<Series> held(Actor actor, UUID id) {
        return book.one(actor, id, London.today(clock).minusDays(1))
                .filter(series -> series.holderId().equals(actor.forPersonId()))
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    /** Those that can still be changed. */
    List<Choice> days(Series series) {
        Instant now = clock.instant();
        List<Choice> days = new ArrayList<>();
        for (Series.Visit visit : RepeatWords.coming(series, now)) {
            if (visit.stands(now) && visit.start() != null && visit.end() != null) {
                days.add(Choice.of(visit.day().toString(), DateWords.visit(visit.start(), visit.end())));
            }
        }
        return days;
    }

    /** What it costs, in a sentence. */
    static String cost(SeriesChanges.Cost cost) {
        return cost.chargePence() == 0
                ? "This is free."
                : "This costs " + Pence.of(cost.chargePence()).text()
                        + " in all, by what you both agreed about cancelling.";
    }

    /** The same form sent twice is one change. */
    static IdempotencyKey key(Actor actor, String what, UUID id, String asked) {
        return IdempotencyKey.of(
                actor.personId(),
                "POST /repeats/" + what,
                id + ":" + Integer.toHexString(asked.hashCode()),
                actor.forPersonId() + asked);
    }

    /** Their page. */
    static String path(Series series) {
        return RepeatWords.PATH + "/" + series.id();
    }
}
