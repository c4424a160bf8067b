package uk.directly.enquiry.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.data.Ids;
import uk.directly.enquiry.Enquiries;
import uk.directly.enquiry.Enquiry;
import uk.directly.enquiry.EnquiryBook;
import uk.directly.enquiry.EnquiryResult;
import uk.directly.enquiry.Handovers;
import uk.directly.enquiry.Side;
import uk.directly.enquiry.Team;
import uk.directly.enquiry.ThreadLine;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.register.Blocks;
import uk.directly.web.rest.Cursor;
import uk.directly.web.rest.PageOf;
import uk.directly.web.rest.Paging;

/**
 * All that one writes with others (R43, R44), whichever side one is. Whoever acts for somebody reads by "see"; what they must hold
 * to write depends on what the thread is about, and is asked where it is written (ADR 42).
 */
@RestController
@RequestMapping("/api/v1")
@Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER, Role.PROVIDER})
class ThreadsController {
    private final Enquiries enquiries;
    private final EnquiryBook book;
    private final Handovers handovers;
    private final Blocks blocks;

    ThreadsController(Enquiries enquiries, EnquiryBook book, Handovers handovers, Blocks blocks) {
        this.enquiries = enquiries;
        this.book = book;
        this.handovers = handovers;
        this.blocks = blocks;
    }

    /** Those with something new first, then that which was written in last. */
    @GetMapping("/threads")
    @ForOthers(Power.SEE)
    Mono<ResponseEntity<PageOf<ThreadJson.Line>>> list(Paging paging, Actor actor) {
        Cursor after = paging.after();
        return book.inbox(
                        actor,
                        sides(actor),
                        after == null
                                ? null
                                : new EnquiryBook.InboxPlace(after.number(0) > 0, after.instant(1), after.id(2)),
                        paging.fetch())
                .collectList()
                .map(rows -> paging.answer(
                        rows,
                        (ThreadLine row) -> Cursor.after(row.unread() > 0 ? 1 : 0, row.lastAt(), row.id()),
                        ThreadJson.Line::of));
    }

    @GetMapping("/threads/{id}")
    @ForOthers(Power.SEE)
    Mono<ThreadJson> one(@PathVariable("id") UUID id, Actor actor) {
        return on(actor, id, side -> book.one(actor, side, id).map(found -> ThreadJson.of(found, side)));
    }

    /** Says that it was read as far as it goes now. */
    @PostMapping("/threads/{id}/read")
    @ForOthers(Power.SEE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> read(@PathVariable("id") UUID id, Actor actor) {
        return on(
                        actor,
                        id,
                        side -> book.one(actor, side, id)
                                .flatMap(found -> book.mark(actor, found).thenReturn(found)))
                .then();
    }

    @PostMapping("/threads/{id}/messages")
    @ForOthers(Power.SEE)
    Mono<ThreadJson> write(@PathVariable("id") UUID id, @Valid @RequestBody MessageBody body, Actor actor) {
        return on(
                actor,
                id,
                side -> enquiries
                        .write(actor, side, id(body.id()), id, body.message(), files(body.files()))
                        .map(result -> done(result, side)));
    }

    /** Writes about a visit; all visits of the two have one thread. */
    @PostMapping("/bookings/{bookingId}/messages")
    @Allow({Role.HOLDER, Role.CARER, Role.PROVIDER})
    @ForOthers(Power.BOOK)
    Mono<ResponseEntity<ThreadJson>> writeAbout(
            @PathVariable("bookingId") UUID bookingId, @Valid @RequestBody AboutBody body, Actor actor) {
        UUID message = id(body.id());
        return reactor.core.publisher.Flux.fromIterable(sides(actor))
                .concatMap(side -> enquiries
                        .writeAbout(actor, side, message, bookingId, body.message())
                        .filter(result -> !(result instanceof EnquiryResult.NotFound))
                        .map(result -> done(result, side)))
                .next()
                .switchIfEmpty(Mono.error(EnquiryAnswers::notFound))
                .map(thread -> ResponseEntity.status(HttpStatus.CREATED)
                        .location(URI.create("/api/v1/threads/" + thread.id()))
                        .body(thread));
    }

    /** Asks a team of the council for help with it (R13): from now on the team reads what is handed over. */
    @PostMapping("/threads/{id}/handovers")
    @ForOthers(Power.SEE)
    Mono<ThreadJson> handOver(@PathVariable("id") UUID id, @Valid @RequestBody HandOverBody body, Actor actor) {
        return on(
                actor,
                id,
                side -> handovers
                        .handOver(
                                actor,
                                side,
                                id,
                                new Handovers.Request(
                                        id(body.id()),
                                        body.team(),
                                        Boolean.TRUE.equals(body.alsoLater()),
                                        body.words()))
                        .map(result -> done(result, side)));
    }

    /** Takes it back: the team reads nothing of it any more. */
    @DeleteMapping("/threads/{id}/handovers/{handoverId}")
    @ForOthers(Power.SEE)
    Mono<ThreadJson> takeBack(@PathVariable("id") UUID id, @PathVariable("handoverId") UUID handoverId, Actor actor) {
        return on(
                actor,
                id,
                side -> handovers.takeBack(actor, side, id, handoverId).map(result -> done(result, side)));
    }

    /** Keeps apart from whoever is at the other end (R44); taken back under {@code /blocks}. Nobody is told. */
    @PostMapping("/threads/{id}/block")
    @ForOthers(Power.RUN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> block(@PathVariable("id") UUID id, Actor actor) {
        return on(
                        actor,
                        id,
                        side -> book.one(actor, side, id)
                                .flatMap(found -> side == Side.PERSON
                                        ? blocks.hide(actor, found.providerId())
                                        : blocks.hideFrom(actor, found.personId())))
                .then();
    }

    private <T> Mono<T> on(Actor actor, UUID id, Function<Side, Mono<T>> work) {
        return book.sideOf(actor, sides(actor), id).flatMap(work).switchIfEmpty(Mono.error(EnquiryAnswers::notFound));
    }

    private static ThreadJson done(EnquiryResult result, Side side) {
        Enquiry enquiry = EnquiryAnswers.done(result);
        return ThreadJson.of(enquiry, side);
    }

    /** What somebody may be in a thread; whoever acts for another is on that one's side only. */
    static Set<Side> sides(Actor actor) {
        Set<Side> sides = EnumSet.noneOf(Side.class);
        if (actor.is(Role.HOLDER, Role.CARER, Role.SELF_FUNDER)) {
            sides.add(Side.PERSON);
        }
        if (actor.is(Role.PROVIDER) && actor.providerId() != null) {
            sides.add(Side.PROVIDER);
        }
        return sides;
    }

    private static UUID id(@Nullable UUID given) {
        return Objects.requireNonNullElseGet(given, Ids::next);
    }

    private static List<UUID> files(@Nullable List<UUID> given) {
        return given == null ? List.of() : given.stream().distinct().toList();
    }

    /** What is written; an id that is sent again is the same message. Files were sent before. */
    record MessageBody(
            @Nullable UUID id,
            @NotNull String message,
            @Nullable List<@NotNull UUID> files) {}

    /** What is written about a visit. */
    record AboutBody(@Nullable UUID id, @NotNull String message) {}

    /** To which team, and whether it reads also what is written later. */
    record HandOverBody(
            @Nullable UUID id,
            @NotNull Team team,
            @Nullable Boolean alsoLater,
            @Nullable String words) {}
}
