package uk.directly.accreditation;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.data.Changes;
import uk.directly.data.Ids;
import uk.directly.file.KeptFiles;
import uk.directly.file.LookedOver;
import uk.directly.file.SentFile;
import uk.directly.people.Actor;
import uk.directly.register.CheckName;

/**
 * Files that go with a check: told by their content, looked over for viruses, sealed, kept until the decision. The provider
 * opens their own; each look of an officer is written down.
 */
@Service
public class EvidenceFiles {
    private final Changes changes;
    private final KeptFiles kept;
    private final Clock clock;

    EvidenceFiles(Changes changes, KeptFiles kept, Clock clock) {
        this.changes = changes;
        this.kept = kept;
        this.clock = clock;
    }

    /** Whether files are taken at all: there is a place for them, and somebody who looks them over. */
    public boolean isOffered() {
        return kept.isOffered();
    }

    /** Keeps a file of one's own provider for a check; given with nothing within a day it goes again. */
    public Mono<SentFile> add(Actor provider, CheckName check, String name, byte[] content) {
        UUID providerId = provider.providerId();
        return providerId == null
                ? refused(SentFile.Why.NOT_FOUND)
                : kept.lookOver(name, content).flatMap(seen -> switch (seen) {
                    case LookedOver.Refused refused -> refused(refused.why());
                    case LookedOver.Clean clean -> keep(provider, providerId, check, clean, content);
                });
    }

    /** The row first: what is on the disk without one would stay there. */
    private Mono<SentFile> keep(
            Actor provider, UUID providerId, CheckName check, LookedOver.Clean file, byte[] content) {
        UUID id = Ids.next();
        return Mono.fromSupplier(() -> new AddCommand(
                        id,
                        provider.councilId(),
                        provider.personId(),
                        providerId,
                        check,
                        file.name(),
                        file.mediaType(),
                        file.bytes(),
                        file.sha256(),
                        file.keyId(),
                        clock.instant()))
                .flatMap(command -> changes.apply("evidence_file_add", command, Answer.class))
                .flatMap(answer -> "done".equals(answer.outcome())
                        ? kept.keep(provider.councilId(), providerId, id, content)
                                .thenReturn(new SentFile.Kept(id, file.name()))
                        : refused(SentFile.Why.NOT_FOUND));
    }

    /** A file of one's own provider; empty: there is none of that id, or it is gone. */
    public Mono<EvidenceFile> own(Actor provider, UUID id) {
        UUID providerId = provider.providerId();
        return providerId == null ? Mono.empty() : read(provider, id, providerId);
    }

    /**
     * A file for an officer; that they looked is written down first ({@code evidence-viewed}). Empty: there is none of that
     * id in their council, it is gone, or they have an interest in the provider (R34).
     */
    public Mono<EvidenceFile> open(Actor officer, UUID id) {
        return read(officer, id, null);
    }

    private Mono<EvidenceFile> read(Actor actor, UUID id, @Nullable UUID providerId) {
        return Mono.defer(() -> changes.apply(
                        "evidence_file_view",
                        new ViewCommand(actor.councilId(), actor.personId(), providerId, id, clock.instant()),
                        Viewed.class))
                .filter(viewed -> "done".equals(viewed.outcome()))
                .flatMap(
                        viewed -> kept.open(actor.councilId(), viewed.providerId(), id, viewed.keyId(), viewed.sha256())
                                .map(content -> new EvidenceFile(
                                        id, viewed.name(), viewed.mediaType(), ByteBuffer.wrap(content))));
    }

    /** Deletes from the disk; completes also where it was gone. */
    Mono<Void> delete(UUID councilId, UUID id) {
        return kept.delete(councilId, id);
    }

    private static Mono<SentFile> refused(SentFile.Why why) {
        return Mono.just(new SentFile.Refused(why));
    }

    private record AddCommand(
            UUID id,
            UUID councilId,
            UUID actorId,
            UUID providerId,
            CheckName check,
            String name,
            String mediaType,
            int bytes,
            String sha256,
            String keyId,
            Instant at) {}

    private record ViewCommand(
            UUID councilId, UUID actorId, @Nullable UUID providerId, UUID id, Instant at) {}

    private record Answer(String outcome) {}

    private record Viewed(
            String outcome, UUID providerId, String name, String mediaType, String keyId, String sha256) {}
}
