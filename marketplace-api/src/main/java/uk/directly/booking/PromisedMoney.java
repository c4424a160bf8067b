package uk.directly.booking;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import uk.directly.council.London;
import uk.directly.people.Actor;

/** What is promised for coming visits, week by week. */
@Service
public class PromisedMoney {
    private final DatabaseClient database;
    private final Clock clock;

    PromisedMoney(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What a budget has promised for the visits of a week, own money left out.
     *
     * @param monday of the week; what began before this week stands in this one
     */
    public record Week(UUID budgetId, LocalDate monday, long pence) {}

    /** Of the person acted for, all budgets. */
    public Flux<Week> weeks(Actor holder) {
        return Flux.defer(() -> database.sql("""
                        select budget_id, greatest(date_trunc('week', start_at at time zone 'Europe/London')::date, :monday)
                                   as monday, sum(held_pence - least(own_pence, held_pence))::bigint as pence
                          from booking
                         where council_id = :council and holder_id = :holder and held_pence > 0
                           and state in ('asking', 'requested', 'confirmed')
                         group by 1, 2""")
                .bind("council", holder.councilId())
                .bind("holder", holder.forPersonId())
                .bind("monday", London.today(clock).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)))
                .mapProperties(Week.class)
                .all());
    }
}
