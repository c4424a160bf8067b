package uk.directly.budget;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.council.SettingsInForce;
import uk.directly.data.Changes;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.data.Shield;
import uk.directly.people.Actor;

/** One officer makes a funding run, another approves it (R92); then it is posted. */
@Service
public class FundingRuns {
    private static final Logger LOG = LoggerFactory.getLogger(FundingRuns.class);

    private final FundingBook book;
    private final FundingWork work;
    private final Changes changes;
    private final CouncilSettings councilSettings;
    private final FundingSettings settings;
    private final Clock clock;

    FundingRuns(
            FundingBook book,
            FundingWork work,
            Changes changes,
            CouncilSettings councilSettings,
            FundingSettings settings,
            Clock clock) {
        this.book = book;
        this.work = work;
        this.changes = changes;
        this.councilSettings = councilSettings;
        this.settings = settings;
        this.clock = clock;
    }

    /** Drafts a run of all cycles that begin by a day and are not paid. */
    public Mono<FundingResult> draft(Actor maker, LocalDate day) {
        return Mono.fromSupplier(() -> London.today(clock))
                .flatMap(today -> councilSettings
                        .on(maker.councilId(), today)
                        .flatMap(council -> day.isAfter(today.plusDays(council.get(Setting.FUNDING_DAYS_AHEAD)))
                                ? Mono.just(new FundingResult.TooFarAhead(council.get(Setting.FUNDING_DAYS_AHEAD)))
                                : draft(maker, day, council)));
    }

    private Mono<FundingResult> draft(Actor maker, LocalDate day, SettingsInForce council) {
        DraftCommand command = new DraftCommand(
                Ids.next(),
                maker.councilId(),
                maker.personId(),
                day,
                council.get(Setting.FUNDING_MUCH_MORE_PERCENT),
                council.get(Setting.BANK_CHANGE_SHOWN_DAYS),
                clock.instant());
        return changes.applyToMany("funding_draft", command, Answer.class, settings.longest())
                .flatMap(answer -> result(maker, command.id(), answer));
    }

    /**
     * Approves a draft that somebody else made, and begins to post it. Small runs are posted when this answers, large ones
     * go on.
     */
    public Mono<FundingResult> approve(Actor checker, UUID runId, IdempotencyKey key) {
        return Shield.shielded(Mono.fromSupplier(
                        () -> new DecideCommand(runId, checker.councilId(), checker.personId(), clock.instant(), key))
                .flatMap(command -> changes.apply("funding_approve", command, Answer.class))
                .flatMap(answer -> (answer.isDone() ? posted(checker, runId) : Mono.<String>empty())
                        .then(Mono.defer(() -> result(checker, runId, answer)))));
    }

    /** What is posted goes on, whoever stops waiting: the time limit ends the waiting only. */
    private Mono<String> posted(Actor checker, UUID runId) {
        return work.post(checker.councilId(), runId)
                .timeout(settings.answerAfter(), Mono.just("later"))
                .onErrorResume(error -> {
                    LOG.warn("Funding run {} is posted later: {}", runId, error.toString());
                    return Mono.just("later");
                });
    }

    /** Puts a draft away. Its maker may do so too: nothing is paid by that. */
    public Mono<FundingResult> discard(Actor officer, UUID runId) {
        return Mono.fromSupplier(
                        () -> new DecideCommand(runId, officer.councilId(), officer.personId(), clock.instant(), null))
                .flatMap(command -> changes.apply("funding_discard", command, Answer.class))
                .flatMap(answer -> result(officer, runId, answer));
    }

    private Mono<FundingResult> result(Actor officer, UUID runId, Answer answer) {
        return switch (answer.outcome()) {
            case "done" ->
                book.one(officer.councilId(), runId)
                        .map(run -> new FundingResult.Done(run, Boolean.TRUE.equals(answer.replayed())));
            case "not-found" -> Mono.just(new FundingResult.NotFound());
            case "wrong-state" ->
                Mono.just(new FundingResult.WrongState(FundingState.of(Objects.requireNonNull(answer.state()))));
            case "not-allowed" -> Mono.just(new FundingResult.MakerIsChecker());
            case "nothing-due" -> Mono.just(new FundingResult.NothingDue());
            case "idempotency-key-reused" -> Mono.just(new FundingResult.KeyReused());
            case "request-in-progress" -> Mono.just(new FundingResult.InProgress());
            default -> throw new IllegalStateException("The funding functions answered " + answer.outcome());
        };
    }

    /** The command of {@code funding_draft}. */
    record DraftCommand(
            UUID id, UUID councilId, UUID actorId, LocalDate day, int muchMorePercent, int bankDays, Instant at) {}

    /** The command of {@code funding_approve} and {@code funding_discard}. */
    record DecideCommand(
            UUID id,
            UUID councilId,
            UUID actorId,
            Instant at,
            @Nullable IdempotencyKey idempotency) {}

    /** What the funding functions answer. */
    record Answer(
            String outcome,
            @Nullable String state,
            @Nullable Boolean replayed) {
        boolean isDone() {
            return outcome.equals("done") && !Boolean.TRUE.equals(replayed);
        }
    }
}
