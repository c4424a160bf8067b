package uk.directly.accreditation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.council.London;
import uk.directly.data.Changes;
import uk.directly.people.Actor;

/** Opens providers' files for officers; every look is written down. */
@Service
public class OfficerFiles {
    private final Changes changes;
    private final Clock clock;

    OfficerFiles(Changes changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /** The file of a provider of this officer's council; empty where there is none. */
    public Mono<OfficerFile> open(Actor officer, UUID providerId) {
        return Mono.fromSupplier(() -> new Command(
                        officer.councilId(), officer.personId(), providerId, London.today(clock), clock.instant()))
                .flatMap(command -> changes.apply("officer_file", command, Answer.class))
                .filter(answer -> answer.outcome().equals("done"))
                .map(answer -> Objects.requireNonNull(answer.file()));
    }

    /** The command of {@code officer_file}. */
    private record Command(UUID councilId, UUID actorId, UUID providerId, LocalDate today, Instant at) {}

    private record Answer(String outcome, @Nullable OfficerFile file) {}
}
