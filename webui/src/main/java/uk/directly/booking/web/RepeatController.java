package uk.directly.booking.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.booking.Cancellations.Reason;
import uk.directly.booking.Series;
import uk.directly.booking.SeriesBook;
import uk.directly.booking.SeriesChanges;
import uk.directly.booking.SeriesResult;
import uk.directly.council.London;
import uk.directly.data.IdempotencyKey;
import uk.directly.money.Pence;
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

/** Visits that come again, for whom they are: their page, ending them, moving one or one and all that follow. */
@Controller
@RequestMapping(RepeatWords.PATH + "/{id}")
@Allow({Role.HOLDER, Role.CARER})
class RepeatController {
    private static final int QUARTER = 15;
    private static final String THIS = "this";
    private static final String FOLLOWING = "following";

    private final SeriesBook book;
    private final SeriesChanges changes;
    private final Clock clock;

    RepeatController(SeriesBook book, SeriesChanges changes, Clock clock) {
        this.book = book;
        this.changes = changes;
        this.clock = clock;
    }

    @GetMapping
    @ForOthers(Power.SEE)
    Mono<Rendering> one(
            @PathVariable("id") UUID id,
            @RequestParam(name = "done", required = false) @Nullable String done,
            Actor actor,
            Viewer viewer) {
        return held(actor, id)
                .map(series -> RepeatWords.person(viewer, series, clock.instant(), done)
                        .show());
    }

    @GetMapping("/end")
    @ForOthers(Power.BOOK)
    Mono<Rendering> askToEnd(
            @PathVariable("id") UUID id,
            @RequestParam(name = "from", required = false) @Nullable String from,
            Actor actor,
            Viewer viewer) {
        return held(actor, id)
                .flatMap(series -> endPage(actor, viewer, series, from(series, from), FormErrors.NONE)
                        .map(Page::show));
    }

    @PostMapping("/end")
    @ForOthers(Power.BOOK)
    Mono<Rendering> end(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(held(actor, id), exchange.getFormData()).flatMap(found -> {
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
                                            key(actor, "end", id, from + " " + series.version()))
                                    .flatMap(result -> answer(result, actor, viewer, series, from)));
        });
    }

    private Mono<Rendering> answer(SeriesResult result, Actor actor, Viewer viewer, Series series, LocalDate from) {
        return switch (result) {
            case SeriesResult.Done done -> Mono.just(Page.goTo(path(series) + "?done=ended"));
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
                    cost(cost)));
            lines.add(Pence.of(cost.releasePence()).text() + " is left to use again.");
            Frame frame = Frame.of("End these visits", viewer).under("/visits");
            return new RepeatEndPage(
                    errors.isEmpty() ? frame : frame.withError(),
                    path(series),
                    series.title() + " with " + series.provider().name(),
                    days(series),
                    "from",
                    "From which visit on?",
                    from.toString(),
                    null,
                    lines,
                    path(series) + "/end",
                    String.valueOf(cost.chargePence()),
                    "End these visits",
                    errors);
        });
    }

    @GetMapping("/move")
    @ForOthers(Power.BOOK)
    Mono<Rendering> askToMove(
            @PathVariable("id") UUID id,
            @RequestParam MultiValueMap<String, String> answers,
            Actor actor,
            Viewer viewer) {
        return held(actor, id).flatMap(series -> {
            Wanted wanted = Wanted.of(answers);
            boolean answered = answers.containsKey("day");
            FormErrors errors = answered ? wanted.errors(series, clock.instant()) : FormErrors.NONE;
            return movePage(actor, viewer, series, wanted, errors, answered && errors.isEmpty())
                    .map(page -> page.show(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT));
        });
    }

    @PostMapping("/move")
    @ForOthers(Power.BOOK)
    Mono<Rendering> move(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(held(actor, id), exchange.getFormData()).flatMap(found -> {
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
            IdempotencyKey key = key(actor, "move", id, wanted + " " + series.version());
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
                                cost(cost)));
        Mono<Long> charge = !check || day == null
                ? Mono.just(0L)
                : changes.cost(actor, series.id(), day, wanted.scope().equals(FOLLOWING))
                        .map(SeriesChanges.Cost::chargePence);
        Frame frame = Frame.of("Move visits", viewer).under("/visits");
        return Mono.zip(lines, charge)
                .map(found -> new RepeatMovePage(
                        errors.isEmpty() ? frame : frame.withError(),
                        path(series),
                        series.title() + " with " + series.provider().name(),
                        path(series) + "/move",
                        days(series),
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

    private List<Choice> days(Series series) {
        Instant now = clock.instant();
        List<Choice> days = new ArrayList<>();
        for (Series.Visit visit : RepeatWords.coming(series, now)) {
            if (visit.stands(now) && visit.start() != null && visit.end() != null) {
                days.add(Choice.of(visit.day().toString(), DateWords.visit(visit.start(), visit.end())));
            }
        }
        return days;
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

    private static String cost(SeriesChanges.Cost cost) {
        return cost.chargePence() == 0
                ? "This is free."
                : "This costs " + Pence.of(cost.chargePence()).text()
                        + " in all, by what you both agreed about cancelling.";
    }

    private LocalDate from(Series series, @Nullable String text) {
        LocalDate today = London.today(clock);
        LocalDate day = Again.day(text);
        return day == null || day.isBefore(today)
                ? days(series).stream()
                        .findFirst()
                        .map(first -> LocalDate.parse(first.value()))
                        .orElse(today)
                : day;
    }

    private Mono<Series> held(Actor actor, UUID id) {
        return book.one(actor, id, London.today(clock).minusDays(1))
                .filter(series -> series.holderId().equals(actor.forPersonId()))
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    private static IdempotencyKey key(Actor actor, String what, UUID id, String asked) {
        return IdempotencyKey.of(
                actor.personId(),
                "POST /repeats/" + what,
                id + ":" + Integer.toHexString(asked.hashCode()),
                actor.forPersonId() + asked);
    }

    private static String path(Series series) {
        return RepeatWords.PATH + "/" + series.id();
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
