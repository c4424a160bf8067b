package uk.directly.booking.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.Along;
import uk.directly.offer.BookableOffer;
import uk.directly.offer.FreeTime;
import uk.directly.web.Choice;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Viewer;

/**
 * Writes screen 5 of a session.
 *
 * @param moneyLine for the header
 * @param times its coming ones, also those that are full
 * @param offered what there is for this person beside the price
 */
record SessionPages(
        Viewer viewer,
        @Nullable String moneyLine,
        Trail trail,
        BookableOffer offer,
        List<FreeTime> times,
        Along offered) {
    private static final int SHOWN = 20;
    private static final int MOST = 500;

    SessionPage page(FormErrors errors) {
        Frame frame = Frame.of("Choose a date", viewer).under("/find").withMoney(moneyLine);
        return new SessionPage(
                errors.isEmpty() ? frame : frame.withError(),
                trail.person(),
                offer.title() + " with " + offer.seller().name(),
                times.stream().limit(SHOWN).map(SessionPages::choice).toList(),
                trail.start() == null ? "" : trail.start().toString(),
                String.valueOf(trail.places()),
                boxes(),
                trail.session(),
                errors);
    }

    private List<SessionPage.Box> boxes() {
        List<SessionPage.Box> boxes = new ArrayList<>();
        if (offered.companion()) {
            boxes.add(new SessionPage.Box(
                    "companion",
                    new Choice(
                            Trail.YES,
                            "Somebody comes along to help me",
                            "They pay nothing, and need no place of their own."),
                    trail.along().companion()));
        }
        if (offered.taster()) {
            boxes.add(new SessionPage.Box(
                    "taster",
                    new Choice(Trail.YES, "It is my first time here", "The first place is free, once."),
                    trail.along().taster()));
        }
        return boxes;
    }

    /** What is wrong with a date and a number, as they came from the form. */
    FormErrors errors(@Nullable FreeTime chosen, String places) {
        FormErrors errors = chosen == null ? FormErrors.one("start", "Choose a date from the list") : FormErrors.NONE;
        boolean number = places.strip().matches("[1-9][0-9]{0,2}") && Integer.parseInt(places.strip()) <= MOST;
        return number ? errors : errors.and("places", "Enter how many places you need, like 1");
    }

    private static Choice choice(FreeTime time) {
        return new Choice(
                time.span().start().toString(),
                DateWords.visit(time.span().start(), time.span().end()),
                time.places() == 0
                        ? "Full. You can wait for a place"
                        : DateWords.count(time.places(), "place") + " left");
    }
}
