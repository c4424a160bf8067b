package uk.directly.acting;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.data.Changes;
import uk.directly.data.Ids;
import uk.directly.data.OldRows;
import uk.directly.message.Outbox;
import uk.directly.people.Acting;
import uk.directly.people.Actor;
import uk.directly.people.InvitationCode;

/** Asking somebody to act for a person: by a link, a code on paper or an email; and saying yes or no to it (R60). */
@Service
public class ActingInvitations {
    /** So many may wait for an answer at once. */
    private static final int MOST_WAITING = 20;

    private final SecureRandom chance = new SecureRandom();
    private final DatabaseClient database;
    private final CouncilSettings settings;
    private final Changes changes;
    private final Outbox outbox;
    private final Clock clock;

    ActingInvitations(DatabaseClient database, CouncilSettings settings, Changes changes, Outbox outbox, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.changes = changes;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Codes of those that nobody can use any more, in the events that were to send them (R101). */
    @Bean
    static OldRows codesOfThePast(Clock clock) {
        return new OldRows("codes of invitations", "acting_codes_forget", Duration.ZERO, clock);
    }

    /**
     * Asks somebody.
     *
     * @param personId for whom: oneself, whom one was authorised for, or whom one looks after as a support worker
     */
    public Mono<ActingResult> invite(Actor actor, UUID personId, AskToAct ask) {
        LocalDate today = London.today(clock);
        ActingResult.Invalid fault = ask.fault() == null ? ask.limits().fault(today) : ask.fault();
        if (fault != null) {
            return Mono.just(fault);
        }
        UUID id = Ids.next();
        Limits limits = ask.as() == Acting.As.HELPER ? ask.limits() : nominated(ask.limits());
        return newCode(actor.councilId(), today)
                .flatMap(made -> changes.apply(
                                "acting_invite",
                                new InviteCommand(
                                        id,
                                        actor.councilId(),
                                        actor.personId(),
                                        personId.equals(actor.personId()) ? null : personId,
                                        personId,
                                        ask.as().slug(),
                                        ask.name().strip(),
                                        ask.way(),
                                        ask.email(),
                                        limits.mayBook(),
                                        limits.mayApproveUpToPence(),
                                        limits.lastDay(),
                                        made.code().hash(),
                                        ask.email() == null ? null : made.code().text(),
                                        made.until(),
                                        MOST_WAITING,
                                        clock.instant()),
                                ActingResult.Answer.class)
                        .map(answer -> answer.outcome().equals("done")
                                ? new ActingResult.Invited(id, made.code(), made.until())
                                : answer.result()))
                .doOnNext(result -> outbox.nudge());
    }

    /** Who runs the money books too, and acts until somebody ends it. */
    private static Limits nominated(Limits asked) {
        return new Limits(true, asked.mayApproveUpToPence(), null);
    }

    /** A new code and the last day on which it works. Chance is read from a file. */
    Mono<Made> newCode(UUID councilId, LocalDate today) {
        return Mono.zip(
                        Mono.fromSupplier(() -> InvitationCode.random(chance)).subscribeOn(Schedulers.boundedElastic()),
                        settings.valueOf(councilId, Setting.INVITATION_DAYS, today))
                .map(found -> new Made(found.getT1(), today.plusDays(found.getT2())));
    }

    /** Takes an invitation back that nobody has answered. */
    public Mono<ActingResult> withdraw(Actor actor, UUID personId, UUID id) {
        return changes.apply(
                        "acting_withdraw",
                        new WithdrawCommand(
                                id,
                                actor.councilId(),
                                actor.personId(),
                                personId.equals(actor.personId()) ? null : personId,
                                personId,
                                clock.instant()),
                        ActingResult.Answer.class)
                .map(ActingResult.Answer::result);
    }

    /** Who was asked to act for this person, the latest first. */
    public Flux<ActingInvitation> of(UUID councilId, UUID personId, int limit) {
        return database.sql("select i.id, i.name, i.as_role as \"as\", i.way, i.may_book, i.may_approve_up_to_pence,"
                        + " i.last_day, i.until, i.invited_at, i.refused_reason, " + ActingInvitation.STATE
                        + " as state"
                        + " from acting_invitation i where i.council_id = :council and i.for_person_id = :person"
                        + " order by i.id desc limit :limit")
                .bind("council", councilId)
                .bind("person", personId)
                .bind("today", London.today(clock))
                .bind("limit", limit)
                .mapProperties(ActingInvitation.class)
                .all();
    }

    /** What one is asked to do, for who holds the code. */
    public Mono<ActingResult> look(InvitationCode code) {
        return Mono.defer(() -> changes.apply(
                        "acting_invitation_look",
                        new LookCommand(code.hash(), London.today(clock)),
                        ActingResult.Answer.class))
                .map(ActingResult.Answer::result);
    }

    /**
     * Says yes, once; of whoever said it, twice is once.
     *
     * @param subject who has signed in, known here or not
     * @param name of who isn't known yet
     */
    public Mono<ActingResult> accept(String subject, InvitationCode code, String name) {
        String called = name.strip();
        if (called.isEmpty() || called.length() > 100) {
            return Mono.just(new ActingResult.Invalid("name", "Enter your name, in at most 100 letters"));
        }
        return changes.apply(
                        "acting_use",
                        new UseCommand(
                                code.hash(),
                                subject,
                                Ids.next(),
                                called,
                                called.replaceFirst("\\s.*", ""),
                                clock.instant()),
                        ActingResult.Answer.class)
                .map(ActingResult.Answer::result)
                .doOnNext(result -> outbox.nudge());
    }

    /** Says no. */
    public Mono<ActingResult> decline(InvitationCode code) {
        return Mono.defer(() -> changes.apply(
                        "acting_decline", new DeclineCommand(code.hash(), clock.instant()), ActingResult.Answer.class))
                .map(ActingResult.Answer::result);
    }

    /** A code, and its last day. */
    record Made(InvitationCode code, LocalDate until) {}

    private record InviteCommand(
            UUID id,
            UUID councilId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            UUID forPersonId,
            String asRole,
            String name,
            String way,
            @Nullable String email,
            boolean mayBook,
            @Nullable Long mayApproveUpToPence,
            @Nullable LocalDate lastDay,
            String codeHash,
            @Nullable String code,
            LocalDate until,
            int most,
            Instant at) {}

    private record WithdrawCommand(
            UUID id, UUID councilId, UUID actorId, @Nullable UUID onBehalfOf, UUID forPersonId, Instant at) {}

    private record LookCommand(String codeHash, LocalDate today) {}

    private record UseCommand(
            String codeHash, String subject, UUID personId, String name, String firstName, Instant at) {}

    private record DeclineCommand(String codeHash, Instant at) {}
}
