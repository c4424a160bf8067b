package uk.directly.booking.web;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingBook;
import uk.directly.people.Actor;

/** Finds a visit that the actor's own provider comes to; what is somebody else's is not there (R102). */
@Component
class ProviderVisits {
    private final BookingBook book;

    ProviderVisits(BookingBook book) {
        this.book = book;
    }

    Mono<Booking> one(Actor provider, UUID id) {
        return book.one(provider, id)
                .filter(booking -> booking.provider().id().equals(provider.providerId()))
                .switchIfEmpty(Mono.error(ProviderVisits::notFound));
    }

    static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
