package uk.directly.home.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import uk.directly.advert.AdvertBook;
import uk.directly.bank.BankBook;
import uk.directly.bank.BankOwner;
import uk.directly.booking.Diary;
import uk.directly.booking.PromisedMoney;
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
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** The first page of everyone who has signed in: each kind of person has their own. */
@Controller
class HomeController {
    private static final int MOST = 50;

    private final Budgets budgets;
    private final Outlooks outlooks;
    private final PromisedMoney promised;
    private final CouncilSettings settings;
    private final Diary diary;
    private final ToPay toPay;
    private final Freezes freezes;
    private final BankBook bank;
    private final KeptFunds kept;
    private final EnquiryBook enquiries;
    private final AdvertBook adverts;
    private final Clock clock;

    HomeController(
            Budgets budgets,
            Outlooks outlooks,
            PromisedMoney promised,
            CouncilSettings settings,
            Diary diary,
            ToPay toPay,
            Freezes freezes,
            BankBook bank,
            KeptFunds kept,
            EnquiryBook enquiries,
            AdvertBook adverts,
            Clock clock) {
        this.budgets = budgets;
        this.outlooks = outlooks;
        this.promised = promised;
        this.settings = settings;
        this.diary = diary;
        this.toPay = toPay;
        this.freezes = freezes;
        this.bank = bank;
        this.kept = kept;
        this.enquiries = enquiries;
        this.adverts = adverts;
        this.clock = clock;
    }

    @GetMapping("/home")
    @Allow
    Mono<Rendering> home(Actor actor, Viewer viewer) {
        return switch (viewer.navigation()) {
            case PROVIDER -> Mono.just(Page.goTo("/today"));
            case NEWCOMER -> Mono.just(Page.goTo("/tasks"));
            case ACCREDITATION -> Mono.just(Page.goTo("/queue"));
            case FINANCE -> Mono.just(Page.goTo("/finance"));
            case SOCIAL_WORK -> Mono.just(Page.goTo("/awards"));
            case HOLDER, CARER -> holder(actor, viewer);
            case COMMISSIONER -> Mono.just(Page.goTo("/overview"));
            case VISITOR, ISF_PERSON, BROKER, SUPPORT, OTHER -> Mono.just(Page.goTo("/welcome"));
        };
    }

    /** The same for who offers support, too, and whose first page is about that. */
    @GetMapping("/my-support")
    @Allow({Role.HOLDER, Role.CARER})
    Mono<Rendering> mySupport(Actor actor, Viewer viewer) {
        return holder(actor, viewer);
    }

    private Mono<Rendering> holder(Actor actor, Viewer viewer) {
        Instant now = clock.instant();
        return Mono.zip(
                        accounts(actor, London.today(clock)),
                        diary.toAnswer(actor, MOST).collectList(),
                        toPay.open(Payer.person(actor)).collectList(),
                        diary.coming(actor, now, MOST).collectList(),
                        diary.withEach(actor, MOST).collectList(),
                        freezes.open(actor.councilId(), actor.forPersonId()).collectList(),
                        bank.of(actor.councilId(), BankOwner.holder(actor)).collectList(),
                        Mono.zip(
                                budgets.of(actor.councilId(), actor.forPersonId())
                                        .collectList(),
                                kept.of(actor.councilId(), actor.forPersonId()).collectList(),
                                enquiries.waiting(actor, Side.PERSON, MOST).collectList(),
                                adverts.of(actor, MOST).collectList()))
                .map(found -> new HolderHome(
                                found.getT1(), found.getT2(), found.getT3(), found.getT4(), found.getT5(), now)
                        .page(viewer, found.getT6())
                        .withBank(BankNotice.of(found.getT7(), now, whose(viewer), "/money/bank")
                                .orElse(null))
                        .withClosed(HolderHome.closed(found.getT8().getT1()))
                        .withKept(HolderHome.kept(found.getT8().getT2()))
                        .withMessages(HolderHome.messages(
                                found.getT8().getT3(), found.getT8().getT4()))
                        .show());
    }

    private static String whose(Viewer viewer) {
        return viewer.actingFor() == null
                ? "your support money"
                : viewer.actingFor().name() + "’s support money";
    }

    /** Three statements for all budgets, however many they are. */
    private Mono<List<HomeMoney>> accounts(Actor actor, LocalDate today) {
        return Mono.zip(
                        budgets.of(actor.councilId(), actor.forPersonId()).collectList(),
                        outlooks.of(actor.councilId(), actor.forPersonId())
                                .collectMap(outlook -> outlook.award().budgetId()),
                        promised.weeks(actor).collectList(),
                        settings.on(actor.councilId(), today))
                .map(found -> found.getT1().stream()
                        .filter(budget ->
                                budget.closedAt() == null && found.getT2().containsKey(budget.id()))
                        .map(budget -> new HomeMoney(
                                budget,
                                Objects.requireNonNull(found.getT2().get(budget.id())),
                                promised(found.getT3(), budget),
                                new HomeMoney.Rules(
                                        found.getT4().get(Setting.NEARLY_SPENT_PERCENT),
                                        found.getT4().get(Setting.SHARE_DAYS)),
                                today))
                        .toList());
    }

    private static Map<LocalDate, Long> promised(List<PromisedMoney.Week> weeks, Budget budget) {
        return weeks.stream()
                .filter(week -> week.budgetId().equals(budget.id()))
                .collect(Collectors.toMap(PromisedMoney.Week::monday, PromisedMoney.Week::pence));
    }
}
