package uk.directly.booking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.booking.model.LeftOut;
import uk.directly.booking.model.NotOffered;
import uk.directly.booking.model.NotUnderstood;
import uk.directly.booking.model.Occurrence;
import uk.directly.booking.model.Repeat;
import uk.directly.booking.model.RepeatRule;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.council.SettingsInForce;
import uk.directly.offer.Offers;
import uk.directly.offer.SoldBy;
import uk.directly.offer.WorkerTimes;
import uk.directly.people.Actor;
import uk.directly.rate.Span;

/** Every date of visits that come again, with its price or why it can't be: books nothing. */
@Service
public class SeriesPlans {
    /** A preview shows no more dates than that: every day for a year. */
    static final int MOST = 366;

    private static final int AT_ONCE = 2;
    private static final Duration LONGEST_WAY = Duration.ofHours(4);

    private final Quotes quotes;
    private final Offers offers;
    private final SchoolHolidays holidays;
    private final WorkerTimes workerTimes;
    private final OwnVisits ownVisits;
    private final CouncilSettings settings;
    private final Clock clock;

    SeriesPlans(
            Quotes quotes,
            Offers offers,
            SchoolHolidays holidays,
            WorkerTimes workerTimes,
            OwnVisits ownVisits,
            CouncilSettings settings,
            Clock clock) {
        this.quotes = quotes;
        this.offers = offers;
        this.holidays = holidays;
        this.workerTimes = workerTimes;
        this.ownVisits = ownVisits;
        this.settings = settings;
        this.clock = clock;
    }

    /** Every date from the first visit on. */
    public Mono<SeriesPreviewResult> preview(Actor actor, SeriesRequest request) {
        QuoteRequest visit = request.first().visit();
        if (visit.along().taster()) {
            return refused(new Refusal.NotOfferedYet("A free first time that comes again: book it by itself, which"));
        }
        // What is wrong with the first visit itself is said as for any other.
        return quotes.quote(actor, visit)
                .flatMap(first -> first instanceof QuoteResult.Refused refused && isAboutAll(refused.why())
                        ? refused(refused.why())
                        : read(actor, request));
    }

    private Mono<SeriesPreviewResult> read(Actor actor, SeriesRequest request) {
        QuoteRequest visit = request.first().visit();
        return switch (RepeatRule.read(request.rule())) {
            case NotUnderstood none ->
                refused(new Refusal.Invalid("repeat", "Write a rule of RFC 5545, e.g. FREQ=WEEKLY;BYDAY=TU;COUNT=6."));
            case NotOffered none -> refused(new Refusal.NotOfferedYet("Repeating several times a day"));
            case RepeatRule rule -> {
                Repeat repeat = new Repeat(
                        rule,
                        new Span(visit.start(), visit.end()),
                        request.except(),
                        request.notOnSchoolHolidays(),
                        request.notOnBankHolidays());
                yield !repeat.fits()
                        ? refused(new Refusal.Invalid("repeat", "The start has to be the first visit of the rule."))
                        : settings.on(actor.councilId(), London.today(clock))
                                .flatMap(set -> plan(actor, visit, repeat, day(visit.start()), set, Set.of()))
                                .map(preview -> new SeriesPreviewResult.Shown(repeat, preview));
            }
        };
    }

    /**
     * Every date from that day on: those up to the horizon now, at least the first that takes place.
     *
     * @param givenBack times that are free once the change is made
     */
    Mono<SeriesPreview> plan(
            Actor actor, QuoteRequest visit, Repeat repeat, LocalDate from, SettingsInForce set, Set<Span> givenBack) {
        LocalDate today = London.today(clock);
        LocalDate last = today.plusMonths(set.get(Setting.MONTHS_AHEAD));
        return holidays.holidays(actor.councilId(), from).flatMap(days -> {
            List<Occurrence> all = repeat.between(from, last.plusDays(1), days);
            List<Occurrence> shown = all.stream()
                    .filter(each -> !each.day().isAfter(last))
                    .limit(MOST)
                    .toList();
            LocalDate until = horizon(today.plusWeeks(set.get(Setting.SERIES_HORIZON_WEEKS)), shown);
            return plan(actor, visit, shown, until, shown.size() < all.size(), givenBack);
        });
    }

    private Mono<SeriesPreview> plan(
            Actor actor,
            QuoteRequest visit,
            List<Occurrence> shown,
            LocalDate until,
            boolean goesOn,
            Set<Span> givenBack) {
        List<Span> spans =
                shown.stream().map(Occurrence::span).filter(Objects::nonNull).toList();
        if (spans.isEmpty()) {
            return Mono.just(
                    new SeriesPreview(shown.stream().map(SeriesPlans::without).toList(), until, goesOn));
        }
        Span whole = new Span(
                spans.getFirst().start().minus(LONGEST_WAY),
                spans.getLast().end().plus(LONGEST_WAY));
        Mono<List<Span>> busy = offers.forBooking(actor, visit.offerId())
                .flatMap(offer -> workerTimes.busy(offer.seller().id(), whole))
                .defaultIfEmpty(List.of());
        return Mono.zip(
                        busy,
                        ownVisits.within(actor, whole).collectList(),
                        ownVisits.lastDay(actor, visit.budgetId()).singleOptional())
                .map(found -> new Around(
                        found.getT1().stream()
                                .filter(each -> !givenBack.contains(each))
                                .toList(),
                        found.getT2().stream()
                                .filter(each -> !givenBack.contains(each.span()))
                                .toList(),
                        found.getT3().orElse(null)))
                .flatMap(around -> Flux.fromIterable(shown)
                        .flatMapSequential(each -> outlook(actor, visit, each, until, around), AT_ONCE)
                        .collectList())
                .map(visits -> new SeriesPreview(visits, until, goesOn));
    }

    private Mono<SeriesPreview.Visit> outlook(
            Actor actor, QuoteRequest visit, Occurrence each, LocalDate until, Around around) {
        Span span = each.span();
        if (span == null) {
            return Mono.just(without(each));
        }
        boolean now = !each.day().isAfter(until);
        return quotes.quote(actor, visit.at(span)).map(result -> switch (result) {
            case QuoteResult.Refused refused -> new SeriesPreview.Clash(each.day(), span, refused.why(), now);
            case QuoteResult.Quoted quoted -> possible(each.day(), quoted.quote(), now, around);
        });
    }

    private static SeriesPreview.Visit possible(LocalDate day, Quote quote, boolean now, Around around) {
        Span span = quote.span();
        Duration way = Duration.ofMinutes(quote.offer().bufferMinutes());
        Span withWay = new Span(span.start().minus(way), span.end().plus(way));
        boolean kept = around.own().stream()
                .anyMatch(each -> each.kept()
                        && each.offerId().equals(quote.offer().id())
                        && each.span().equals(span));
        // A session has its own time of whoever runs it, and counts its places.
        boolean session = quote.offer().soldBy() == SoldBy.SESSION;
        if (!kept && !session && around.busy().stream().anyMatch(withWay::overlaps)) {
            return new SeriesPreview.Clash(day, span, new Refusal.NotAvailable(), now);
        }
        @Nullable LocalDate lastDay = around.lastDay();
        if (lastDay != null && day.isAfter(lastDay)) {
            return new SeriesPreview.Clash(day, span, new Refusal.Ended(lastDay), now);
        }
        @Nullable String beside = around.own().stream()
                .filter(each -> each.span().overlaps(span))
                .map(OwnVisits.Own::words)
                .findFirst()
                .orElse(null);
        return new SeriesPreview.Possible(day, quote, now, beside);
    }

    private static SeriesPreview.Visit without(Occurrence each) {
        LeftOut why = each.leftOut();
        if (why == null) {
            throw new IllegalStateException("It takes place");
        }
        return new SeriesPreview.Without(each.day(), why);
    }

    /** The first visit is always booked, however far ahead it is. */
    private static LocalDate horizon(LocalDate usual, List<Occurrence> shown) {
        return shown.stream()
                .filter(each -> each.span() != null)
                .map(Occurrence::day)
                .findFirst()
                .filter(first -> first.isAfter(usual))
                .orElse(usual);
    }

    /** Whether it stands against all visits and not only the first one's time. */
    private static boolean isAboutAll(Refusal why) {
        return !(why instanceof Refusal.OutsideOffer);
    }

    private static Mono<SeriesPreviewResult> refused(Refusal why) {
        return Mono.just(new SeriesPreviewResult.Refused(why));
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, London.ZONE);
    }

    /** What is in the way: the worker's other work, the person's other visits, the end of the money. */
    private record Around(
            List<Span> busy,
            List<OwnVisits.Own> own,
            @Nullable LocalDate lastDay) {}
}
