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

    /** Who supports those for whom this person acts, or has been asked or agreed with: whom a tie or a certificate may be about. */
    public Flux<Supporter> supporters(Actor actor) {
        return database.sql("""
                        select v.id, v.name from provider v
                         where v.council_id = :council and v.person_id is distinct from :person
                           and exists (select from acting a
                                 where a.council_id = v.council_id and a.person_id = :person
                                   and a.during @> cast(:today as date)
                                   and (exists (select from agreement g where g.council_id = a.council_id
                                           and g.holder_id = a.for_person_id and g.provider_id = v.id)
                                        or exists (select from booking b where b.council_id = a.council_id
                                           and b.holder_id = a.for_person_id and b.provider_id = v.id)
                                        or exists (select from enquiry e where e.council_id = a.council_id
                                           and e.person_id = a.for_person_id and e.provider_id = v.id)))
                         order by v.name, v.id limit 200""")
                .bind("council", actor.councilId())
                .bind("person", actor.personId())
                .bind("today", London.today(clock))
                .mapProperties(Supporter.class)
                .all();
    }

    /** With whom this person said that they live or work, by name. */
    public Flux<String> ties(Actor actor) {
        return database.sql("""
                        select v.name from acting_tie t
                          join provider v on v.council_id = t.council_id and v.id = t.provider_id
                         where t.council_id = :council and t.person_id = :person and t.ended_at is null order by v.name""")
                .bind("council", actor.councilId())
                .bind("person", actor.personId())
                .mapValue(String.class)
                .all();
    }

    /** Whose DBS certificate was seen for the person one acts for, the latest first. */
    public Flux<Seen> seenDbs(Actor actor) {
        return database.sql("""
                        select v.name, w.level, w.issued_on, w.seen_on, p.name as "by" from worker_dbs w
                          join provider v on v.council_id = w.council_id and v.id = w.provider_id
                          join person p on p.council_id = w.council_id and p.id = w.said_by
                         where w.council_id = :council and w.for_person_id = :person order by w.id desc limit 200""")
                .bind("council", actor.councilId())
                .bind("person", actor.forPersonId())
                .mapProperties(Seen.class)
                .all();
    }

    /** The name of a person whom this support worker looks after; empty: they don't. */
    public Mono<String> lookedAfter(Actor support, UUID personId) {
        return database.sql("select name from person where council_id = :council and id = :id"
                        + " and support_worker_id = :support and died_on is null")
                .bind("council", support.councilId())
                .bind("id", personId)
                .bind("support", support.personId())
                .mapValue(String.class)
                .one();
    }

    /** Somebody who supports a person. */
    public record Supporter(UUID id, String name) {}

    /** A certificate that was seen. */
    public record Seen(String name, String level, LocalDate issuedOn, LocalDate seenOn, String by) {}

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
