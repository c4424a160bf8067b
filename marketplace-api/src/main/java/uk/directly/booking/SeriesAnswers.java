package uk.directly.booking;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.data.Changes;
import uk.directly.people.Actor;

/**
 * The provider's yes or no to all visits that come again. A yes takes on what waits and what will come, which is booked at
 * once from then on; a no gives back what waits and ends it.
 */
@Service
public class SeriesAnswers {
    private final SeriesBook book;
    private final Changes changes;
    private final Clock clock;

    SeriesAnswers(SeriesBook book, Changes changes, Clock clock) {
        this.book = book;
        this.changes = changes;
        this.clock = clock;
    }

    /** What comes of an answer. */
    public enum Answered {
        DONE,
        /** It ended, or it was changed while the answer was given. */
        CHANGED,
        NOT_FOUND
    }

    /** Takes all of it on. */
    public Mono<Answered> accept(Actor provider, UUID seriesId) {
        return answer(provider, seriesId, true);
    }

    /** Takes none of it on; what was accepted before stands. */
    public Mono<Answered> decline(Actor provider, UUID seriesId) {
        return answer(provider, seriesId, false);
    }

    private Mono<Answered> answer(Actor provider, UUID seriesId, boolean accept) {
        Instant now = clock.instant();
        return book.one(provider, seriesId, LocalDate.EPOCH)
                .filter(series -> series.provider().id().equals(provider.providerId()))
                .flatMap(series -> series.isRunning()
                        ? changes.apply(
                                        "series_respond",
                                        new Command(
                                                series.id(),
                                                series.councilId(),
                                                provider.personId(),
                                                provider.onBehalfOf(),
                                                series.version(),
                                                accept,
                                                now),
                                        Answer.class)
                                .map(answer -> answer.outcome().equals("done") ? Answered.DONE : Answered.CHANGED)
                        : Mono.just(Answered.CHANGED))
                .defaultIfEmpty(Answered.NOT_FOUND);
    }

    /** The command of {@code series_respond}. */
    record Command(
            UUID id,
            UUID councilId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            int version,
            boolean accept,
            Instant at) {}

    /** What it answers. */
    record Answer(String outcome) {}
}
