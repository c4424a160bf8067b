package uk.directly.accreditation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.accreditation.model.Asked;
import uk.directly.accreditation.model.Facts;
import uk.directly.accreditation.model.Fault;
import uk.directly.council.London;
import uk.directly.data.Changes;
import uk.directly.people.Actor;
import uk.directly.register.CheckName;

/** What a provider gives to the council: what each check asks, then the whole application; renewals beside what counts. */
@Service
public class Evidence {
    private final Changes changes;
    private final EvidenceBook book;
    private final Clock clock;

    Evidence(Changes changes, EvidenceBook book, Clock clock) {
        this.changes = changes;
        this.book = book;
        this.clock = clock;
    }

    /**
     * Gives what a check asks.
     *
     * @param id made by the caller: the same id again changes nothing
     * @param fileId a file that was sent before, if one goes with it
     */
    public Mono<JoiningResult> give(Actor provider, UUID id, CheckName check, Facts facts, @Nullable UUID fileId) {
        UUID providerId = provider.providerId();
        if (providerId == null) {
            return Mono.just(new JoiningResult.NotFound());
        }
        return book.asked(provider, check)
                .flatMap(asked -> give(provider, providerId, id, asked, facts, fileId))
                .defaultIfEmpty(new JoiningResult.NotAsked());
    }

    private Mono<JoiningResult> give(
            Actor provider, UUID providerId, UUID id, Asked asked, Facts facts, @Nullable UUID fileId) {
        LocalDate today = London.today(clock);
        List<Fault> faults = facts.faults(asked, today);
        if (!faults.isEmpty()) {
            return Mono.just(new JoiningResult.Invalid(faults));
        }
        return changes.apply(
                        "evidence_give",
                        new GiveCommand(
                                id,
                                provider.councilId(),
                                provider.personId(),
                                providerId,
                                asked.check().slug(),
                                blank(facts.issuer()),
                                blank(facts.reference()),
                                facts.issuedOn(),
                                facts.expiresOn(),
                                details(asked.check(), facts),
                                fileId,
                                today,
                                clock.instant()),
                        JoiningAnswer.class)
                .map(JoiningAnswer::result);
    }

    /** Asks the council to look at all that was given. Asked twice it is the same. */
    public Mono<JoiningResult> submit(Actor provider) {
        UUID providerId = provider.providerId();
        return providerId == null
                ? Mono.just(new JoiningResult.NotFound())
                : Mono.defer(() -> changes.apply(
                                "provider_submit",
                                new SubmitCommand(
                                        provider.councilId(),
                                        provider.personId(),
                                        providerId,
                                        London.today(clock),
                                        clock.instant()),
                                JoiningAnswer.class))
                        .map(JoiningAnswer::result);
    }

    /** What only this check has. */
    private static Map<String, Object> details(CheckName check, Facts facts) {
        Map<String, Object> details = new LinkedHashMap<>();
        switch (check) {
            case IDENTITY, RIGHT_TO_WORK ->
                details.put("document", facts.document() == null ? "other" : facts.document());
            case DBS -> details.put("updateService", facts.updateService());
            case REFERENCES -> details.put("referees", facts.referees());
            case CODE_OF_CONDUCT -> details.put("version", CodeOfConduct.VERSION);
            default -> {}
        }
        return details;
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private record GiveCommand(
            UUID id,
            UUID councilId,
            UUID actorId,
            UUID providerId,
            String check,
            @Nullable String issuer,
            @Nullable String reference,
            @Nullable LocalDate issuedOn,
            @Nullable LocalDate expiresOn,
            Map<String, Object> details,
            @Nullable UUID fileId,
            LocalDate today,
            Instant at) {}

    private record SubmitCommand(UUID councilId, UUID actorId, UUID providerId, LocalDate today, Instant at) {}
}
