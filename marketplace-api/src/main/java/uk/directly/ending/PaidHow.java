package uk.directly.ending;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How finance paid somebody, outside. */
public enum PaidHow {
    /** From the council's bank to theirs. */
    BANK_TRANSFER("by bank transfer"),
    /** On paper. */
    CHEQUE("by cheque"),
    /** Nothing moved: it is in the person's own bank account already. */
    OWN_BANK("in their own bank account already");

    private final String words;

    PaidHow(String words) {
        this.words = words;
    }

    /** As it stands in the database and in the API, e.g. {@code bank-transfer}. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For people: "by bank transfer". */
    public String words() {
        return words;
    }

    /** The constant of that slug. */
    @JsonCreator
    public static PaidHow of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
