package uk.directly.advert.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.advert.Advert;
import uk.directly.advert.AdvertAnswer;
import uk.directly.advert.AdvertState;
import uk.directly.advert.AnswerState;

/** Tom looks for somebody to garden with; Green Gate answers. */
final class SomeAdvert {
    static final UUID ID = new UUID(0, 1);
    static final UUID OFFER = new UUID(0, 2);
    private static final Instant AT = Instant.parse("2026-11-30T09:00:00Z");

    private SomeAdvert() {}

    static Advert in(AdvertState state) {
        return in(state, 0);
    }

    static Advert in(AdvertState state, int answers) {
        boolean out = state != AdvertState.DRAFT;
        return new Advert(
                ID,
                new UUID(0, 3),
                "gardening",
                "Gardening",
                false,
                "Weekday mornings",
                150,
                "Priory, M33",
                1_950,
                "Roses and beans.\n\nAnd a chat.",
                null,
                null,
                state,
                AT,
                out ? AT : null,
                out ? LocalDate.of(2027, 1, 29) : null,
                state == AdvertState.DRAFT || state == AdvertState.PUBLISHED ? null : AT,
                state == AdvertState.TAKEN_DOWN ? "It names your neighbour." : null,
                1,
                "Tom",
                answers,
                answers);
    }

    static AdvertAnswer answer(AnswerState state, boolean bookable, boolean personalCare, @Nullable Long rate) {
        return new AdvertAnswer(
                new UUID(0, 4),
                ID,
                new UUID(0, 5),
                "Green Gate",
                "micro-provider",
                OFFER,
                "Gardens made easy",
                rate,
                bookable,
                personalCare,
                "I grow beans myself.",
                AT,
                state,
                "Gardening",
                AdvertState.PUBLISHED,
                "Weekday mornings",
                "Tom");
    }
}
