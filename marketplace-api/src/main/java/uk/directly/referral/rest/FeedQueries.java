package uk.directly.referral.rest;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import reactor.core.publisher.Mono;
import uk.directly.council.GridPoint;
import uk.directly.referral.Feed;
import uk.directly.referral.FeedQuery;
import uk.directly.web.rest.Plain;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;
import uk.directly.web.rest.QueryValue;

/** Reads the parameters of Open Referral UK 3.0; what it doesn't name is passed over. */
@Component
class FeedQueries {
    private static final int PER_PAGE = 50;
    private static final int MOST_PER_PAGE = 500;
    private static final int MOST_PAGES = 1_000_000;
    private static final int OLDEST = 150;
    private static final double DEFAULT_METRES = 16_093;
    private static final double MOST_METRES = 1_000_000;
    private static final List<String> DAYS = List.of("mo", "tu", "we", "th", "fr", "sa", "su");

    private final Feed feed;

    FeedQueries(Feed feed) {
        this.feed = feed;
    }

    /** Which page, and nothing else. */
    FeedQuery paged(MultiValueMap<String, String> given) {
        return FeedQuery.page(
                number(given, "page", 1, MOST_PAGES, 1), number(given, "per_page", 1, MOST_PER_PAGE, PER_PAGE));
    }

    /** All that narrows; the distance only where places are asked for. */
    Mono<FeedQuery> of(MultiValueMap<String, String> given, boolean places) {
        FeedQuery page = paged(given);
        UUID taxonomy = id(given, "taxonomy_id");
        UUID term = id(given, "taxonomy_term_id");
        boolean another = taxonomy != null && !taxonomy.equals(OpenReferralWriter.Taxonomies.ID);
        FeedQuery narrowed = new FeedQuery(
                page.page(),
                page.perPage(),
                QueryValue.text("search", given.getFirst("search")),
                // Nothing is of a taxonomy that isn't ours, as nothing is of a term with its id.
                another ? taxonomy : term,
                taxonomy != null,
                age(given, "minimum_age"),
                age(given, "maximum_age"),
                weekday(given.getFirst("day")),
                minute(given, "start_time"),
                minute(given, "end_time"),
                null,
                0);
        return places ? near(given, narrowed) : Mono.just(narrowed);
    }

    private Mono<FeedQuery> near(MultiValueMap<String, String> given, FeedQuery query) {
        String postcode = QueryValue.text("postcode", given.getFirst("postcode"));
        if (postcode == null) {
            return Mono.just(query);
        }
        double metres = metres(given.getFirst("proximity"));
        return feed.point(postcode.replaceAll("\\s", "").toUpperCase(Locale.ROOT))
                .next()
                .map(point -> at(query, point, metres))
                .switchIfEmpty(Mono.error(() -> Problem.of(
                        ProblemType.UNKNOWN_POSTCODE,
                        "Check postcode: a whole one like M33 2AA, or its first part like M33.")));
    }

    private static FeedQuery at(FeedQuery query, GridPoint point, double metres) {
        return new FeedQuery(
                query.page(),
                query.perPage(),
                query.text(),
                query.term(),
                query.anyTerm(),
                query.minimumAge(),
                query.maximumAge(),
                query.weekday(),
                query.fromMinute(),
                query.toMinute(),
                point,
                metres);
    }

    private static double metres(@Nullable String proximity) {
        if (proximity == null || proximity.isBlank()) {
            return DEFAULT_METRES;
        }
        try {
            double metres = Double.parseDouble(proximity.strip());
            if (metres > 0 && metres <= MOST_METRES) {
                return metres;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number that can't be.
        }
        throw Problem.invalid("proximity", "must be metres, more than 0 and at most " + (int) MOST_METRES);
    }

    private static int number(MultiValueMap<String, String> given, String name, int least, int most, int otherwise) {
        String text = given.getFirst(name);
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number that can't be.
        }
        throw Problem.invalid(name, "must be a whole number from " + least + " to " + most);
    }

    private static @Nullable Integer age(MultiValueMap<String, String> given, String name) {
        return given.getFirst(name) == null ? null : number(given, name, 0, OLDEST, 0);
    }

    private static @Nullable UUID id(MultiValueMap<String, String> given, String name) {
        String text = given.getFirst(name);
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return Plain.id(text.strip());
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(name, String.valueOf(e.getMessage()));
        }
    }

    /** MO, Monday or 1. */
    private static @Nullable Integer weekday(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String day = text.strip().toLowerCase(Locale.ROOT);
        int place = day.length() < 2 ? "1234567".indexOf(day) : DAYS.indexOf(day.substring(0, 2));
        if (place < 0) {
            throw Problem.invalid("day", "must be a day of the week like MO or Monday");
        }
        return place + 1;
    }

    private static @Nullable Integer minute(MultiValueMap<String, String> given, String name) {
        String text = given.getFirst(name);
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return LocalTime.parse(text.strip()).toSecondOfDay() / 60;
        } catch (DateTimeException e) {
            throw Problem.invalid(name, "must be a time like 09:30");
        }
    }
}
