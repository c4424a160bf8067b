package uk.directly.booking.web;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import uk.directly.booking.Booking;
import uk.directly.web.Choice;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * "Propose other times": the third answer to a request.
 *
 * @param what who asks, and for when
 * @param daysFree the days on which something is free, with when
 * @param lengths how long the visit may last; the first: as asked for
 * @param until until when the person can choose, at most
 */
public record ProposePage(
        Frame frame,
        String back,
        String what,
        String person,
        List<Choice> daysFree,
        List<Choice> lengths,
        List<String> days,
        List<String> times,
        String length,
        String message,
        String until,
        FormErrors errors)
        implements Page {
    static final int DAYS = 28;
    private static final int STEP = 30;
    private static final int MOST_LENGTHS = 24;

    static ProposePage of(
            Frame frame, Booking booking, FreeTimes free, LocalDate today, OtherTimesForm form, FormErrors errors) {
        return new ProposePage(
                errors.isEmpty() ? frame : frame.withError(),
                "/requests/" + booking.id(),
                ProviderWords.title(booking),
                booking.holderName(),
                days(free, today),
                lengths(booking, free),
                form.days(),
                form.times(),
                form.length(),
                form.message(),
                DateWords.dayAndTime(booking.answerBy()),
                errors);
    }

    private static List<Choice> days(FreeTimes free, LocalDate today) {
        List<Choice> days = new ArrayList<>(List.of(Choice.of("", "Choose a day")));
        for (LocalDate day : free.days(today, DAYS)) {
            days.add(Choice.of(day.toString(), DateWords.day(day) + ": free " + free.words(day)));
        }
        return List.copyOf(days);
    }

    private static List<Choice> lengths(Booking booking, FreeTimes free) {
        List<Choice> lengths = new ArrayList<>(List.of(
                Choice.of("", "As asked for: " + DateWords.length(Duration.between(booking.start(), booking.end())))));
        int first = Math.max(Math.ceilDiv(free.shortestMinutes(), STEP), 1) * STEP;
        for (int minutes = first; minutes <= free.longestMinutes() && lengths.size() <= MOST_LENGTHS; minutes += STEP) {
            lengths.add(Choice.of(String.valueOf(minutes), DateWords.length(Duration.ofMinutes(minutes))));
        }
        return List.copyOf(lengths);
    }

    /** Whether nothing is free in the coming weeks. */
    public boolean nothingFree() {
        return daysFree.size() == 1;
    }

    /** What was chosen of the days, for one of the three. */
    public String day(int each) {
        return days.get(each - 1);
    }

    /** What was typed as time, for one of the three. */
    public String time(int each) {
        return times.get(each - 1);
    }

    @Override
    public String template() {
        return "booking/propose";
    }
}
