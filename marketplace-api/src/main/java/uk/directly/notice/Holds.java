package uk.directly.notice;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.data.Changes;
import uk.directly.notice.model.Inventory;
import uk.directly.people.Actor;

/**
 * R106: what somebody is told is kept back, for a reason that only officers read: by one officer until the end of the day, with
 * a second one until it is to be looked at again. Afterwards it is told.
 */
@Service
public class Holds {
    private static final int LONGEST = 2_000;

    private final DatabaseClient database;
    private final Changes changes;
    private final CouncilSettings settings;
    private final Clock clock;

    Holds(DatabaseClient database, Changes changes, CouncilSettings settings, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * One that is open.
     *
     * @param topic which event; null: everything
     * @param confirmedBy the second officer; null: none yet, and it ends with the day
     * @param kept how many notices wait
     */
    public record Hold(
            UUID id,
            String name,
            @Nullable String topic,
            String reason,
            UUID askedBy,
            String asker,
            Instant askedAt,
            @Nullable String confirmedBy,
            LocalDate reviewOn,
            long kept) {}

    /** Somebody whom it may be about. */
    public record Someone(UUID id, String name) {}

    /** Those whose name has these letters in it, twenty at most; never the officer. */
    public Flux<Someone> people(Actor officer, String name) {
        if (name.isBlank()) {
            return Flux.empty();
        }
        return database.sql("""
                        select p.id, p.name from person p
                         where p.council_id = :council and p.id <> :officer and p.died_on is null
                           and strpos(lower(p.name), lower(:name)) > 0
                         order by p.name, p.id limit 20
                        """)
                .bind("council", officer.councilId())
                .bind("officer", officer.personId())
                .bind("name", name.strip())
                .mapProperties(Someone.class)
                .all();
    }

    /** What asking came to. */
    public enum Asked {
        DONE,
        NO_REASON,
        UNKNOWN_PERSON,
        UNKNOWN_TOPIC
    }

    /** What is kept back now; nobody sees what is kept from themselves. */
    public Flux<Hold> open(Actor officer) {
        return database.sql("""
                        select h.id, p.name, h.topic, h.reason, h.asked_by, a.name as asker, h.asked_at, s.name as confirmed_by,
                               h.review_on,
                               (select count(*) from notice n
                                 where n.council_id = h.council_id and n.held and h.person_id in (n.person_id, n.for_person_id)
                                   and (h.topic is null or h.topic = n.topic)) as kept
                          from notice_hold h
                          join person p on p.council_id = h.council_id and p.id = h.person_id
                          join person a on a.council_id = h.council_id and a.id = h.asked_by
                          left join person s on s.council_id = h.council_id and s.id = h.confirmed_by
                         where h.council_id = :council and h.ended_at is null and h.person_id <> :officer
                         order by h.review_on, h.id limit 100
                        """)
                .bind("council", officer.councilId())
                .bind("officer", officer.personId())
                .mapProperties(Hold.class)
                .all();
    }

    /**
     * Keeps back what this person would be told.
     *
     * @param id made by the caller: the same again is the same
     * @param topic null: everything
     */
    public Mono<Asked> ask(Actor officer, UUID id, UUID person, @Nullable String topic, String reason) {
        if (reason.isBlank() || reason.length() > LONGEST) {
            return Mono.just(Asked.NO_REASON);
        }
        if (topic != null && Inventory.of(topic).isEmpty()) {
            return Mono.just(Asked.UNKNOWN_TOPIC);
        }
        return Mono.defer(() -> {
                    LocalDate today = London.today(clock);
                    return settings.valueOf(officer.councilId(), Setting.NOTICE_DELAY_DAYS, today)
                            .flatMap(days -> changes.apply(
                                    "notice_hold_ask",
                                    new Ask(
                                            id,
                                            officer.councilId(),
                                            officer.personId(),
                                            person,
                                            topic,
                                            reason.strip(),
                                            today.plusDays(1)
                                                    .atStartOfDay(London.ZONE)
                                                    .toInstant(),
                                            today.plusDays(days),
                                            clock.instant()),
                                    Notices.Outcome.class));
                })
                .map(answer -> answer.outcome().equals("done") ? Asked.DONE : Asked.UNKNOWN_PERSON);
    }

    /** A second officer agrees; false: they can't. */
    public Mono<Boolean> confirm(Actor officer, UUID id) {
        return apply("notice_hold_confirm", officer, id);
    }

    /** It is told now; false: there is none. */
    public Mono<Boolean> release(Actor officer, UUID id) {
        return apply("notice_hold_release", officer, id);
    }

    private Mono<Boolean> apply(String function, Actor officer, UUID id) {
        return Mono.defer(() -> changes.apply(
                        function,
                        new Step(id, officer.councilId(), officer.personId(), clock.instant()),
                        Notices.Outcome.class))
                .map(answer -> answer.outcome().equals("done"));
    }

    private record Ask(
            UUID id,
            UUID councilId,
            UUID actorId,
            UUID personId,
            @Nullable String topic,
            String reason,
            Instant endOfDay,
            LocalDate reviewOn,
            Instant at) {}

    private record Step(UUID id, UUID councilId, UUID actorId, Instant at) {}
}
