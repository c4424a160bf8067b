package uk.directly.agreement;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.data.Changes;
import uk.directly.people.Actor;

/** Whether a relative may be paid from direct-payment money: the council decides, in writing (R62). */
@Service
public class FamilyDecisions {
    private static final int LONGEST = 2_000;

    private static final String READ = """
            select g.id, h.name as holder, g.provider, g.family, g.family_said_at as said_at,
                   d.id as decision_id, d.yes, d.purpose, d.cap_pence, d.reason, d.decided_at, q.name as decided_by
              from (select a.council_id, a.id, a.holder_id, p.name as provider, a.family, a.family_said_at
                      from agreement a join provider p on p.council_id = a.council_id and p.id = a.provider_id
                     union all
                    select y.council_id, y.id, y.holder_id, y.name, y.family, y.family_said_at from payee y) g
              join person h on h.council_id = g.council_id and h.id = g.holder_id
              left join lateral (select * from family_decision x
                                  where x.council_id = g.council_id and g.id in (x.agreement_id, x.payee_id)
                                  order by x.id desc limit 1) d on true
              left join person q on q.council_id = d.council_id and q.id = d.decided_by
             where g.council_id = :council and g.family in ('partner', 'same-household')
            """;

    private final DatabaseClient database;
    private final Changes changes;
    private final Clock clock;

    FamilyDecisions(DatabaseClient database, Changes changes, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.clock = clock;
    }

    /** Those of the council: what waits first, then what was decided, the latest first. */
    public Flux<Question> list(UUID councilId, int limit) {
        return database.sql(READ + " order by d.id desc nulls first, g.family_said_at limit :limit")
                .bind("council", councilId)
                .bind("limit", limit)
                .mapProperties(Question.class)
                .all();
    }

    /** One of them. */
    public Mono<Question> one(UUID councilId, UUID agreementId) {
        return database.sql(READ + " and g.id = :id")
                .bind("council", councilId)
                .bind("id", agreementId)
                .mapProperties(Question.class)
                .one();
    }

    /**
     * An officer decides.
     *
     * @param id made by the caller: a form sent twice is one decision
     * @param purpose with a yes: {@code meet-need} or {@code administration}
     * @param capPence with administration: at most so much
     * @param reason as the person reads it
     */
    public Mono<AgreementResult> decide(
            Actor officer,
            UUID id,
            UUID agreementId,
            boolean yes,
            @Nullable String purpose,
            @Nullable Long capPence,
            String reason) {
        if (reason.isBlank() || reason.length() > LONGEST) {
            return invalid("reason", "Write the reason, in at most 2,000 letters. The person reads it.");
        }
        if (yes != (purpose != null) || (purpose != null && !purpose.matches("meet-need|administration"))) {
            return invalid("purpose", "With a yes, say what for: meet-need or administration.");
        }
        if ("administration".equals(purpose) != (capPence != null) || (capPence != null && capPence < 1)) {
            return invalid("capPence", "For administration, give the most that may be paid.");
        }
        return Mono.defer(() -> changes.apply(
                        "family_decide",
                        new Command(
                                id,
                                officer.councilId(),
                                officer.personId(),
                                agreementId,
                                yes,
                                purpose,
                                capPence,
                                reason.strip(),
                                clock.instant()),
                        AgreementAnswer.class))
                .map(AgreementAnswer::result);
    }

    private static Mono<AgreementResult> invalid(String field, String message) {
        return Mono.just(new AgreementResult.Invalid(field, message));
    }

    /**
     * Two relatives, and what the council said.
     *
     * @param id of their agreement; or of who is paid, where they have none here
     * @param family {@code partner} or {@code same-household}
     * @param yes null: it waits
     */
    public record Question(
            UUID id,
            String holder,
            String provider,
            String family,
            Instant saidAt,
            @Nullable UUID decisionId,
            @Nullable Boolean yes,
            @Nullable String purpose,
            @Nullable Long capPence,
            @Nullable String reason,
            @Nullable Instant decidedAt,
            @Nullable String decidedBy) {}

    private record Command(
            UUID id,
            UUID councilId,
            UUID actorId,
            UUID agreementId,
            boolean yes,
            @Nullable String purpose,
            @Nullable Long capPence,
            String reason,
            Instant at) {}
}
