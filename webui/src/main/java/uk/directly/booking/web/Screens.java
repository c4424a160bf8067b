package uk.directly.booking.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import uk.directly.agreement.AgreedOffers;
import uk.directly.agreement.AgreementBook;
import uk.directly.booking.QuoteRequest;
import uk.directly.booking.Refusal;
import uk.directly.budget.Budget;
import uk.directly.budget.Budgets;
import uk.directly.council.London;
import uk.directly.data.Ids;
import uk.directly.offer.BookableOffer;
import uk.directly.offer.Offers;
import uk.directly.people.Actor;
import uk.directly.rate.Engagement;
import uk.directly.rate.Span;
import uk.directly.spending.SpendingBook;
import uk.directly.spending.SpendingQuestion;
import uk.directly.web.DateParts;
import uk.directly.web.ErrorPage;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** What the screens of a booking have in common: whose time and whose money, and what to show where neither is there. */
@Component
class Screens {
    /** R9: wherever it matters that somebody was brought along. */
    static final String NOT_CHECKED = "You chose this person. The council has not checked them.";

    private final AgreedOffers offers;
    private final Offers times;
    private final Budgets budgets;
    private final SpendingBook questions;
    private final AgreementBook agreements;
    private final Clock clock;

    Screens(
            AgreedOffers offers,
            Offers times,
            Budgets budgets,
            SpendingBook questions,
            AgreementBook agreements,
            Clock clock) {
        this.offers = offers;
        this.times = times;
        this.budgets = budgets;
        this.questions = questions;
        this.agreements = agreements;
        this.clock = clock;
    }

    /** The offer and the person's budgets; not found where there is no such offer any more. */
    Mono<Basis> basis(Actor actor, UUID offerId) {
        return Mono.zip(
                        offers.forBooking(actor, offerId, London.today(clock)),
                        budgets.of(actor.councilId(), actor.forPersonId()).collectList(),
                        questions.agreed(actor, London.today(clock)).collectList())
                .map(found -> new Basis(found.getT1(), found.getT2(), found.getT3()))
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    /** Whether screen 7 can follow: of whom one employs only once all that is needed before is done (R83). */
    Mono<Boolean> agreed(Actor actor, BookableOffer offer, @Nullable Engagement engagement) {
        return engagement == Engagement.EMPLOYED
                ? agreements
                        .with(actor, offer.seller().id())
                        .filter(found -> found.engagement() == Engagement.EMPLOYED && found.ready())
                        .hasElement()
                : Mono.just(true);
    }

    /**
     * Goes on with answers that are complete; where one is missing, back to where it is asked. Money comes first, then the time,
     * who is the boss, what it is for, and a key of its own (R15).
     */
    Mono<Rendering> answered(Actor actor, Viewer viewer, Trail trail, Function<Answered, Mono<Rendering>> next) {
        return basis(actor, trail.offerId()).flatMap(basis -> {
            if (basis.budgets().isEmpty()) {
                return Mono.just(noMoney(viewer));
            }
            Budget budget = Purposes.budgetOf(basis.budgets(), trail.planLineId());
            Engagement engagement = Purposes.bookable(basis.offer(), trail.engagement());
            QuoteRequest visit =
                    trail.request(budget.id(), engagement, basis.offer().extras());
            if (visit == null) {
                return Mono.just(Page.goTo(trail.time().toString()));
            }
            boolean bossIsOpen = trail.engagement() == null
                    && basis.offer().agreed() == null
                    && basis.offer().openTo().size() > 1;
            if (bossIsOpen || !Purposes.known(basis.budgets(), trail.planLineId())) {
                return Mono.just(Page.goTo(trail.purpose().toString()));
            }
            if (trail.key() == null) {
                return Mono.just(
                        Page.goTo(trail.under(Ids.next().toString()).check().toString()));
            }
            return agreed(actor, basis.offer(), engagement)
                    .flatMap(agreed -> agreed
                            ? next.apply(new Answered(basis, trail, visit))
                            : Mono.just(Page.goTo(trail.boss().toString())));
        });
    }

    /** Where a refusal of screen 7 leads. */
    Mono<Rendering> refused(Viewer viewer, Basis basis, Trail trail, Refusal why) {
        return switch (why) {
            case Refusal.NotFound none -> Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
            case Refusal.AgreementNeeded none ->
                Mono.just(Page.goTo(trail.boss().toString()));
            case Refusal.FamilyDecisionNeeded needed ->
                Mono.just(Page.goTo(
                        "/people/agreements" + (needed.agreementId() == null ? "" : "/" + needed.agreementId())));
            case Refusal.NotInPlan none -> Mono.just(Page.goTo(trail.purpose().toString()));
            case Refusal.NotCovered none -> Mono.just(Page.goTo(trail.purpose().toString()));
            case Refusal.Frozen none -> Mono.just(stopped(viewer));
            case Refusal.NotAvailable none ->
                anotherTime(viewer, basis, trail, HttpStatus.CONFLICT, RefusalWords.of(why));
            case Refusal.FamilyCap cap -> anotherTime(viewer, basis, trail, HttpStatus.CONFLICT, RefusalWords.of(why));
            default -> anotherTime(viewer, basis, trail, HttpStatus.UNPROCESSABLE_CONTENT, RefusalWords.of(why));
        };
    }

    /** Screen 5 from that day on. */
    Mono<TimePages> times(Viewer viewer, Basis basis, Trail trail, LocalDate first) {
        LocalDate today = London.today(clock);
        LocalDate from =
                first.isBefore(today) || first.isAfter(today.plusYears(1).plusDays(1)) ? today : first;
        BookableOffer offer = basis.offer();
        Span span = new Span(FreeTimes.begin(from), FreeTimes.begin(from.plusDays(TimePages.DAYS + 2)));
        // What isn't there for them can't be booked: there nothing is free.
        Mono<List<Span>> slots = offer.isOpen() ? times.slots(offer, span) : Mono.just(List.of());
        return slots.map(spans -> new TimePages(
                viewer,
                LeftToUse.line(basis.budgets()),
                trail,
                offer,
                new FreeTimes(spans, offer.shortestMinutes(), offer.longestMinutes()),
                today,
                from));
    }

    /** Screen 5 again, because the time that was chosen can't be had. */
    Mono<Rendering> anotherTime(Viewer viewer, Basis basis, Trail trail, HttpStatus status, String why) {
        LocalDate day = trail.start() == null ? London.today(clock) : LocalDate.ofInstant(trail.start(), London.ZONE);
        return times(viewer, basis, trail, day)
                .map(pages ->
                        pages.days(DateParts.EMPTY, FormErrors.one("", why)).show(status));
    }

    /** Said to those who have no support money here. */
    static Rendering noMoney(Viewer viewer) {
        return new ErrorPage(
                        Frame.of("You have no support money here yet", viewer),
                        List.of(
                                "To book, you need support money from your council.",
                                "If you think that you have some, " + call(viewer)
                                        + ". You can go on looking in the meantime."),
                        new Link("Find out how to get support money", "/get-support-money"),
                        null)
                .show();
    }

    /** Said where the council has stopped new visits for now (R24, R104). */
    static Rendering stopped(Viewer viewer) {
        return new ErrorPage(
                        Frame.of("No new visit can be booked for now", viewer),
                        List.of(
                                RefusalWords.of(new Refusal.Frozen()),
                                "If you need help now, or want to talk about it, " + call(viewer) + "."),
                        new Link("Read why, and what you can do", "/money"),
                        null)
                .show(HttpStatus.CONFLICT);
    }

    /** Said where a different rate is asked for somebody who would be employed (R83, R84). */
    static Rendering employing(Viewer viewer, BookableOffer offer) {
        return new ErrorPage(
                        Frame.of("Employing " + offer.seller().name(), viewer),
                        List.of(
                                "You would be the boss, and you agree the pay. A different rate for that can't be asked for"
                                        + " here.",
                                "To talk about what the council pays towards it, " + call(viewer) + ".",
                                "Nothing has been booked."),
                        new Link(
                                "Look for somebody who runs their own business",
                                "/find/results?engagement=self-employed"),
                        null)
                .show();
    }

    /** Said where search shows an offer no more: taken back, paused or hidden, and nobody learns which (R33). */
    static ErrorPage notAvailable(Viewer viewer) {
        return new ErrorPage(
                Frame.of("Not available now", viewer),
                List.of(
                        "No new visit can be booked here for now.",
                        "A visit that you have booked before stands. If you have a question about it, " + call(viewer)
                                + "."),
                new Link("Find somebody else", "/find"),
                null);
    }

    static String call(Viewer viewer) {
        return viewer.help().call();
    }

    /** What every screen stands on. */
    record Basis(BookableOffer offer, List<Budget> budgets, List<SpendingQuestion> agreed) {}

    /** A trail with an answer to each question, and the visit that it asks for. */
    record Answered(Basis basis, Trail trail, QuoteRequest visit) {}
}
