package uk.directly.budget;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.data.Changes;
import uk.directly.people.Actor;

/**
 * How people have their money (R1): theirs to choose, without a reason, as often as they like. A choice counts at once;
 * visits that are booked stay as they are, and what is due already goes the way it was due.
 */
@Service
public class MoneyRoutes {
    private final DatabaseClient database;
    private final Changes changes;
    private final Clock clock;

    MoneyRoutes(DatabaseClient database, Changes changes, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * The person chooses.
     *
     * @param brokerId who is to run the fund; for that route only
     * @param supportedById who is to look after the account; for that route only, and null where the council helps to
     *     choose first
     */
    public Mono<RouteResult> choose(
            Actor holder, UUID budgetId, MoneyRoute route, @Nullable UUID brokerId, @Nullable UUID supportedById) {
        if (route == MoneyRoute.ISF && brokerId == null) {
            return Mono.just(
                    new RouteResult.Invalid(new FieldFault("brokerId", "Say which organisation runs the fund.")));
        }
        if (route != MoneyRoute.ISF && brokerId != null) {
            return Mono.just(new RouteResult.Invalid(new FieldFault("brokerId", "Only a fund has an organisation.")));
        }
        if (route != MoneyRoute.SUPPORTED && supportedById != null) {
            return Mono.just(new RouteResult.Invalid(
                    new FieldFault("supportedById", "Only an account that is looked after has such an organisation.")));
        }
        return Mono.fromSupplier(() -> new Command(
                        budgetId,
                        holder.forPersonId(),
                        holder.councilId(),
                        holder.personId(),
                        holder.onBehalfOf(),
                        route,
                        brokerId,
                        supportedById,
                        clock.instant()))
                .flatMap(command -> changes.apply("budget_choose_route", command, Answer.class))
                .map(Answer::result);
    }

    /** What was chosen for this budget, the latest first. */
    public Flux<RouteChoice> history(UUID councilId, UUID budgetId) {
        return database.sql("""
                        select r.route, coalesce(v.name, s.name) as organisation, who.name as by_name, whom.name as for_name, r.chosen_at
                          from budget_route r
                          left join person who on who.council_id = r.council_id and who.id = r.chosen_by
                          left join person whom on whom.council_id = r.council_id and whom.id = r.on_behalf_of
                          left join provider v on v.council_id = r.council_id and v.id = r.broker_id
                          left join provider s on s.council_id = r.council_id and s.id = r.supported_by
                         where r.council_id = :council and r.budget_id = :budget
                         order by r.id desc""")
                .bind("council", councilId)
                .bind("budget", budgetId)
                .map(MoneyRoutes::choice)
                .all();
    }

    /** The organisations that may run funds now, by name (R70). */
    public Flux<Award.Broker> brokers(UUID councilId) {
        return database.sql("""
                        select p.id, p.name from provider p
                         where p.council_id = :council and is_isf_broker(p.council_id, p.id)
                         order by lower(p.name), p.id""")
                .bind("council", councilId)
                .mapProperties(Award.Broker.class)
                .all();
    }

    /** The organisations that may look after people's accounts now, by name (R27). */
    public Flux<Award.Broker> supporters(UUID councilId) {
        return database.sql("""
                        select p.id, p.name from provider p
                         where p.council_id = :council and p.state = 'accredited' and supports_accounts(p.council_id, p.id)
                         order by lower(p.name), p.id""")
                .bind("council", councilId)
                .mapProperties(Award.Broker.class)
                .all();
    }

    private static RouteChoice choice(Readable row) {
        return new RouteChoice(
                MoneyRoute.of(Objects.requireNonNull(row.get("route", String.class))),
                row.get("organisation", String.class),
                row.get("by_name", String.class),
                row.get("for_name", String.class),
                Objects.requireNonNull(row.get("chosen_at", Instant.class)));
    }

    /** The command of {@code budget_choose_route}. */
    private record Command(
            UUID budgetId,
            UUID holderId,
            UUID councilId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            MoneyRoute route,
            @Nullable UUID brokerId,
            @Nullable UUID supportedById,
            Instant at) {}

    private record Answer(String outcome) {
        RouteResult result() {
            return switch (outcome) {
                case "done" -> new RouteResult.Done();
                case "not-found" -> new RouteResult.NotFound();
                case "closed" -> new RouteResult.Invalid(new FieldFault("route", "This account is closed."));
                case "unknown-broker" ->
                    new RouteResult.Invalid(
                            new FieldFault("brokerId", "No organisation that may run funds has this id."));
                case "unknown-supporter" ->
                    new RouteResult.Invalid(new FieldFault(
                            "supportedById", "No organisation that may look after accounts has this id."));
                case "isf-agreement" -> new RouteResult.IsFund();
                default -> throw new IllegalStateException("Choosing a route came to " + outcome);
            };
        }
    }
}
