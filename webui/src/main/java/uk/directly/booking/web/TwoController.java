package uk.directly.booking.web;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import uk.directly.booking.Extras;
import uk.directly.booking.PairBookings;
import uk.directly.booking.PairQuote;
import uk.directly.booking.PairRequest;
import uk.directly.booking.PairResult;
import uk.directly.booking.Quote;
import uk.directly.booking.Refusal;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.rate.Engagement;
import uk.directly.rate.Span;
import uk.directly.web.FormErrors;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/**
 * Screen 7 for two people at the same time. What is not answered yet of one of them goes to that one's screens, and comes back
 * here.
 */
@Controller
@RequestMapping("/book/{offerId}/two")
@Allow({Role.HOLDER, Role.CARER})
class TwoController {
    private final Screens screens;
    private final SecondPages seconds;
    private final PairBookings pairs;

    TwoController(Screens screens, SecondPages seconds, PairBookings pairs) {
        this.screens = screens;
        this.seconds = seconds;
        this.pairs = pairs;
    }

    @GetMapping
    @ForOthers(Power.BOOK)
    Mono<Rendering> check(
            @PathVariable("offerId") UUID offerId,
            @RequestParam Map<String, String> answers,
            Actor actor,
            Viewer viewer) {
        return checked(
                Trail.of(offerId, answers),
                actor,
                viewer,
                (asked, quote) ->
                        Mono.just(asked.pages(quote).page(FormErrors.NONE).show()));
    }

    @PostMapping
    @ForOthers(Power.BOOK)
    Mono<Rendering> book(
            @PathVariable("offerId") UUID offerId,
            @RequestParam Map<String, String> answers,
            Actor actor,
            Viewer viewer) {
        return checked(Trail.of(offerId, answers), actor, viewer, this::book);
    }

    private Mono<Rendering> checked(Trail trail, Actor actor, Viewer viewer, Next next) {
        Trail.With with = trail.with();
        Instant start = trail.start();
        Instant end = trail.end();
        if (start == null || end == null || !end.isAfter(start)) {
            return Mono.just(Page.goTo(trail.time().toString()));
        }
        if (with == null) {
            return Mono.just(Page.goTo(trail.second().toString()));
        }
        return Mono.zip(screens.basis(actor, trail.offerId()), screens.basis(actor, with.offerId()))
                .flatMap(both -> {
                    Asked asked = new Asked(actor, viewer, trail, both.getT1(), both.getT2(), new Span(start, end));
                    return asked.missing()
                            .map(Mono::just)
                            .orElseGet(() -> agreed(asked)
                                    .flatMap(
                                            open -> open.isEmpty() ? quoted(asked, next) : Mono.just(Page.goTo(open))));
                });
    }

    /** Where the first is to be agreed with who isn't yet (R83); empty: with both it is. */
    private Mono<String> agreed(Asked asked) {
        return Mono.zip(
                        screens.agreed(asked.actor(), asked.first().offer(), asked.firstBoss()),
                        screens.agreed(asked.actor(), asked.second().offer(), asked.secondBoss()))
                .map(both -> {
                    if (!both.getT1()) {
                        return asked.trail().boss().toString();
                    }
                    return both.getT2() ? "" : asked.trail().swapped().boss().toString();
                });
    }

    private Mono<Rendering> quoted(Asked asked, Next next) {
        return pairs.quote(asked.actor(), asked.request()).flatMap(result -> switch (result) {
            case PairResult.Refused refused -> refused(asked, refused);
            case PairResult.Quoted quoted -> priced(asked, quoted.quote(), next);
            case PairResult.Done done -> throw new IllegalStateException("A quote books nothing");
        });
    }

    /** Nobody comes past the three ways on from a price above what the council pays (R4), of neither of the two. */
    private static Mono<Rendering> priced(Asked asked, PairQuote quote, Next next) {
        if (asked.trail().wayOn() != Trail.WayOn.SELF) {
            if (isAbove(quote.first())) {
                return Mono.just(Page.goTo(asked.trail().purpose().toString()));
            }
            if (isAbove(quote.second())) {
                return Mono.just(Page.goTo(asked.trail().swapped().purpose().toString()));
            }
        }
        return next.with(asked, quote);
    }

    private static boolean isAbove(Quote quote) {
        return Above.difference(quote) != null;
    }

    private Mono<Rendering> book(Asked asked, PairQuote quote) {
        Trail trail = asked.trail();
        String key = Objects.requireNonNull(trail.key());
        String content = asked.actor().forPersonId() + " " + trail.under(null).check();
        return pairs.book(
                        asked.actor(),
                        asked.request(),
                        IdempotencyKey.of(asked.actor().personId(), "POST /book/two", key, content))
                .flatMap(result -> switch (result) {
                    case PairResult.Done done ->
                        Mono.just(Page.goTo(PairWords.PATH + "/" + done.booked().id()));
                    case PairResult.Refused refused -> notBooked(asked, quote, refused);
                    case PairResult.Quoted quoted -> throw new IllegalStateException("Nothing was booked");
                });
    }

    private Mono<Rendering> notBooked(Asked asked, PairQuote quote, PairResult.Refused refused) {
        TwoPages pages = asked.pages(quote);
        FormErrors errors = FormErrors.one("", RefusalWords.of(refused.why()));
        return switch (refused.why()) {
            case Refusal.InsufficientFunds funds ->
                Mono.just(pages.page(
                                FormErrors.one("short", RefusalWords.of(funds)),
                                funds.shortPence() - funds.ownShortPence(),
                                funds.ownShortPence())
                        .show(HttpStatus.CONFLICT));
            case Refusal.InProgress running -> Mono.just(pages.page(errors).show(HttpStatus.CONFLICT));
            case Refusal.KeyReused reused ->
                Mono.just(new TwoPages(
                                asked.viewer(),
                                asked.first(),
                                asked.trail().under(Ids.next().toString()),
                                quote)
                        .page(errors)
                        .show(HttpStatus.CONFLICT));
            default -> refused(asked, refused);
        };
    }

    /** What can't be, said of whom it is true: of the second somebody else can be chosen, of the first another time. */
    private Mono<Rendering> refused(Asked asked, PairResult.Refused refused) {
        boolean ofSecond = asked.second().offer().id().equals(refused.offerId());
        Trail trail = ofSecond ? asked.trail().swapped() : asked.trail();
        return switch (refused.why()) {
            case Refusal.NotFound none -> Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
            case Refusal.AgreementNeeded none ->
                Mono.just(Page.goTo(trail.boss().toString()));
            case Refusal.FamilyDecisionNeeded needed ->
                Mono.just(Page.goTo(
                        "/people/agreements" + (needed.agreementId() == null ? "" : "/" + needed.agreementId())));
            case Refusal.NotInPlan none -> Mono.just(Page.goTo(trail.purpose().toString()));
            case Refusal.NotCovered none -> Mono.just(Page.goTo(trail.purpose().toString()));
            case Refusal.Frozen none -> Mono.just(Screens.stopped(asked.viewer()));
            default -> ofSecond ? somebodyElse(asked, refused.why()) : anotherTime(asked, refused.why());
        };
    }

    private Mono<Rendering> somebodyElse(Asked asked, Refusal why) {
        String name = asked.second().offer().seller().name();
        String words = why instanceof Refusal.NotAvailable
                ? name + " is not free at that time. Nothing was taken. Choose somebody else, or another time"
                : name + ": " + RefusalWords.of(why);
        return seconds.page(
                        asked.actor(),
                        asked.viewer(),
                        asked.first(),
                        asked.trail(),
                        asked.span(),
                        asked.second().offer().id().toString(),
                        FormErrors.one("with", words))
                .map(page -> page.show(
                        why instanceof Refusal.NotAvailable ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT));
    }

    private Mono<Rendering> anotherTime(Asked asked, Refusal why) {
        String name = asked.first().offer().seller().name();
        String words = why instanceof Refusal.NotAvailable
                ? name
                        + " is not free at that time. Nothing was taken, and neither of the two was asked. Choose another"
                        + " time."
                : RefusalWords.of(why);
        return screens.anotherTime(
                asked.viewer(),
                asked.first(),
                asked.trail(),
                why instanceof Refusal.NotAvailable ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT,
                words);
    }

    /** What follows once all is answered. */
    private interface Next {
        Mono<Rendering> with(Asked asked, PairQuote quote);
    }

    /** What was asked for, and what it stands on. */
    private record Asked(
            Actor actor, Viewer viewer, Trail trail, Screens.Basis first, Screens.Basis second, Span span) {

        @Nullable Engagement firstBoss() {
            return Purposes.bookable(first.offer(), trail.engagement());
        }

        @Nullable Engagement secondBoss() {
            return Purposes.bookable(
                    second.offer(), Objects.requireNonNull(trail.with()).engagement());
        }

        PairRequest request() {
            return new PairRequest(
                    Purposes.budgetOf(first.budgets(), trail.planLineId()).id(),
                    trail.planLineId(),
                    trail.agreedId(),
                    span.start(),
                    span.end(),
                    trail.wayOn() == Trail.WayOn.SELF,
                    new PairRequest.Worker(first.offer().id(), firstBoss(), Extras.NONE),
                    new PairRequest.Worker(second.offer().id(), secondBoss(), Extras.NONE));
        }

        TwoPages pages(PairQuote quote) {
            return new TwoPages(viewer, first, trail, quote);
        }

        /** Where it goes on first, because something isn't answered yet; empty: all of it is. */
        Optional<Rendering> missing() {
            if (first.budgets().isEmpty()) {
                return Optional.of(Screens.noMoney(viewer));
            }
            if (!SecondPages.isForOne(first.offer())) {
                return Optional.of(Page.goTo(trail.time().toString()));
            }
            if (!Purposes.known(first.budgets(), trail.planLineId()) || isOpen(first, trail.engagement())) {
                return Optional.of(Page.goTo(trail.purpose().toString()));
            }
            if (isOpen(second, Objects.requireNonNull(trail.with()).engagement())) {
                return Optional.of(Page.goTo(trail.swapped().purpose().toString()));
            }
            return trail.key() == null
                    ? Optional.of(
                            Page.goTo(trail.under(Ids.next().toString()).check().toString()))
                    : Optional.empty();
        }

        private static boolean isOpen(Screens.Basis basis, @Nullable Engagement answered) {
            return answered == null
                    && basis.offer().agreed() == null
                    && basis.offer().openTo().size() > 1;
        }
    }
}
