package uk.directly.booking.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingState;
import uk.directly.booking.ProviderDiary;
import uk.directly.council.London;
import uk.directly.data.Ids;
import uk.directly.offer.Absence;
import uk.directly.offer.Absences;
import uk.directly.offer.OwnSessions;
import uk.directly.offer.SessionDate;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** Days on which a provider is away, for all their offers, and what is booked on them: that stays booked. */
@RestController
@RequestMapping("/api/v1/absences")
@Allow({Role.PROVIDER, Role.BROKER})
class AbsencesController {
    private final Absences absences;
    private final OwnSessions sessions;
    private final ProviderDiary diary;
    private final Clock clock;

    AbsencesController(Absences absences, OwnSessions sessions, ProviderDiary diary, Clock clock) {
        this.absences = absences;
        this.sessions = sessions;
        this.diary = diary;
        this.clock = clock;
    }

    @GetMapping
    Mono<Items> all(Actor actor) {
        return absences.coming(actor)
                .concatMap(absence -> withWhatIsBooked(actor, absence))
                .collectList()
                .map(Items::new);
    }

    @PostMapping
    Mono<ResponseEntity<AbsenceJson>> add(@Valid @RequestBody Body body, Actor actor) {
        if (body.to().isBefore(London.today(clock))) {
            throw Problem.of(ProblemType.IN_THE_PAST, "These days are over.");
        }
        if (body.to().isBefore(body.from())
                || body.from().plusDays(Absence.MOST_DAYS - 1L).isBefore(body.to())) {
            throw Problem.invalid("to", "must not be before from, and less than a year after it");
        }
        Absence wanted = new Absence(Ids.next(), body.from(), body.to());
        return absences.add(actor, wanted)
                .flatMap(added -> switch (added) {
                    case DONE ->
                        // The same days said before are those that were said before.
                        absences.coming(actor)
                                .filter(each -> each.from().equals(wanted.from())
                                        && each.to().equals(wanted.to()))
                                .next();
                    case NOT_FOUND -> Mono.error(() -> Problem.of(ProblemType.NOT_FOUND, "Join the register first."));
                    case TOO_MANY ->
                        Mono.error(() -> Problem.invalid("from", "must not be one of more than " + Absence.MOST));
                })
                .flatMap(absence -> withWhatIsBooked(actor, absence))
                .map(ResponseEntity.status(HttpStatus.CREATED)::body);
    }

    @DeleteMapping("/{id}")
    Mono<ResponseEntity<Void>> remove(@PathVariable("id") UUID id, Actor actor) {
        return absences.remove(actor, id).map(removed -> {
            if (!removed) {
                throw Problem.of(ProblemType.NOT_FOUND, "You said no such days.");
            }
            return ResponseEntity.noContent().build();
        });
    }

    private Mono<AbsenceJson> withWhatIsBooked(Actor actor, Absence absence) {
        return Mono.zip(
                diary.between(actor, absence.from(), absence.to())
                        .map(BookedJson::of)
                        .collectList(),
                sessions.taken(actor, absence.from(), absence.to())
                        .map(SessionJson::of)
                        .collectList(),
                (booked, taken) -> new AbsenceJson(absence.id(), absence.from(), absence.to(), booked, taken));
    }

    /**
     * Days away.
     *
     * @param to the last day
     */
    record Body(@NotNull LocalDate from, @NotNull LocalDate to) {}

    /** Those that are not over. */
    record Items(List<AbsenceJson> items) {}

    /**
     * Days away and what has to be dealt with.
     *
     * @param bookings what was booked or asked for on these days, and still is
     * @param sessions times of sessions in which somebody has a place
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AbsenceJson(UUID id, LocalDate from, LocalDate to, List<BookedJson> bookings, List<SessionJson> sessions) {}

    /** A booking, in short. */
    record BookedJson(UUID id, BookingState state, String title, Instant start, Instant end) {
        static BookedJson of(Booking booking) {
            return new BookedJson(booking.id(), booking.state(), booking.title(), booking.start(), booking.end());
        }
    }

    /** A time of a session, in short. */
    record SessionJson(UUID id, UUID offerId, String title, Instant start, Instant end, int taken) {
        static SessionJson of(SessionDate date) {
            return new SessionJson(date.id(), date.offerId(), date.title(), date.start(), date.end(), date.taken());
        }
    }
}
