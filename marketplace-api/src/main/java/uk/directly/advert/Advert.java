package uk.directly.advert;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An advert, as its author and the council's officers read it.
 *
 * @param service the slug
 * @param pattern when, in words
 * @param district ward and outcode: all that is said of where
 * @param gender {@code female} or {@code male}, where the law lets somebody ask for that; none: anybody
 * @param expiresOn the first day on which nobody finds it; none: not published
 * @param takenDownBecause an officer's reason, for the author (R104)
 * @param version counted up with each change of a draft
 * @param firstName of whose advert it is; all that providers see of a name
 * @param answers how many answered
 * @param waiting how many of them wait for a word
 */
public record Advert(
        UUID id,
        UUID personId,
        String service,
        String serviceName,
        boolean personalCare,
        String pattern,
        int weeklyMinutes,
        String district,
        long ratePence,
        String words,
        @Nullable String gender,
        @Nullable String genderReason,
        AdvertState state,
        Instant begunAt,
        @Nullable Instant publishedAt,
        @Nullable LocalDate expiresOn,
        @Nullable Instant endedAt,
        @Nullable String takenDownBecause,
        int version,
        String firstName,
        long answers,
        long waiting) {}
