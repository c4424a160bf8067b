package uk.directly.agreement;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import uk.directly.council.London;
import uk.directly.data.Changes;
import uk.directly.offer.BookableOffer;
import uk.directly.offer.CancellationTerms;
import uk.directly.people.Actor;
import uk.directly.rate.Engagement;

/** Two people agree: who is the boss (R80), on which terms (R50), and what an employer does first (R83). */
@Service
public class Agreements {
    private static final int TRIES = 3;
    private static final int LONGEST_WHO = 100;

    private final AgreedOffers offers;
    private final Changes changes;
    private final Clock clock;

    Agreements(AgreedOffers offers, Changes changes, Clock clock) {
        this.offers = offers;
        this.changes = changes;
        this.clock = clock;
    }

    /** The person says yes to an offer's terms; the provider's yes comes with the first visit, or before. */
    public Mono<AgreementResult> agree(Actor holder, AskToAgree ask) {
        return Mono.defer(() -> offers.forBooking(holder, ask.offerId(), London.today(clock)))
                .filter(BookableOffer::isOpen)
                .flatMap(offer -> agree(holder, ask, offer))
                // Between reading and agreeing the offer changed: read it anew.
                .retryWhen(Retry.max(TRIES).filter(OfferMoved.class::isInstance))
                .onErrorReturn(Exceptions::isRetryExhausted, new AgreementResult.NotAvailable())
                .defaultIfEmpty(new AgreementResult.NotAvailable());
    }

    private Mono<AgreementResult> agree(Actor holder, AskToAgree ask, BookableOffer offer) {
        Engagement engagement = engagement(ask, offer);
        if (!offer.openTo().contains(engagement)) {
            return invalid(
                    "engagement",
                    "Say one of "
                            + offer.openTo().stream().map(Engagement::slug).toList() + ".");
        }
        if (engagement != Engagement.SELF_EMPLOYED && !ask.reasons().isEmpty()) {
            return invalid("reasons", "Only somebody who works for themselves has reasons for it.");
        }
        if (ask.reasons().contains(BasisReason.ONLY_OFFERED_SO)) {
            return invalid("reasons", "Say what is true of how they work.");
        }
        MakeCommand command = new MakeCommand(
                holder.councilId(),
                holder.personId(),
                holder.onBehalfOf(),
                holder.forPersonId(),
                offer.seller().id(),
                offer.id(),
                offer.version(),
                engagement,
                ask.reasons().isEmpty() ? null : ask.reasons(),
                ask.family(),
                offer.rates().bySlug(),
                offer.cancellation(),
                offer.terms(engagement),
                clock.instant());
        return changes.apply("agreement_make", command, AgreementAnswer.class)
                .flatMap(answer -> answer.outcome().equals("offer-changed")
                        ? Mono.error(new OfferMoved())
                        : Mono.just(answer.result()));
    }

    private static Engagement engagement(AskToAgree ask, BookableOffer offer) {
        if (ask.engagement() != null) {
            return ask.engagement();
        }
        return offer.openTo().contains(Engagement.EMPLOYED)
                ? Engagement.EMPLOYED
                : offer.openTo().getFirst();
    }

    /** The provider says yes to what the person said yes to. */
    public Mono<AgreementResult> accept(Actor provider, UUID id, int version) {
        UUID own = provider.providerId();
        return own == null
                ? Mono.just(new AgreementResult.NotFound())
                : Mono.defer(() -> changes.apply(
                                "agreement_accept",
                                new AcceptCommand(
                                        id, provider.councilId(), provider.personId(), own, version, clock.instant()),
                                AgreementAnswer.class))
                        .map(AgreementAnswer::result);
    }

    /** The person answers whether they are relatives, once (R62), or says why somebody isn't employed (R80). */
    public Mono<AgreementResult> say(Actor holder, UUID id, @Nullable Family family, List<BasisReason> reasons) {
        if (family == null && reasons.isEmpty()) {
            return invalid("family", "Say something.");
        }
        if (reasons.contains(BasisReason.ONLY_OFFERED_SO)) {
            return invalid("reasons", "Say what is true of how they work.");
        }
        return Mono.defer(() -> changes.apply(
                        "agreement_say",
                        new SayCommand(
                                id,
                                holder.councilId(),
                                holder.personId(),
                                holder.onBehalfOf(),
                                holder.forPersonId(),
                                family,
                                reasons.isEmpty() ? null : reasons,
                                clock.instant()),
                        AgreementAnswer.class))
                .map(AgreementAnswer::result);
    }

    /** The employer says that a task is done, or says it anew (R83). */
    public Mono<AgreementResult> done(
            Actor holder, UUID id, EmployerTask task, LocalDate on, @Nullable LocalDate until, @Nullable String who) {
        if (on.isAfter(London.today(clock))) {
            return invalid("doneOn", "Give a day that is not in the future.");
        }
        if (until != null && (task != EmployerTask.INSURANCE && task != EmployerTask.RIGHT_TO_WORK)) {
            return invalid("until", "Only insurance and a right to work have a last day.");
        }
        if (until != null && until.isBefore(London.today(clock))) {
            return invalid("until", "Give a last day that is still to come.");
        }
        if (task == EmployerTask.INSURANCE && until == null) {
            return invalid("until", "Give the last day of the insurance.");
        }
        if (who != null && who.strip().length() > LONGEST_WHO) {
            return invalid("who", "Give a name, in at most 100 letters.");
        }
        return task(holder, id, task, false, on, until, who == null || who.isBlank() ? null : who.strip());
    }

    /** The employer takes a task back: it isn't done after all. */
    public Mono<AgreementResult> undo(Actor holder, UUID id, EmployerTask task) {
        return task(holder, id, task, true, null, null, null);
    }

    private Mono<AgreementResult> task(
            Actor holder,
            UUID id,
            EmployerTask task,
            boolean undo,
            @Nullable LocalDate on,
            @Nullable LocalDate until,
            @Nullable String who) {
        return Mono.defer(() -> changes.apply(
                        "agreement_task",
                        new TaskCommand(
                                id,
                                holder.councilId(),
                                holder.personId(),
                                holder.onBehalfOf(),
                                holder.forPersonId(),
                                task,
                                undo,
                                on,
                                until,
                                who,
                                clock.instant()),
                        AgreementAnswer.class))
                .map(AgreementAnswer::result);
    }

    private static Mono<AgreementResult> invalid(String field, String message) {
        return Mono.just(new AgreementResult.Invalid(field, message));
    }

    /** The offer isn't any more what was read. */
    private static final class OfferMoved extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private record MakeCommand(
            UUID councilId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            UUID holderId,
            UUID providerId,
            UUID offerId,
            int offerVersion,
            Engagement engagement,
            @Nullable List<BasisReason> reasons,
            @Nullable Family family,
            Map<String, Long> rates,
            CancellationTerms cancellation,
            String terms,
            Instant at) {}

    private record AcceptCommand(UUID id, UUID councilId, UUID actorId, UUID providerId, int version, Instant at) {}

    private record SayCommand(
            UUID id,
            UUID councilId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            UUID holderId,
            @Nullable Family family,
            @Nullable List<BasisReason> reasons,
            Instant at) {}

    private record TaskCommand(
            UUID id,
            UUID councilId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            UUID holderId,
            EmployerTask task,
            boolean undo,
            @Nullable LocalDate doneOn,
            @Nullable LocalDate until,
            @Nullable String who,
            Instant at) {}
}
