package uk.directly.booking;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What rate cards do to coming bookings, before and after they are approved (R54). */
@Service
public class RateChangeBook {
    private final DatabaseClient database;
    private final Clock clock;

    RateChangeBook(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What a card would touch.
     *
     * @param visits coming ones from that day on
     * @param onBaseRate of them, those whose money follows the base rate
     * @param people whose visits those are
     */
    public record Reach(long visits, long onBaseRate, long people) {}

    /**
     * How far the bookings are reckoned again.
     *
     * @param people how many holders have bookings that may change; none: not begun
     * @param shortVisits how many could not follow whole, because the money isn't there
     */
    public record Progress(
            @Nullable Integer people,
            int peopleDone,
            int changedVisits,
            int shortVisits,
            @Nullable Instant doneAt) {}

    /**
     * A visit whose hold could not grow.
     *
     * @param shortPence what is missing in the budget
     * @param ownShortPence what is missing of own money
     */
    public record Shortfall(
            UUID bookingId, UUID holderId, String holder, Instant start, long shortPence, long ownShortPence) {}

    /** What a card from that day touches, as things are now. */
    public Mono<Reach> reach(UUID councilId, LocalDate from) {
        return database.sql("""
                        select count(*) as visits,
                               count(*) filter (where b.uses_own_money or b.engagement = 'employed') as on_base_rate,
                               count(distinct b.holder_id) filter (where b.uses_own_money or b.engagement = 'employed')
                                   as people
                          from booking b
                         where b.council_id = :council and b.state in ('asking', 'requested', 'confirmed')
                           and b.start_at > :now and b.start_at >= (:from::timestamp at time zone 'Europe/London')""")
                .bind("council", councilId)
                .bind("now", clock.instant())
                .bind("from", from.atStartOfDay())
                .mapProperties(Reach.class)
                .one();
    }

    /** How far an approved card has got; empty: nothing was asked for yet. */
    public Mono<Progress> progress(UUID councilId, UUID rateCardId) {
        return database.sql("""
                        select people, people_done, bookings_changed as changed_visits, bookings_short as short_visits,
                               done_at
                          from rate_change where council_id = :council and rate_card_id = :card""")
                .bind("council", councilId)
                .bind("card", rateCardId)
                .mapProperties(Progress.class)
                .one();
    }

    /** Coming visits that could not follow, the next ones first. */
    public Flux<Shortfall> shortOf(UUID councilId, int limit) {
        return database.sql("""
                        select b.id as booking_id, b.holder_id, h.name as holder, b.start_at as start, b.short_pence,
                               b.own_short_pence
                          from booking b
                          join person h on h.council_id = b.council_id and h.id = b.holder_id
                         where b.council_id = :council and (b.short_pence > 0 or b.own_short_pence > 0)
                           and b.state in ('asking', 'requested', 'confirmed') and b.start_at > :now
                         order by b.start_at, b.id limit :limit""")
                .bind("council", councilId)
                .bind("now", clock.instant())
                .bind("limit", limit)
                .mapProperties(Shortfall.class)
                .all();
    }

    /** The same of one visit; empty: nothing is missing, or it is over. */
    public Mono<Shortfall> shortOf(UUID councilId, UUID bookingId) {
        return database.sql("""
                        select b.id as booking_id, b.holder_id, h.name as holder, b.start_at as start, b.short_pence,
                               b.own_short_pence
                          from booking b
                          join person h on h.council_id = b.council_id and h.id = b.holder_id
                         where b.council_id = :council and b.id = :booking
                           and (b.short_pence > 0 or b.own_short_pence > 0)
                           and b.state in ('asking', 'requested', 'confirmed')""")
                .bind("council", councilId)
                .bind("booking", bookingId)
                .mapProperties(Shortfall.class)
                .one();
    }
}
