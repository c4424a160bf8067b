package uk.directly.booking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.booking.model.Confirmed;
import uk.directly.booking.model.Queried;
import uk.directly.booking.model.Recorded;
import uk.directly.booking.model.SilenceRules;
import uk.directly.booking.model.Upkeep;
import uk.directly.council.BankHolidays;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.council.SettingsInForce;
import uk.directly.council.WorkingDays;
import uk.directly.data.Rounds;
import uk.directly.rate.Span;

/**
 * Looks at visits whose time has come: a reminder, a silence, a lapse (R13), a visit that nobody tells of (R58). Safe with
 * several replicas: each step names what it was decided on, and is done once. After a jump of the clock the steps follow
 * one another in rounds; nobody's silence counts before they had been reminded for as long as anybody.
 */
@Component
class Upkeeps extends Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeeps.class);
    private static final Duration EVERY = Duration.ofSeconds(3);
    private static final int AT_ONCE = 200;

    private final DatabaseClient database;
    private final BookingBook book;
    private final JsonMapper json;
    private final CouncilSettings settings;
    private final BankHolidays bankHolidays;
    private final UpkeepSteps steps;
    private final Clock clock;

    Upkeeps(
            DatabaseClient database,
            BookingBook book,
            JsonMapper json,
            CouncilSettings settings,
            BankHolidays bankHolidays,
            UpkeepSteps steps,
            Clock clock) {
        super(EVERY);
        this.database = database;
        this.book = book;
        this.json = json;
        this.settings = settings;
        this.bankHolidays = bankHolidays;
        this.steps = steps;
        this.clock = clock;
    }

    /** Looks at what is due now, the longest due first; answers how many it moved on. */
    @Override
    protected Mono<Long> round() {
        Instant now = clock.instant();
        // Read whole before the first step: no connection is kept open while another one works.
        return due(now).collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMap(each -> decide(each, now)
                        .flatMap(what -> steps.take(each, what, now))
                        .onErrorResume(error -> {
                            LOG.warn(
                                    "Booking {} is looked at again",
                                    each.booking().id(),
                                    error);
                            return Mono.empty();
                        }))
                .filter(done -> done)
                .count();
    }

    private Mono<Upkeep> decide(Due due, Instant now) {
        Booking booking = due.booking();
        return Mono.zip(
                        settings.on(booking.councilId(), LocalDate.ofInstant(now, London.ZONE)),
                        bankHolidays.workingDays())
                .map(found -> decide(due, rules(found.getT1(), found.getT2()), now));
    }

    /** What becomes of it now. */
    static Upkeep decide(Due due, SilenceRules rules, Instant now) {
        Booking booking = due.booking();
        SilenceFacts facts = due.known();
        return switch (Stages.of(booking)) {
            case Confirmed confirmed ->
                Upkeep.ofUntold(
                        new Span(booking.start(), booking.end()), facts.chasedAt(), facts.letGoAt(), rules, now);
            case Recorded recorded ->
                booking.isEmployed()
                        ? Upkeep.ofWages(facts.asked(booking, now), booking.wagesArePosted(), rules, now)
                        : Upkeep.ofRecorded(facts.asked(booking, now), rules, now);
            case Queried queried ->
                booking.isEmployed()
                        ? Upkeep.ofWagesInQuestion(
                                facts.asked(booking, now), since(facts, booking), booking.wagesArePosted(), rules, now)
                        : Upkeep.ofQuestioned(
                                since(facts, booking), facts.othersAskedAt(), booking.openPence(), rules, now);
            default -> new Upkeep.Wait(null);
        };
    }

    private static Instant since(SilenceFacts facts, Booking booking) {
        return facts.openSince() != null ? facts.openSince() : booking.end();
    }

    static SilenceRules rules(SettingsInForce set, WorkingDays workingDays) {
        return new SilenceRules(
                Duration.ofDays(set.get(Setting.SILENCE_DAYS)),
                Duration.ofDays(set.get(Setting.SILENCE_REMIND_DAYS)),
                set.get(Setting.POST_WORKING_DAYS),
                Duration.ofDays(set.get(Setting.HELPER_DAYS)),
                Duration.ofDays(set.get(Setting.LAPSE_DAYS)),
                Duration.ofDays(set.get(Setting.CHASE_DAYS)),
                Duration.ofDays(set.get(Setting.LET_GO_DAYS)),
                Duration.ofDays(set.get(Setting.LATE_RECORD_DAYS)),
                workingDays);
    }

    private Flux<Due> due(Instant now) {
        return database.sql("""
                        select b.look_at, booking_json(b)::text as booking, booking_silence_facts(b)::text as facts
                          from booking b where b.look_at <= :now order by b.look_at, b.id limit :limit""")
                .bind("now", now)
                .bind("limit", AT_ONCE)
                .map(row -> {
                    JsonNode facts = json.readTree(String.valueOf(row.get("facts", String.class)));
                    return new Due(
                            book.booking(String.valueOf(row.get("booking", String.class))),
                            row.get("look_at", Instant.class),
                            facts,
                            json.treeToValue(facts, SilenceFacts.class));
                })
                .all();
    }

    /**
     * A booking to look at.
     *
     * @param lookAt since when
     * @param facts as they were read: they are compared when a step is taken
     * @param known the same
     */
    record Due(Booking booking, @Nullable Instant lookAt, JsonNode facts, SilenceFacts known) {

        UUID id() {
            return booking.id();
        }
    }
}
