package uk.directly.offer;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.council.GridPoint;
import uk.directly.council.London;
import uk.directly.data.Changes;
import uk.directly.offer.SessionPlans.Occurrence;
import uk.directly.people.Actor;
import uk.directly.rate.Band;
import uk.directly.rate.Engagement;
import uk.directly.register.ProviderState;

/** A provider's own offers: drafted from the first minute, published once they are on the register (R38). */
@Service
public class OwnOfferChanges {
    private static final int TRIES = 3;

    private final Changes changes;
    private final OwnOffers own;
    private final SessionPlans plans;
    private final Clock clock;

    OwnOfferChanges(Changes changes, OwnOffers own, SessionPlans plans, Clock clock) {
        this.changes = changes;
        this.own = own;
        this.plans = plans;
        this.clock = clock;
    }

    /** Keeps a new draft; the same one again is the same draft. */
    public Mono<OfferChange> begin(Actor provider, OfferDraft draft) {
        return own.draft(provider, draft.id())
                .map(kept -> (OfferChange) new OfferChange.Done(kept.version(), kept.state()))
                .switchIfEmpty(Mono.defer(() -> save(provider, draft)));
    }

    /** Changes what is kept; what somebody else changes at the same time is read again and stays. */
    public Mono<OfferChange> change(Actor provider, UUID id, UnaryOperator<OfferDraft> edit) {
        return own.draft(provider, id)
                .flatMap(draft -> save(provider, edit.apply(draft)))
                .defaultIfEmpty(new OfferChange.NotFound())
                .repeat(TRIES - 1)
                .takeUntil(result -> !(result instanceof OfferChange.Changed))
                .last();
    }

    /** Changes what was read in that version, or any: what somebody else changed since then is not overwritten. */
    public Mono<OfferChange> change(
            Actor provider, UUID id, @Nullable Integer version, UnaryOperator<OfferDraft> edit) {
        return version == null
                ? change(provider, id, edit)
                : own.draft(provider, id)
                        .flatMap(draft -> draft.version() == version
                                ? save(provider, edit.apply(draft))
                                : Mono.just((OfferChange) new OfferChange.Changed()))
                        .defaultIfEmpty(new OfferChange.NotFound());
    }

    /** Publishes, pauses or withdraws. */
    public Mono<OfferChange> put(Actor provider, UUID id, OfferState to) {
        UUID providerId = provider.providerId();
        if (providerId == null) {
            return Mono.just(new OfferChange.NotFound());
        }
        return own.draft(provider, id)
                .flatMap(draft -> plans.of(provider.councilId(), draft.session()))
                .defaultIfEmpty(List.of())
                .map(plan -> new PutCommand(
                        id,
                        provider.councilId(),
                        providerId,
                        provider.personId(),
                        to.slug(),
                        plan,
                        clock.instant(),
                        London.today(clock)))
                .flatMap(command -> changes.apply("offer_put", command, Answer.class))
                .map(Answer::change);
    }

    /**
     * Raises each price an hour that is below what the law says now or soon (R56); what was paused for it is found again. One
     * that is as the law says stays as it is.
     */
    public Mono<OfferChange> raiseToMinimum(Actor provider, UUID id) {
        return own.lowPay(provider, id)
                .flatMap(low -> change(
                                provider, id, draft -> draft.at(draft.rates().atLeast(low.leastPence())))
                        .flatMap(raised -> low.paused() && raised instanceof OfferChange.Done
                                ? put(provider, id, OfferState.PUBLISHED)
                                : Mono.just(raised)))
                .switchIfEmpty(Mono.defer(() -> own.draft(provider, id)
                        .map(draft -> (OfferChange) new OfferChange.Done(draft.version(), draft.state()))
                        .defaultIfEmpty(new OfferChange.NotFound())));
    }

    /** Says that they are still here: of all that is published, or of one; how many those are. */
    public Mono<Integer> stillHere(Actor provider, @Nullable UUID id) {
        UUID providerId = provider.providerId();
        return providerId == null
                ? Mono.just(0)
                : Mono.fromSupplier(() -> new AliveCommand(
                                provider.councilId(), providerId, provider.personId(), id, clock.instant()))
                        .flatMap(command -> changes.apply("offers_alive", command, Alive.class))
                        .map(alive -> alive.count() == null ? 0 : alive.count());
    }

    private Mono<OfferChange> save(Actor provider, OfferDraft draft) {
        UUID providerId = provider.providerId();
        if (providerId == null) {
            return Mono.just(new OfferChange.NotFound());
        }
        return plans.of(provider.councilId(), draft.session())
                .map(plan -> command(provider, providerId, draft, plan))
                .flatMap(command -> changes.apply("offer_save", command, Answer.class))
                .map(answer -> answer.outcome().equals("incomplete")
                        ? new OfferChange.Incomplete(draft.lacks())
                        : answer.change());
    }

    private SaveCommand command(Actor provider, UUID providerId, OfferDraft draft, List<Occurrence> plan) {
        OfferPrice price = draft.price();
        VisitLimits visits = draft.visits();
        Band whole = price.wholeBand();
        return new SaveCommand(
                draft.id(),
                provider.councilId(),
                providerId,
                provider.personId(),
                draft.version(),
                draft.service(),
                draft.title().strip(),
                draft.description().strip(),
                price.soldBy(),
                whole == null ? null : whole.slug(),
                price.rates().bySlug(),
                price.halfDayPence(),
                price.included().strip(),
                draft.openTo(),
                (int) Math.round(draft.area().reachMiles() * GridPoint.METRES_PER_MILE),
                draft.area().outcodes(),
                visits.shortestMinutes(),
                visits.longestMinutes(),
                visits.noticeMinutes(),
                visits.bufferMinutes(),
                draft.cancellation(),
                draft.hours().stream()
                        .map(hours -> new Hours(hours.day().getValue(), hours.fromMinute(), hours.toMinute()))
                        .toList(),
                draft.exceptions(),
                draft.extras(),
                draft.details(),
                SessionRow.of(draft.session()),
                plan,
                clock.instant(),
                London.today(clock));
    }

    private record Hours(int day, int from, int to) {}

    /** A session as {@code offer_save} reads it. */
    private record SessionRow(
            int places,
            String venue,
            @Nullable String venuePostcode,
            String gettingThere,
            boolean changingPlaces,
            boolean companionFree,
            boolean taster,
            String runBy,
            boolean notOnBankHolidays,
            List<TimeRow> times) {
        static @Nullable SessionRow of(@Nullable Session session) {
            return session == null
                    ? null
                    : new SessionRow(
                            session.places(),
                            session.venue().strip(),
                            session.venuePostcode(),
                            session.gettingThere().strip(),
                            session.changingPlaces(),
                            session.companionFree(),
                            session.taster(),
                            session.runBy().strip(),
                            session.notOnBankHolidays(),
                            session.times().stream().map(TimeRow::of).toList());
        }
    }

    private record TimeRow(
            @Nullable Integer weekday, @Nullable LocalDate date, int from, int to) {
        static TimeRow of(SessionTime time) {
            DayOfWeek day = time.weekday();
            return new TimeRow(day == null ? null : day.getValue(), time.date(), time.fromMinute(), time.toMinute());
        }
    }

    /** The command of {@code offer_save}. */
    private record SaveCommand(
            UUID id,
            UUID councilId,
            UUID providerId,
            UUID actorId,
            int version,
            String service,
            String title,
            String description,
            SoldBy pricing,
            @Nullable String wholeBand,
            Map<String, Long> rates,
            @Nullable Long halfDayPence,
            String included,
            List<Engagement> openTo,
            int reachMetres,
            List<String> outcodes,
            int shortestMinutes,
            int longestMinutes,
            int noticeMinutes,
            int bufferMinutes,
            CancellationTerms cancellation,
            List<Hours> hours,
            List<HoursException> exceptions,
            OfferExtras extras,
            OfferDetails details,
            @Nullable SessionRow session,
            List<Occurrence> occurrences,
            Instant at,
            LocalDate today) {}

    /** The command of {@code offer_put}. */
    private record PutCommand(
            UUID id,
            UUID councilId,
            UUID providerId,
            UUID actorId,
            String to,
            List<Occurrence> occurrences,
            Instant at,
            LocalDate today) {}

    /** The command of {@code offers_alive}. */
    private record AliveCommand(
            UUID councilId,
            UUID providerId,
            UUID actorId,
            @Nullable UUID id,
            Instant at) {}

    private record Alive(String outcome, @Nullable Integer count) {}

    private record Answer(
            String outcome,
            @Nullable Integer version,
            @Nullable String state,
            @Nullable List<String> lacks,
            @Nullable Long minimumPence) {
        OfferChange change() {
            return switch (outcome) {
                case "done" ->
                    new OfferChange.Done(Objects.requireNonNull(version), OfferState.of(Objects.requireNonNull(state)));
                case "not-found" -> new OfferChange.NotFound();
                case "changed" -> new OfferChange.Changed();
                case "unknown-area" -> new OfferChange.UnknownArea();
                case "wrong-state" -> new OfferChange.WrongState(OfferState.of(Objects.requireNonNull(state)));
                case "incomplete" ->
                    new OfferChange.Incomplete(Objects.requireNonNull(lacks).stream()
                            .map(part -> OfferDraft.Part.valueOf(part.toUpperCase(Locale.ROOT)))
                            .toList());
                case "not-accredited" -> new OfferChange.NotAccredited(ProviderState.of(Objects.requireNonNull(state)));
                case "not-cleared" -> new OfferChange.NotCleared();
                case "below-minimum" -> new OfferChange.BelowMinimum(Objects.requireNonNull(minimumPence));
                default -> throw new IllegalStateException("An offer's change came to " + outcome);
            };
        }
    }
}
