package uk.directly.insight.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.insight.NeedBook;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** What was looked for and not found (R39): the latest published week. A figure without {@code count} isn't told. */
@RestController
class NeedsController {
    private final NeedBook book;

    NeedsController(NeedBook book) {
        this.book = book;
    }

    @GetMapping("/api/v1/unmet-need")
    @Allow(Role.COMMISSIONER)
    Mono<WeekJson> latest(Actor actor) {
        return book.weeks(actor.councilId())
                .next()
                .flatMap(
                        week -> book.figures(actor.councilId(), week.week()).map(figures -> WeekJson.of(week, figures)))
                .switchIfEmpty(Mono.error(() ->
                        Problem.of(ProblemType.NOT_FOUND, "Nothing has been published yet. Ask again on Monday.")));
    }

    /** A week: the last day that counts, how many weeks, and the figures. */
    record WeekJson(LocalDate until, int weeks, List<FigureJson> items) {
        static WeekJson of(NeedBook.Week week, List<NeedBook.Figure> figures) {
            return new WeekJson(
                    week.week().minusDays(1),
                    week.weeks(),
                    figures.stream()
                            .map(figure ->
                                    new FigureJson(figure.measure(), figure.line(), figure.item(), figure.shown()))
                            .toList());
        }
    }

    /** A figure; an empty area or support is the total. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FigureJson(
            String measure,
            String area,
            String support,
            @Nullable Long count) {}
}
