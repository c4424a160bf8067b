package uk.directly.booking.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.booking.Absent;
import uk.directly.booking.BackupLists;
import uk.directly.booking.Booking;
import uk.directly.booking.OnTheDay;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.rest.Problem;

/** "They haven't come", "it didn't happen", and whom to ask instead (R58, R7). */
@RestController
class OnTheDayController {
    private final OnTheDay day;
    private final BackupLists backups;

    OnTheDayController(OnTheDay day, BackupLists backups) {
        this.day = day;
        this.backups = backups;
    }

    @PostMapping("/api/v1/bookings/{id}/not-come")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.BOOK)
    Mono<ResponseEntity<BookingJson>> notCome(@PathVariable("id") UUID id, Actor actor) {
        return day.notCome(actor, id).map(result -> BookingsController.answer(result, HttpStatus.OK));
    }

    @PostMapping("/api/v1/bookings/{id}/did-not-happen")
    @Allow({Role.HOLDER, Role.CARER, Role.PROVIDER})
    @ForOthers(Power.BOOK)
    Mono<ResponseEntity<BookingJson>> didNotHappen(
            @PathVariable("id") UUID id, @Valid @RequestBody AbsentBody body, Actor actor) {
        Absent absent = Absent.of(body.by()).orElseThrow(() -> Problem.invalid("by", "Say holder or provider."));
        return day.didNotHappen(actor, id, absent, Boolean.TRUE.equals(body.agreeToPay()))
                .map(result -> BookingsController.answer(result, HttpStatus.OK));
    }

    @GetMapping("/api/v1/backup-list")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.SEE)
    Mono<BackupsJson> backups(Actor actor) {
        return backups.of(actor).map(BackupJson::of).collectList().map(BackupsJson::new);
    }

    @PutMapping("/api/v1/backup-list")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.BOOK)
    Mono<BackupsJson> set(@Valid @RequestBody BackupsBody body, Actor actor) {
        return backups.set(actor, body.providerIds()).flatMap(set -> {
            if (!set) {
                return Mono.error(Problem.invalid("providerIds", "Name those whom you have booked, and nobody else."));
            }
            return backups(actor);
        });
    }

    /**
     * Who was not there.
     *
     * @param by {@code holder} or {@code provider}
     * @param agreeToPay of the holder: to pay what the terms ask
     */
    record AbsentBody(@NotNull String by, @Nullable Boolean agreeToPay) {}

    /** Whom to ask, first asked first. */
    record BackupsBody(
            @NotNull @Size(max = BackupLists.MOST) List<@NotNull UUID> providerIds) {}

    /** The list. */
    record BackupsJson(List<BackupJson> items) {}

    /** Somebody on it, with what they were booked for last. */
    record BackupJson(Booking.Provider provider, UUID offerId, String title) {
        static BackupJson of(Booking booking) {
            return new BackupJson(booking.provider(), booking.offerId(), booking.title());
        }
    }
}
