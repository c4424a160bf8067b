package uk.directly.booking.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingBook;
import uk.directly.booking.BookingState;
import uk.directly.booking.Couples;
import uk.directly.booking.Diary;
import uk.directly.booking.PairSteps;
import uk.directly.booking.Waiting;
import uk.directly.booking.WaitingList;
import uk.directly.booking.WaitingState;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.Address;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Viewer;

/** A person's visits: what needs their yes, what is coming, what has been. */
@Controller
class VisitsController {
    private static final int MOST_COMING = 100;
    private static final int PAGE = 20;

    private final Diary diary;
    private final WaitingList list;
    private final PairSteps pairs;
    private final Couples couples;
    private final Clock clock;

    VisitsController(Diary diary, WaitingList list, PairSteps pairs, Couples couples, Clock clock) {
        this.diary = diary;
        this.list = list;
        this.pairs = pairs;
        this.couples = couples;
        this.clock = clock;
    }

    @GetMapping("/visits")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.SEE)
    Mono<Rendering> visits(
            @RequestParam(name = "before", required = false) @Nullable String before,
            @RequestParam(name = "after", required = false) @Nullable String id,
            Actor actor,
            Viewer viewer) {
        Instant now = clock.instant();
        BookingBook.Position position = position(before, id);
        if (position != null) {
            return diary.past(actor, now, position, PAGE + 1)
                    .collectList()
                    .map(past -> page(viewer, now, List.of(), List.of(), List.of(), List.of(), past, false)
                            .show());
        }
        return Mono.zip(
                        diary.toAnswer(actor, MOST_COMING).collectList(),
                        diary.coming(actor, now, MOST_COMING).collectList(),
                        list.of(actor).collectList(),
                        toDecide(actor, now),
                        diary.past(actor, now, BookingBook.Position.FIRST, PAGE + 1)
                                .collectList())
                .map(found -> page(
                                viewer,
                                now,
                                found.getT1(),
                                found.getT2(),
                                found.getT3(),
                                found.getT4(),
                                found.getT5(),
                                true)
                        .show());
    }

    /** Of two who were to come one is left, and invitations to share a visit that wait for an answer. */
    private Mono<List<Link>> toDecide(Actor actor, Instant now) {
        return Flux.concat(
                        pairs.alone(actor).map(both -> PairWords.toDecide(both, now)),
                        couples.open(actor)
                                .map(couple -> new Link(
                                        "You asked somebody to share a visit on "
                                                + DateWords.visit(couple.start(), couple.end()) + ": see the link",
                                        SharedPage.PATH + "/" + couple.id())))
                .collectList();
    }

    private static VisitsPage page(
            Viewer viewer,
            Instant now,
            List<Booking> answer,
            List<Booking> coming,
            List<Waiting> waiting,
            List<Link> alone,
            List<Booking> past,
            boolean first) {
        List<Booking> shown = past.size() > PAGE ? past.subList(0, PAGE) : past;
        return new VisitsPage(
                Frame.of("Visits", viewer).under("/visits"),
                lines(answer, now),
                lines(coming.stream().filter(VisitsController::stands).toList(), now),
                lines(
                        coming.stream()
                                .filter(booking -> !stands(booking) && !waits(booking))
                                .toList(),
                        now),
                waiting(waiting),
                alone,
                lines(
                        shown.stream()
                                .filter(booking -> !first || !waits(booking))
                                .toList(),
                        now),
                first,
                past.size() > PAGE ? older(shown.getLast()) : null);
    }

    private static @Nullable String waiting(List<Waiting> waiting) {
        if (waiting.isEmpty()) {
            return null;
        }
        return waiting.stream().anyMatch(each -> each.state() == WaitingState.OFFERED)
                ? "A place came free. We keep it for you for a while"
                : "You wait for a place in " + DateWords.count(waiting.size(), "session");
    }

    private static boolean waits(Booking booking) {
        return booking.state() == BookingState.RECORDED || booking.state() == BookingState.QUERIED;
    }

    private static boolean stands(Booking booking) {
        return switch (booking.state()) {
            case ASKING, REQUESTED, CONFIRMED -> true;
            case RECORDED, QUERIED, SETTLED, CANCELLED, DECLINED, EXPIRED, DID_NOT_HAPPEN -> false;
        };
    }

    private static List<VisitLine> lines(List<Booking> bookings, Instant now) {
        return bookings.stream().map(booking -> VisitLine.of(booking, now)).toList();
    }

    private static String older(Booking last) {
        return Address.of("/visits")
                .with("before", last.start())
                .with("after", last.id())
                .toString();
    }

    private static BookingBook.@Nullable Position position(@Nullable String before, @Nullable String id) {
        try {
            return before == null || id == null
                    ? null
                    : new BookingBook.Position(Instant.parse(before), UUID.fromString(id));
        } catch (DateTimeException | IllegalArgumentException e) {
            return null;
        }
    }
}
