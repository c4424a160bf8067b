package uk.directly.concern;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.council.London;
import uk.directly.data.Changes;
import uk.directly.data.Ids;
import uk.directly.message.Outbox;
import uk.directly.people.Actor;

/**
 * What the team does with concerns. An officer says why they open one; each look is written down; one that is about
 * themselves, or about whom they know, isn't there for them (R34, R106).
 */
@Service
public class ConcernTeam {
    /** For so long an officer who said why may look again without saying it. */
    private static final Duration SAID_WHY = Duration.ofHours(2);

    private static final Set<String> WHY = Set.of("my-work", "second-officer", "cover", "audit");
    private static final Set<String> OUTCOMES = Set.of("no-further-action", "referred", "enquiry");
    private static final int NOTE = 5_000;
    private static final int REASON = 2_000;
    private static final int MOST = 200;

    private final Changes changes;
    private final DatabaseClient database;
    private final Outbox outbox;
    private final Clock clock;

    ConcernTeam(Changes changes, DatabaseClient database, Outbox outbox, Clock clock) {
        this.changes = changes;
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What is open, by its clock; those in danger and not yet acknowledged first. Flags of closed ones stay in it. */
    public Flux<ConcernLine> queue(Actor officer) {
        return Flux.defer(() -> database.sql("""
                        select c.id, c.reference, c.raised_at, c.about, c.danger, c.acknowledge_by, c.decide_by,
                               c.acknowledged_at, f.review_on, c.closed_at is not null as closed,
                               c.closed_at is null and c.outcome is not null or coalesce(f.unconfirmed, false)
                                   as second_wanted
                          from concern c
                          left join lateral (
                               select coalesce(x.review_on, (x.raised_at at time zone 'Europe/London')::date + 14)
                                      as review_on,
                                      x.confirmed_at is null or exists (select from access_delay d
                                          where d.council_id = x.council_id and d.flag_id = x.id
                                            and d.ended_at is null and d.confirmed_at is null) as unconfirmed
                                 from safeguarding_flag x
                                where x.council_id = c.council_id and x.concern_id = c.id and x.lifted_at is null) f
                            on true
                         where c.council_id = :council and (c.closed_at is null or f.review_on is not null)
                           and not concern_hidden(c, :officer, :today)
                         order by (c.danger = 'yes' and c.acknowledged_at is null) desc,
                                  case when c.closed_at is not null then f.review_on
                                       when c.acknowledged_at is null then c.acknowledge_by else c.decide_by end, c.id
                         limit :most
                        """)
                .bind("council", officer.councilId())
                .bind("officer", officer.personId())
                .bind("today", London.today(clock))
                .bind("most", MOST)
                .mapProperties(ConcernLine.class)
                .all());
    }

    /** An officer says why they open one. */
    public Mono<TeamResult> open(Actor officer, UUID id, String why) {
        return WHY.contains(why)
                ? apply("concern_open", () -> Step.of(officer, id, "open", this).because(why))
                : Mono.just(TeamResult.NO_CHOICE);
    }

    /** Looks at one; that is written down. */
    public Mono<Found> look(Actor officer, UUID id) {
        return Mono.fromSupplier(() -> new LookCommand(
                        id,
                        officer.councilId(),
                        officer.personId(),
                        clock.instant().minus(SAID_WHY),
                        London.today(clock),
                        clock.instant()))
                .flatMap(command -> changes.apply("concern_view", command, LookAnswer.class))
                .map(LookAnswer::found);
    }

    /** An officer knows them: it isn't there for them from now on. */
    public Mono<TeamResult> stepBack(Actor officer, UUID id) {
        return apply("concern_step_back", () -> Step.of(officer, id, "step-back", this));
    }

    /** We have it: whoever told us while signed in reads that. */
    public Mono<TeamResult> acknowledge(Actor officer, UUID id) {
        return apply("concern_step", () -> Step.of(officer, id, "acknowledge", this));
    }

    /** It is about this person. */
    public Mono<TeamResult> aboutPerson(Actor officer, UUID id, UUID personId) {
        return apply("concern_step", () -> Step.of(officer, id, "match", this).about(personId, null));
    }

    /** It is about this provider. */
    public Mono<TeamResult> aboutProvider(Actor officer, UUID id, UUID providerId) {
        return apply("concern_step", () -> Step.of(officer, id, "match", this).about(null, providerId));
    }

    /** Writes something down, for good. */
    public Mono<TeamResult> note(Actor officer, UUID id, UUID noteId, String words) {
        return fits(words, NOTE)
                ? apply("concern_step", () -> Step.of(officer, id, "note", this).saying(noteId, words))
                : Mono.just(TeamResult.NO_WORDS);
    }

    /** Says what becomes of it; a second officer has to agree. */
    public Mono<TeamResult> propose(Actor officer, UUID id, String outcome, String words) {
        if (!OUTCOMES.contains(outcome)) {
            return Mono.just(TeamResult.NO_CHOICE);
        }
        return fits(words, REASON)
                ? apply(
                        "concern_step",
                        () -> Step.of(officer, id, "propose", this)
                                .saying(Ids.next(), words)
                                .comingTo(outcome))
                : Mono.just(TeamResult.NO_WORDS);
    }

    /** A second officer agrees: it is closed. */
    public Mono<TeamResult> close(Actor officer, UUID id) {
        return apply("concern_step", () -> Step.of(officer, id, "close", this));
    }

    /** An officer doesn't agree, and says why: it goes on. */
    public Mono<TeamResult> giveBack(Actor officer, UUID id, UUID noteId, String words) {
        return fits(words, NOTE)
                ? apply(
                        "concern_step",
                        () -> Step.of(officer, id, "return", this).saying(noteId, words))
                : Mono.just(TeamResult.NO_WORDS);
    }

    /** People and providers of that name, for the one whom a concern is about; never oneself. */
    public Flux<Candidate> candidates(Actor officer, String name) {
        String typed = name.strip();
        if (typed.length() < 2) {
            return Flux.empty();
        }
        return database.sql("""
                        (select p.id, p.name, p.case_reference as more, false as provider from person p
                          where p.council_id = :council and p.id <> :officer and lower(p.name) like lower(:like)
                          order by p.name, p.id limit 20)
                        union all
                        (select v.id, v.name, v.kind, true from provider v
                          where v.council_id = :council and lower(v.name) like lower(:like)
                          order by v.name, v.id limit 20)
                        """)
                .bind("council", officer.councilId())
                .bind("officer", officer.personId())
                .bind("like", "%" + typed.replaceAll("[\\\\%_]", "\\\\$0") + "%")
                .mapProperties(Candidate.class)
                .all();
    }

    private static boolean fits(String words, int most) {
        return !words.isBlank() && words.length() <= most;
    }

    private Mono<TeamResult> apply(String function, java.util.function.Supplier<Step> step) {
        return Mono.fromSupplier(step)
                .flatMap(command -> changes.apply(function, command, Answer.class))
                .map(Answer::result)
                .doOnNext(result -> outbox.nudge());
    }

    /** Who it may be about. */
    public record Candidate(UUID id, String name, @Nullable String more, boolean provider) {}

    /** What an officer finds. */
    public sealed interface Found {
        /** The concern. */
        record One(Concern concern) implements Found {}

        /** First they say why. */
        record ReasonNeeded() implements Found {}

        /** There is none, for them. */
        record None() implements Found {}
    }

    /** An answer of a function of this feature. */
    record Answer(String outcome) {
        TeamResult result() {
            return switch (outcome) {
                case "done" -> TeamResult.DONE;
                case "not-found" -> TeamResult.NOT_FOUND;
                case "wrong-state" -> TeamResult.WRONG_STATE;
                case "same-officer" -> TeamResult.SAME_OFFICER;
                default -> throw new IllegalStateException("A step with a concern came to " + outcome);
            };
        }
    }

    private record LookCommand(UUID id, UUID councilId, UUID actorId, Instant since, LocalDate today, Instant at) {}

    private record LookAnswer(String outcome, @Nullable Concern concern) {
        Found found() {
            return switch (outcome) {
                case "done" -> new Found.One(Objects.requireNonNull(concern));
                case "reason-needed" -> new Found.ReasonNeeded();
                default -> new Found.None();
            };
        }
    }

    /** The command of {@code concern_step}, {@code concern_open} and {@code concern_step_back}; written to no log. */
    private record Step(
            UUID id,
            UUID councilId,
            UUID actorId,
            String step,
            LocalDate today,
            Instant at,
            @Nullable String why,
            @Nullable UUID personId,
            @Nullable UUID providerId,
            @Nullable UUID noteId,
            @Nullable String words,
            @Nullable String outcome) {
        static Step of(Actor officer, UUID id, String step, ConcernTeam team) {
            return new Step(
                    id,
                    officer.councilId(),
                    officer.personId(),
                    step,
                    London.today(team.clock),
                    team.clock.instant(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }

        Step because(String reason) {
            return new Step(id, councilId, actorId, step, today, at, reason, null, null, null, null, null);
        }

        Step about(@Nullable UUID person, @Nullable UUID provider) {
            return new Step(id, councilId, actorId, step, today, at, null, person, provider, null, null, null);
        }

        Step saying(UUID note, String said) {
            return new Step(id, councilId, actorId, step, today, at, null, null, null, note, said.strip(), null);
        }

        Step comingTo(String what) {
            return new Step(id, councilId, actorId, step, today, at, null, null, null, noteId, words, what);
        }

        @Override
        public String toString() {
            return "Step[" + step + " " + id + "]";
        }
    }
}
