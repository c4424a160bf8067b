package uk.directly.offer;

import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What can be found and booked. */
@Component
public class Offers {
    private final BookableOffers bookable;
    private final SignsOfLife signsOfLife;

    Offers(BookableOffers bookable, SignsOfLife signsOfLife) {
        this.bookable = bookable;
        this.signsOfLife = signsOfLife;
    }

    /**
     * All that a quote or a booking needs of an offer of that council, read in one statement. Empty where there is none,
     * or only a draft; one that is paused or withdrawn is there and says so, for visits booked before.
     */
    public Mono<BookableOffer> forBooking(UUID councilId, UUID offerId) {
        return signsOfLife.since(councilId).flatMap(since -> bookable.find(councilId, offerId, since));
    }
}
