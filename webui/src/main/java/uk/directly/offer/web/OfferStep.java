package uk.directly.offer.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The pages on which an offer is written; {@link OfferKind} says which of them in which order. */
public enum OfferStep {
    WHAT("What do you offer?"),
    HOW("How do you charge?"),
    PRICE("What do you ask?"),
    TIMES("When can you come?"),
    DATES("When is it?"),
    VENUE("Where is it, and what is there?"),
    TERMS("What do you need?"),
    /** Off the way: asked of those who ask something else at other times. */
    PRICES("Do you ask something else at other times?"),
    /** Off the way. */
    EXTRAS("Does anything come on top?"),
    /** Off the way. */
    AREA("Where do you go?"),
    /** Off the way. */
    AWAY("When is your week not as usual?"),
    /** Off the way. */
    GAP("How long do you need between visits?"),
    /** Off the way. */
    MORE("What else should people know?");

    private final String title;

    OfferStep(String title) {
        this.title = title;
    }

    /** The question, as the page's heading. */
    String title(OfferKind kind) {
        return this == PRICE ? kind.question() : title;
    }

    /** As it stands in the address. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The step of that slug. */
    static Optional<OfferStep> of(String slug) {
        return Arrays.stream(values()).filter(step -> step.slug().equals(slug)).findFirst();
    }
}
