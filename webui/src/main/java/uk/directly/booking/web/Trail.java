package uk.directly.booking.web;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.Along;
import uk.directly.booking.Extras;
import uk.directly.booking.QuoteRequest;
import uk.directly.offer.OfferExtras;
import uk.directly.rate.Engagement;
import uk.directly.web.Address;
import uk.directly.web.DateWords;

/**
 * How far somebody has come with a booking. All of it stands in the address, so that sign-in, Back and reload come back
 * to the same place. What can't be understood counts as not answered yet.
 *
 * @param offerId whose time
 * @param start when the visit begins
 * @param end when it ends
 * @param planLineId what it is for; it says which budget, too
 * @param agreedId the question that the council said yes to, which this rests on (R5)
 * @param engagement who is the boss, where the offer is open to more than one
 * @param places how many come to a session; else 1
 * @param onTop what is thought to come on top (R59)
 * @param wayOn what to do about a price above what the council pays
 * @param again how it comes again; null: once
 * @param with who comes at the same time, if two are booked together; null: nobody
 * @param along of a session: somebody who comes along, and a first time
 * @param key makes a double click, Back and reload the same booking (R15)
 */
record Trail(
        UUID offerId,
        @Nullable Instant start,
        @Nullable Instant end,
        @Nullable UUID planLineId,
        @Nullable UUID agreedId,
        @Nullable Engagement engagement,
        int places,
        OnTop onTop,
        @Nullable WayOn wayOn,
        @Nullable Again again,
        @Nullable With with,
        Along along,
        @Nullable String key) {
    /** Between a line and the question it rests on. */
    static final String BESIDE = ".";

    /** A box that was ticked. */
    static final String YES = "yes";

    private static final int LONGEST_KEY = 80;

    /** The trail that an address tells. */
    static Trail of(UUID offerId, Map<String, String> answers) {
        String key = answers.get("key");
        return new Trail(
                offerId,
                instant(answers.get("start")),
                instant(answers.get("end")),
                id(part(answers.get("for"), 0)),
                id(part(answers.get("for"), 1)),
                engagement(answers.get("as")),
                places(answers.get("places")),
                OnTop.of(answers),
                WayOn.of(answers.get("more")),
                Again.of(answers.get("again"), answers.get("not"), answers.get("except")),
                With.of(offerId, answers.get("with")),
                new Along(YES.equals(answers.get("companion")), YES.equals(answers.get("taster"))),
                key == null || key.isBlank() || key.length() > LONGEST_KEY ? null : key);
    }

    /** The same with a time. */
    Trail at(Instant chosenStart, Instant chosenEnd) {
        return new Trail(
                offerId,
                chosenStart,
                chosenEnd,
                planLineId,
                agreedId,
                engagement,
                places,
                onTop,
                wayOn,
                again,
                with,
                along,
                key);
    }

    /** The same with another key. */
    Trail under(@Nullable String newKey) {
        return new Trail(
                offerId,
                start,
                end,
                planLineId,
                agreedId,
                engagement,
                places,
                onTop,
                wayOn,
                again,
                with,
                along,
                newKey);
    }

    /** The same that comes again so; null: once. */
    Trail again(@Nullable Again how) {
        return new Trail(
                offerId, start, end, planLineId, agreedId, engagement, places, onTop, wayOn, how, with, along, key);
    }

    /** The same with somebody else who comes at the same time; null: nobody. */
    Trail with(@Nullable With other) {
        return new Trail(
                offerId, start, end, planLineId, agreedId, engagement, places, onTop, wayOn, again, other, along, key);
    }

    /** The same from the other's side: what is asked of one of two is asked of the other by the same screens. */
    Trail swapped() {
        return with == null
                ? this
                : new Trail(
                        with.offerId(),
                        start,
                        end,
                        planLineId,
                        agreedId,
                        with.engagement(),
                        places,
                        onTop,
                        wayOn,
                        again,
                        new With(offerId, engagement),
                        along,
                        key);
    }

    /** Who comes as well, where two are needed. */
    Address second() {
        return address("second").without("with").without("key");
    }

    /** Screen 4: the person. */
    String person() {
        return "/offers/" + offerId;
    }

    /** Screen 5, to choose another time; what was answered later stays. */
    Address time() {
        return address("time").without("start").without("end").without("key");
    }

    /** Screen 5 of a session. */
    Address session() {
        return address("session")
                .without("key")
                .without("start")
                .without("end")
                .without("places")
                .without("companion")
                .without("taster");
    }

    /** Instead of screen 6 where a session is full. */
    Address waiting() {
        return address("wait").without("key");
    }

    /** Screen 5 as it was left: the day, with what was chosen on it. */
    Address chosenTime() {
        return start == null || end == null
                ? time()
                : time().with("day", LocalDate.ofInstant(start, DateWords.LONDON))
                        .with("start", start)
                        .with("length", Duration.between(start, end).toMinutes());
    }

    /** Screen 6. */
    Address purpose() {
        return address("for").without("key");
    }

    /** What it is for, as the form sends it: a line of the plan, and where it rests on a yes that one, too. */
    @Nullable String purposeValue() {
        if (planLineId == null) {
            return null;
        }
        return agreedId == null ? planLineId.toString() : planLineId + BESIDE + agreedId;
    }

    /** Screen 7; of visits that come again it shows each date, of two people both. */
    Address check() {
        return address(with != null ? "two" : again == null ? "check" : "dates");
    }

    /** How it comes again, in more detail than screen 5 asks. */
    Address howAgain() {
        return address("again").without("key");
    }

    /** Who is the boss, and what comes before a first visit: asked once between two people (R80, R83). */
    Address boss() {
        return address("boss");
    }

    /** Asking the council for a different rate, instead of screen 7 (R4). */
    Address askRate() {
        return address("ask-rate");
    }

    /** Where a chosen time leads: booking again it is known already what it is for (screens 5, 7, 8). */
    String next() {
        return (planLineId == null ? purpose() : check()).toString();
    }

    /** Asking the council what it is for, instead of screen 7 (R5). */
    Address askPurpose() {
        return address("ask-council").without("for");
    }

    /** What the quote is asked for, with what those two agreed may come on top; null: no time was chosen yet. */
    @Nullable QuoteRequest request(UUID budgetId, @Nullable Engagement as, OfferExtras agreed) {
        if (start == null || end == null) {
            return null;
        }
        Extras extras = again == null ? onTop.extras(agreed) : Extras.NONE;
        return new QuoteRequest(offerId, budgetId, start, end, as, wayOn == WayOn.SELF, places, extras).with(along);
    }

    private Address address(String screen) {
        Address answered = answered(screen);
        return again == null ? answered : again.in(answered);
    }

    private Address answered(String screen) {
        return Address.of("/book/" + offerId + "/" + screen)
                .with("start", start)
                .with("end", end)
                .with("for", purposeValue())
                .with("as", engagement == null ? null : engagement.slug())
                .with("places", places == 1 ? null : places)
                .with("miles", onTop.miles())
                .with("costs", onTop.costs())
                .with("more", wayOn == null ? null : wayOn.slug())
                .with("with", with == null ? null : with.text())
                .with("companion", along.companion() ? YES : null)
                .with("taster", along.taster() ? YES : null)
                .with("key", key);
    }

    /**
     * Who comes at the same time.
     *
     * @param offerId whose time that is
     * @param engagement who is the boss, where that offer is open to more than one
     */
    record With(UUID offerId, @Nullable Engagement engagement) {
        /** What an address tells of it; the same offer twice is nobody else. */
        static @Nullable With of(UUID first, @Nullable String text) {
            UUID second = id(part(text, 0));
            return second == null || second.equals(first) ? null : new With(second, Trail.engagement(part(text, 1)));
        }

        String text() {
            return engagement == null ? offerId.toString() : offerId + BESIDE + engagement.slug();
        }
    }

    private static int places(@Nullable String text) {
        return text != null && text.strip().matches("[1-9][0-9]{0,2}") ? Integer.parseInt(text.strip()) : 1;
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable String part(@Nullable String text, int place) {
        int dot = text == null ? -1 : text.indexOf(BESIDE);
        if (text == null || dot < 0) {
            return place == 0 ? text : null;
        }
        return place == 0 ? text.substring(0, dot) : text.substring(dot + 1);
    }

    private static @Nullable UUID id(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Engagement engagement(@Nullable String slug) {
        for (Engagement each : Engagement.values()) {
            if (each.slug().equals(slug)) {
                return each;
            }
        }
        return null;
    }

    /** The three ways on from a price above what the council pays, in their order (R4). */
    enum WayOn {
        ASK,
        OTHERS,
        SELF;

        String slug() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static @Nullable WayOn of(@Nullable String slug) {
            for (WayOn each : values()) {
                if (each.slug().equals(slug)) {
                    return each;
                }
            }
            return null;
        }
    }
}
