package uk.directly.booking;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.booking.model.Retainer;
import uk.directly.council.London;
import uk.directly.data.Changes;
import uk.directly.data.Ids;
import uk.directly.people.Actor;

/** The hospital switch (R53): all visits of some days are called off at once, and the sum is shown first. */
@Service
public class HospitalStays {
    /** The longest that is said at once. */
    public static final int MOST_DAYS = 366;

    private static final int MOST_VISITS = 2_000;

    private final DatabaseClient database;
    private final BookingBook book;
    private final PromisedDays promisedDays;
    private final Changes changes;
    private final Clock clock;

    HospitalStays(DatabaseClient database, BookingBook book, PromisedDays promisedDays, Changes changes, Clock clock) {
        this.database = database;
        this.book = book;
        this.promisedDays = promisedDays;
        this.changes = changes;
        this.clock = clock;
    }

    /** Days in hospital, both counted. */
    public record Stay(UUID id, LocalDate first, LocalDate last) {}

    /** A visit in these days, and what the agreement's retainer asks for it. */
    public record Paused(Booking booking, long chargePence) {}

    /**
     * What a pause would do.
     *
     * @param visits that would be called off, soonest first
     */
    public record Plan(LocalDate first, LocalDate last, List<Paused> visits) {
        /** Copies the visits. */
        public Plan {
            visits = List.copyOf(visits);
        }

        /** What is charged in all. */
        public long chargePence() {
            return visits.stream().mapToLong(Paused::chargePence).sum();
        }

        /** What comes free in all. */
        public long releasePence() {
            return visits.stream().mapToLong(each -> each.booking().heldPence()).sum() - chargePence();
        }

        /** What was shown, so that nothing else is done. */
        public String seen() {
            StringBuilder seen = new StringBuilder(64);
            visits.forEach(each -> seen.append(each.booking().id())
                    .append(each.booking().version())
                    .append(each.chargePence()));
            return Integer.toHexString(seen.toString().hashCode()) + "-" + visits.size() + "-" + chargePence();
        }
    }

    /** How it went. */
    public enum Outcome {
        DONE,
        /** Something was booked, cancelled or told since it was shown. */
        CHANGED,
        /** Some of these days are said already. */
        OVERLAPS,
        /** There is no such stay of this person's. */
        NOT_FOUND
    }

    /** What pausing from the one day to the other would do now. */
    public Mono<Plan> plan(Actor actor, LocalDate first, LocalDate last) {
        return database.sql("""
                        select booking_json(b)::text as booking, b.kept_for is null as asked,
                               coalesce((to_jsonb(t) ->> 'retainer_percent')::integer, 0) as percent,
                               coalesce((to_jsonb(t) ->> 'retainer_days')::integer, 0) as days
                          from booking b
                          join agreement_terms t on t.council_id = b.council_id and t.agreement_id = b.agreement_id
                               and t.version = b.terms_version
                         where b.council_id = :council and b.holder_id = :person
                           and b.state in ('asking', 'requested', 'confirmed') and b.start_at > :now
                           and (b.start_at at time zone 'Europe/London')::date between :first and :last
                         order by b.start_at, b.id limit :limit""")
                .bind("council", actor.councilId())
                .bind("person", actor.forPersonId())
                .bind("now", clock.instant())
                .bind("first", first)
                .bind("last", last)
                .bind("limit", MOST_VISITS)
                .map(row -> {
                    Booking booking = book.booking(String.valueOf(row.get("booking", String.class)));
                    Retainer retainer = new Retainer(
                            count(row.get("percent", Integer.class)), count(row.get("days", Integer.class)));
                    return new Paused(booking, charge(booking, retainer, first));
                })
                .all()
                .collectList()
                .map(visits -> new Plan(first, last, visits));
    }

    /** Nothing is charged for what was not agreed yet. */
    private static long charge(Booking booking, Retainer retainer, LocalDate first) {
        return booking.state() == BookingState.CONFIRMED
                ? retainer.chargePence(booking.pricePence(), first, LocalDate.ofInstant(booking.start(), London.ZONE))
                : 0;
    }

    /** Pauses as was shown, once for each id. */
    public Mono<Outcome> pause(Actor actor, UUID id, Plan plan) {
        Instant now = clock.instant();
        List<Visit> visits = new ArrayList<>();
        plan.visits().forEach(each -> visits.add(Visit.of(each)));
        visits.sort(Comparator.comparing(visit -> visit.id().toString()));
        return promisedDays
                .after(actor.councilId(), now)
                .flatMap(promised -> changes.apply(
                        "hospital_pause",
                        new PauseCommand(
                                id,
                                actor.forPersonId(),
                                actor.councilId(),
                                actor.personId(),
                                actor.onBehalfOf(),
                                plan.first(),
                                plan.last(),
                                visits,
                                promised,
                                now),
                        Answer.class))
                .map(HospitalStays::outcome);
    }

    /** The last day comes nearer; before the first one there was no stay. What was called off stays so. */
    public Mono<Outcome> end(Actor actor, UUID id, LocalDate last) {
        return Mono.defer(() -> changes.apply(
                        "hospital_end",
                        new EndCommand(
                                id,
                                actor.forPersonId(),
                                actor.councilId(),
                                actor.personId(),
                                actor.onBehalfOf(),
                                last,
                                clock.instant()),
                        Answer.class))
                .map(HospitalStays::outcome);
    }

    /** This person's stays that are not over, the first first. */
    public Flux<Stay> open(Actor actor) {
        return database.sql("""
                        select id, lower(during) as first, upper(during) - 1 as last from hospital_stay
                         where council_id = :council and person_id = :person and upper(during) > cast(:today as date)
                         order by during""")
                .bind("council", actor.councilId())
                .bind("person", actor.forPersonId())
                .bind("today", London.today(clock))
                .mapProperties(Stay.class)
                .all();
    }

    private static int count(@Nullable Integer value) {
        return value == null ? 0 : value;
    }

    private static Outcome outcome(Answer answer) {
        return switch (answer.outcome()) {
            case "done" -> Outcome.DONE;
            case "overlaps" -> Outcome.OVERLAPS;
            case "not-found" -> Outcome.NOT_FOUND;
            default -> Outcome.CHANGED;
        };
    }

    /** The command of {@code hospital_pause}. */
    record PauseCommand(
            UUID stayId,
            UUID personId,
            UUID councilId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            LocalDate first,
            LocalDate last,
            List<Visit> visits,
            LocalDate promisedOn,
            Instant at) {}

    /** One visit of it. */
    record Visit(
            UUID id,
            int version,
            long chargePence,
            long ownPence,
            long reservePence,
            UUID settlementId,
            String description) {
        static Visit of(Paused paused) {
            Booking booking = paused.booking();
            return new Visit(
                    booking.id(),
                    booking.version(),
                    paused.chargePence(),
                    booking.price().charge(paused.chargePence()).ownPence(),
                    booking.reserveOf(paused.chargePence()),
                    Ids.next(),
                    "Paused: " + booking.title() + " with " + booking.provider().name());
        }
    }

    /** The command of {@code hospital_end}. */
    record EndCommand(
            UUID stayId,
            UUID personId,
            UUID councilId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            LocalDate last,
            Instant at) {}

    private record Answer(String outcome) {}
}
