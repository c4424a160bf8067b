package uk.directly.accreditation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import uk.directly.accreditation.model.FileKind;
import uk.directly.accreditation.model.FileName;
import uk.directly.data.Changes;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.register.CheckName;

/**
 * Files that go with a check: told by their content, looked over for viruses, sealed, kept until the decision. The provider
 * opens their own; each look of an officer is written down.
 */
@Service
public class EvidenceFiles {
    /** The most that one file may have. */
    public static final int MOST_BYTES = 8 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(EvidenceFiles.class);

    private final Changes changes;
    private final Optional<SealedFiles> sealed;
    private final Optional<FileScan> scan;
    private final Clock clock;

    EvidenceFiles(
            Changes changes,
            EvidenceSettings settings,
            ObjectProvider<EvidencePlace> local,
            ObjectProvider<FileScan> scan,
            Clock clock) {
        this.changes = changes;
        this.sealed = Optional.ofNullable(settings.place())
                .or(() -> Optional.ofNullable(local.getIfAvailable()))
                .map(SealedFiles::new);
        this.scan = Optional.ofNullable(scan.getIfAvailable());
        this.clock = clock;
    }

    /** Whether files are taken at all: there is a place for them, and somebody who looks them over. */
    public boolean isOffered() {
        return sealed.isPresent() && scan.isPresent();
    }

    /** Keeps a file of one's own provider for a check; given with nothing within a day it goes again. */
    public Mono<SentFile> add(Actor provider, CheckName check, String name, byte[] content) {
        UUID providerId = provider.providerId();
        FileKind kind = FileKind.of(content).orElse(null);
        SentFile.Why wrong = providerId == null ? SentFile.Why.NOT_FOUND : refusal(kind, content);
        if (wrong != null || kind == null || providerId == null) {
            return refused(wrong == null ? SentFile.Why.WRONG_TYPE : wrong);
        }
        return scan.orElseThrow().scan(content).flatMap(verdict -> switch (verdict) {
            case HARMFUL -> refused(SentFile.Why.HARMFUL);
            case UNKNOWN -> refused(SentFile.Why.NOT_NOW);
            case CLEAN -> keep(provider, providerId, check, FileName.of(name, kind), kind, content);
        });
    }

    private SentFile.@Nullable Why refusal(@Nullable FileKind kind, byte[] content) {
        if (content.length == 0) {
            return SentFile.Why.EMPTY;
        }
        if (content.length > MOST_BYTES) {
            return SentFile.Why.TOO_LARGE;
        }
        if (kind == null) {
            return SentFile.Why.WRONG_TYPE;
        }
        return isOffered() ? null : SentFile.Why.NOT_OFFERED;
    }

    /** The row first: what is on the disk without one would stay there. */
    private Mono<SentFile> keep(
            Actor provider, UUID providerId, CheckName check, FileName name, FileKind kind, byte[] content) {
        SealedFiles files = sealed.orElseThrow();
        UUID id = Ids.next();
        return Mono.fromSupplier(() -> new AddCommand(
                        id,
                        provider.councilId(),
                        provider.personId(),
                        providerId,
                        check,
                        name.text(),
                        kind.mediaType(),
                        content.length,
                        digest(content),
                        files.keyId(),
                        clock.instant()))
                .flatMap(command -> changes.apply("evidence_file_add", command, Answer.class))
                .flatMap(answer -> "done".equals(answer.outcome())
                        ? blocking(() -> {
                                    files.seal(new SealedFiles.Name(provider.councilId(), providerId, id), content);
                                    return id;
                                })
                                .<SentFile>map(done -> new SentFile.Kept(done, name.text()))
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
                .flatMap(viewed -> blocking(() -> {
                            byte[] content = sealed.orElseThrow()
                                    .open(
                                            new SealedFiles.Name(actor.councilId(), viewed.providerId(), id),
                                            viewed.keyId());
                            if (!digest(content).equals(viewed.sha256())) {
                                throw new IllegalStateException("The file " + id + " is not the one that was sent");
                            }
                            return content;
                        })
                        .map(content ->
                                new EvidenceFile(id, viewed.name(), viewed.mediaType(), ByteBuffer.wrap(content))));
    }

    /** Deletes from the disk; completes also where it was gone. */
    Mono<Void> delete(UUID councilId, UUID id) {
        return sealed.map(files -> blocking(() -> {
                            files.delete(councilId, id);
                            return id;
                        })
                        .then())
                .orElseGet(() -> Mono.fromRunnable(
                        () -> LOG.warn("File {} can't be deleted: directly.evidence.folder is not set", id)));
    }

    private static <T> Mono<T> blocking(Callable<T> work) {
        return Mono.fromCallable(work)
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorMap(IOException.class, UncheckedIOException::new);
    }

    private static Mono<SentFile> refused(SentFile.Why why) {
        return Mono.just(new SentFile.Refused(why));
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
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
