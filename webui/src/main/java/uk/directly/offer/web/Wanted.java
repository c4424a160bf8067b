package uk.directly.offer.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.directly.offer.Accessibility;
import uk.directly.offer.OfferItem;
import uk.directly.offer.SearchQuery;
import uk.directly.offer.Shortlists;
import uk.directly.offer.UsualTime;
import uk.directly.offer.WorkerGender;
import uk.directly.rate.Engagement;
import uk.directly.rate.Span;
import uk.directly.register.ProviderKind;
import uk.directly.web.Address;
import uk.directly.web.DateParts;

/**
 * What somebody looks for, as the address tells it: every answer of the three screens and every filter. What can't be
 * understood doesn't narrow, but for the place and the date, which are asked again.
 *
 * @param answers as they were given, by the names below
 */
record Wanted(Map<String, String> answers) {
    static final String TEXT = "q";
    static final String SERVICE = "service";
    static final String NEAR = "near";
    static final String WITHIN = "within";
    static final String WHEN = "when";
    static final String PART = "part";
    static final String KIND = "kind";
    static final String ENGAGEMENT = "engagement";
    static final String MOST = "most";
    static final String LANGUAGE = "language";
    static final String SKILL = "skill";
    static final String GENDER = "gender";
    static final String ACCESSIBILITY = "accessibility";
    static final String SORT = "sort";

    /** Offers that a visitor keeps in mind, in the address itself: ids with dots between them. */
    static final String KEPT = "kept";

    /** Where to go on in the list. */
    static final String AFTER = "after";

    /** There was no room on the shortlist. */
    static final String FULL = "full";

    private static final int MOST_KEPT = Shortlists.MOST;

    private static final String[] ALL = {
        TEXT,
        SERVICE,
        NEAR,
        WITHIN,
        WHEN,
        "date-day",
        "date-month",
        "date-year",
        PART,
        KIND,
        ENGAGEMENT,
        MOST,
        LANGUAGE,
        SKILL,
        GENDER,
        ACCESSIBILITY,
        SORT,
        KEPT
    };
    private static final int LONGEST = 200;
    private static final long PENCE = 100;
    private static final long MOST_POUNDS = 10_000;

    /** These answers on that page. */
    Address on(String path) {
        Address address = Address.of(path);
        for (String name : ALL) {
            address = address.with(name, answer(name));
        }
        return address;
    }

    /** An answer as it was typed; empty: none. */
    String answer(String name) {
        String text = answers.getOrDefault(name, "").strip();
        return text.length() > LONGEST && !name.equals(KEPT) ? text.substring(0, LONGEST) : text;
    }

    /** What to search for. */
    SearchQuery query(UUID councilId) {
        return SearchQuery.all(councilId)
                .withText(orNull(TEXT))
                .withService(orNull(SERVICE))
                .withPlace(orNull(NEAR), miles())
                .withWhen(span())
                .withTimes(times())
                .withKind(kind())
                .withEngagement(engagement())
                .withMaxRatePence(mostPence())
                .withLanguage(orNull(LANGUAGE))
                .withSkill(orNull(SKILL))
                .withGender(constant(WorkerGender.values(), GENDER))
                .withAccessibility(constant(Accessibility.values(), ACCESSIBILITY))
                .withSort(sort());
    }

    /** How far; ten miles unless a distance is given that can be. */
    double miles() {
        try {
            double miles = Double.parseDouble(answer(WITHIN));
            return miles > 0 && miles <= SearchQuery.MOST_MILES ? miles : SearchQuery.DEFAULT_MILES;
        } catch (NumberFormatException e) {
            return SearchQuery.DEFAULT_MILES;
        }
    }

    /** The date as it was typed. */
    DateParts date() {
        return DateParts.of(answer("date-day"), answer("date-month"), answer("date-year"));
    }

    /** When; a date that was typed without choosing anything counts as chosen. */
    @Nullable When when() {
        return answer(WHEN).isEmpty() && !date().isEmpty() ? When.DATE : When.of(answer(WHEN));
    }

    /** The time of the day that was typed; null: none was. */
    @Nullable Span span() {
        LocalDate day = when() == When.DATE ? date().date() : null;
        return day == null ? null : When.Part.of(answer(PART)).on(day);
    }

    private @Nullable UsualTime times() {
        When when = when();
        return when == null ? null : when.times();
    }

    /** What is kept in mind, each once; what is no id is left out. */
    List<UUID> kept() {
        return Stream.of(answers.getOrDefault(KEPT, "").split("\\.", MOST_KEPT * 2))
                .flatMap(Wanted::id)
                .distinct()
                .limit(MOST_KEPT)
                .toList();
    }

    /** These answers with other offers kept in mind. */
    Wanted keeping(List<UUID> offers) {
        Map<String, String> other = new HashMap<>(answers);
        other.put(KEPT, offers.stream().map(UUID::toString).collect(Collectors.joining(".")));
        return new Wanted(other);
    }

    /** An id, where it is one. */
    static Stream<UUID> id(String text) {
        try {
            return text.length() == 36 ? Stream.of(UUID.fromString(text)) : Stream.empty();
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }

    /** Where to go on in the list; null: from the beginning. */
    OfferItem.@Nullable Position after() {
        String[] parts = answers.getOrDefault(AFTER, "").split("_", -1);
        try {
            return parts.length == 3
                    ? new OfferItem.Position(
                            Long.parseLong(parts[0]), Long.parseLong(parts[1]), UUID.fromString(parts[2]))
                    : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Whether there was no room to save what should have been. */
    boolean shortlistIsFull() {
        return answers.containsKey(FULL);
    }

    /** Whether the highest price was typed and is no amount. */
    boolean priceIsWrong() {
        return !answer(MOST).isEmpty() && mostPence() == null;
    }

    private @Nullable Long mostPence() {
        try {
            BigDecimal pounds = new BigDecimal(
                    answer(MOST).replace("£", "").replace(",", "").strip());
            return pounds.signum() > 0 && pounds.compareTo(BigDecimal.valueOf(MOST_POUNDS)) <= 0
                    ? pounds.multiply(BigDecimal.valueOf(PENCE)).longValue()
                    : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private @Nullable ProviderKind kind() {
        return constant(ProviderKind.values(), KIND);
    }

    private @Nullable Engagement engagement() {
        return constant(Engagement.values(), ENGAGEMENT);
    }

    private SearchQuery.@Nullable Sort sort() {
        SearchQuery.Sort sort = constant(SearchQuery.Sort.values(), SORT);
        return sort == SearchQuery.Sort.DISTANCE && answer(NEAR).isEmpty() ? null : sort;
    }

    private <E extends Enum<E>> @Nullable E constant(E[] constants, String name) {
        String wanted = answer(name).toUpperCase(Locale.ROOT).replace('-', '_');
        for (E each : constants) {
            if (each.name().equals(wanted)) {
                return each;
            }
        }
        return null;
    }

    private @Nullable String orNull(String name) {
        String answer = answer(name);
        return answer.isEmpty() ? null : answer;
    }
}
