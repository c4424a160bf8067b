package uk.directly.booking.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.Along;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingState;
import uk.directly.booking.Company;
import uk.directly.booking.TwoBooked;
import uk.directly.web.DateWords;
import uk.directly.web.Link;
import uk.directly.web.SummaryRow;

/** Two people at the same time, in words. */
final class PairWords {
    /** Where both stand together. */
    static final String PATH = "/visits/together";

    private PairWords() {}

    /** For the person: who comes as well. */
    static List<SummaryRow> rows(Booking booking) {
        if (!booking.along().equals(Along.NONE)) {
            return along(
                    booking.along(),
                    "Somebody comes along with you, free.",
                    "Your first time here: the first place is free.");
        }
        Company.Couple couple = booking.couple();
        if (couple != null) {
            return List.of(SummaryRow.of(
                    "Shared",
                    couple.fellAway()
                            ? couple.name() + " called off. This is your half."
                            : "With " + couple.name() + ". Each of you pays half: this is yours."));
        }
        Company.Pair pair = booking.pair();
        if (pair == null) {
            return List.of();
        }
        String names = booking.provider().name() + " and " + pair.name();
        return List.of(SummaryRow.of(
                "At the same time",
                pair.stands()
                        ? "Two people come: " + names + "."
                        : pair.fellAway() ? pair.name() + " can’t come." : "You asked " + names + "."));
    }

    /** Of a session: who comes along, and a first time. */
    static List<SummaryRow> along(Along along, String companion, String taster) {
        List<String> lines = new ArrayList<>();
        if (along.companion()) {
            lines.add(companion);
        }
        if (along.taster()) {
            lines.add(taster);
        }
        return lines.isEmpty() ? List.of() : List.of(new SummaryRow("Also", List.copyOf(lines), null));
    }

    /** Where both stand together; where one is left, that something is to be said. */
    static String link(Booking booking, Company.Pair pair, Instant now) {
        return booking.standsAlone(now)
                ? pair.name() + " can’t come. Say whether " + booking.provider().name() + " is enough"
                : "Both people: see them, or call both off";
    }

    /** On the page that cancels one of them. */
    static @Nullable Link both(Booking booking) {
        Company.Pair pair = booking.pair();
        return pair == null || !pair.stands() ? null : new Link("Call both off instead", PATH + "/" + pair.id());
    }

    /** In the list of visits. */
    static Link toDecide(TwoBooked both, Instant now) {
        Booking left = both.alone(now).orElse(both.first());
        return new Link(
                both.besides(left).provider().name() + " can’t come on "
                        + DateWords.visit(left.start(), left.end()) + ". Say whether "
                        + left.provider().name() + " is enough",
                PATH + "/" + both.id());
    }

    /** For who comes: that somebody else does, by name only once both have said yes (R101). */
    static List<SummaryRow> forProvider(Booking booking) {
        if (!booking.along().equals(Along.NONE)) {
            return along(
                    booking.along(),
                    "Somebody comes along, free and without a place of their own.",
                    "It is their first time: the first place is free.");
        }
        Company.Couple couple = booking.couple();
        if (couple != null) {
            return List.of(
                    SummaryRow.of(
                            "For two people",
                            couple.fellAway()
                                    ? couple.name() + " has called off. We asked " + booking.holderName()
                                            + " to go on alone at the full price. If they don’t, you may call it off."
                                    : "For " + booking.holderName() + " and " + couple.name()
                                            + " together. Each pays half. What you answer, and the hours you tell, are for both."));
        }
        Company.Pair pair = booking.pair();
        if (pair == null) {
            return List.of();
        }
        String words;
        if (pair.isAgreed(booking.state())) {
            words = "Two people come at the same time: you and " + pair.name() + ".";
        } else if (pair.stands()) {
            words = booking.holderName() + " asks two people to come at the same time. The other one has their own"
                    + " booking.";
        } else if (pair.fellAway()) {
            words = "Two people were asked to come at the same time, and the other one can’t. "
                    + (pair.keptAlone()
                            ? booking.holderName() + " would like you to come alone."
                            : booking.holderName() + " decides whether you come alone. We tell you if not.");
        } else {
            words = "Two people were asked to come at the same time.";
        }
        return booking.state() == BookingState.REQUESTED || booking.state() == BookingState.CONFIRMED
                ? List.of(SummaryRow.of("Who else", words))
                : List.of();
    }
}
