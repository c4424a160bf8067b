package uk.directly.booking;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.council.London;
import uk.directly.people.Actor;

/** A provider's own visits, in the order in which they ask something of the provider. */
@Service
public class ProviderDiary {
    private static final int MOST_BETWEEN = 100;
    private static final UUID FIRST = new UUID(0, 0);

    private final DatabaseClient database;
    private final BookingBook book;
    private final Clock clock;

    ProviderDiary(DatabaseClient database, BookingBook book, Clock clock) {
        this.database = database;
        this.book = book;
        this.clock = clock;
    }

    /** What this provider's first page shows; all empty for who runs no provider. */
    public Mono<Day> day(Actor provider) {
        UUID providerId = provider.providerId();
        if (providerId == null) {
            return Mono.just(Day.EMPTY);
        }
        return parts(provider.councilId(), providerId)
                .collectList()
                .flatMap(parts -> waitingPence(provider.councilId(), providerId)
                        .map(waiting -> new Day(
                                of("to-tell", parts),
                                of("next", parts),
                                of("request", parts),
                                of("questioned", parts),
                                waiting)));
    }

    /** All that this provider told and that is not agreed yet. */
    public Mono<Long> waitingPence(Actor provider) {
        UUID providerId = provider.providerId();
        return providerId == null ? Mono.just(0L) : waitingPence(provider.councilId(), providerId);
    }

    /** Requests that wait for this provider's answer, the most urgent first. */
    public Flux<Booking> requests(Actor provider, @Nullable Place after, int limit) {
        return list(provider, "b.state = 'requested'", "b.answer_by", after, limit);
    }

    /** Agreed visits that are not over yet, soonest first. */
    public Flux<Booking> coming(Actor provider, @Nullable Place after, int limit) {
        return list(provider, "b.state = 'confirmed' and b.end_at > :now", "b.start_at", after, limit);
    }

    /** What is booked or asked for on some days, soonest first, at most {@value #MOST_BETWEEN}. */
    public Flux<Booking> between(Actor provider, LocalDate from, LocalDate to) {
        UUID providerId = provider.providerId();
        return providerId == null
                ? Flux.empty()
                : database.sql("""
                                select booking_json(b)::text from booking b
                                 where b.council_id = :council and b.provider_id = :provider
                                   and b.state in ('requested', 'confirmed') and b.end_at > :now
                                   and b.start_at < :to and b.end_at > :from
                                 order by b.start_at, b.id
                                 limit :limit""")
                        .bind("council", provider.councilId())
                        .bind("provider", providerId)
                        .bind("now", clock.instant())
                        .bind("from", from.atStartOfDay(London.ZONE).toInstant())
                        .bind("to", to.plusDays(1).atStartOfDay(London.ZONE).toInstant())
                        .bind("limit", MOST_BETWEEN)
                        .mapValue(String.class)
                        .all()
                        .map(book::booking);
    }

    /** What this provider told of others for the time of this record: a handover, or a slip (R51). */
    public Flux<Booking> atTheSameTime(Actor provider, Booking told) {
        UUID providerId = provider.providerId();
        Booking.Visit visit = told.visit();
        return providerId == null || visit == null
                ? Flux.empty()
                : database.sql("""
                                select booking_json(b)::text from booking b
                                  join visit_record v on v.council_id = b.council_id and v.booking_id = b.id
                                 where b.council_id = :council and b.provider_id = :provider and b.holder_id <> :holder
                                   and b.start_at between cast(:start as timestamptz) - interval '2 days'
                                                      and cast(:end as timestamptz) + interval '2 days'
                                   and v.start_at < :end and v.end_at > :start
                                   and not exists (select from visit_record later
                                                    where later.council_id = v.council_id
                                                      and later.booking_id = v.booking_id and later.replaces_id = v.id)
                                 order by v.start_at, b.id limit :limit""")
                        .bind("council", provider.councilId())
                        .bind("provider", providerId)
                        .bind("holder", told.holderId())
                        .bind("start", visit.start())
                        .bind("end", visit.end())
                        .bind("limit", Day.MOST)
                        .mapValue(String.class)
                        .all()
                        .map(book::booking);
    }

    private Flux<Part> parts(UUID councilId, UUID providerId) {
        return database.sql("""
                        select part, booking_json(b)::text as booking from (
                            (select 'to-tell' as part, b from booking b
                              where b.council_id = :council and b.provider_id = :provider
                                and b.state = 'confirmed' and b.end_at <= :now
                              order by b.start_at, b.id limit :limit)
                            union all
                            (select 'next', b from booking b
                              where b.council_id = :council and b.provider_id = :provider
                                and b.state = 'confirmed' and b.end_at > :now
                              order by b.start_at, b.id limit :limit)
                            union all
                            (select 'request', b from booking b
                              where b.council_id = :council and b.provider_id = :provider and b.state = 'requested'
                              order by b.answer_by, b.id limit :limit)
                            union all
                            (select 'questioned', b from booking b
                              where b.council_id = :council and b.provider_id = :provider and b.state = 'queried'
                              order by b.start_at, b.id limit :limit)) found""")
                .bind("council", councilId)
                .bind("provider", providerId)
                .bind("now", clock.instant())
                .bind("limit", Day.MOST)
                .map(row -> new Part(text(row.get("part", String.class)), text(row.get("booking", String.class))))
                .all();
    }

    private List<Booking> of(String name, List<Part> parts) {
        return parts.stream()
                .filter(part -> part.name().equals(name))
                .map(part -> book.booking(part.booking()))
                .toList();
    }

    private Mono<Long> waitingPence(UUID councilId, UUID providerId) {
        return database.sql("""
                        select coalesce(sum(greatest(v.price_pence - b.settled_pence, 0)), 0)::bigint
                          from booking b
                          join visit_record v on v.council_id = b.council_id and v.booking_id = b.id
                         where b.council_id = :council and b.provider_id = :provider
                           and b.state in ('recorded', 'queried')
                           and not exists (select from visit_record later
                                            where later.council_id = v.council_id and later.booking_id = v.booking_id
                                              and later.replaces_id = v.id)""")
                .bind("council", councilId)
                .bind("provider", providerId)
                .mapValue(Long.class)
                .one();
    }

    /** {@code which} and {@code order} are constants of this class. */
    private Flux<Booking> list(Actor provider, String which, String order, @Nullable Place after, int limit) {
        UUID providerId = provider.providerId();
        if (providerId == null) {
            return Flux.empty();
        }
        DatabaseClient.GenericExecuteSpec statement = database.sql("""
                        select booking_json(b)::text from booking b
                         where b.council_id = :council and b.provider_id = :provider and %s
                           and (%s, b.id) > (:after::timestamptz, :id::uuid)
                         order by %s, b.id
                         limit :limit""".formatted(which, order, order))
                .bind("council", provider.councilId())
                .bind("provider", providerId)
                .bind("after", after == null ? Instant.EPOCH : after.at())
                .bind("id", after == null ? FIRST : after.id())
                .bind("limit", limit);
        return (which.contains(":now") ? statement.bind("now", clock.instant()) : statement)
                .mapValue(String.class)
                .all()
                .map(book::booking);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private record Part(String name, String booking) {}

    /** The last one of a list that was shown: the instant it is ordered by, and its id. */
    public record Place(Instant at, UUID id) {}

    /**
     * What a provider's first page shows, at most {@value #MOST} of each.
     *
     * @param toTell agreed visits that are over and of which nothing was told, oldest first
     * @param next agreed visits that are not over, soonest first
     * @param requests that wait for the provider's answer, the most urgent first
     * @param questioned visits of which the person said that something is wrong, oldest first
     * @param waitingPence all that was told and is not agreed yet
     */
    public record Day(
            List<Booking> toTell,
            List<Booking> next,
            List<Booking> requests,
            List<Booking> questioned,
            long waitingPence) {
        /** How many of each there are at most. */
        public static final int MOST = 20;

        static final Day EMPTY = new Day(List.of(), List.of(), List.of(), List.of(), 0);
    }
}
