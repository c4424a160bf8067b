package uk.directly.bank;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.bank.BankAnswers.Answer;
import uk.directly.council.BankHolidays;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.council.SettingsInForce;
import uk.directly.data.Changes;
import uk.directly.message.Outbox;
import uk.directly.people.Actor;
import uk.directly.people.FreshSignIn;

/**
 * Changes where money goes (R26). Whoever changes it for themselves signed in minutes ago, and the first payment waits;
 * whoever acts for another only asks, and two officers say yes.
 */
@Service
public class BankChanges {
    private static final Logger LOG = LoggerFactory.getLogger(BankChanges.class);

    /** After "this wasn't me" so long nobody changes it alone: whoever did that may still know how to sign in. */
    private static final Duration TWO_OFFICERS_AFTER_A_STOP = Duration.ofDays(30);

    private static final Duration NAME_CHECK_LIMIT = Duration.ofSeconds(10);

    private final Changes changes;
    private final CouncilSettings settings;
    private final BankHolidays bankHolidays;
    private final ObjectProvider<NameCheck> nameCheck;
    private final Outbox outbox;
    private final Clock clock;
    private final InstantSource realTime;

    @Autowired
    BankChanges(
            Changes changes,
            CouncilSettings settings,
            BankHolidays bankHolidays,
            ObjectProvider<NameCheck> nameCheck,
            Outbox outbox,
            Clock clock) {
        this(changes, settings, bankHolidays, nameCheck, outbox, clock, InstantSource.system());
    }

    BankChanges(
            Changes changes,
            CouncilSettings settings,
            BankHolidays bankHolidays,
            ObjectProvider<NameCheck> nameCheck,
            Outbox outbox,
            Clock clock,
            InstantSource realTime) {
        this.changes = changes;
        this.settings = settings;
        this.bankHolidays = bankHolidays;
        this.nameCheck = nameCheck;
        this.outbox = outbox;
        this.clock = clock;
        this.realTime = realTime;
    }

    /**
     * Whether somebody signed in lately enough to change bank details. In real time: sign-in providers know no other.
     *
     * @param signedInAt when; null: nobody knows
     */
    public Mono<Boolean> isFresh(Actor actor, @Nullable Instant signedInAt) {
        return council(actor.councilId()).map(council -> isFresh(council, signedInAt));
    }

    private boolean isFresh(SettingsInForce council, @Nullable Instant signedInAt) {
        return FreshSignIn.is(council, signedInAt, realTime.instant());
    }

    /**
     * Changes where an owner's money goes, or asks for it.
     *
     * @param signedInAt when they signed in, in real time; null: nobody knows
     * @param id made by the caller: the same id again is the same change
     * @param nameConfirmed whether they say that the name is right though the rail knows another
     */
    public Mono<BankResult> change(
            Actor actor,
            @Nullable Instant signedInAt,
            BankOwner owner,
            UUID id,
            BankAccount account,
            boolean nameConfirmed) {
        return council(actor.councilId()).flatMap(council -> {
            if (!isFresh(council, signedInAt)) {
                return Mono.just(new BankResult.SignInAgain());
            }
            return account.fault()
                    .<Mono<BankResult>>map(fault -> Mono.just(new BankResult.Invalid(fault)))
                    .orElseGet(() -> named(account)
                            .flatMap(name -> !nameConfirmed && differs(name)
                                    ? Mono.just(new BankResult.NameDiffers(name))
                                    : apply(actor, council, owner, id, account, name)));
        });
    }

    private static boolean differs(NameAnswer answer) {
        return switch (answer) {
            case NameAnswer.Match match -> false;
            case NameAnswer.CantSay unknown -> false;
            case NameAnswer.Close close -> true;
            case NameAnswer.NoMatch none -> true;
        };
    }

    private Mono<NameAnswer> named(BankAccount account) {
        NameCheck rail = nameCheck.getIfAvailable();
        return rail == null
                ? Mono.just(new NameAnswer.CantSay())
                : rail.check(account).timeout(NAME_CHECK_LIMIT).onErrorResume(error -> {
                    LOG.warn(
                            "The name of an account can't be checked now: {}",
                            error.getClass().getSimpleName());
                    return Mono.just(new NameAnswer.CantSay());
                });
    }

    private Mono<BankResult> apply(
            Actor actor, SettingsInForce council, BankOwner owner, UUID id, BankAccount account, NameAnswer name) {
        return bankHolidays
                .workingDays()
                .map(days -> days.after(London.today(clock), council.get(Setting.NEW_BANK_WORKING_DAYS)))
                .map(day -> command(actor, owner, id, account, name, day))
                .flatMap(command -> changes.apply("bank_change_ask", command, Answer.class))
                .map(this::told);
    }

    private AskCommand command(
            Actor actor, BankOwner owner, UUID id, BankAccount account, NameAnswer name, LocalDate waitsUntil) {
        Instant at = clock.instant();
        Instant paysFrom = waitsUntil.atStartOfDay(London.ZONE).toInstant();
        return new AskCommand(
                id,
                actor.councilId(),
                owner.personId(),
                owner.providerId(),
                account.sortCode(),
                account.accountNumber(),
                account.name(),
                name.slug(),
                name instanceof NameAnswer.Close close ? close.name() : null,
                differs(name),
                actor.personId(),
                actor.onBehalfOf(),
                at,
                paysFrom.isBefore(at) ? at : paysFrom,
                at.minus(TWO_OFFICERS_AFTER_A_STOP));
    }

    /** An officer called back on the number that was known before, and it was they. */
    public Mono<BankResult> confirm(Actor officer, UUID id) {
        return step("bank_change_confirm", officer, id);
    }

    /** A second officer says yes to what was asked. */
    public Mono<BankResult> approve(Actor officer, UUID id) {
        return step("bank_change_approve", officer, id);
    }

    /** An officer's no: it stops at once. */
    public Mono<BankResult> refuse(Actor officer, UUID id) {
        return Mono.fromSupplier(() -> new StopCommand(
                        id, officer.councilId(), officer.personId(), null, clock.instant(), true, null, null))
                .flatMap(command -> changes.apply("bank_change_stop", command, Answer.class))
                .map(this::told);
    }

    /** "This wasn't me": stops at once, and what was in force before is again. Needs no fresh sign-in: it protects. */
    public Mono<BankResult> stop(Actor owner, UUID id) {
        return Mono.fromSupplier(() -> new StopCommand(
                        id,
                        owner.councilId(),
                        owner.personId(),
                        owner.onBehalfOf(),
                        clock.instant(),
                        false,
                        owner.forPersonId(),
                        owner.providerId()))
                .flatMap(command -> changes.apply("bank_change_stop", command, Answer.class))
                .map(this::told);
    }

    private Mono<BankResult> step(String function, Actor officer, UUID id) {
        return Mono.fromSupplier(() -> new StepCommand(id, officer.councilId(), officer.personId(), clock.instant()))
                .flatMap(command -> changes.apply(function, command, Answer.class))
                .map(this::told);
    }

    private BankResult told(Answer answer) {
        BankResult result = answer.result();
        if (result instanceof BankResult.Done done) {
            outbox.nudge();
            LOG.info(
                    "Bank change {} is {}",
                    done.change().id(),
                    done.change().state().slug());
        }
        return result;
    }

    private Mono<SettingsInForce> council(UUID councilId) {
        return Mono.defer(() -> settings.on(councilId, London.today(clock)));
    }

    /** The command of {@code bank_change_ask}; written to no log. */
    private record AskCommand(
            UUID id,
            UUID councilId,
            @Nullable UUID personId,
            @Nullable UUID providerId,
            String sortCode,
            String accountNumber,
            String accountName,
            String nameCheck,
            @Nullable String bankSays,
            boolean nameConfirmed,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            Instant at,
            Instant paysFrom,
            Instant stoppedSince) {
        @Override
        public String toString() {
            return "AskCommand[" + id + "]";
        }
    }

    private record StepCommand(UUID id, UUID councilId, UUID actorId, Instant at) {}

    private record StopCommand(
            UUID id,
            UUID councilId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            Instant at,
            boolean officer,
            @Nullable UUID personId,
            @Nullable UUID providerId) {}
}
