package uk.directly.booking.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.booking.Series;
import uk.directly.booking.SeriesChanges;
import uk.directly.booking.SeriesResult;
import uk.directly.data.IdempotencyKey;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.rate.Span;
import uk.directly.web.Choice;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** Moving one of the visits that come again, or it and all that follow. */
@Controller
@RequestMapping(RepeatWords.PATH + "/{id}/move")
@Allow({Role.HOLDER, Role.CARER})
class RepeatMoveController {
    private static final int QUARTER = 15;
    private static final String THIS = "this";
    private static final String FOLLOWING = "following";

    private final OwnSeries own;
    private final SeriesChanges changes;
    private final Clock clock;

    RepeatMoveController(OwnSeries own, SeriesChanges changes, Clock clock) {
        this.own = own;
        this.changes = changes;
        this.clock = clock;
    }

    @GetMapping
    @ForOthers(Power.BOOK)
    Mono<Rendering> askToMove(
            @PathVariable("id") UUID id,
            @RequestParam MultiValueMap<String, String> answers,
            Actor actor,
            Viewer viewer) {
        return own.held(actor, id).flatMap(series -> {
            Wanted wanted = Wanted.of(answers);
            boolean answered = answers.containsKey("day");
            FormErrors errors = answered ? wanted.errors(series, clock.instant()) : FormErrors.NONE;
            return movePage(actor, viewer, series, wanted, errors, answered && errors.isEmpty())
                    .map(page -> page.show(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT));
        });
    }

    @PostMapping
    @ForOthers(Power.BOOK)
    Mono<Rendering> move(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(own.held(actor, id), exchange.getFormData()).flatMap(found -> {
            Series series = found.getT1();
            Wanted wanted = Wanted.of(found.getT2());
            FormErrors errors = wanted.errors(series, clock.instant());
            if (!errors.isEmpty()) {
                return movePage(actor, viewer, series, wanted, errors, false)
                        .map(page -> page.show(HttpStatus.UNPROCESSABLE_CONTENT));
            }
            LocalDate day = Objects.requireNonNull(wanted.date());
            boolean following = wanted.scope().equals(FOLLOWING);
            String shown = Objects.requireNonNullElse(found.getT2().getFirst("charge"), "");
            IdempotencyKey key = OwnSeries.key(actor, "move", id, wanted + " " + series.version());
            return changes.cost(actor, id, day, following)
                    .flatMap(cost -> !String.valueOf(cost.chargePence()).equals(shown)
                            ? Mono.<SeriesResult>empty()
                            : following
                                    ? changes.moveFollowing(actor, id, day, wanted.span(), key)
                                    : changes.moveOne(actor, id, day, wanted.span(), key))
                    .flatMap(result -> switch (result) {
                        case SeriesResult.Done done -> {
                            var part = done.booking() == null
                                    ? null
                                    : done.booking().series();
                            yield Mono.just(Page.goTo(
                                    RepeatWords.PATH + "/" + (part == null ? id : part.id()) + "?done=moved"));
                        }
                        case SeriesResult.Refused refused ->
                            movePage(
                                            actor,
                                            viewer,
                                            series,
                                            wanted,
                                            FormErrors.one("", RefusalWords.of(refused.why())),
                                            false)
                                    .map(page -> page.show(HttpStatus.CONFLICT));
                    })
                    // What was shown isn't what it costs now: it is shown again.
                    .switchIfEmpty(movePage(actor, viewer, series, wanted, FormErrors.NONE, true)
                            .map(page -> page.show(HttpStatus.CONFLICT)));
        });
    }

    private Mono<RepeatMovePage> movePage(
            Actor actor, Viewer viewer, Series series, Wanted wanted, FormErrors errors, boolean check) {
        LocalDate day = wanted.date();
        Mono<List<String>> lines = !check || day == null
                ? Mono.just(List.of())
                : changes.cost(actor, series.id(), day, wanted.scope().equals(FOLLOWING))
                        .map(cost -> List.of(
                                "New time: "
                                        + DateWords.visit(
                                                wanted.span().start(),
                                                wanted.span().end())
                                        + (wanted.scope().equals(FOLLOWING) ? ", and so on" : "") + ".",
                                DateWords.count(cost.visits(), "visit") + (cost.visits() == 1 ? " is" : " are")
                                        + " given back and asked for anew. "
                                        + series.provider().name()
                                        + " is asked again.",
                                OwnSeries.cost(cost)));
        Mono<Long> charge = !check || day == null
                ? Mono.just(0L)
                : changes.cost(actor, series.id(), day, wanted.scope().equals(FOLLOWING))
                        .map(SeriesChanges.Cost::chargePence);
        Frame frame = Frame.of("Move visits", viewer).under("/visits");
        return Mono.zip(lines, charge)
                .map(found -> new RepeatMovePage(
                        errors.isEmpty() ? frame : frame.withError(),
                        OwnSeries.path(series),
                        series.title() + " with " + series.provider().name(),
                        OwnSeries.path(series) + "/move",
                        own.days(series),
                        wanted.day(),
                        List.of(
                                Choice.of(THIS, "Only this visit"),
                                Choice.of(FOLLOWING, "This visit and all that follow")),
                        wanted.scope(),
                        times(),
                        wanted.start().isEmpty() ? first(series) : wanted.start(),
                        lengths(),
                        wanted.minutes().isEmpty() ? length(series) : wanted.minutes(),
                        found.getT1(),
                        String.valueOf(found.getT2()),
                        errors));
    }

    private static List<Choice> times() {
        return IntStream.range(0, 24 * 60 / QUARTER)
                .mapToObj(n -> LocalTime.MIDNIGHT.plusMinutes((long) n * QUARTER))
                .map(time -> Choice.of(time.toString(), DateWords.time(time)))
                .toList();
    }

    private static List<Choice> lengths() {
        return IntStream.rangeClosed(1, 24 * 60 / QUARTER)
                .mapToObj(n -> n * QUARTER)
                .map(minutes -> Choice.of(String.valueOf(minutes), DateWords.length(Duration.ofMinutes(minutes))))
                .toList();
    }

    private static String first(Series series) {
        return series.firstStart().atZone(DateWords.LONDON).toLocalTime().toString();
    }

    private static String length(Series series) {
        return String.valueOf(
                Duration.between(series.firstStart(), series.firstEnd()).toMinutes());
    }

    /** What was chosen. */
    private record Wanted(String day, String scope, String start, String minutes) {
        static Wanted of(MultiValueMap<String, String> answers) {
            return new Wanted(
                    Objects.requireNonNullElse(answers.getFirst("day"), ""),
                    Objects.requireNonNullElse(answers.getFirst("scope"), ""),
                    Objects.requireNonNullElse(answers.getFirst("start"), ""),
                    Objects.requireNonNullElse(answers.getFirst("minutes"), ""));
        }

        FormErrors errors(Series series, Instant now) {
            FormErrors errors = FormErrors.NONE;
            LocalDate date = date();
            if (date == null
                    || series.visits().stream().noneMatch(visit -> visit.day().equals(date) && visit.stands(now))) {
                errors = errors.and("day", "Choose which visit");
            }
            if (!scope.equals(THIS) && !scope.equals(FOLLOWING)) {
                errors = errors.and("scope", "Choose whether the visits after it move too");
            }
            if (time() == null) {
                errors = errors.and("start", "Choose when it starts");
            }
            return length() == 0 ? errors.and("minutes", "Choose how long it is") : errors;
        }

        @Nullable LocalDate date() {
            return Again.day(day);
        }

        Span span() {
            var from = Objects.requireNonNull(date()).atTime(Objects.requireNonNull(time()));
            Instant begins = from.atZone(DateWords.LONDON).toInstant();
            Instant ends = from.plusMinutes(length()).atZone(DateWords.LONDON).toInstant();
            return new Span(begins, ends.isAfter(begins) ? ends : begins.plus(Duration.ofMinutes(length())));
        }

        private @Nullable LocalTime time() {
            try {
                return LocalTime.parse(start).withSecond(0).withNano(0);
            } catch (DateTimeParseException e) {
                return null;
            }
        }

        private int length() {
            try {
                int length = Integer.parseInt(minutes);
                return length > 0 && length <= 24 * 60 ? length : 0;
            } catch (NumberFormatException e) {
                return 0;
            }
        }
    }
}
