package uk.directly.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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

/**
 * What every file goes through that somebody sends: its kind, its size, the virus check, the seal. The row that says whose it
 * is belongs to the feature that asked, and is written first: what is on the disk without one would stay there.
 */
@Service
public class KeptFiles {
    /** The most that one file may have. */
    public static final int MOST_BYTES = 8 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(KeptFiles.class);

    private final Optional<SealedFiles> sealed;
    private final Optional<FileScan> scan;

    /** The place that is configured, else that of the local default; without one, or a scanner, no files are taken. */
    public KeptFiles(FileSettings settings, ObjectProvider<FilePlace> local, ObjectProvider<FileScan> scan) {
        this.sealed = Optional.ofNullable(settings.place())
                .or(() -> Optional.ofNullable(local.getIfAvailable()))
                .map(SealedFiles::new);
        this.scan = Optional.ofNullable(scan.getIfAvailable());
    }

    /** Whether files are taken at all: there is a place for them, and somebody who looks them over. */
    public boolean isOffered() {
        return sealed.isPresent() && scan.isPresent();
    }

    /** Tells what it is and whether it does harm. Nothing is kept by this. */
    public Mono<LookedOver> lookOver(String name, byte[] content) {
        FileKind kind = FileKind.of(content).orElse(null);
        SentFile.Why wrong = refusal(kind, content);
        if (wrong != null || kind == null) {
            return Mono.just(new LookedOver.Refused(wrong == null ? SentFile.Why.WRONG_TYPE : wrong));
        }
        return scan.orElseThrow().scan(content).map(verdict -> switch (verdict) {
            case HARMFUL -> new LookedOver.Refused(SentFile.Why.HARMFUL);
            case UNKNOWN -> new LookedOver.Refused(SentFile.Why.NOT_NOW);
            case CLEAN ->
                new LookedOver.Clean(
                        FileName.of(name, kind).text(),
                        kind.mediaType(),
                        content.length,
                        digest(content),
                        sealed.orElseThrow().keyId());
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

    /** Seals it; it is on the disk when this completes. */
    public Mono<Void> keep(UUID councilId, UUID ownerId, UUID id, byte[] content) {
        return blocking(() -> {
                    sealed.orElseThrow().seal(new SealedFiles.Name(councilId, ownerId, id), content);
                    return id;
                })
                .then();
    }

    /** What was sealed, if it is still what was sent. */
    public Mono<byte[]> open(UUID councilId, UUID ownerId, UUID id, String keyId, String sha256) {
        return blocking(() -> {
            byte[] content = sealed.orElseThrow().open(new SealedFiles.Name(councilId, ownerId, id), keyId);
            if (!digest(content).equals(sha256)) {
                throw new IllegalStateException("The file " + id + " is not the one that was sent");
            }
            return content;
        });
    }

    /** Deletes from the disk; completes also where it was gone. */
    public Mono<Void> delete(UUID councilId, UUID id) {
        return sealed.map(files -> blocking(() -> {
                            files.delete(councilId, id);
                            return id;
                        })
                        .then())
                .orElseGet(() -> Mono.fromRunnable(
                        () -> LOG.warn("File {} can't be deleted: directly.files.folder is not set", id)));
    }

    private static <T> Mono<T> blocking(Callable<T> work) {
        return Mono.fromCallable(work)
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorMap(IOException.class, UncheckedIOException::new);
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
