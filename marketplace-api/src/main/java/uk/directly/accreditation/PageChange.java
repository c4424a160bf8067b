package uk.directly.accreditation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.directly.accreditation.model.Fault;

/**
 * What somebody changes on their own page; null: that stays.
 *
 * @param gender empty: no longer said
 * @param services by slug
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PageChange(
        @Nullable String about,
        @Nullable List<String> languages,
        @Nullable List<String> skills,
        @Nullable String gender,
        @Nullable String phone,
        @Nullable String visibility,
        @Nullable Boolean inFeed,
        @Nullable List<String> services) {
    private static final int LONGEST_ABOUT = 2_000;
    private static final int LONGEST_WORD = 60;
    private static final int MOST_WORDS = 20;
    private static final Set<String> GENDERS = Set.of("", "female", "male", "other");
    private static final Set<String> VISIBILITIES = Set.of("public", "adverts-only", "existing-only");

    /** In their own words. */
    public static PageChange about(String text) {
        return new PageChange(text.strip(), null, null, null, null, null, null, null);
    }

    /** What they speak. */
    public static PageChange languages(List<String> all) {
        return new PageChange(null, all, null, null, null, null, null, null);
    }

    /** What they know how to do. */
    public static PageChange skills(List<String> all) {
        return new PageChange(null, null, all, null, null, null, null, null);
    }

    /** Female, male, other, or not said. */
    public static PageChange gender(String one) {
        return new PageChange(null, null, null, one, null, null, null, null);
    }

    /** Where the council reaches them. */
    public static PageChange phone(String number) {
        return new PageChange(null, null, null, null, number.strip(), null, null, null);
    }

    /** Who sees them. */
    public static PageChange visibility(String to, @Nullable Boolean inFeed) {
        return new PageChange(null, null, null, null, null, to, inFeed, null);
    }

    /** What they do. */
    public static PageChange services(List<String> slugs) {
        return new PageChange(null, null, null, null, null, null, null, slugs);
    }

    /** What is wrong with it; nothing: it can be changed. */
    List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if (about != null && about.length() > LONGEST_ABOUT) {
            faults.add(new Fault("about", "Use at most 2,000 letters"));
        }
        words("languages", languages, true, faults);
        words("skills", skills, false, faults);
        if (gender != null && !GENDERS.contains(gender)) {
            faults.add(new Fault("gender", "Choose one of these"));
        }
        if (phone != null && !isPhone(phone)) {
            faults.add(new Fault("phone", "Enter a phone number, like 0161 496 0000"));
        }
        if (visibility != null && !VISIBILITIES.contains(visibility)) {
            faults.add(new Fault("visibility", "Choose who can see you"));
        }
        if (services != null && services.isEmpty()) {
            faults.add(new Fault("services", "Choose at least one thing that you help with"));
        }
        return List.copyOf(faults);
    }

    private static void words(String field, @Nullable List<String> words, boolean needed, List<Fault> faults) {
        if (words == null) {
            return;
        }
        if (needed && words.isEmpty()) {
            faults.add(new Fault(field, "Enter at least one language"));
        }
        if (words.size() > MOST_WORDS
                || words.stream().anyMatch(word -> word.isBlank() || word.length() > LONGEST_WORD)) {
            faults.add(new Fault(field, "Enter at most 20, each in at most 60 letters"));
        }
    }

    /** Whether it may be a phone number. */
    public static boolean isPhone(String text) {
        return text.matches("[+0-9 ()-]{6,30}") && text.replaceAll("[^0-9]", "").length() >= 6;
    }
}
