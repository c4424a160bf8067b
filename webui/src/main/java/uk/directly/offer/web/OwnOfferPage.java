package uk.directly.offer.web;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.directly.offer.Accessibility;
import uk.directly.web.Choice;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * One question about an offer, for whose offer it is.
 *
 * @param back where the page before is
 * @param action the page's own address
 * @param step which question
 * @param form what was typed, or what is kept
 * @param key of a new offer
 * @param services what can be offered, the ones they said they do first
 * @param note what helps to answer, such as what the council pays; null: nothing
 * @param times what is kept of the week, a line for days that are alike
 * @param kind how it is sold
 * @param personalAssistant whether it is asked who is the boss
 * @param personalCare whether a worker's sex may be asked for
 */
public record OwnOfferPage(
        Frame frame,
        String back,
        String action,
        OfferStep step,
        OfferForm form,
        String key,
        FormErrors errors,
        List<Choice> services,
        @Nullable String note,
        List<String> times,
        OfferKind kind,
        boolean personalAssistant,
        boolean personalCare)
        implements Page {
    /** The days of the week. */
    public static final List<Choice> DAYS = List.of(
            Choice.of("1", "Monday"),
            Choice.of("2", "Tuesday"),
            Choice.of("3", "Wednesday"),
            Choice.of("4", "Thursday"),
            Choice.of("5", "Friday"),
            Choice.of("6", "Saturday"),
            Choice.of("7", "Sunday"));

    /** How long a visit is at least. */
    public static final List<Choice> SHORTEST = List.of(
            Choice.of("15", "15 minutes"),
            Choice.of("30", "30 minutes"),
            Choice.of("45", "45 minutes"),
            Choice.of("60", "1 hour"),
            Choice.of("90", "1 hour 30 minutes"),
            Choice.of("120", "2 hours"),
            Choice.of("180", "3 hours"),
            Choice.of("240", "4 hours"));

    /** How long a visit is at most. */
    public static final List<Choice> LONGEST = List.of(
            Choice.of("120", "2 hours"),
            Choice.of("180", "3 hours"),
            Choice.of("240", "4 hours"),
            Choice.of("360", "6 hours"),
            Choice.of("480", "8 hours"),
            Choice.of("600", "10 hours"),
            Choice.of("720", "12 hours"),
            Choice.of("1440", "24 hours"));

    /** How long before it can be booked. */
    public static final List<Choice> NOTICE = List.of(
            Choice.of("0", "No notice"),
            Choice.of("120", "2 hours"),
            Choice.of("1440", "1 day"),
            Choice.of("2880", "2 days"),
            Choice.of("10080", "1 week"));

    /** The shortest time that is charged for. */
    public static final List<Choice> MINIMUM = List.of(
            Choice.of("0", "No shortest time"),
            Choice.of("30", "30 minutes"),
            Choice.of("60", "1 hour"),
            Choice.of("120", "2 hours"),
            Choice.of("180", "3 hours"));

    /** What is different on some days. */
    public static final List<Choice> AWAY =
            List.of(Choice.of("away", "I’m away"), Choice.of("open", "I can come at other times, too"));

    /** How long somebody needs between visits. */
    public static final List<Choice> GAP = List.of(
            Choice.of("0", "No time"),
            Choice.of("15", "15 minutes"),
            Choice.of("30", "30 minutes"),
            Choice.of("45", "45 minutes"),
            Choice.of("60", "1 hour"),
            Choice.of("90", "1 hour 30 minutes"));

    /** What is there for whom. */
    public static final List<Choice> ACCESSIBILITY = Stream.of(Accessibility.values())
            .map(each -> Choice.of(each.slug(), each.words()))
            .toList();

    /** Who does the work. */
    public static final List<Choice> GENDER = List.of(
            Choice.of("female", "A woman"),
            Choice.of("male", "A man"),
            Choice.of("not-said", "I don’t want to say, or it differs"));

    /** What is there at a session. */
    public static final List<Choice> THERE = List.of(
            Choice.of("changing", "A Changing Places toilet"),
            Choice.of("companion", "Somebody who comes along pays nothing"),
            Choice.of("taster", "The first time is free"));

    /** Whether a weekly session leaves them out. */
    public static final List<Choice> HOLIDAYS = List.of(Choice.of("no", "Not on bank holidays"));

    /** What it costs to cancel. */
    public static final List<Choice> CANCEL = List.of(
            new Choice("usual", "Usual", "Free until 2 days before. Then half, and in the last day the whole price"),
            new Choice("easy", "Easy", "Free until 1 day before. Then half"),
            Choice.of("free", "Always free"));

    /** Who is the boss. */
    public static final List<Choice> BOSS = List.of(
            Choice.of("self-employed", "I run my own business"),
            Choice.of("employed", "I want to be employed by the person"),
            Choice.of("both", "Both are fine"));

    public OwnOfferPage {
        services = List.copyOf(services);
        times = List.copyOf(times);
    }

    /** These and what is kept, where that is none of them. */
    public static List<Choice> withKept(List<Choice> choices, String kept) {
        if (kept.isEmpty() || choices.stream().anyMatch(choice -> choice.value().equals(kept))) {
            return choices;
        }
        String words = kept.equals("own") ? "As it is now" : DateWords.length(Duration.ofMinutes(Long.parseLong(kept)));
        return Stream.concat(Stream.of(Choice.of(kept, words)), choices.stream())
                .toList();
    }

    @Override
    public String template() {
        return "offer/own/" + step.slug();
    }
}
