package uk.directly.rate;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.data.Changes;
import uk.directly.people.Actor;

/** One officer drafts a rate card, another approves it or gives it back (R92). */
@Service
public class RateCardChanges {
    /** How long the reason for giving one back may be. */
    public static final int LONGEST_WHY = 500;

    private final RateCardBook book;
    private final MinimumPays minimum;
    private final CouncilSettings settings;
    private final Changes changes;
    private final Clock clock;

    RateCardChanges(RateCardBook book, MinimumPays minimum, CouncilSettings settings, Changes changes, Clock clock) {
        this.book = book;
        this.minimum = minimum;
        this.settings = settings;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Keeps a draft.
     *
     * @param id made by the caller: the same new one again is the same draft
     * @param version that it was read with; 0: a new one
     */
    public Mono<RateCardResult> save(Actor maker, UUID id, int version, LocalDate from, RateTable rates) {
        return check(maker.councilId(), from, rates).flatMap(check -> {
            if (!check.faults().isEmpty()) {
                return Mono.just(new RateCardResult.Implausible(check.faults()));
            }
            SaveCommand command = new SaveCommand(
                    id,
                    maker.councilId(),
                    maker.personId(),
                    version,
                    from,
                    lines(rates),
                    clock.instant(),
                    London.today(clock));
            return changes.apply("rate_card_save", command, Answer.class).flatMap(answer -> result(maker, id, answer));
        });
    }

    /**
     * Approves what another officer drafted.
     *
     * @param version that was looked at; none: as it is now
     */
    public Mono<RateCardResult> approve(Actor checker, UUID id, @Nullable Integer version) {
        return book.one(checker.councilId(), id)
                .flatMap(card -> card.state() == RateCardState.DRAFT && !card.isDraftedBy(checker.personId())
                        ? approve(checker, card, version == null ? card.version() : version)
                        : Mono.<RateCardResult>just(
                                card.state() == RateCardState.DRAFT
                                        ? new RateCardResult.MakerIsChecker()
                                        : new RateCardResult.WrongState(card.state())))
                .defaultIfEmpty(new RateCardResult.NotFound());
    }

    private Mono<RateCardResult> approve(Actor checker, CouncilCard card, int version) {
        return Mono.zip(
                        check(checker.councilId(), card.from(), card.rates()),
                        before(checker.councilId(), card.from()).singleOptional())
                .flatMap(found -> {
                    if (!found.getT1().faults().isEmpty()) {
                        return Mono.just(
                                new RateCardResult.Implausible(found.getT1().faults()));
                    }
                    DecideCommand command = new DecideCommand(
                            card.id(),
                            checker.councilId(),
                            checker.personId(),
                            version,
                            found.getT2().map(CouncilCard::id).orElse(null),
                            null,
                            clock.instant(),
                            London.today(clock));
                    return changes.apply("rate_card_approve", command, Answer.class)
                            .flatMap(answer -> result(checker, card.id(), answer));
                });
    }

    /** Puts a draft away. Its maker may do so too: nothing changes by that. */
    public Mono<RateCardResult> withdraw(Actor officer, UUID id, @Nullable Integer version) {
        return putOff(officer, id, version, null);
    }

    /** Gives a draft back to who made it, with a reason of 1 to {@link #LONGEST_WHY} characters. */
    public Mono<RateCardResult> sendBack(Actor checker, UUID id, @Nullable Integer version, String why) {
        return putOff(checker, id, version, why);
    }

    private Mono<RateCardResult> putOff(Actor officer, UUID id, @Nullable Integer version, @Nullable String why) {
        return Mono.fromSupplier(() -> new DecideCommand(
                        id,
                        officer.councilId(),
                        officer.personId(),
                        version,
                        null,
                        why,
                        clock.instant(),
                        London.today(clock)))
                .flatMap(command -> changes.apply("rate_card_put_off", command, Answer.class))
                .flatMap(answer -> result(officer, id, answer));
    }

    /** What there is to say about these numbers from that day on. */
    public Mono<CardCheck> check(UUID councilId, LocalDate from, RateTable rates) {
        return Mono.zip(
                        before(councilId, from).singleOptional(),
                        minimum.from(from).collectList(),
                        settings.valueOf(councilId, Setting.RATE_MUCH_DIFFERENT_PERCENT, London.today(clock)))
                .map(found -> CardCheck.of(
                        rates, found.getT1().map(CouncilCard::rates).orElse(null), from, found.getT2(), found.getT3()));
    }

    /** The card that one from that day follows. */
    public Mono<CouncilCard> before(UUID councilId, LocalDate from) {
        return book.on(councilId, from.minusDays(1));
    }

    private static List<Line> lines(RateTable rates) {
        List<Line> lines = new ArrayList<>();
        for (RateCell cell : RateTable.places()) {
            OptionalLong pence = rates.in(cell);
            if (pence.isPresent()) {
                lines.add(new Line(cell.purpose().slug(), cell.engagement(), cell.band(), pence.getAsLong()));
            }
        }
        return lines;
    }

    private Mono<RateCardResult> result(Actor officer, UUID id, Answer answer) {
        return switch (answer.outcome()) {
            case "done" -> book.one(officer.councilId(), id).map(RateCardResult.Done::new);
            case "not-found" -> Mono.just(new RateCardResult.NotFound());
            case "wrong-state" ->
                Mono.just(new RateCardResult.WrongState(RateCardState.of(Objects.requireNonNull(answer.state()))));
            case "not-allowed" -> Mono.just(new RateCardResult.MakerIsChecker());
            case "changed" -> Mono.just(new RateCardResult.Changed());
            case "in-the-past" ->
                Mono.just(new RateCardResult.InThePast(London.today(clock).plusDays(1)));
            default -> throw new IllegalStateException("The rate card functions answered " + answer.outcome());
        };
    }

    private record Line(String purpose, CardEngagement engagement, Band band, long pence) {}

    /** The command of {@code rate_card_save}. */
    private record SaveCommand(
            UUID id,
            UUID councilId,
            UUID actorId,
            int version,
            LocalDate startsOn,
            List<Line> lines,
            Instant at,
            LocalDate today) {}

    /** The command of {@code rate_card_approve} and {@code rate_card_put_off}. */
    private record DecideCommand(
            UUID id,
            UUID councilId,
            UUID actorId,
            @Nullable Integer version,
            @Nullable UUID beforeId,
            @Nullable String why,
            Instant at,
            LocalDate today) {}

    private record Answer(String outcome, @Nullable String state) {}
}
