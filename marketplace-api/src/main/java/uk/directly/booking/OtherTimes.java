package uk.directly.booking;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.agreement.AgreedOffers;
import uk.directly.booking.model.ProposedTimes;
import uk.directly.booking.model.Requested;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.data.Changes;
import uk.directly.data.Ids;
import uk.directly.enquiry.Particulars;
import uk.directly.offer.Offers;
import uk.directly.people.Actor;
import uk.directly.rate.PriceItem;
import uk.directly.rate.Span;

/** The provider of a request can't come then, and names other times (ADR 36); what the person does with them is {@link TakingTimes}. */
@Service
public class OtherTimes {
    /** For one request: after that it is a yes or a no. */
    static final int MOST_PROPOSALS = 3;

    private static final int LONGEST_MESSAGE = 500;

    private final BookingBook book;
    private final ProposalBook proposals;
    private final Quotes quotes;
    private final AgreedOffers agreed;
    private final Offers offers;
    private final CouncilSettings settings;
    private final Changes changes;
    private final Clock clock;

    OtherTimes(
            BookingBook book,
            ProposalBook proposals,
            Quotes quotes,
            AgreedOffers agreed,
            Offers offers,
            CouncilSettings settings,
            Changes changes,
            Clock clock) {
        this.book = book;
        this.proposals = proposals;
        this.quotes = quotes;
        this.agreed = agreed;
        this.offers = offers;
        this.settings = settings;
        this.changes = changes;
        this.clock = clock;
    }

    /** Names up to three times; the same ones sent twice are one proposal. The request keeps its own time and its money. */
    public Mono<BookingResult> propose(Actor provider, UUID bookingId, ProposedTimes times, @Nullable String message) {
        Instant now = clock.instant();
        String words = message == null || message.isBlank() ? null : message.strip();
        return book.one(provider, bookingId)
                .filter(booking -> booking.provider().id().equals(provider.providerId()))
                .flatMap(booking -> proposals
                        .open(provider, bookingId)
                        .map(open -> open.names(times, words)
                                ? new BookingResult.Done(booking, true)
                                : refused(Proposal.over("open")))
                        .switchIfEmpty(Mono.defer(() -> refusal(booking, times, words, now)
                                .<Mono<BookingResult>>map(why -> Mono.just(refused(why)))
                                .orElseGet(() -> possible(booking, times, now)
                                        .map(OtherTimes::refused)
                                        .switchIfEmpty(
                                                Mono.defer(() -> apply(provider, booking, times, words, now)))))))
                .defaultIfEmpty(refused(new Refusal.NotFound()));
    }

    /** What of the offer that was asked for is free in the coming days: any visit of it inside one of the spans can be proposed. */
    public record Free(List<Span> spans, int shortestMinutes, int longestMinutes) {}

    /** When the provider could come instead, from today on. */
    public Mono<Free> free(Booking booking, int days) {
        Instant now = clock.instant();
        Instant from = London.today(clock).atStartOfDay(London.ZONE).toInstant();
        return agreed.forBooking(person(booking), booking.offerId(), London.today(clock))
                .flatMap(offer -> offers.slots(offer, new Span(from, from.plus(Duration.ofDays(days))))
                        .map(spans -> new Free(
                                spans.stream()
                                        .filter(span -> span.end().isAfter(now))
                                        .toList(),
                                offer.shortestMinutes(),
                                offer.longestMinutes())))
                .defaultIfEmpty(new Free(List.of(), 0, 0));
    }

    private static Actor person(Booking booking) {
        return new Actor(booking.holderId(), booking.councilId(), "", Set.of(), null, booking.holderId());
    }

    /** Takes the times back; the request waits for a yes or a no. */
    public Mono<BookingResult> withdraw(Actor provider, UUID bookingId, UUID proposalId) {
        return book.one(provider, bookingId)
                .filter(booking -> booking.provider().id().equals(provider.providerId()))
                .zipWith(proposals.one(provider, bookingId, proposalId))
                .flatMap(found -> found.getT2().state().equals("withdrawn")
                        ? Mono.<BookingResult>just(new BookingResult.Done(found.getT1(), true))
                        : changes.apply(
                                        "booking_withdraw_proposal",
                                        new End(Step.of(provider, found.getT1(), clock.instant()), proposalId),
                                        BookingAnswer.class)
                                .map(BookingAnswer::result))
                .defaultIfEmpty(refused(new Refusal.NotFound()));
    }

    /** What is wrong, as far as the request and the words themselves tell. */
    static Optional<Refusal> refusal(Booking booking, ProposedTimes times, @Nullable String words, Instant now) {
        if (!(Stages.of(booking) instanceof Requested requested) || !requested.canBeAnswered(now)) {
            return Optional.of(new Refusal.WrongState(booking.state()));
        }
        if (booking.items().stream().anyMatch(item -> item.kind() == PriceItem.Kind.PLACE)) {
            return Optional.of(Proposal.over("session"));
        }
        if (isOneOfTwo(booking)) {
            return Optional.of(Proposal.over("pair"));
        }
        return times.fault(new Span(booking.start(), booking.end()), now)
                .map(OtherTimes::refusal)
                .or(() -> words == null ? Optional.empty() : refusal(words));
    }

    /** Whether two come, or two share who comes: only one of them at another time would help nobody (ADR 37). */
    public static boolean isOneOfTwo(Booking booking) {
        Company.Pair pair = booking.pair();
        return booking.couple() != null || (pair != null && pair.stands());
    }

    private static Refusal refusal(ProposedTimes.Fault fault) {
        return switch (fault.kind()) {
            case NONE_GIVEN, TOO_MANY -> new Refusal.Invalid("times", "Give one, two or three times.");
            case NOT_WHOLE_MINUTES -> at(fault, new Refusal.Invalid("times", "Give times in whole minutes."));
            case END_BEFORE_START -> at(fault, new Refusal.EndBeforeStart());
            case IN_THE_PAST -> at(fault, new Refusal.InThePast());
            case TWICE -> at(fault, new Refusal.Invalid("times", "The same time is there twice."));
            case AS_ASKED ->
                at(fault, new Refusal.Invalid("times", "This is the time that was asked for. Accept it instead."));
        };
    }

    private static Refusal at(ProposedTimes.Fault fault, Refusal why) {
        return new Refusal.NotThatTime(fault.place(), why);
    }

    /** R43: before two people know each other, nobody is told how to find or reach the other. */
    private static Optional<Refusal> refusal(String words) {
        if (words.length() > LONGEST_MESSAGE) {
            return Optional.of(new Refusal.Invalid("message", "Write at most " + LONGEST_MESSAGE + " characters."));
        }
        return Particulars.in(words).stream()
                .findFirst()
                .map(found -> new Refusal.Invalid(
                        "message",
                        "Take out " + found.words()
                                + ". Nothing was sent. Until a visit is booked, neither of you is told how to find or"
                                + " reach the other."));
    }

    /** Why one of them can't be booked by the person, whatever money they have. Empty: each can. */
    private Mono<Refusal> possible(Booking booking, ProposedTimes times, Instant now) {
        Actor person = person(booking);
        return Flux.range(0, times.times().size())
                .concatMap(place -> quotes.quote(
                                person, asked(booking, times.times().get(place)), now)
                        .flatMap(result -> result instanceof QuoteResult.Refused refused
                                ? Mono.<Refusal>just(new Refusal.NotThatTime(place, refused.why()))
                                : Mono.empty()))
                .next();
    }

    private static QuoteRequest asked(Booking booking, ProposedTimes.Time time) {
        return TakingTimes.asked(booking, time.start(), time.end());
    }

    private Mono<BookingResult> apply(
            Actor provider, Booking booking, ProposedTimes times, @Nullable String words, Instant now) {
        return settings.valueOf(booking.councilId(), Setting.PROPOSAL_ANSWER_WITHIN, London.today(clock))
                .flatMap(within -> changes.apply(
                        "booking_propose",
                        new Propose(
                                Step.of(provider, booking, now),
                                Ids.next(),
                                words,
                                times.times().stream()
                                        .map(each -> new Named(Ids.next(), each.start(), each.end()))
                                        .toList(),
                                MOST_PROPOSALS,
                                times.answerBy(booking.answerBy(), now, within)),
                        BookingAnswer.class))
                .map(BookingAnswer::result);
    }

    private static BookingResult refused(Refusal why) {
        return new BookingResult.Refused(why);
    }

    /** The command of {@code booking_propose}. */
    private record Propose(
            @JsonUnwrapped Step step,
            UUID proposalId,
            @Nullable String message,
            List<Named> times,
            int most,
            Instant answerBy) {}

    private record Named(UUID id, Instant start, Instant end) {}

    /** The command of {@code booking_withdraw_proposal} and {@code booking_refuse_proposal}. */
    record End(@JsonUnwrapped Step step, UUID proposalId) {}
}
