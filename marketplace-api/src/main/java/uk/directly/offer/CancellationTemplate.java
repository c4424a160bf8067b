package uk.directly.offer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import uk.directly.offer.CancellationTerms.Tier;

/** The terms for cancelling that a provider chooses from (R53): each says the same to everyone. */
public enum CancellationTemplate {
    /** Free until two days before. */
    USUAL(new Tier(48, 0), new Tier(24, 50), new Tier(0, 100)),
    /** Free until the day before. */
    EASY(new Tier(24, 0), new Tier(0, 50)),
    /** Never a charge. */
    FREE(new Tier(0, 0));

    @SuppressWarnings("ImmutableEnumChecker") // a record of an unmodifiable list
    private final CancellationTerms terms;

    CancellationTemplate(Tier... tiers) {
        this.terms = new CancellationTerms(List.of(tiers));
    }

    /** What it says. */
    public CancellationTerms terms() {
        return terms;
    }

    /** As it stands in forms and in the API. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The template of that slug. */
    @JsonCreator
    public static CancellationTemplate of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT));
    }

    /** The template that says this, if one does. */
    public static Optional<CancellationTemplate> of(CancellationTerms terms) {
        return Arrays.stream(values())
                .filter(template -> template.terms.equals(terms))
                .findFirst();
    }
}
