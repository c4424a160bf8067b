package uk.directly.offer;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.rate.Engagement;

/**
 * An offer as its provider reads it.
 *
 * @param service the service's name
 * @param prices a line for each time of week: "Weekdays: £17.80 an hour"
 * @param listed whether people find it
 * @param quietUntil of one whose provider was not heard of for long, the day from which nobody finds it (R37); none: not soon
 * @param lowPay of one to be employed whose pay is or soon will be below what the law says (R56); none: it isn't
 */
public record OwnOffer(
        UUID id,
        String title,
        String service,
        SoldBy soldBy,
        List<Engagement> openTo,
        List<String> prices,
        OfferState state,
        boolean listed,
        @Nullable LocalDate quietUntil,
        @Nullable LowPay lowPay) {}
