package uk.directly.ending;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What somebody is paid for when an account is closed (R24). */
public enum ClosingPurpose {
    /** The person's own money, and the part of their share that was not used. */
    OWN_MONEY("What is theirs"),
    /** Pay for work that was done. */
    WAGES("Wages"),
    /** Pay for the time of notice. */
    NOTICE("Pay for notice"),
    /** What the law gives to whoever loses their work. */
    REDUNDANCY("Redundancy pay"),
    /** Holiday that was earned and not taken. */
    HOLIDAY("Holiday pay"),
    /** What is owed to HMRC. */
    TAX("Tax and National Insurance");

    private final String words;

    ClosingPurpose(String words) {
        this.words = words;
    }

    /** As it stands in the database and in the API, e.g. {@code own-money}. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For people: "Pay for notice". */
    public String words() {
        return words;
    }

    /** Whether it is paid from the council's money, before any of that goes back. */
    public boolean isLiability() {
        return this != OWN_MONEY;
    }

    /** The constant of that slug. */
    @JsonCreator
    public static ClosingPurpose of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
