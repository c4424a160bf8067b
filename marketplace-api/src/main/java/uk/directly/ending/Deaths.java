package uk.directly.ending;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.booking.Approvals;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingBook;
import uk.directly.booking.BookingResult;
import uk.directly.booking.BookingState;
import uk.directly.budget.FieldFault;
import uk.directly.budget.Freezes;
import uk.directly.council.London;
import uk.directly.data.Changes;
import uk.directly.data.IdempotencyKey;
import uk.directly.people.Actor;

/** An officer records that somebody has died, and settles what happened before (R24). */
@Service
public class Deaths {
    private static final int LONGEST = 300;
    private static final int LONGEST_WHY = 1000;
    private static final int MOST_VISITS = 200;

    private final DatabaseClient database;
    private final BookingBook book;
    private final Approvals approvals;
    private final Changes changes;
    private final JsonMapper json;
    private final Clock clock;

    Deaths(
            DatabaseClient database,
            BookingBook book,
            Approvals approvals,
            Changes changes,
            JsonMapper json,
            Clock clock) {
        this.database = database;
        this.book = book;
        this.approvals = approvals;
        this.changes = changes;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Records a death. Coming visits end without charge, powers and sign-in end, awards end on that day, and the money is
     * frozen; what has happened stays payable.
     *
     * @param id made by the caller: the same id again is the same record
     * @param toldBy who told us: a name and how they know, 1 to 300 characters
     * @param contactId an officer of support, social work or finance
     */
    public Mono<DeathResult> record(
            Actor officer, UUID id, UUID personId, LocalDate diedOn, String toldBy, UUID contactId) {
        return Mono.defer(() -> {
            LocalDate today = London.today(clock);
            if (diedOn.isAfter(today)) {
                return Mono.just(new DeathResult.Invalid(new FieldFault("diedOn", "The day is today or earlier.")));
            }
            if (toldBy.isBlank() || toldBy.length() > LONGEST) {
                return Mono.just(new DeathResult.Invalid(
                        new FieldFault("toldBy", "Say who told us, in at most 300 characters.")));
            }
            return changes.apply(
                            "ending_record_death",
                            new Command(
                                    id,
                                    officer.councilId(),
                                    officer.personId(),
                                    personId,
                                    diedOn,
                                    toldBy.strip(),
                                    contactId,
                                    "The council was told of a death.",
                                    today.plusDays(Freezes.MOST_DAYS),
                                    today,
                                    clock.instant()),
                            Answer.class)
                    .map(Answer::result);
        });
    }

    /** One of a council. */
    public Mono<Death> one(UUID councilId, UUID id) {
        return database.sql("select death_json(d)::text from death d where d.council_id = :council and d.id = :id")
                .bind("council", councilId)
                .bind("id", id)
                .mapValue(String.class)
                .one()
                .map(text -> json.readValue(text, Death.class));
    }

    /** What happened before and waits for a yes: the contact gives it. */
    public Flux<Booking> toApprove(Actor officer, Death death) {
        return book.list(
                inTheirPlace(officer, death), List.of(BookingState.RECORDED, BookingState.QUERIED), null, MOST_VISITS);
    }

    /**
     * The contact says yes to a visit that happened, for who has died. Empty: somebody else is the contact.
     *
     * @param amountPence a part of it; null: all that is open
     */
    public Mono<BookingResult> approve(
            Actor officer, Death death, UUID bookingId, @Nullable Long amountPence, IdempotencyKey key) {
        return death.contactId().equals(officer.personId())
                ? approvals.approve(inTheirPlace(officer, death), bookingId, amountPence, key)
                : Mono.empty();
    }

    /** There was no death: what can be given back is; done twice it is the same. */
    public Mono<DeathResult> takeBack(Actor officer, UUID id, String why) {
        return Mono.defer(() -> why.isBlank() || why.length() > LONGEST_WHY
                ? Mono.just(new DeathResult.Invalid(new FieldFault(
                        "why", "Say what happened, in at most 1,000 characters. The person reads it as it is.")))
                : changes.apply(
                                "ending_take_back",
                                new BackCommand(
                                        id,
                                        officer.councilId(),
                                        officer.personId(),
                                        why.strip(),
                                        London.today(clock),
                                        clock.instant()),
                                Answer.class)
                        .map(Answer::result));
    }

    private static Actor inTheirPlace(Actor officer, Death death) {
        return inTheirPlace(officer, death.personId());
    }

    /** The officer, for this person. */
    static Actor inTheirPlace(Actor officer, UUID personId) {
        return new Actor(
                officer.personId(), officer.councilId(), officer.name(), Set.copyOf(officer.roles()), null, personId);
    }

    /** The command of {@code ending_take_back}. */
    private record BackCommand(UUID id, UUID councilId, UUID actorId, String why, LocalDate today, Instant at) {}

    /** The command of {@code ending_record_death}. */
    private record Command(
            UUID id,
            UUID councilId,
            UUID actorId,
            UUID personId,
            LocalDate diedOn,
            String toldBy,
            UUID contactId,
            String reason,
            LocalDate reviewOn,
            LocalDate today,
            Instant at) {}

    private record Answer(String outcome, @Nullable Death death) {
        DeathResult result() {
            return switch (outcome) {
                case "done" -> new DeathResult.Done(Objects.requireNonNull(death));
                case "not-found" -> new DeathResult.NotFound();
                case "already" -> new DeathResult.Already();
                case "own" -> new DeathResult.Own();
                case "closed" -> new DeathResult.AccountClosed();
                case "unknown-contact" -> new DeathResult.UnknownContact();
                default -> throw new IllegalStateException("Recording a death came to " + outcome);
            };
        }
    }
}
