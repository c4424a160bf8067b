package uk.directly.booking.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import uk.directly.booking.CalendarBook;
import uk.directly.booking.CalendarFeeds;
import uk.directly.booking.CalendarFile;
import uk.directly.council.London;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.AllowEveryone;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** The calendar of either side, and the secret address by which a calendar elsewhere shows it. */
@Controller
class CalendarController {
    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);
    private static final Duration FRESH = Duration.ofMinutes(5);
    /** Beyond it nothing is booked. */
    private static final int FAR_YEARS = 10;

    private final CalendarBook book;
    private final CalendarFeeds feeds;
    private final Clock clock;
    private final String site;

    CalendarController(CalendarBook book, CalendarFeeds feeds, Clock clock, @Value("${directly.address}") String site) {
        this.book = book;
        this.feeds = feeds;
        this.clock = clock;
        this.site = site;
    }

    @GetMapping("/calendar/{secret}.ics")
    @AllowEveryone
    Mono<ResponseEntity<String>> feed(
            @PathVariable("secret") String secret,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String known) {
        return feeds.find(secret)
                .map(CalendarFile::of)
                .map(file -> {
                    String tag = "\"" + hash(file) + "\"";
                    CacheControl fresh = CacheControl.maxAge(FRESH).cachePrivate();
                    return tag.equals(known)
                            ? ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                                    .eTag(tag)
                                    .cacheControl(fresh)
                                    .<String>build()
                            : ResponseEntity.ok()
                                    .eTag(tag)
                                    .cacheControl(fresh)
                                    .contentType(CALENDAR)
                                    .body(file);
                })
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    @GetMapping("/visits/calendar")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.SEE)
    Mono<Rendering> person(
            @RequestParam(name = "show", required = false) @Nullable String show,
            @RequestParam(name = "day", required = false) @Nullable String day,
            Actor actor,
            Viewer viewer) {
        CalendarPages pages =
                new CalendarPages(viewer, CalendarPages.Side.PERSON, CalendarPages.Way.of(show), day(day));
        Instant now = clock.instant();
        return book.person(actor, pages.from(), pages.to())
                .collectList()
                .map(visits ->
                        pages.page(visits, visit -> StateWords.tag(visit, now)).show());
    }

    @GetMapping("/my-visits/calendar")
    @Allow(Role.PROVIDER)
    Mono<Rendering> provider(
            @RequestParam(name = "show", required = false) @Nullable String show,
            @RequestParam(name = "day", required = false) @Nullable String day,
            Actor actor,
            Viewer viewer) {
        CalendarPages pages =
                new CalendarPages(viewer, CalendarPages.Side.PROVIDER, CalendarPages.Way.of(show), day(day));
        return book.provider(actor, pages.from(), pages.to())
                .collectList()
                .map(visits -> pages.page(visits, visit -> VisitPages.capital(ProviderWords.state(visit)))
                        .show());
    }

    @GetMapping("/visits/calendar/address")
    @Allow({Role.HOLDER, Role.CARER})
    Mono<Rendering> personAddress(Actor actor, Viewer viewer) {
        return page(actor, viewer, CalendarPages.Side.PERSON, null);
    }

    @PostMapping("/visits/calendar/address")
    @Allow({Role.HOLDER, Role.CARER})
    Mono<Rendering> renewPersons(Actor actor, Viewer viewer) {
        return renew(actor, viewer, CalendarPages.Side.PERSON);
    }

    @PostMapping("/visits/calendar/address/end")
    @Allow({Role.HOLDER, Role.CARER})
    Mono<Rendering> endPersons(Actor actor) {
        return end(actor, CalendarPages.Side.PERSON);
    }

    @GetMapping("/my-visits/calendar/address")
    @Allow(Role.PROVIDER)
    Mono<Rendering> providerAddress(Actor actor, Viewer viewer) {
        return page(actor, viewer, CalendarPages.Side.PROVIDER, null);
    }

    @PostMapping("/my-visits/calendar/address")
    @Allow(Role.PROVIDER)
    Mono<Rendering> renewProviders(Actor actor, Viewer viewer) {
        return renew(actor, viewer, CalendarPages.Side.PROVIDER);
    }

    @PostMapping("/my-visits/calendar/address/end")
    @Allow(Role.PROVIDER)
    Mono<Rendering> endProviders(Actor actor) {
        return end(actor, CalendarPages.Side.PROVIDER);
    }

    /** The secret is shown in the answer itself: it is kept nowhere from which another page could read it. */
    private Mono<Rendering> renew(Actor actor, Viewer viewer, CalendarPages.Side side) {
        return provided(actor, side)
                .then(Mono.defer(() -> feeds.renew(actor, feed(side))))
                .flatMap(secret -> page(actor, viewer, side, site + "/calendar/" + secret + ".ics"));
    }

    private Mono<Rendering> end(Actor actor, CalendarPages.Side side) {
        return provided(actor, side)
                .then(Mono.defer(() -> feeds.end(actor, feed(side))))
                .thenReturn(Page.goTo(side.path() + "/address"));
    }

    private Mono<Rendering> page(Actor actor, Viewer viewer, CalendarPages.Side side, @Nullable String address) {
        Mono<List<Instant>> made =
                Mono.defer(() -> feeds.madeAt(actor, feed(side)).map(List::of).defaultIfEmpty(List.of()));
        return provided(actor, side)
                .then(made)
                .map(since -> new CalendarAddressPage(
                                Frame.of("Visits in your own calendar", viewer).under(side.active()),
                                side.path(),
                                since.isEmpty()
                                        ? null
                                        : "You have an address since " + DateWords.date(since.getFirst()) + ".",
                                address,
                                side.path() + "/address",
                                side.path() + "/address/end")
                        .show());
    }

    /** Whoever runs no provider has no such calendar. */
    private static Mono<Void> provided(Actor actor, CalendarPages.Side side) {
        return side == CalendarPages.Side.PROVIDER && actor.providerId() == null
                ? Mono.error(ProviderVisits.notFound())
                : Mono.empty();
    }

    private static CalendarFeeds.Side feed(CalendarPages.Side side) {
        return side == CalendarPages.Side.PERSON ? CalendarFeeds.Side.PERSON : CalendarFeeds.Side.PROVIDER;
    }

    private LocalDate day(@Nullable String text) {
        LocalDate today = London.today(clock);
        LocalDate day = Again.day(text);
        return day == null || day.isBefore(today.minusYears(FAR_YEARS)) || day.isAfter(today.plusYears(FAR_YEARS))
                ? today
                : day;
    }

    private static String hash(String file) {
        return HexFormat.of().formatHex(DigestUtils.md5Digest(file.getBytes(StandardCharsets.UTF_8)));
    }
}
