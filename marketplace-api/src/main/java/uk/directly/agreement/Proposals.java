package uk.directly.agreement;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.council.SettingsInForce;
import uk.directly.data.Changes;
import uk.directly.offer.BookableOffer;
import uk.directly.offer.CancellationTerms;
import uk.directly.offer.OfferExtras;
import uk.directly.offer.Offers;
import uk.directly.people.Actor;
import uk.directly.rate.Rates;

/** New terms between two who agreed: the provider asks with notice, the person says yes or no; until then the old count (R54). */
@Service
public class Proposals {
    private final AgreementBook book;
    private final Offers offers;
    private final CouncilSettings settings;
    private final Changes changes;
    private final Clock clock;

    Proposals(AgreementBook book, Offers offers, CouncilSettings settings, Changes changes, Clock clock) {
        this.book = book;
        this.offers = offers;
        this.settings = settings;
        this.changes = changes;
        this.clock = clock;
    }

    /** The first day on which a price that is asked for today can count. */
    public Mono<LocalDate> earliest(UUID councilId) {
        return Mono.fromSupplier(() -> London.today(clock))
                .flatMap(today -> settings.valueOf(councilId, Setting.NEW_PRICE_DAYS, today)
                        .map(today::plusDays));
    }

    /** The provider asks for it. */
    public Mono<AgreementResult> propose(Actor provider, UUID id, NewTerms wanted) {
        UUID own = provider.providerId();
        if (own == null) {
            return Mono.just(new AgreementResult.NotFound());
        }
        return book.one(provider, id)
                .filter(agreement -> agreement.provider().id().equals(own))
                .flatMap(agreement -> agreed(agreement, wanted)
                        .map(version -> propose(provider, agreement, version, wanted))
                        .orElseGet(() -> Mono.just(new AgreementResult.WrongState("not-agreed"))))
                .defaultIfEmpty(new AgreementResult.NotFound());
    }

    /** The last that both said yes to: what a new one changes. */
    private static Optional<Agreement.Version> agreed(Agreement agreement, NewTerms wanted) {
        return agreement.versions().stream()
                .filter(each -> each.offerId().equals(wanted.offerId()) && each.state() == TermsState.AGREED)
                .findFirst();
    }

    private Mono<AgreementResult> propose(
            Actor provider, Agreement agreement, Agreement.Version agreed, NewTerms wanted) {
        LocalDate today = London.today(clock);
        return Mono.zip(
                        settings.on(provider.councilId(), today),
                        offers.forBooking(provider.councilId(), wanted.offerId()))
                .flatMap(found -> {
                    SettingsInForce set = found.getT1();
                    LocalDate earliest = today.plusDays(set.get(Setting.NEW_PRICE_DAYS));
                    LocalDate from = wanted.from() == null ? earliest : wanted.from();
                    Optional<AgreementResult.Invalid> fault = wanted.fault(agreed, set);
                    if (fault.isPresent()) {
                        return Mono.just(fault.get());
                    }
                    if (from.isBefore(earliest)) {
                        return Mono.just(new AgreementResult.TooSoon(earliest));
                    }
                    return changes.apply(
                                    "agreement_propose",
                                    command(provider, agreement, agreed, wanted, found.getT2(), from, earliest),
                                    AgreementAnswer.class)
                            .map(AgreementAnswer::result);
                });
    }

    private ProposeCommand command(
            Actor provider,
            Agreement agreement,
            Agreement.Version agreed,
            NewTerms wanted,
            BookableOffer offer,
            LocalDate from,
            LocalDate earliest) {
        Map<String, Long> rates = new HashMap<>(agreed.rates());
        rates.putAll(wanted.rates());
        Map<String, Long> ordered = Rates.ofSlugs(rates).bySlug();
        return new ProposeCommand(
                agreement.id(),
                provider.councilId(),
                provider.personId(),
                agreement.provider().id(),
                offer.id(),
                offer.version(),
                agreed.version(),
                from,
                earliest,
                ordered,
                agreed.cancellation(),
                agreed.extras(),
                wanted.retainerPercent(),
                wanted.retainerDays(),
                wanted.noticeDays(),
                AgreementWords.text(offer, agreement.engagement(), ordered, agreed, wanted, from),
                wanted.why(),
                clock.instant());
    }

    /** The person says yes or no; nobody says yes to their own price (R64). */
    public Mono<AgreementResult> answer(Actor holder, UUID id, int version, boolean yes) {
        return change(holder, id, version, yes ? "yes" : "no", holder.forPersonId(), null);
    }

    /** The provider takes it back. */
    public Mono<AgreementResult> withdraw(Actor provider, UUID id, int version) {
        UUID own = provider.providerId();
        return own == null
                ? Mono.just(new AgreementResult.NotFound())
                : change(provider, id, version, "withdraw", null, own);
    }

    private Mono<AgreementResult> change(
            Actor actor, UUID id, int version, String answer, @Nullable UUID holderId, @Nullable UUID providerId) {
        return Mono.defer(() -> changes.apply(
                        "agreement_answer",
                        new AnswerCommand(
                                id,
                                actor.councilId(),
                                actor.personId(),
                                actor.onBehalfOf(),
                                holderId,
                                providerId,
                                version,
                                answer,
                                London.today(clock),
                                clock.instant()),
                        AgreementAnswer.class))
                .map(AgreementAnswer::result);
    }

    private record ProposeCommand(
            UUID id,
            UUID councilId,
            UUID actorId,
            UUID providerId,
            UUID offerId,
            int offerVersion,
            int basedOn,
            LocalDate from,
            LocalDate earliest,
            Map<String, Long> rates,
            CancellationTerms cancellation,
            OfferExtras extras,
            int retainerPercent,
            int retainerDays,
            int noticeDays,
            String terms,
            @Nullable String why,
            Instant at) {}

    private record AnswerCommand(
            UUID id,
            UUID councilId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            @Nullable UUID holderId,
            @Nullable UUID providerId,
            int version,
            String answer,
            LocalDate today,
            Instant at) {}
}
