package uk.directly.enquiry;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.data.Changes;
import uk.directly.data.Rounds;
import uk.directly.file.FileSettings;
import uk.directly.file.KeptFiles;

/**
 * Deletes files that went with no message, and those of threads that are forgotten (R101). Safe with several replicas: a file
 * that is gone already is no failure, and its row goes after it.
 */
@Component
class EnquirySweep extends Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(EnquirySweep.class);
    private static final int AT_ONCE = 100;

    private final Changes changes;
    private final KeptFiles files;
    private final Clock clock;

    EnquirySweep(Changes changes, KeptFiles files, FileSettings settings, Clock clock) {
        super(settings.sweepEvery());
        this.changes = changes;
        this.files = files;
        this.clock = clock;
    }

    @Override
    protected Mono<Integer> round() {
        return few().expand(count -> count < AT_ONCE ? Mono.empty() : few())
                .reduce(0, Integer::sum)
                .doOnNext(count -> {
                    if (count > 0) {
                        LOG.info("{} files of messages deleted", count);
                    }
                });
    }

    private Mono<Integer> few() {
        return Mono.defer(() -> {
            Instant now = clock.instant();
            return changes.apply("enquiry_files_due", new Command(now, AT_ONCE), Due.class)
                    .flatMap(due -> Flux.fromIterable(due.files())
                            .concatMap(file -> files.delete(file.councilId(), file.id()))
                            .then(Mono.defer(() -> due.files().isEmpty()
                                    ? Mono.just(0)
                                    : changes.apply("enquiry_files_gone", new Gone(due.files(), now), Count.class)
                                            .map(gone -> due.files().size()))));
        });
    }

    private record Command(Instant at, int limit) {}

    private record Due(List<File> files) {}

    private record File(UUID councilId, UUID id) {}

    private record Gone(List<File> files, Instant at) {}

    private record Count(int count) {}
}
