package uk.directly.booking.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.booking.Cancellations.Reason;
import uk.directly.booking.Series;
import uk.directly.booking.SeriesChanges;
import uk.directly.booking.SeriesResult;
import uk.directly.council.London;
import uk.directly.money.Pence;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** Ending visits that come again, from one of them on (R53). */
@Controller
@RequestMapping(RepeatWords.PATH + "/{id}/end")
@Allow({Role.HOLDER, Role.CARER})
class RepeatEndController {
    private final OwnSeries own;
    private final SeriesChanges changes;
    private final Clock clock;

    RepeatEndController(OwnSeries own, SeriesChanges changes, Clock clock) {
        this.own = own;
        this.changes = changes;
        this.clock = clock;
    }

    @GetMapping
    @ForOthers(Power.BOOK)
    Mono<Rendering> askToEnd(
            @PathVariable("id") UUID id,
            @RequestParam(name = "from", required = false) @Nullable String from,
            Actor actor,
            Viewer viewer) {
        return own.held(actor, id)
                .flatMap(series -> endPage(actor, viewer, series, from(series, from), FormErrors.NONE)
                        .map(Page::show));
    }

    @PostMapping
    @ForOthers(Power.BOOK)
    Mono<Rendering> end(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(own.held(actor, id), exchange.getFormData()).flatMap(found -> {
            Series series = found.getT1();
            LocalDate from = from(series, found.getT2().getFirst("from"));
            String shown = Objects.requireNonNullElse(found.getT2().getFirst("charge"), "");
            return changes.cost(actor, id, from, true)
                    .flatMap(cost -> !String.valueOf(cost.chargePence()).equals(shown)
                            ? endPage(
                                            actor,
                                            viewer,
                                            series,
                                            from,
                                            FormErrors.one(
                                                    "",
                                                    "What it costs has changed since you"
                                                            + " opened the page. Nothing was ended."))
                                    .map(page -> page.show(HttpStatus.CONFLICT))
                            : changes.end(
                                            actor,
                                            id,
                                            from,
                                            Reason.CHANGED_MIND,
                                            OwnSeries.key(actor, "end", id, from + " " + series.version()))
                                    .flatMap(result -> answer(result, actor, viewer, series, from)));
        });
    }

    private Mono<Rendering> answer(SeriesResult result, Actor actor, Viewer viewer, Series series, LocalDate from) {
        return switch (result) {
            case SeriesResult.Done done -> Mono.just(Page.goTo(OwnSeries.path(series) + "?done=ended"));
            case SeriesResult.Refused refused ->
                endPage(actor, viewer, series, from, FormErrors.one("", RefusalWords.of(refused.why())))
                        .map(page -> page.show(HttpStatus.CONFLICT));
        };
    }

    private Mono<RepeatEndPage> endPage(Actor actor, Viewer viewer, Series series, LocalDate from, FormErrors errors) {
        return changes.cost(actor, series.id(), from, true).map(cost -> {
            List<String> lines = new ArrayList<>(List.of(
                    DateWords.count(cost.visits(), "visit") + " that " + (cost.visits() == 1 ? "is" : "are")
                            + " booked from " + DateWords.day(from) + " on will be cancelled, and no more will come.",
                    OwnSeries.cost(cost)));
            lines.add(Pence.of(cost.releasePence()).text() + " is left to use again.");
            Frame frame = Frame.of("End these visits", viewer).under("/visits");
            return new RepeatEndPage(
                    errors.isEmpty() ? frame : frame.withError(),
                    OwnSeries.path(series),
                    series.title() + " with " + series.provider().name(),
                    own.days(series),
                    "from",
                    "From which visit on?",
                    from.toString(),
                    null,
                    lines,
                    OwnSeries.path(series) + "/end",
                    String.valueOf(cost.chargePence()),
                    "End these visits",
                    errors);
        });
    }

    private LocalDate from(Series series, @Nullable String text) {
        LocalDate today = London.today(clock);
        LocalDate day = Again.day(text);
        return day == null || day.isBefore(today)
                ? own.days(series).stream()
                        .findFirst()
                        .map(first -> LocalDate.parse(first.value()))
                        .orElse(today)
                : day;
    }
}
