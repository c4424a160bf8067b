package uk.directly.spending;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.budget.ReviewBand;
import uk.directly.people.Actor;

/** Reads what people recorded as spent: their own alone (R102). Finance reads it on statements (R93). */
@Service
public class ExpenseBook {
    private static final UUID NEWEST = new UUID(-1L, -1L);

    private final DatabaseClient database;
    private final JsonMapper json;

    ExpenseBook(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** What was recorded for a budget of the person acted for, newest first, after the last one seen. */
    public Flux<Expense> of(Actor holder, UUID budgetId, @Nullable UUID after, int limit) {
        return database.sql("""
                        select expense_json(e)::text as expense from expense e
                         where e.council_id = :council and e.holder_id = :holder and e.budget_id = :budget and e.id < :after
                         order by e.id desc limit :limit""")
                .bind("council", holder.councilId())
                .bind("holder", holder.forPersonId())
                .bind("budget", budgetId)
                .bind("after", after == null ? NEWEST : after)
                .bind("limit", limit)
                .mapValue(String.class)
                .all()
                .map(this::expense);
    }

    /** One of theirs, if there is such. */
    public Mono<Expense> one(Actor holder, UUID id) {
        return database.sql("""
                        select expense_json(e)::text as expense from expense e
                         where e.council_id = :council and e.holder_id = :holder and e.id = :id""")
                .bind("council", holder.councilId())
                .bind("holder", holder.forPersonId())
                .bind("id", id)
                .mapValue(String.class)
                .one()
                .map(this::expense);
    }

    /** How much evidence a budget's award asks for on a day (R21). */
    public Mono<ReviewBand> band(UUID councilId, UUID budgetId, LocalDate day) {
        return database.sql("""
                        select t.review_band from budget b
                          join award a on a.council_id = b.council_id and a.id = b.award_id
                          join award_terms t on t.council_id = a.council_id and t.award_id = a.id
                               and t.during @> award_day(a.during, :day)
                         where b.council_id = :council and b.id = :budget""")
                .bind("council", councilId)
                .bind("budget", budgetId)
                .bind("day", day)
                .mapValue(String.class)
                .one()
                .map(ReviewBand::of);
    }

    private Expense expense(String text) {
        return json.readValue(text, Expense.class);
    }
}
