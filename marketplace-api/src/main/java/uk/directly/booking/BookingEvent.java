package uk.directly.booking;

import java.util.Locale;

/** What can happen to a booking; in which state, and what follows, says {@link BookingGraph}. */
public enum BookingEvent {
    BOOK("the person books what was kept for them"),
    IN_PLAN("the council says what in the plan it is, or lets it pass (R5)"),
    NOT_IN_PLAN("the council says that it is nothing in the plan (R5)"),
    ACCEPT("the provider says yes"),
    DECLINE("the provider says no"),
    PROPOSE("the provider can't come then, and names other times (ADR 36)"),
    WITHDRAW("the provider takes those times back"),
    TAKE("the person takes one of them: it is a booking of its own, confirmed at once"),
    WANT_NONE("the person wants none of them"),
    RUN_OUT("nobody answers in time"),
    CANCEL("the person cancels, on the terms"),
    PAUSE("the person is in hospital: at most the retainer is charged (R53)"),
    CALL_OFF("the provider can't come: all of it comes back (R53)"),
    END("the person has died: it ends without charge"),
    DID_NOT_HAPPEN("one side says that it didn't happen"),
    RECORD("the provider says what happened"),
    CORRECT("the provider corrects that"),
    APPROVE("the person says yes to all that is open"),
    APPROVE_PART("the person says yes to a part of it"),
    QUERY("the person says that something is wrong"),
    SILENCE("nobody answers, and what was promised covers all of it (R13)"),
    SILENCE_PART("nobody answers, and what was promised covers a part of it (R13)"),
    LAPSE("it was in question for too long, and nothing of it was approved (R13)"),
    LAPSE_PART("the rest of it was in question for too long (R13)");

    private final String words;

    BookingEvent(String words) {
        this.words = words;
    }

    /** What happens, in plain English. */
    public String words() {
        return words;
    }

    /** Its name where it is written down, e.g. {@code approve-part}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
