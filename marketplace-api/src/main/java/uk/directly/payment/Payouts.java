package uk.directly.payment;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.bank.BankChanges;
import uk.directly.council.BankHolidays;
import uk.directly.council.CouncilSettings;
import uk.directly.council.Councils;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.data.Changes;
import uk.directly.people.Actor;

/**
 * Where a provider's pay goes: an account of their own with the rail (R16, R26). The rail's page asks who they are; before it
 * opens they sign in again, and nothing is paid there before new details count.
 */
@Service
public class Payouts {
    private static final Logger LOG = LoggerFactory.getLogger(Payouts.class);
    private static final String RAIL = "stripe";
    private static final String BACK = "/pay/account/back";

    private final DatabaseClient database;
    private final PayoutAccounts accounts;
    private final Councils councils;
    private final CouncilSettings settings;
    private final BankHolidays bankHolidays;
    private final BankChanges bank;
    private final CheckoutSettings addresses;
    private final Changes changes;
    private final Clock clock;

    Payouts(
            DatabaseClient database,
            PayoutAccounts accounts,
            Councils councils,
            CouncilSettings settings,
            BankHolidays bankHolidays,
            BankChanges bank,
            CheckoutSettings addresses,
            Changes changes,
            Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.councils = councils;
        this.settings = settings;
        this.bankHolidays = bankHolidays;
        this.bank = bank;
        this.addresses = addresses;
        this.changes = changes;
        this.clock = clock;
    }

    /** How it stands for the provider that somebody runs; empty: they run none. */
    public Mono<PayoutState> of(Actor provider) {
        return kept(provider)
                .map(kept -> new PayoutState(kept.stage(), kept.waitsUntil(clock.instant()), kept.waitingPence()));
    }

    /**
     * Begins, or goes on where it was left.
     *
     * @param signedInAt when they signed in, in real time; null: nobody knows
     */
    public Mono<PayoutResult> begin(Actor provider, @Nullable Instant signedInAt) {
        return bank.isFresh(provider, signedInAt)
                .flatMap(fresh -> fresh
                        ? kept(provider).flatMap(kept -> begin(provider, kept))
                        : Mono.just(new PayoutResult.SignInAgain()))
                .defaultIfEmpty(new PayoutResult.NotFound());
    }

    private Mono<PayoutResult> begin(Actor provider, Kept kept) {
        return councils.byId(provider.councilId()).flatMap(council -> {
            PayoutOrder order = new PayoutOrder(
                    council.slug(),
                    kept.providerId(),
                    kept.oneself(),
                    URI.create(addresses.address().toString().replaceAll("/+$", "") + BACK));
            String known = kept.reference();
            return known == null ? opened(provider, order) : page(order, known);
        });
    }

    private Mono<PayoutResult> opened(Actor provider, PayoutOrder order) {
        return accounts.open(order).flatMap(answer -> switch (answer) {
            case PayoutAnswer.Opened opened ->
                keep(provider, order, opened.reference()).flatMap(reference -> page(order, reference));
            case PayoutAnswer.Refused refused -> notNow(order, refused.code());
            case PayoutAnswer.Unknown unknown -> notNow(order, unknown.reason());
        });
    }

    private Mono<String> keep(Actor provider, PayoutOrder order, String reference) {
        LocalDate today = London.today(clock);
        return Mono.zip(
                        settings.valueOf(provider.councilId(), Setting.NEW_BANK_WORKING_DAYS, today),
                        bankHolidays.workingDays())
                .map(found -> {
                    Instant at = clock.instant();
                    Instant from = found.getT2()
                            .after(today, found.getT1())
                            .atStartOfDay(London.ZONE)
                            .toInstant();
                    return new OpenedCommand(
                            provider.councilId(),
                            order.providerId(),
                            provider.personId(),
                            RAIL,
                            reference,
                            at,
                            from.isBefore(at) ? at : from);
                })
                .flatMap(command -> changes.apply("payout_opened", command, Answer.class))
                .flatMap(answer -> Mono.justOrEmpty(answer.reference()));
    }

    private Mono<PayoutResult> page(PayoutOrder order, String reference) {
        return accounts.page(order, reference).flatMap(page -> switch (page) {
            case PayoutPage.At at -> Mono.just(new PayoutResult.GoTo(at.address()));
            case PayoutPage.None none -> notNow(order, none.reason());
        });
    }

    private static Mono<PayoutResult> notNow(PayoutOrder order, String why) {
        LOG.warn("No payout account can be opened for provider {}: {}", order.providerId(), why);
        return Mono.just(new PayoutResult.NotNow());
    }

    /** Asks the rail how it stands, and says it: for when they come back from its page. */
    public Mono<PayoutState> look(Actor provider) {
        return kept(provider)
                .flatMap(kept -> Mono.justOrEmpty(kept.reference())
                        .flatMap(reference -> councils.byId(provider.councilId())
                                .flatMap(council -> accounts.status(council.slug(), reference))
                                .flatMap(status -> status == PayoutStatus.UNKNOWN
                                        ? Mono.empty()
                                        : said(null, reference, status == PayoutStatus.READY)))
                        .thenReturn(kept))
                .then(Mono.defer(() -> of(provider)));
    }

    /** What the rail said of its own accord. */
    public Mono<String> receive(PayoutEvent event) {
        return said(event.council(), event.reference(), event.ready())
                .doOnNext(outcome -> LOG.info(
                        "{} event {} about account {}: {}", event.rail(), event.eventId(), event.reference(), outcome));
    }

    private Mono<String> said(@Nullable String council, String reference, boolean ready) {
        return Mono.defer(() -> changes.apply(
                        "payout_said", new SaidCommand(RAIL, council, reference, ready, clock.instant()), Answer.class))
                .map(Answer::outcome);
    }

    private Mono<Kept> kept(Actor provider) {
        return Mono.justOrEmpty(provider.providerId())
                .flatMap(id -> database.sql("""
                        select p.id as provider_id, p.kind in ('personal-assistant', 'micro-provider') as oneself,
                               a.reference, a.pays_from, p.stripe_account is not null as ready,
                               coalesce((select sum(s.amount_pence) from settlement s
                                          where s.council_id = p.council_id and s.provider_id = p.id and s.rail = :rail
                                            and s.state = 'failed' and not exists (select from payment_attempt t
                                                where t.council_id = s.council_id and t.settlement_id = s.id)), 0)::bigint
                                   as waiting_pence
                          from provider p
                          left join payout_account a
                            on a.council_id = p.council_id and a.provider_id = p.id and a.rail = :rail
                         where p.council_id = :council and p.id = :id""")
                        .bind("council", provider.councilId())
                        .bind("id", id)
                        .bind("rail", RAIL)
                        .mapProperties(Kept.class)
                        .one());
    }

    /** A provider with what is known of their account. */
    record Kept(
            UUID providerId,
            boolean oneself,
            @Nullable String reference,
            @Nullable Instant paysFrom,
            boolean ready,
            long waitingPence) {
        PayoutState.Stage stage() {
            if (ready) {
                return PayoutState.Stage.READY;
            }
            return reference == null ? PayoutState.Stage.NONE : PayoutState.Stage.BEGUN;
        }

        @Nullable Instant waitsUntil(Instant now) {
            return paysFrom != null && paysFrom.isAfter(now) ? paysFrom : null;
        }
    }

    /** The command of {@code payout_opened}. */
    private record OpenedCommand(
            UUID councilId,
            UUID providerId,
            UUID actorId,
            String rail,
            String reference,
            Instant at,
            Instant paysFrom) {}

    /** The command of {@code payout_said}. */
    private record SaidCommand(String rail, @Nullable String council, String reference, boolean ready, Instant at) {}

    private record Answer(String outcome, @Nullable String reference) {}
}
