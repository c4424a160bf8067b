package uk.directly.accreditation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.accreditation.model.Asked;
import uk.directly.accreditation.model.Facts;
import uk.directly.council.London;
import uk.directly.people.Actor;
import uk.directly.register.CheckName;

/** What is asked of one's own provider, and what was given last: for who runs it, and nobody else. */
@Service
public class EvidenceBook {
    private static final UUID NONE = new UUID(0, 0);

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Clock clock;

    EvidenceBook(DatabaseClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        this.clock = clock;
    }

    /** What is asked today for a check; empty: it isn't. */
    public Mono<Asked> asked(Actor provider, CheckName check) {
        return database.sql("""
                        select a.check_name as "check", a.must, a.level, a.valid_months, a.keep_file_months
                          from provider p, provider_asked(p, :today) a
                         where p.council_id = :council and p.id = :provider and a.check_name = :check""")
                .bind("council", provider.councilId())
                .bind("provider", Objects.requireNonNullElse(provider.providerId(), NONE))
                .bind("today", London.today(clock))
                .bind("check", check.slug())
                .map(row -> new Asked(
                        check,
                        Boolean.TRUE.equals(row.get("must", Boolean.class)),
                        row.get("level", String.class),
                        row.get("valid_months", Integer.class),
                        Objects.requireNonNullElse(row.get("keep_file_months", Integer.class), 0)))
                .one();
    }

    /** What was given last for each check. */
    public Flux<GivenEvidence> given(Actor provider) {
        return database.sql("""
                        select distinct on (e.check_name) e.check_name, e.state, e.level, e.issuer, e.reference, e.issued_on,
                               e.expires_on, e.details::text as details, e.reason, f.id as file_id, f.name as file_name
                          from check_evidence e
                          left join evidence_file f
                            on f.council_id = e.council_id and f.evidence_id = e.id and f.deleted_at is null
                         where e.council_id = :council and e.provider_id = :provider and e.state <> 'replaced'
                         order by e.check_name, e.id desc""")
                .bind("council", provider.councilId())
                .bind("provider", Objects.requireNonNullElse(provider.providerId(), NONE))
                .mapProperties(Row.class)
                .all()
                .map(row -> row.evidence(json));
    }

    /** The same for one of them; empty: nothing was given. */
    public Mono<GivenEvidence> given(Actor provider, CheckName check) {
        return given(provider).filter(each -> each.check() == check).next();
    }

    private record Row(
            String checkName,
            String state,
            @Nullable String level,
            @Nullable String issuer,
            @Nullable String reference,
            @Nullable LocalDate issuedOn,
            @Nullable LocalDate expiresOn,
            String details,
            @Nullable String reason,
            @Nullable UUID fileId,
            @Nullable String fileName) {
        GivenEvidence evidence(JsonMapper json) {
            Details only = json.readValue(details, Details.class);
            CheckName check = CheckName.of(checkName);
            return new GivenEvidence(
                    check,
                    state,
                    level,
                    new Facts(
                            issuer,
                            reference,
                            issuedOn,
                            expiresOn,
                            only.document(),
                            Objects.requireNonNullElse(only.referees(), List.of()),
                            Boolean.TRUE.equals(only.updateService()),
                            check == CheckName.CODE_OF_CONDUCT),
                    reason,
                    fileId,
                    fileName);
        }
    }

    private record Details(
            @Nullable String document,
            @Nullable List<Facts.Referee> referees,
            @Nullable Boolean updateService) {}
}
