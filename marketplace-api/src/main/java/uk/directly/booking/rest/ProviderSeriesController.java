package uk.directly.booking.rest;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.booking.SeriesAnswers;
import uk.directly.booking.SeriesBook;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** The provider's answer to all visits that come again. */
@RestController
@RequestMapping("/api/v1/series/{id}")
@Allow(Role.PROVIDER)
class ProviderSeriesController {
    private final SeriesAnswers answers;
    private final SeriesBook book;

    ProviderSeriesController(SeriesAnswers answers, SeriesBook book) {
        this.answers = answers;
        this.book = book;
    }

    @PostMapping("/accept")
    Mono<SeriesJson> accept(@PathVariable("id") UUID id, Actor actor) {
        return answers.accept(actor, id).flatMap(answered -> read(actor, id, answered));
    }

    @PostMapping("/decline")
    Mono<SeriesJson> decline(@PathVariable("id") UUID id, Actor actor) {
        return answers.decline(actor, id).flatMap(answered -> read(actor, id, answered));
    }

    private Mono<SeriesJson> read(Actor actor, UUID id, SeriesAnswers.Answered answered) {
        return switch (answered) {
            case DONE -> book.one(actor, id, LocalDate.EPOCH).map(SeriesJson::of);
            case CHANGED ->
                throw Problem.of(
                        ProblemType.WRONG_STATE,
                        "It was changed or has ended. Read it again and see what can be done now.",
                        Map.of("state", "changed"));
            case NOT_FOUND ->
                throw Problem.of(ProblemType.NOT_FOUND, "None of your visits that come again has this id.");
        };
    }
}
