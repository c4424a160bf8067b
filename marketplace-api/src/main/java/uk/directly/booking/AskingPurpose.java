package uk.directly.booking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.council.BankHolidays;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.data.Changes;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.people.Actor;

/**
 * "None of these, or I'm not sure" (R5): the council is asked what in the plan a visit is, and the time and the money are kept. A
 * yes asks the provider, a no gives both back. No answer in time counts as yes for what costs little; what costs more is kept for a
 * while longer, and not past its start.
 */
@Service
public class AskingPurpose {
    private static final int LONGEST = 500;
    private static final int MOST_WAITING = 20;
    /** Nobody's money waits for an answer for ever. */
    private static final Duration KEPT_AT_MOST = Duration.ofDays(28);

    private final BankHolidays bankHolidays;
    private final CouncilSettings settings;
    private final Changes changes;
    private final Clock clock;

    AskingPurpose(BankHolidays bankHolidays, CouncilSettings settings, Changes changes, Clock clock) {
        this.bankHolidays = bankHolidays;
        this.settings = settings;
        this.changes = changes;
        this.clock = clock;
    }

    /** Why it can't be asked like that; empty: it can. */
    static Optional<Refusal> refusal(BookingRequest request) {
        String words = request.ask();
        if (words == null || words.isBlank() || words.length() > LONGEST) {
            return Optional.of(new Refusal.Invalid(
                    "ask", "Say what you would like to do, in at most " + LONGEST + " characters."));
        }
        if (request.planLineId() != null || request.spendingQuestionId() != null) {
            return Optional.of(new Refusal.Invalid("planLineId", "Leave this out when you ask what it is for."));
        }
        return request.repeat() == null
                ? Optional.empty()
                : Optional.of(new Refusal.NotOfferedYet("Asking what visits are for that come again"));
    }

    /**
     * Until when it is kept, and what follows.
     *
     * @param answerBy the last day on which the council's answer is in time
     * @param until the time is kept until then, if nobody answers
     * @param silenceYesAt when no answer counts as yes; null: it doesn't
     */
    public record Plan(
            LocalDate answerBy, Instant until, @Nullable Instant silenceYesAt) {}

    /** What would follow from asking now with that visit. */
    public Mono<Plan> plan(UUID councilId, Instant start, long pricePence) {
        return Mono.defer(() -> {
            Instant now = clock.instant();
            LocalDate today = London.today(clock);
            return Mono.zip(bankHolidays.workingDays(), settings.on(councilId, today))
                    .map(found -> {
                        LocalDate day = found.getT1().after(today, found.getT2().get(Setting.ASKING_WORKING_DAYS));
                        Instant silence =
                                day.plusDays(1).atStartOfDay(London.ZONE).toInstant();
                        boolean counts =
                                pricePence <= found.getT2().get(Setting.ASKED_YES_UP_TO) && silence.isBefore(start);
                        Instant longest = now.plus(KEPT_AT_MOST);
                        return new Plan(day, start.isBefore(longest) ? start : longest, counts ? silence : null);
                    });
        });
    }

    Mono<BookingResult> ask(Actor actor, BookingRequest request, Quote quote, IdempotencyKey key) {
        UUID id = Ids.next();
        Instant now = clock.instant();
        String words = request.ask() == null ? "" : request.ask().strip();
        return Mono.zip(
                        plan(actor.councilId(), quote.span().start(), quote.totalPence()),
                        settings.valueOf(actor.councilId(), Setting.ANSWER_WITHIN, London.today(clock)))
                .flatMap(found -> changes.apply(
                        "booking_ask_purpose",
                        new Ask(
                                new Question(
                                        id,
                                        actor.councilId(),
                                        actor.personId(),
                                        actor.onBehalfOf(),
                                        actor.forPersonId(),
                                        quote.budget().id(),
                                        words,
                                        quote.totalPence(),
                                        found.getT1().answerBy(),
                                        MOST_WAITING,
                                        now),
                                PlaceCommand.askPurpose(
                                        actor,
                                        request,
                                        quote,
                                        now,
                                        found.getT1().until(),
                                        id,
                                        new PlaceCommand.Purpose(
                                                "purpose",
                                                found.getT1().silenceYesAt(),
                                                found.getT2().toString())),
                                now,
                                key),
                        BookingAnswer.class))
                .map(SeriesBookings::result);
    }

    /** The command of {@code booking_ask_purpose}. */
    private record Ask(Question question, PlaceCommand place, Instant at, IdempotencyKey idempotency) {}

    /** The command of {@code spending_ask}. */
    private record Question(
            UUID id,
            UUID councilId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            UUID holderId,
            UUID budgetId,
            String what,
            long costPence,
            LocalDate answerBy,
            int mostWaiting,
            Instant at) {}
}
