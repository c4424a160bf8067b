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
import uk.directly.message.Outbox;
import uk.directly.people.Actor;
import uk.directly.people.InvitationCode;

/**
 * What the council does before somebody runs another's money (R65): whether who was nominated can manage it (Care Act 2014,
 * section 31), and who is authorised for a person who can't decide (section 32), which two officers agree on.
 */
@Service
public class ActingChecks {
    private static final int LONGEST = 2_000;

    private static final String READ = """
            select i.id, i.as_role as "as", i.for_person_id, h.name as for_name, coalesce(u.name, i.name) as name, i.kin,
                   i.basis, i.reason, i.may_approve_up_to_pence, i.invited_at, q.name as invited_by, i.used_at
              from acting_invitation i
              join person h on h.council_id = i.council_id and h.id = i.for_person_id
              join person q on q.council_id = i.council_id and q.id = i.invited_by
              left join person u on u.council_id = i.council_id and u.id = i.used_by
             where i.council_id = :council and i.checked_at is null and i.withdrawn_at is null and i.declined_at is null
               and (i.as_role = 'authorised' or i.as_role = 'nominee' and i.used_at is not null)
            """;

    private final DatabaseClient database;
    private final ActingInvitations invitations;
    private final Changes changes;
    private final Outbox outbox;
    private final Clock clock;

    ActingChecks(DatabaseClient database, ActingInvitations invitations, Changes changes, Outbox outbox, Clock clock) {
        this.database = database;
        this.invitations = invitations;
        this.changes = changes;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What waits for an officer, the oldest first. */
    public Flux<ToCheck> waiting(UUID councilId, int limit) {
        return database.sql(READ + " order by coalesce(i.used_at, i.invited_at) limit :limit")
                .bind("council", councilId)
                .bind("limit", limit)
                .mapProperties(ToCheck.class)
                .all();
    }

    /** One of them. */
    public Mono<ToCheck> one(UUID councilId, UUID id) {
        return database.sql(READ + " and i.id = :id")
                .bind("council", councilId)
                .bind("id", id)
                .mapProperties(ToCheck.class)
                .one();
    }

    /** Proposes who is to act for somebody who can't decide about money; another officer checks it. */
    public Mono<ActingResult> propose(Actor officer, Proposal proposal) {
        ActingResult.Invalid fault = proposal.fault();
        if (fault != null) {
            return Mono.just(fault);
        }
        return changes.apply(
                        "acting_propose",
                        new ProposeCommand(
                                proposal.id(),
                                officer.councilId(),
                                officer.personId(),
                                proposal.personId(),
                                proposal.name(),
                                proposal.kin(),
                                proposal.basis(),
                                proposal.reason(),
                                proposal.mayApproveUpToPence(),
                                clock.instant()),
                        ActingResult.Answer.class)
                .map(ActingResult.Answer::result);
    }

    /**
     * Says yes or no. A yes to who is to be authorised answers the code for their letter, once.
     *
     * @param reason with a no, as they read it
     */
    public Mono<ActingResult> check(Actor officer, UUID id, boolean yes, @Nullable String reason) {
        String why = reason == null ? "" : reason.strip();
        if (!yes && (why.isEmpty() || why.length() > LONGEST)) {
            return Mono.just(
                    new ActingResult.Invalid("reason", "Write why not, in at most 2,000 letters. They read it"));
        }
        return Mono.zip(
                        one(officer.councilId(), id).map(ToCheck::as).defaultIfEmpty(""),
                        invitations.newCode(officer.councilId(), London.today(clock)))
                .flatMap(found -> check(officer, id, yes, why, found.getT1(), found.getT2()))
                .doOnNext(result -> outbox.nudge());
    }

    private Mono<ActingResult> check(
            Actor officer, UUID id, boolean yes, String why, String as, ActingInvitations.Made made) {
        boolean byLetter = yes && as.equals("authorised");
        InvitationCode code = made.code();
        return changes.apply(
                        "acting_check",
                        new CheckCommand(
                                id,
                                officer.councilId(),
                                officer.personId(),
                                yes,
                                yes ? null : why,
                                byLetter ? code.hash() : null,
                                byLetter ? made.until() : null,
                                clock.instant()),
                        ActingResult.Answer.class)
                .map(answer -> answer.outcome().equals("done") && byLetter
                        ? new ActingResult.Invited(id, code, made.until())
                        : answer.result());
    }

    /**
     * Somebody whom an officer looks at.
     *
     * @param id of the invitation
     * @param as {@code nominee} or {@code authorised}
     * @param basis how who is authorised comes to it; null: nominated
     * @param mayApproveUpToPence the most that they are to say yes to at once; null: without a limit
     * @param usedAt when who was nominated said yes
     */
    public record ToCheck(
            UUID id,
            String as,
            UUID forPersonId,
            String forName,
            String name,
            @Nullable Boolean kin,
            @Nullable String basis,
            @Nullable String reason,
            @Nullable Long mayApproveUpToPence,
            Instant invitedAt,
            String invitedBy,
            @Nullable Instant usedAt) {}

    private record ProposeCommand(
            UUID id,
            UUID councilId,
            UUID actorId,
            UUID forPersonId,
            String name,
            boolean kin,
            String basis,
            String reason,
            @Nullable Long mayApproveUpToPence,
            Instant at) {}

    private record CheckCommand(
            UUID id,
            UUID councilId,
            UUID actorId,
            boolean yes,
            @Nullable String reason,
            @Nullable String codeHash,
            @Nullable LocalDate until,
            Instant at) {}
}
