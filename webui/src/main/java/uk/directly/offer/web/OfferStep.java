package uk.directly.offer.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pages on which an offer is written, in their order; the last of them leads to the look over it. */
public enum OfferStep {
    WHAT("What do you offer?"),
    WORDS("Tell people about it"),
    PRICE("What do you ask for an hour?"),
    TIMES("When can you come?"),
    TERMS("How far do you go, and what do you need?"),
    /** Off the way: asked of those who ask something else at other times. */
    PRICES("Do you ask something else at other times?");

    private final String title;

    OfferStep(String title) {
        this.title = title;
    }

    /** The question, as the page's heading. */
    public String title() {
        return title;
    }

    /** As it stands in the address. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The step of that slug. */
    static Optional<OfferStep> of(String slug) {
        return Arrays.stream(values()).filter(step -> step.slug().equals(slug)).findFirst();
    }

    /** The one after it on the way; null: the look over it. */
    @Nullable OfferStep next() {
        return switch (this) {
            case WHAT -> WORDS;
            case WORDS -> PRICE;
            case PRICE -> TIMES;
            case TIMES -> TERMS;
            case TERMS, PRICES -> null;
        };
    }
}
