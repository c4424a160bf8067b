package uk.directly.offer.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.directly.offer.OfferPrice;
import uk.directly.offer.SoldBy;
import uk.directly.rate.Band;
import uk.directly.web.Choice;

/** The ways of selling that a provider chooses from, each with its own questions. */
public enum OfferKind {
    HOURLY(SoldBy.HOURLY, null, "By the hour", "", "What do you ask for an hour?", "Pounds for an hour"),
    WAKING_NIGHT(
            SoldBy.HOURLY,
            Band.WAKING_NIGHT,
            "By the hour, awake all night",
            "",
            "What do you ask for an hour?",
            "Pounds for an hour"),
    SLEEP_IN(
            SoldBy.SLEEP_IN,
            Band.SLEEP_IN,
            "One price for the night",
            "You are asleep in the house, and up if needed",
            "What do you ask for a night?",
            "Pounds for a night"),
    SESSION(
            SoldBy.SESSION,
            null,
            "A place in a group",
            "A club, a class, a day out: at set times, for several people",
            "What does a place cost?",
            "Pounds for a place"),
    DAY(SoldBy.DAY, null, "By the day or half day", "", "What do you ask for a day?", "Pounds for a whole day"),
    FIXED(
            SoldBy.FIXED,
            null,
            "One price for a job",
            "Setting up a tablet, fitting a grab rail",
            "What do you ask for the job?",
            "Pounds for all of it"),
    ENQUIRY(
            SoldBy.ENQUIRY,
            null,
            "People ask first",
            "Shared Lives, Homeshare, supported living: you get to know each other, then you agree a price",
            "",
            "");

    /** All, as answers. */
    public static final List<Choice> CHOICES = Arrays.stream(values())
            .map(kind -> new Choice(kind.slug(), kind.words, kind.hint.isEmpty() ? null : kind.hint))
            .toList();

    private final SoldBy soldBy;
    private final @Nullable Band wholeBand;
    private final String words;
    private final String hint;
    private final String question;
    private final String label;

    OfferKind(SoldBy soldBy, @Nullable Band wholeBand, String words, String hint, String question, String label) {
        this.soldBy = soldBy;
        this.wholeBand = wholeBand;
        this.words = words;
        this.hint = hint;
        this.question = question;
        this.label = label;
    }

    /** How that price is sold. */
    static OfferKind of(OfferPrice price) {
        return Arrays.stream(values())
                .filter(kind -> kind.soldBy == price.soldBy() && kind.wholeBand == price.wholeBand())
                .findFirst()
                .orElse(HOURLY);
    }

    /** The kind of that slug. */
    static Optional<OfferKind> of(String slug) {
        return Arrays.stream(values()).filter(kind -> kind.slug().equals(slug)).findFirst();
    }

    SoldBy soldBy() {
        return soldBy;
    }

    @Nullable Band wholeBand() {
        return wholeBand;
    }

    /** As it stands in forms. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As it is said. */
    public String words() {
        return words;
    }

    /** The question for its price. */
    String question() {
        return question;
    }

    /** What the price's field is called. */
    public String label() {
        return label;
    }

    /** Whether a visit has a shortest and a longest length. */
    public boolean hasLength() {
        return soldBy.isByTheVisit();
    }

    /** Whether the provider comes to people, not people to them. */
    public boolean travels() {
        return this != SESSION;
    }

    /** Whether it is booked at all, and so can be cancelled. */
    public boolean isBooked() {
        return this != ENQUIRY;
    }

    /** The questions on the way to the look over it. */
    List<OfferStep> steps() {
        return switch (this) {
            case HOURLY, WAKING_NIGHT, SLEEP_IN, DAY, FIXED ->
                List.of(OfferStep.WHAT, OfferStep.HOW, OfferStep.PRICE, OfferStep.TIMES, OfferStep.TERMS);
            case SESSION ->
                List.of(
                        OfferStep.WHAT,
                        OfferStep.HOW,
                        OfferStep.PRICE,
                        OfferStep.DATES,
                        OfferStep.VENUE,
                        OfferStep.TERMS);
            case ENQUIRY -> List.of(OfferStep.WHAT, OfferStep.HOW, OfferStep.TERMS);
        };
    }

    /** The question after that one on the way; null: the look over it. */
    @Nullable OfferStep after(OfferStep step) {
        int at = steps().indexOf(step);
        return at < 0 || at + 1 == steps().size() ? null : steps().get(at + 1);
    }
}
