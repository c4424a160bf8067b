package uk.directly.booking.web;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingBook;
import uk.directly.booking.BookingState;
import uk.directly.booking.Proposal;
import uk.directly.booking.ProposalBook;
import uk.directly.booking.ProviderDiary;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** The visits that a provider comes to. */
@Controller
@RequestMapping("/my-visits")
class ProviderVisitPages {
    private static final String HERE = "/my-visits";
    private static final int MOST = 20;

    private final ProviderDiary diary;
    private final ProviderVisits visits;
    private final BookingBook book;
    private final ProposalBook proposals;
    private final Clock clock;

    ProviderVisitPages(
            ProviderDiary diary, ProviderVisits visits, BookingBook book, ProposalBook proposals, Clock clock) {
        this.diary = diary;
        this.visits = visits;
        this.book = book;
        this.proposals = proposals;
        this.clock = clock;
    }

    @Allow(Role.PROVIDER)
    @GetMapping
    Mono<Rendering> coming(
            @RequestParam(name = "after", required = false) @Nullable Instant after,
            @RequestParam(name = "id", required = false) @Nullable UUID id,
            Actor actor,
            Viewer viewer) {
        ProviderDiary.Place place = after == null || id == null ? null : new ProviderDiary.Place(after, id);
        return diary.coming(actor, place, MOST + 1)
                .collectList()
                .map(found -> ProviderVisitsPage.of(
                                Frame.of("Your visits", viewer).under("/home"),
                                found.stream().limit(MOST).toList(),
                                next(found))
                        .show());
    }

    @Allow(Role.PROVIDER)
    @GetMapping("/{id}")
    Mono<Rendering> one(
            @PathVariable("id") UUID id,
            @RequestParam(name = "told", required = false) @Nullable String told,
            Actor actor,
            Viewer viewer) {
        return visits.one(actor, id)
                .flatMap(booking -> booking.state() == BookingState.REQUESTED && told == null
                        ? Mono.just(Page.goTo("/requests/" + id))
                        : book.address(actor, booking)
                                .map(Optional::of)
                                .defaultIfEmpty(Optional.empty())
                                .flatMap(address -> Mono.zip(
                                        diary.atTheSameTime(actor, booking).collectList(),
                                        proposals.of(actor, id),
                                        (others, named) -> ProviderVisitPage.of(
                                                        Frame.of(ProviderWords.title(booking), viewer)
                                                                .under("/home")
                                                                .withNotice(notice(told, booking)),
                                                        important(told, booking, named),
                                                        booking,
                                                        address.orElse(null),
                                                        clock.instant())
                                                .with(others)
                                                .show())));
    }

    /** What was just done; only while it is so. */
    private static @Nullable String notice(@Nullable String told, Booking booking) {
        if ("help".equals(told)) {
            return "We told the council’s support team. Somebody calls you about this visit.";
        }
        if ("accepted".equals(told) && booking.state() == BookingState.CONFIRMED) {
            return "You said yes. The visit is booked.";
        }
        return "hours".equals(told) && booking.state() == BookingState.RECORDED
                ? "We have your hours. " + booking.holderName() + " is asked whether they are right."
                : null;
    }

    /** Somebody else was faster. */
    private static @Nullable String important(@Nullable String told, Booking booking, List<Proposal> named) {
        if (!"too-late".equals(told)) {
            return named.isEmpty() ? null : became(booking, named.getFirst());
        }
        return "This visit had changed before your answer came, so nothing was saved. It is now: "
                + ProviderWords.state(booking) + ".";
    }

    /** What became of the other times that were named for it (ADR 36). */
    private static @Nullable String became(Booking booking, Proposal latest) {
        return switch (latest.state()) {
            case "taken" -> booking.holderName() + " took another time that you named. It is among your visits.";
            case "refused" -> booking.holderName() + " said no thank you to the other times that you named.";
            case "lapsed" -> booking.holderName() + " didn’t answer about the other times that you named.";
            default -> null;
        };
    }

    private static @Nullable String next(List<Booking> found) {
        if (found.size() <= MOST) {
            return null;
        }
        Booking last = found.get(MOST - 1);
        return HERE + "?after=" + last.start() + "&id=" + last.id();
    }
}
