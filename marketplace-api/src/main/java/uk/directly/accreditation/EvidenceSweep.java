package uk.directly.accreditation;

import java.time.Clock;
import java.time.Duration;
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

/**
 * Deletes files whose time is over: after the decision, when nothing was given with them, or when their provider has left
 * the application lie for a year. Safe with several replicas: a file that is gone already is no failure, and its row says
 * once when it went.
 */
@Component
class EvidenceSweep extends Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(EvidenceSweep.class);
    private static final Duration UNTOUCHED = Duration.ofDays(365);
    private static final int AT_ONCE = 100;

    private final Changes changes;
    private final EvidenceFiles files;
    private final Clock clock;

    EvidenceSweep(Changes changes, EvidenceFiles files, FileSettings settings, Clock clock) {
        super(settings.sweepEvery());
        this.changes = changes;
        this.files = files;
        this.clock = clock;
    }

    /** Deletes what is due now; answers how many. */
    @Override
    protected Mono<Integer> round() {
        return few().expand(count -> count < AT_ONCE ? Mono.empty() : few())
                .reduce(0, Integer::sum)
                .doOnNext(count -> {
                    if (count > 0) {
                        LOG.info("{} files of checks deleted", count);
                    }
                });
    }

    private Mono<Integer> few() {
        return Mono.defer(() -> {
                    Instant now = clock.instant();
                    return changes.apply(
                            "evidence_files_due", new Command(now, now.minus(UNTOUCHED), AT_ONCE), Due.class);
                })
                .flatMap(due -> Flux.fromIterable(due.files())
                        .concatMap(file -> files.delete(file.councilId(), file.id()))
                        .then(Mono.defer(() -> due.files().isEmpty()
                                ? Mono.just(0)
                                : changes.apply(
                                                "evidence_files_gone",
                                                new Gone(due.files(), clock.instant()),
                                                Count.class)
                                        .map(gone -> due.files().size()))));
    }

    private record Command(Instant at, Instant untouchedSince, int limit) {}

    private record Due(List<File> files) {}

    private record File(UUID councilId, UUID id) {}

    private record Gone(List<File> files, Instant at) {}

    private record Count(int count) {}
}
