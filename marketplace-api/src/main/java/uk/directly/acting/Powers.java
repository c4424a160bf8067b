package uk.directly.acting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.council.London;
import uk.directly.data.Changes;
import uk.directly.data.Ids;
import uk.directly.people.Actor;

/** Who acts for somebody, how far, and how it ends (R60, R61); and whose work they leave to others (R64, R65). */
@Service
public class Powers {
    private static final String READ = """
            select a.person_id, p.name, a.as_role as "as", lower(a.during) as since, a.may_book, a.may_approve_up_to_pence,
                   upper(a.during) - 1 as last_day, a.during @> cast(:today as date) as active,
                   array(select v.name from provider v
                          where v.council_id = a.council_id and v.id = any (acting_own_providers(a.council_id, a.person_id))
                            and exists (select from booking b where b.council_id = a.council_id
                                           and b.holder_id = a.for_person_id and b.provider_id = v.id)
                          order by v.name) as ties
              from acting a join person p on p.council_id = a.council_id and p.id = a.person_id
             where a.council_id = :council and a.for_person_id = :person
            """;

    private final DatabaseClient database;
    private final Changes changes;
    private final Clock clock;

    Powers(DatabaseClient database, Changes changes, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.clock = clock;
    }

    /** Who acts for this person, and who did, the latest first. */
    public Flux<ActsForMe> of(UUID councilId, UUID personId, int limit) {
        return database.sql(READ + " order by active desc, upper(a.during) desc nulls first, p.name limit :limit")
                .bind("council", councilId)
                .bind("person", personId)
                .bind("today", London.today(clock))
                .bind("limit", limit)
                .mapProperties(ActsForMe.class)
                .all();
    }

    /** One who acts for them today. */
    public Mono<ActsForMe> one(UUID councilId, UUID personId, UUID who) {
        return database.sql(READ + " and a.person_id = :who and a.during @> cast(:today as date)")
                .bind("council", councilId)
                .bind("person", personId)
                .bind("who", who)
                .bind("today", London.today(clock))
                .mapProperties(ActsForMe.class)
                .one();
    }

    /** Says anew how far somebody may act for this person. Lower counts at once, in the middle of what they do, too. */
    public Mono<ActingResult> change(Actor actor, UUID personId, UUID who, Limits limits) {
        ActingResult.Invalid fault = limits.fault(London.today(clock));
        return fault != null
                ? Mono.just(fault)
                : apply(
                        "acting_change",
                        new ChangeCommand(
                                actor.councilId(),
                                actor.personId(),
                                behalf(actor, personId, who),
                                personId,
                                who,
                                limits.mayBook(),
                                limits.mayApproveUpToPence(),
                                limits.lastDay(),
                                clock.instant()));
    }

    /**
     * Ends how somebody acts: by the person, by who acts, or by their support worker. It counts with the next request; what
     * was agreed stands.
     */
    public Mono<ActingResult> end(Actor actor, UUID personId, UUID who) {
        return apply(
                "acting_end",
                new EndCommand(
                        actor.councilId(),
                        actor.personId(),
                        behalf(actor, personId, who),
                        personId,
                        who,
                        clock.instant()));
    }

    /** R64: says that one lives ({@code household}) or works ({@code business}) with a provider. */
    public Mono<ActingResult> tied(Actor actor, UUID providerId, String kind) {
        return kind.matches("household|business")
                ? apply(
                        "acting_tie_say",
                        new TieCommand(actor.councilId(), actor.personId(), providerId, kind, clock.instant()))
                : Mono.just(new ActingResult.Invalid("kind", "Choose whether you live or work with them"));
    }

    /**
     * R65: says that one has seen a worker's DBS certificate; nothing of what it said is kept.
     *
     * @param level {@code basic}, {@code standard}, {@code enhanced} or {@code enhanced-barred}
     */
    public Mono<ActingResult> seen(Actor actor, UUID providerId, String level, LocalDate issuedOn, LocalDate seenOn) {
        LocalDate today = London.today(clock);
        if (!level.matches("basic|standard|enhanced|enhanced-barred")) {
            return Mono.just(new ActingResult.Invalid("level", "Choose which kind of check it is"));
        }
        if (issuedOn.isAfter(today)) {
            return Mono.just(new ActingResult.Invalid("issuedOn", "The date on the certificate must be in the past"));
        }
        if (seenOn.isAfter(today) || seenOn.isBefore(issuedOn)) {
            return Mono.just(new ActingResult.Invalid(
                    "seenOn", "The day you saw it must be after its date, and not in the future"));
        }
        return apply(
                "worker_dbs_say",
                new SeenCommand(
                        Ids.next(),
                        actor.councilId(),
                        actor.personId(),
                        actor.onBehalfOf(),
                        providerId,
                        level,
                        issuedOn,
                        seenOn,
                        clock.instant()));
    }

    private Mono<ActingResult> apply(String function, Object command) {
        return changes.apply(function, command, ActingResult.Answer.class).map(ActingResult.Answer::result);
    }

    /** R61: both names, where it is done for the person; nobody gives up a power for somebody else. */
    private static @Nullable UUID behalf(Actor actor, UUID personId, UUID who) {
        return personId.equals(actor.personId()) || who.equals(actor.personId()) ? null : personId;
    }

    private record ChangeCommand(
            UUID councilId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            UUID forPersonId,
            UUID personId,
            boolean mayBook,
            @Nullable Long mayApproveUpToPence,
            @Nullable LocalDate lastDay,
            Instant at) {}

    private record EndCommand(
            UUID councilId, UUID actorId, @Nullable UUID onBehalfOf, UUID forPersonId, UUID personId, Instant at) {}

    private record TieCommand(UUID councilId, UUID actorId, UUID providerId, String kind, Instant at) {}

    private record SeenCommand(
            UUID id,
            UUID councilId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            UUID providerId,
            String level,
            LocalDate issuedOn,
            LocalDate seenOn,
            Instant at) {}
}
