package uk.directly.home.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import uk.directly.advert.AdvertBook;
import uk.directly.bank.BankBook;
import uk.directly.bank.BankOwner;
import uk.directly.booking.Diary;
import uk.directly.booking.OnTheDay;
import uk.directly.booking.PromisedMoney;
import uk.directly.booking.ProposalBook;
import uk.directly.booking.RateRequestBook;
import uk.directly.budget.Budget;
import uk.directly.budget.Budgets;
import uk.directly.budget.Freezes;
import uk.directly.budget.KeptFunds;
import uk.directly.budget.Outlooks;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.enquiry.EnquiryBook;
import uk.directly.enquiry.Side;
import uk.directly.payment.Payer;
import uk.directly.payment.ToPay;
import uk.directly.people.Actor;

/** Reads what the first page of somebody with support money is made of. */
@Component
class HolderHomes {
    private static final int MOST = 50;

    private final Budgets budgets;
    private final Outlooks outlooks;
    private final PromisedMoney promised;
    private final CouncilSettings settings;
    private final Diary diary;
    private final OnTheDay day;
    private final ToPay toPay;
    private final Freezes freezes;
    private final BankBook bank;
    private final KeptFunds kept;
    private final EnquiryBook enquiries;
    private final AdvertBook adverts;
    private final RateRequestBook rates;
    private final ProposalBook proposals;
    private final Clock clock;

    HolderHomes(
            Budgets budgets,
            Outlooks outlooks,
            PromisedMoney promised,
            CouncilSettings settings,
            Diary diary,
            OnTheDay day,
            ToPay toPay,
            Freezes freezes,
            BankBook bank,
            KeptFunds kept,
            EnquiryBook enquiries,
            AdvertBook adverts,
            RateRequestBook rates,
            ProposalBook proposals,
            Clock clock) {
        this.budgets = budgets;
        this.outlooks = outlooks;
        this.promised = promised;
        this.settings = settings;
        this.diary = diary;
        this.day = day;
        this.toPay = toPay;
        this.freezes = freezes;
        this.bank = bank;
        this.kept = kept;
        this.enquiries = enquiries;
        this.adverts = adverts;
        this.rates = rates;
        this.proposals = proposals;
        this.clock = clock;
    }

    Mono<HolderHome> of(Actor actor) {
        Instant now = clock.instant();
        return Mono.zip(
                        budgets.of(actor.councilId(), actor.forPersonId()).collectList(),
                        freezes.open(actor.councilId(), actor.forPersonId()).collectList(),
                        needs(actor),
                        diary.coming(actor, now, MOST).collectList(),
                        day.begun(actor).collectList(),
                        diary.withEach(actor, MOST).collectList())
                .flatMap(found -> accounts(actor, found.getT1(), London.today(clock))
                        .map(open -> new HolderHome(
                                open,
                                found.getT1(),
                                found.getT2(),
                                found.getT3(),
                                found.getT4(),
                                found.getT5(),
                                found.getT6(),
                                now)));
    }

    private Mono<HolderNeeds> needs(Actor actor) {
        return Mono.zip(
                        diary.toAnswer(actor, MOST).collectList(),
                        toPay.open(Payer.person(actor)).collectList(),
                        bank.of(actor.councilId(), BankOwner.holder(actor)).collectList(),
                        kept.of(actor.councilId(), actor.forPersonId()).collectList(),
                        enquiries.waiting(actor, Side.PERSON, MOST).collectList(),
                        adverts.of(actor, MOST).collectList(),
                        rates.toChoose(actor, MOST).collectList(),
                        proposals.toAnswer(actor, MOST).collectList())
                .map(found -> new HolderNeeds(
                        found.getT1(),
                        found.getT2(),
                        found.getT3(),
                        found.getT4(),
                        found.getT5(),
                        found.getT6(),
                        found.getT7(),
                        found.getT8()));
    }

    /** Two statements for all budgets, however many they are. */
    private Mono<List<HomeMoney>> accounts(Actor actor, List<Budget> all, LocalDate today) {
        return Mono.zip(
                        outlooks.of(actor.councilId(), actor.forPersonId())
                                .collectMap(outlook -> outlook.award().budgetId()),
                        promised.weeks(actor).collectList(),
                        settings.on(actor.councilId(), today))
                .map(found -> all.stream()
                        .filter(budget ->
                                budget.closedAt() == null && found.getT1().containsKey(budget.id()))
                        .map(budget -> new HomeMoney(
                                budget,
                                Objects.requireNonNull(found.getT1().get(budget.id())),
                                promised(found.getT2(), budget),
                                new HomeMoney.Rules(
                                        found.getT3().get(Setting.NEARLY_SPENT_PERCENT),
                                        found.getT3().get(Setting.SHARE_DAYS)),
                                today))
                        .toList());
    }

    private static Map<LocalDate, Long> promised(List<PromisedMoney.Week> weeks, Budget budget) {
        return weeks.stream()
                .filter(week -> week.budgetId().equals(budget.id()))
                .collect(Collectors.toMap(PromisedMoney.Week::monday, PromisedMoney.Week::pence));
    }
}
