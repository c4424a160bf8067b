package uk.directly.enquiry;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
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

/**
 * Photos and PDFs that go with messages. Each is sent and looked over first; a message then names those that go with it. What
 * goes with none within a day is deleted, and all of a thread with the thread.
 */
@Service
public class EnquiryFiles {
    /** The most that go with one message. */
    public static final int MOST = 5;

    private final Changes changes;
    private final KeptFiles kept;
    private final Standings standings;
    private final Clock clock;

    EnquiryFiles(Changes changes, KeptFiles kept, Standings standings, Clock clock) {
        this.changes = changes;
        this.kept = kept;
        this.standings = standings;
        this.clock = clock;
    }

    /** Whether files are taken here at all. */
    public boolean isOffered() {
        return kept.isOffered();
    }

    /** Keeps a file for a message that this side is going to write in this thread of theirs. */
    public Mono<SentFile> add(Actor actor, Side side, UUID enquiryId, String name, byte[] content) {
        return standings
                .within(actor, side, enquiryId)
                .filter(standing -> standing.mayBeWrittenBy(actor))
                .flatMap(standing -> standing.shared()
                        ? kept.lookOver(name, content).flatMap(seen -> switch (seen) {
                            case LookedOver.Refused refused -> refused(refused.why());
                            case LookedOver.Clean clean -> keep(actor, side, enquiryId, clean, content);
                        })
                        : refused(SentFile.Why.NOT_YET))
                .switchIfEmpty(refused(SentFile.Why.NOT_FOUND));
    }

    private Mono<SentFile> keep(Actor actor, Side side, UUID enquiryId, LookedOver.Clean file, byte[] content) {
        UUID id = Ids.next();
        return Mono.fromSupplier(() -> new AddCommand(
                        id,
                        enquiryId,
                        actor.councilId(),
                        actor.personId(),
                        side,
                        actor.forPersonId(),
                        actor.providerId(),
                        file.name(),
                        file.mediaType(),
                        file.bytes(),
                        file.sha256(),
                        file.keyId(),
                        clock.instant()))
                .flatMap(command -> changes.apply("enquiry_file_add", command, Answer.class))
                .flatMap(answer -> switch (answer.outcome()) {
                    // The row first: what is on the disk without one would stay there.
                    case "done" ->
                        kept.keep(actor.councilId(), enquiryId, id, content)
                                .thenReturn(new SentFile.Kept(id, file.name()));
                    case "not-shared" -> refused(SentFile.Why.NOT_YET);
                    case "too-many" -> refused(SentFile.Why.TOO_MANY);
                    default -> refused(SentFile.Why.NOT_FOUND);
                });
    }

    /** A file of a message in a thread of this side, or one's own that waits for a message; empty: there is none. */
    public Mono<OpenedFile> open(Actor actor, Side side, UUID enquiryId, UUID id) {
        return Mono.fromSupplier(() -> new ViewCommand(
                        id,
                        enquiryId,
                        actor.councilId(),
                        actor.personId(),
                        side,
                        actor.forPersonId(),
                        actor.providerId()))
                .flatMap(command -> changes.apply("enquiry_file_view", command, Answer.class))
                .flatMap(answer -> open(actor.councilId(), enquiryId, id, answer.file()));
    }

    Mono<OpenedFile> open(UUID councilId, UUID enquiryId, UUID id, @Nullable Sealed file) {
        return file == null
                ? Mono.empty()
                : kept.open(councilId, enquiryId, id, file.keyId(), file.sha256())
                        .map(content -> new OpenedFile(file.name(), file.mediaType(), ByteBuffer.wrap(content)));
    }

    private static Mono<SentFile> refused(SentFile.Why why) {
        return Mono.just(new SentFile.Refused(Objects.requireNonNull(why)));
    }

    /** What the row of a file says of it. */
    record Sealed(String name, String mediaType, String keyId, String sha256) {}

    /** The command of {@code enquiry_file_add}. */
    private record AddCommand(
            UUID id,
            UUID enquiryId,
            UUID councilId,
            UUID actorId,
            Side side,
            UUID personId,
            @Nullable UUID providerId,
            String name,
            String mediaType,
            int bytes,
            String sha256,
            String keyId,
            Instant at) {}

    /** The command of {@code enquiry_file_view}. */
    private record ViewCommand(
            UUID id,
            UUID enquiryId,
            UUID councilId,
            UUID actorId,
            Side side,
            UUID personId,
            @Nullable UUID providerId) {}

    private record Answer(String outcome, @Nullable Sealed file) {}
}
