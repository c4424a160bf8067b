package uk.directly.booking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.booking.model.Holidays;
import uk.directly.booking.model.LeftOut;
import uk.directly.booking.model.Occurrence;
import uk.directly.booking.model.Repeat;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.data.Changes;
import uk.directly.data.Rounds;
import uk.directly.people.Actor;
import uk.directly.rate.Span;

/**
 * Brings the horizon of visits that come again forward, person by person, and tries again what the money didn't reach
 * (ADR 33). Safe with several replicas and after the clock jumped: what is due is asked of the database, and a day whose turn
 * has come is not taken twice.
 */
@Component
class SeriesHorizon extends Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(SeriesHorizon.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final int AT_ONCE = 50;

    private final DatabaseClient database;
    private final SeriesBook book;
    private final Quotes quotes;
    private final SchoolHolidays holidays;
    private final CouncilSettings settings;
    private final Changes changes;
    private final JsonMapper json;
    private final Clock clock;

    SeriesHorizon(
            DatabaseClient database,
            SeriesBook book,
            Quotes quotes,
            SchoolHolidays holidays,
            CouncilSettings settings,
            Changes changes,
            JsonMapper json,
            Clock clock) {
        super(EVERY);
        this.database = database;
        this.book = book;
        this.quotes = quotes;
        this.holidays = holidays;
        this.settings = settings;
        this.changes = changes;
        this.json = json;
        this.clock = clock;
    }

    /** Everything that is due now; answers how many visits were booked. */
    @Override
    protected Mono<Integer> round() {
        Instant now = clock.instant();
        return changes.apply("series_end_unanswered", new EndCommand(now), Ended.class)
                .then(Mono.defer(() -> changes.apply("series_tell_stopped", new EndCommand(now), Ended.class)))
                .thenMany(Flux.defer(() -> due(now)))
                .concatMap(person -> advance(person, now).onErrorResume(error -> {
                    LOG.warn("The visits of one person can't be brought forward now", error);
                    return Mono.just(0);
                }))
                .reduce(0, Integer::sum)
                .doOnNext(count -> {
                    if (count > 0) {
                        LOG.info("{} visits that come again booked", count);
                    }
                });
    }

    private Flux<Person> due(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, London.ZONE);
        return database.sql("select distinct council_id from booking_series where state = 'running'")
                .mapValue(UUID.class)
                .all()
                .concatMap(council -> weeks(council, today).map(weeks -> Map.entry(council, today.plusWeeks(weeks))))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .filter(horizons -> !horizons.isEmpty())
                .flatMapMany(horizons -> database.sql("select council_id, holder_id from series_due(:command::jsonb)")
                        .bind("command", json.writeValueAsString(new DueCommand(horizons, now, AT_ONCE)))
                        .mapProperties(Person.class)
                        .all());
    }

    private Mono<Integer> advance(Person person, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, London.ZONE);
        return Mono.zip(
                        book.running(person.councilId(), person.holderId(), today.minusDays(1))
                                .collectList(),
                        weeks(person.councilId(), today))
                .flatMap(found -> {
                    LocalDate until = today.plusWeeks(found.getT2());
                    return holidays.holidays(person.councilId(), earliest(found.getT1(), today))
                            .flatMap(days -> Flux.fromIterable(turns(found.getT1(), until, days))
                                    .concatMap(turn -> visit(turn, now))
                                    .collectList())
                            .map(visits -> new AdvanceCommand(
                                    person.councilId(), person.holderId(), now, visits, next(found.getT1(), until)));
                })
                .flatMap(command -> changes.apply("series_advance", command, Advanced.class))
                .map(Advanced::placed);
    }

    /** Every day of a person whose turn has come and is not dealt with, and what waits for money: soonest first. */
    private static List<Turn> turns(List<Series> all, LocalDate until, Holidays days) {
        List<Turn> turns = new ArrayList<>();
        for (Series series : all) {
            Repeat repeat = series.repeat();
            Set<LocalDate> waiting = series.visits().stream()
                    .filter(Series.Visit::isShort)
                    .map(Series.Visit::day)
                    .collect(Collectors.toSet());
            LocalDate next = series.nextDay();
            LocalDate from = next == null ? until.plusDays(1) : next;
            LocalDate first = waiting.stream()
                    .min(Comparator.naturalOrder())
                    .filter(from::isAfter)
                    .orElse(from);
            for (Occurrence each : repeat.between(first, until, days)) {
                if (!each.day().isBefore(from) || waiting.contains(each.day())) {
                    turns.add(new Turn(series, each));
                }
            }
        }
        turns.sort(Comparator.comparing((Turn turn) -> turn.soonest())
                .thenComparing(turn -> turn.series().id()));
        return turns;
    }

    private Mono<AdvanceVisit> visit(Turn turn, Instant now) {
        Occurrence each = turn.each();
        Span span = each.span();
        LeftOut leftOut = each.leftOut();
        if (span == null) {
            return Mono.just(turn.skip(leftOut == null ? "" : leftOut.slug()));
        }
        Series series = turn.series();
        Actor maker = new Actor(series.madeBy(), series.councilId(), "", Set.of(), null, series.holderId());
        return quotes.quote(maker, series.visitAt(span)).map(result -> switch (result) {
            case QuoteResult.Refused refused -> turn.skip(why(refused.why()));
            case QuoteResult.Quoted quoted ->
                new AdvanceVisit(
                        series.id(),
                        series.version(),
                        each.day(),
                        PlaceCommand.of(
                                maker,
                                new BookingRequest(
                                        series.visitAt(span),
                                        series.planLineId(),
                                        series.spendingQuestionId(),
                                        null,
                                        series.rule()),
                                quoted.quote(),
                                now,
                                span.start(),
                                null,
                                null),
                        null);
        });
    }

    /** Why a day can't be booked, in a word that stays. */
    private static String why(Refusal refusal) {
        return switch (refusal) {
            case Refusal.InThePast none -> "in-the-past";
            case Refusal.OutsideOffer none -> "outside-offer";
            case Refusal.Ended none -> "ended";
            case Refusal.AgreementNeeded none -> "agreement-needed";
            case Refusal.FamilyCap none -> "family-cap";
            case Refusal.AgreementEnded none -> "agreement-ended";
            default -> "not-available";
        };
    }

    private static List<Next> next(List<Series> all, LocalDate until) {
        return all.stream()
                .filter(series -> series.nextDay() != null)
                .map(series -> new Next(
                        series.id(),
                        series.version(),
                        series.repeat().nextAfter(until).orElse(null)))
                .toList();
    }

    private static LocalDate earliest(List<Series> all, LocalDate today) {
        return all.stream()
                .map(Series::nextDay)
                .filter(java.util.Objects::nonNull)
                .min(Comparator.naturalOrder())
                .filter(today::isAfter)
                .orElse(today.minusDays(1));
    }

    private Mono<Integer> weeks(UUID councilId, LocalDate today) {
        return settings.valueOf(councilId, Setting.SERIES_HORIZON_WEEKS, today);
    }

    private record Person(UUID councilId, UUID holderId) {}

    private record Turn(Series series, Occurrence each) {
        Instant soonest() {
            Span span = each.span();
            return span == null ? each.day().atStartOfDay(London.ZONE).toInstant() : span.start();
        }

        AdvanceVisit skip(String why) {
            return new AdvanceVisit(series.id(), series.version(), each.day(), null, why);
        }
    }

    /** The command of {@code series_due}. */
    record DueCommand(Map<UUID, LocalDate> horizons, Instant at, int limit) {}

    /** The command of {@code series_end_unanswered}. */
    record EndCommand(Instant at) {}

    /** The command of {@code series_advance}. */
    record AdvanceCommand(UUID councilId, UUID holderId, Instant at, List<AdvanceVisit> visits, List<Next> next) {}

    /** One day: to be placed, or skipped for that reason. */
    record AdvanceVisit(
            UUID seriesId,
            int version,
            LocalDate day,
            @Nullable PlaceCommand place,
            @Nullable String skip) {}

    /** How far a series has come. */
    record Next(UUID seriesId, int version, @Nullable LocalDate nextDay) {}

    /** What came of a person's turn. */
    record Advanced(String outcome, int placed) {}

    /** How many ended. */
    record Ended(int count) {}
}
