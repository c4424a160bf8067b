package uk.directly.referral;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import uk.directly.data.Changes;
import uk.directly.data.Shield;
import uk.directly.people.Actor;
import uk.directly.referral.model.DirectoryReader;

/**
 * An officer sends the file of a directory: good rows become listings, or change those that are here; the others are named
 * with a reason. The same file twice changes nothing.
 */
@Service
public class DirectoryImports {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryImports.class);
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final String SERVICE = "service";
    private static final int LONGEST_NAME = 200;

    private final Changes changes;
    private final DirectoryBook book;
    private final DirectoryWork work;
    private final DirectorySettings settings;
    private final Clock clock;

    DirectoryImports(Changes changes, DirectoryBook book, DirectoryWork work, DirectorySettings settings, Clock clock) {
        this.changes = changes;
        this.book = book;
        this.work = work;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Reads a file and works through it. Small ones are done when this answers, large ones go on.
     *
     * @param id made by who sends it: sent twice it is one
     */
    public Mono<DirectoryResult> send(Actor officer, UUID id, DirectoryUpload upload) {
        String source = upload.source().strip().replaceAll("\\s+", " ");
        if (source.isEmpty() || source.length() > DirectoryUpload.LONGEST_SOURCE) {
            return Mono.just(new DirectoryResult.Unreadable(
                    "source",
                    "Say whose directory it is, in at most " + DirectoryUpload.LONGEST_SOURCE + " characters."));
        }
        String kind = upload.kind() == null ? "" : upload.kind().strip().toLowerCase(Locale.UK);
        if (kind.length() > LONGEST_NAME) {
            return Mono.just(new DirectoryResult.Unreadable(
                    "kind", "Say what they are in at most " + LONGEST_NAME + " characters."));
        }
        return Mono.fromCallable(() -> DirectoryReader.read(upload.bytes(), kind.isEmpty() ? SERVICE : kind))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(read -> read.fault() == null
                        ? begin(officer, id, source, upload.fileName(), read)
                        : Mono.just(new DirectoryResult.Unreadable("file", read.fault())));
    }

    private Mono<DirectoryResult> begin(
            Actor officer, UUID id, String source, @Nullable String fileName, DirectoryReader read) {
        BeginCommand command = new BeginCommand(
                id,
                officer.councilId(),
                officer.personId(),
                source,
                read.format(),
                plain(fileName),
                read.rows(),
                clock.instant());
        return Shield.shielded(changes.applyToMany("directory_begin", command, Answer.class, LONGEST)
                .doOnNext(answer -> LOG.info(
                        "Directory import {}: {} rows, {}", id, read.rows().size(), answer.outcome()))
                .flatMap(answer -> (answer.outcome().equals("done") ? finished(officer, id) : Mono.<String>empty())
                        .then(Mono.defer(() -> result(officer, id, answer)))));
    }

    /** What has begun goes on, whoever stops waiting: the time limit ends the waiting only. */
    private Mono<String> finished(Actor officer, UUID id) {
        return work.finish(officer.councilId(), id)
                .timeout(settings.answerAfter(), Mono.just("later"))
                .onErrorResume(error -> {
                    LOG.warn("Directory import {} goes on later: {}", id, error.toString());
                    return Mono.just("later");
                });
    }

    /** Takes away the listings that the newest file of a directory had no longer. */
    public Mono<DirectoryResult> takeGone(Actor officer, UUID importId) {
        return Mono.fromSupplier(
                        () -> new GoneCommand(importId, officer.councilId(), officer.personId(), clock.instant()))
                .flatMap(command -> changes.apply("directory_take_gone", command, Answer.class))
                .flatMap(answer -> result(officer, importId, answer));
    }

    private Mono<DirectoryResult> result(Actor officer, UUID id, Answer answer) {
        return switch (answer.outcome()) {
            case "done" ->
                book.one(officer.councilId(), id)
                        .map(found -> new DirectoryResult.Taken(found, Boolean.TRUE.equals(answer.replayed())));
            case "in-progress" ->
                Mono.just(new DirectoryResult.InProgress(answer.importId() == null ? id : answer.importId()));
            case "not-found" -> Mono.just(new DirectoryResult.NotFound());
            case "not-newest" -> Mono.just(new DirectoryResult.NotNewest());
            default -> throw new IllegalStateException("The directory functions answered " + answer.outcome());
        };
    }

    /** Without its folders, which some browsers send along. */
    private static @Nullable String plain(@Nullable String fileName) {
        if (fileName == null) {
            return null;
        }
        String name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        return name.isEmpty() ? null : name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    /** The command of {@code directory_begin}. */
    record BeginCommand(
            UUID id,
            UUID councilId,
            UUID actorId,
            String source,
            DirectoryFormat format,
            @Nullable String fileName,
            List<DirectoryRow> rows,
            Instant at) {}

    /** The command of {@code directory_take_gone}. */
    record GoneCommand(UUID id, UUID councilId, UUID actorId, Instant at) {}

    /** What the directory functions answer. */
    record Answer(
            String outcome,
            @Nullable Boolean replayed,
            @Nullable UUID importId) {}
}
