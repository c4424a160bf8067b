package uk.directly.referral;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** In which form a directory's file is written. */
public enum DirectoryFormat {
    /** A table with a line of titles. */
    CSV("CSV"),
    /** Services as Open Referral UK writes them. */
    OPEN_REFERRAL("Open Referral UK");

    private final String words;

    DirectoryFormat(String words) {
        this.words = words;
    }

    /** As it stands in the database and in the API. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant of that slug. */
    static DirectoryFormat of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** As people read it. */
    public String words() {
        return words;
    }
}
