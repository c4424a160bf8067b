package uk.directly.advert;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A provider's answer to an advert.
 *
 * @param ratePence what the offer costs an hour on weekdays, if it is priced so
 * @param bookable whether a time with that offer can be chosen at once
 * @param advertFirstName whose advert it is
 */
public record AdvertAnswer(
        UUID id,
        UUID advertId,
        UUID providerId,
        String providerName,
        String providerKind,
        UUID offerId,
        String offerTitle,
        @Nullable Long ratePence,
        boolean bookable,
        boolean personalCare,
        String words,
        Instant at,
        AnswerState state,
        String service,
        AdvertState advertState,
        String advertPattern,
        String advertFirstName) {}
