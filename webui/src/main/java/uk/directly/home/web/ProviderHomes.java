package uk.directly.home.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.accreditation.OwnPages;
import uk.directly.bank.BankBook;
import uk.directly.bank.BankOwner;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingBook;
import uk.directly.booking.BookingBook.Address;
import uk.directly.booking.OnTheClock;
import uk.directly.booking.ProviderDiary;
import uk.directly.council.BankHolidays;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.enquiry.EnquiryBook;
import uk.directly.enquiry.Side;
import uk.directly.offer.Demand;
import uk.directly.offer.OwnOffers;
import uk.directly.payment.ProviderPay;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.register.ProviderFile;
import uk.directly.register.ProviderFiles;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** The first pages of those who offer support: on the register, or on the way to it; and how people see them. */
@Controller
class ProviderHomes {
    private static final int SHOWN = 5;

    private final ProviderDiary diary;
    private final BookingBook book;
    private final ProviderPay pay;
    private final ProviderFiles files;
    private final OwnOffers offers;
    private final Demand demand;
    private final CouncilSettings settings;
    private final BankHolidays bankHolidays;
    private final BankBook bank;
    private final OwnPages pages;
    private final EnquiryBook enquiries;
    private final OnTheClock onTheClock;
    private final Clock clock;

    ProviderHomes(
            ProviderDiary diary,
            BookingBook book,
            ProviderPay pay,
            ProviderFiles files,
            OwnOffers offers,
            Demand demand,
            CouncilSettings settings,
            BankHolidays bankHolidays,
            BankBook bank,
            OwnPages pages,
            EnquiryBook enquiries,
            OnTheClock onTheClock,
            Clock clock) {
        this.diary = diary;
        this.book = book;
        this.pay = pay;
        this.files = files;
        this.offers = offers;
        this.demand = demand;
        this.settings = settings;
        this.bankHolidays = bankHolidays;
        this.bank = bank;
        this.pages = pages;
        this.enquiries = enquiries;
        this.onTheClock = onTheClock;
        this.clock = clock;
    }

    @Allow(Role.PROVIDER)
    @GetMapping("/today")
    Mono<Rendering> today(Actor actor, Viewer viewer) {
        return files.own(actor)
                .flatMap(file -> file.isNew() ? Mono.just(Page.goTo("/tasks")) : today(actor, viewer, file))
                .defaultIfEmpty(Page.goTo("/join"));
    }

    @Allow({Role.PROVIDER, Role.BROKER})
    @GetMapping("/tasks")
    Mono<Rendering> tasks(
            @RequestParam(name = "done", required = false) @Nullable String done, Actor actor, Viewer viewer) {
        return files.own(actor)
                .flatMap(file -> file.isNew()
                        ? tasks(actor, viewer, file, TasksPage.notice(done))
                        : Mono.just(Page.goTo("/home")))
                .defaultIfEmpty(Page.goTo("/join"));
    }

    private Mono<Rendering> tasks(Actor actor, Viewer viewer, ProviderFile file, @Nullable String notice) {
        Frame frame = Frame.of("Tasks", viewer).under("/home").withNotice(notice);
        return Mono.zip(
                        offers.of(actor).collectList(),
                        waiting(actor, file),
                        pages.of(actor),
                        demand.near(actor).collectList())
                .map(found -> TasksPage.of(
                                frame,
                                file,
                                found.getT1(),
                                found.getT2(),
                                refusal(found.getT3().refusal(), viewer))
                        .withMoney(actor.is(Role.HOLDER, Role.CARER))
                        .withDemand(found.getT4())
                        .show());
    }

    private static List<String> refusal(@Nullable String reason, Viewer viewer) {
        return reason == null
                ? List.of()
                : List.of(
                        reason,
                        "What was accepted stays accepted. Change what has to be changed, and send it again.",
                        "Do you think that this is wrong? Please "
                                + viewer.help().call()
                                + " and say so. Somebody else looks at it and answers in writing. If you are not happy"
                                + " after that, the Local Government and Social Care Ombudsman looks at it, free of"
                                + " charge.");
    }

    @Allow({Role.PROVIDER, Role.BROKER})
    @GetMapping("/my-page")
    Mono<Rendering> myPage(
            @RequestParam(name = "done", required = false) @Nullable String done, Actor actor, Viewer viewer) {
        Frame frame = Frame.of("My page", viewer).under("/my-page").withNotice(done == null ? null : "Changed.");
        return files.own(actor)
                .flatMap(file -> Mono.zip(
                                offers.of(actor).collectList(),
                                demand.near(actor).collectList(),
                                pages.of(actor))
                        .map(found -> MyPage.of(
                                        frame, file, found.getT3(), found.getT1(), found.getT2(), London.today(clock))
                                .show()))
                .defaultIfEmpty(Page.goTo("/join"));
    }

    private Mono<Rendering> today(Actor actor, Viewer viewer, ProviderFile file) {
        Instant now = clock.instant();
        Frame frame = Frame.of("Today", viewer).under("/home");
        return diary.day(actor)
                .flatMap(day -> addresses(
                                actor,
                                TodayPage.next(
                                        day.next(), now.atZone(London.ZONE).toLocalDate()))
                        .flatMap(addresses -> pay.coming(actor)
                                .collectList()
                                .zipWith(Mono.zip(
                                        bankNotice(actor, now),
                                        enquiries
                                                .waiting(actor, Side.PROVIDER, SHOWN)
                                                .collectList(),
                                        onTheClock.now(actor).collectList()))
                                .map(found -> {
                                    TodayPage page = TodayPage.of(frame, day, addresses, found.getT1(), file, now)
                                            .with(found.getT2().getT2())
                                            .withClock(found.getT2().getT3());
                                    return found.getT2()
                                            .getT1()
                                            .map(page::with)
                                            .orElse(page)
                                            .show();
                                })));
    }

    private Mono<Optional<BankNotice>> bankNotice(Actor actor, Instant now) {
        BankOwner owner = BankOwner.provider(actor);
        return owner == null
                ? Mono.just(Optional.empty())
                : bank.of(actor.councilId(), owner)
                        .collectList()
                        .map(all -> BankNotice.of(all, now, "your pay", "/pay/bank"));
    }

    private Mono<Map<UUID, Address>> addresses(Actor actor, List<Booking> visits) {
        return Flux.fromIterable(visits)
                .concatMap(visit -> book.address(actor, visit).map(address -> Map.entry(visit.id(), address)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** How long the council has had the application; empty text: it has not been sent. */
    private Mono<String> waiting(Actor actor, ProviderFile file) {
        LocalDate applied = file.appliedOn();
        if (applied == null) {
            return Mono.just("");
        }
        LocalDate today = London.today(clock);
        return settings.valueOf(actor.councilId(), Setting.ACCREDITATION_WORKING_DAYS, today)
                .zipWith(
                        bankHolidays.workingDays(),
                        (days, workingDays) -> "The council has had your application for "
                                + DateWords.count(workingDays.between(applied, today), "working day")
                                + ". It answers within " + days + ".");
    }
}
