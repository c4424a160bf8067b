package uk.directly.enquiry.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.data.Ids;
import uk.directly.enquiry.Enquiries;
import uk.directly.enquiry.Enquiry;
import uk.directly.enquiry.EnquiryBook;
import uk.directly.enquiry.EnquiryResult;
import uk.directly.enquiry.Meeting;
import uk.directly.enquiry.MeetingProposal;
import uk.directly.enquiry.Says;
import uk.directly.enquiry.Side;
import uk.directly.enquiry.Way;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.rest.Cursor;
import uk.directly.web.rest.PageOf;
import uk.directly.web.rest.Paging;

/** Asking and meeting before booking (R43): the person's side, and the provider's below {@code /received}. */
@RestController
@RequestMapping("/api/v1")
class EnquiriesController {
    private static final String MINE = "/enquiries";
    private static final String RECEIVED = "/enquiries/received";

    private final Enquiries enquiries;
    private final EnquiryBook book;

    EnquiriesController(Enquiries enquiries, EnquiryBook book) {
        this.enquiries = enquiries;
        this.book = book;
    }

    @PostMapping("/offers/{offerId}/enquiries")
    @Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER})
    @ForOthers(Power.BOOK)
    Mono<ResponseEntity<EnquiryJson>> ask(
            @PathVariable("offerId") UUID offerId, @Valid @RequestBody MessageBody body, Actor actor) {
        return enquiries
                .ask(actor, id(body.id()), offerId, body.message())
                .map(result -> created(EnquiryAnswers.done(result), Side.PERSON));
    }

    @PostMapping("/offers/{offerId}/meetings")
    @Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER})
    @ForOthers(Power.BOOK)
    Mono<ResponseEntity<EnquiryJson>> meet(
            @PathVariable("offerId") UUID offerId, @Valid @RequestBody MeetingBody body, Actor actor) {
        return enquiries
                .meet(actor, id(body.id()), offerId, body.proposal())
                .map(result -> created(EnquiryAnswers.done(result), Side.PERSON));
    }

    @GetMapping(MINE)
    @Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER})
    @ForOthers(Power.SEE)
    Mono<ResponseEntity<PageOf<EnquiryJson>>> mine(Paging paging, Actor actor) {
        return list(paging, actor, Side.PERSON);
    }

    @GetMapping(RECEIVED)
    @Allow(Role.PROVIDER)
    Mono<ResponseEntity<PageOf<EnquiryJson>>> received(Paging paging, Actor actor) {
        return list(paging, actor, Side.PROVIDER);
    }

    @GetMapping(MINE + "/{id}")
    @Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER})
    @ForOthers(Power.SEE)
    Mono<EnquiryJson> one(@PathVariable("id") UUID id, Actor actor) {
        return read(actor, Side.PERSON, id);
    }

    @GetMapping(RECEIVED + "/{id}")
    @Allow(Role.PROVIDER)
    Mono<EnquiryJson> oneReceived(@PathVariable("id") UUID id, Actor actor) {
        return read(actor, Side.PROVIDER, id);
    }

    @PostMapping(MINE + "/{id}/messages")
    @Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER})
    @ForOthers(Power.BOOK)
    Mono<EnquiryJson> write(@PathVariable("id") UUID id, @Valid @RequestBody MessageBody body, Actor actor) {
        return answered(enquiries.write(actor, Side.PERSON, id(body.id()), id, body.message()), Side.PERSON);
    }

    @PostMapping(RECEIVED + "/{id}/messages")
    @Allow(Role.PROVIDER)
    Mono<EnquiryJson> answer(@PathVariable("id") UUID id, @Valid @RequestBody MessageBody body, Actor actor) {
        return answered(enquiries.write(actor, Side.PROVIDER, id(body.id()), id, body.message()), Side.PROVIDER);
    }

    @PostMapping(MINE + "/{id}/meetings")
    @Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER})
    @ForOthers(Power.BOOK)
    Mono<EnquiryJson> propose(@PathVariable("id") UUID id, @Valid @RequestBody MeetingBody body, Actor actor) {
        return answered(enquiries.propose(actor, Side.PERSON, id(body.id()), id, body.proposal()), Side.PERSON);
    }

    @PostMapping(RECEIVED + "/{id}/meetings")
    @Allow(Role.PROVIDER)
    Mono<EnquiryJson> proposeOthers(@PathVariable("id") UUID id, @Valid @RequestBody MeetingBody body, Actor actor) {
        return answered(enquiries.propose(actor, Side.PROVIDER, id(body.id()), id, body.proposal()), Side.PROVIDER);
    }

    @PostMapping(MINE + "/{id}/meetings/{meetingId}/agree")
    @Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER})
    @ForOthers(Power.BOOK)
    Mono<EnquiryJson> agree(
            @PathVariable("id") UUID id,
            @PathVariable("meetingId") UUID meetingId,
            @Valid @RequestBody AgreeBody body,
            Actor actor) {
        return answered(enquiries.agree(actor, Side.PERSON, id, meetingId, body.start(), body.phone()), Side.PERSON);
    }

    @PostMapping(RECEIVED + "/{id}/meetings/{meetingId}/agree")
    @Allow(Role.PROVIDER)
    Mono<EnquiryJson> agreeToOne(
            @PathVariable("id") UUID id,
            @PathVariable("meetingId") UUID meetingId,
            @Valid @RequestBody AgreeBody body,
            Actor actor) {
        return answered(enquiries.agree(actor, Side.PROVIDER, id, meetingId, body.start(), body.link()), Side.PROVIDER);
    }

    @PostMapping(MINE + "/{id}/say")
    @Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER})
    @ForOthers(Power.BOOK)
    Mono<EnquiryJson> say(@PathVariable("id") UUID id, @Valid @RequestBody SayBody body, Actor actor) {
        return answered(enquiries.say(actor, Side.PERSON, id, body.says()), Side.PERSON);
    }

    @PostMapping(RECEIVED + "/{id}/say")
    @Allow(Role.PROVIDER)
    Mono<EnquiryJson> sayBack(@PathVariable("id") UUID id, @Valid @RequestBody SayBody body, Actor actor) {
        return answered(enquiries.say(actor, Side.PROVIDER, id, body.says()), Side.PROVIDER);
    }

    private Mono<ResponseEntity<PageOf<EnquiryJson>>> list(Paging paging, Actor actor, Side side) {
        Cursor after = paging.after();
        return book.of(
                        actor,
                        side,
                        after == null ? null : new EnquiryBook.Place(after.instant(0), after.id(1)),
                        paging.fetch())
                .map(enquiry -> EnquiryJson.of(enquiry, side))
                .collectList()
                .map(rows -> paging.answer(rows, row -> Cursor.after(row.lastAt(), row.id())));
    }

    private Mono<EnquiryJson> read(Actor actor, Side side, UUID id) {
        return book.one(actor, side, id)
                .map(enquiry -> EnquiryJson.of(enquiry, side))
                .switchIfEmpty(Mono.error(EnquiryAnswers::notFound));
    }

    private static Mono<EnquiryJson> answered(Mono<EnquiryResult> result, Side side) {
        return result.map(each -> EnquiryJson.of(EnquiryAnswers.done(each), side));
    }

    private static ResponseEntity<EnquiryJson> created(Enquiry enquiry, Side side) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .location(URI.create("/api/v1/enquiries/" + enquiry.id()))
                .body(EnquiryJson.of(enquiry, side));
    }

    private static UUID id(@Nullable UUID given) {
        return Objects.requireNonNullElseGet(given, Ids::next);
    }

    /** What is written; an id that is sent again is the same message. */
    record MessageBody(@Nullable UUID id, @NotNull String message) {}

    /** Times for a meeting: one to three. */
    record MeetingBody(
            @Nullable UUID id,
            @NotNull Way way,
            @NotNull List<@NotNull Instant> times,
            @Nullable String place,
            @Nullable String phone,
            @Nullable String link) {
        MeetingProposal proposal() {
            return new MeetingProposal(way, times, place, phone, link);
        }
    }

    /** A yes to one of the times: of a video call the provider gives the link, of a phone call the person the number. */
    record AgreeBody(
            @NotNull Instant start,
            @Nullable String link,
            @Nullable String phone) {}

    /** Carry on, or not for me. */
    record SayBody(@NotNull Says says) {}

    /** A thread as one side reads it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EnquiryJson(
            UUID id,
            UUID offerId,
            String offerTitle,
            ProviderJson provider,
            PersonJson person,
            Instant begunAt,
            Instant lastAt,
            @Nullable Side waitingFor,
            @Nullable Says youSay,
            @Nullable Says theySay,
            boolean ended,
            List<Enquiry.Message> messages,
            List<Meeting> meetings) {
        static EnquiryJson of(Enquiry enquiry, Side side) {
            return new EnquiryJson(
                    enquiry.id(),
                    enquiry.offerId(),
                    enquiry.offerTitle(),
                    new ProviderJson(enquiry.providerId(), enquiry.providerName()),
                    new PersonJson(enquiry.personFirstName(), enquiry.district()),
                    enquiry.begunAt(),
                    enquiry.lastAt(),
                    enquiry.waitingFor(),
                    side == Side.PERSON ? enquiry.personSays() : enquiry.providerSays(),
                    side == Side.PERSON ? enquiry.providerSays() : enquiry.personSays(),
                    enquiry.ended(),
                    enquiry.messages(),
                    enquiry.meetings());
        }
    }

    /** Who offers it. */
    record ProviderJson(UUID id, String name) {}

    /** Who asks: never more than this before they share it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PersonJson(String firstName, @Nullable String district) {}
}
