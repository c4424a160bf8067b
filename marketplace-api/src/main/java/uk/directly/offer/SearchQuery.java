package uk.directly.offer;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import uk.directly.rate.Engagement;
import uk.directly.rate.Span;
import uk.directly.register.ProviderKind;

/**
 * What somebody looks for (R37). Whatever is missing doesn't narrow.
 *
 * @param councilId whose register
 * @param text free words; spelling is forgiven
 * @param service a service's slug; those below it count too
 * @param near a postcode, outcode or town
 * @param withinMiles how far from there an offer may be; needs {@code near} to mean anything
 * @param when a visit at that time can be booked, as far as offer and diary go
 * @param times a visit can be booked at one of these times at least, soon; with {@code when}, that one counts
 * @param maxRatePence what an hour costs at most, with employer costs
 * @param language one that the provider speaks
 * @param skill one that the provider has, e.g. Makaton
 * @param gender of who does the work, where an offer says so and the law allows it
 * @param accessibility what its place has to have
 * @param providerId only what this provider offers
 * @param offers only these, if they can be found at all; null: any
 * @param viewer the person who looks, if they are known: whom they don't want to meet, and who hides from them, is left
 *     out (R44)
 * @param sort none: by distance with a place, by relevance with words, else by rate
 */
public record SearchQuery(
        UUID councilId,
        @Nullable String text,
        @Nullable String service,
        @Nullable String near,
        double withinMiles,
        @Nullable Span when,
        @Nullable UsualTime times,
        @Nullable ProviderKind kind,
        @Nullable Engagement engagement,
        @Nullable Long maxRatePence,
        @Nullable String language,
        @Nullable String skill,
        @Nullable WorkerGender gender,
        @Nullable Accessibility accessibility,
        @Nullable UUID providerId,
        @Nullable List<UUID> offers,
        @Nullable Sort sort,
        @Nullable UUID viewer) {
    /** Miles unless somebody says otherwise. */
    public static final double DEFAULT_MILES = 10;

    /** The widest search. */
    public static final double MOST_MILES = 100;

    public SearchQuery {
        if (!(withinMiles > 0 && withinMiles <= MOST_MILES)) {
            throw new IllegalArgumentException("Within more than 0 and at most " + MOST_MILES + " miles");
        }
        offers = offers == null ? null : List.copyOf(offers);
    }

    /** Everything that is listed in that council. */
    public static SearchQuery all(UUID councilId) {
        return new SearchQuery(
                councilId,
                null,
                null,
                null,
                DEFAULT_MILES,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** The order that is asked for, or that fits what is asked. */
    public Sort order() {
        if (sort != null) {
            return sort;
        }
        if (near != null) {
            return Sort.DISTANCE;
        }
        return text == null ? Sort.RATE : Sort.RELEVANCE;
    }

    /** Orders of results. */
    public enum Sort {
        /** Nearest first; needs a place. */
        DISTANCE,
        /** Cheapest first. */
        RATE,
        /** What fits the words best first. */
        RELEVANCE
    }

    /** The same in another council. */
    public SearchQuery in(UUID other) {
        return but(changed -> changed.councilId = other);
    }

    /** The same with other words, or none. */
    public SearchQuery withText(@Nullable String other) {
        return but(changed -> changed.text = other);
    }

    /** The same with another service, or any. */
    public SearchQuery withService(@Nullable String other) {
        return but(changed -> changed.service = other);
    }

    /** The same near another place, or anywhere. */
    public SearchQuery withPlace(@Nullable String other, double miles) {
        return but(changed -> {
            changed.near = other;
            changed.withinMiles = miles;
        });
    }

    /** The same at another time, or any. */
    public SearchQuery withWhen(@Nullable Span other) {
        return but(changed -> changed.when = other);
    }

    /** The same at other times of the week, or any. */
    public SearchQuery withTimes(@Nullable UsualTime other) {
        return but(changed -> changed.times = other);
    }

    /** The same with another kind of provider, or any. */
    public SearchQuery withKind(@Nullable ProviderKind other) {
        return but(changed -> changed.kind = other);
    }

    /** The same with another engagement, or any. */
    public SearchQuery withEngagement(@Nullable Engagement other) {
        return but(changed -> changed.engagement = other);
    }

    /** The same with another highest rate, or none. */
    public SearchQuery withMaxRatePence(@Nullable Long other) {
        return but(changed -> changed.maxRatePence = other);
    }

    /** The same with another language, or any. */
    public SearchQuery withLanguage(@Nullable String other) {
        return but(changed -> changed.language = other);
    }

    /** The same with another skill, or any. */
    public SearchQuery withSkill(@Nullable String other) {
        return but(changed -> changed.skill = other);
    }

    /** The same with another gender of who does the work, or any. */
    public SearchQuery withGender(@Nullable WorkerGender other) {
        return but(changed -> changed.gender = other);
    }

    /** The same with something else that its place has to have, or nothing. */
    public SearchQuery withAccessibility(@Nullable Accessibility other) {
        return but(changed -> changed.accessibility = other);
    }

    /** The same, but only of one provider, or of any. */
    public SearchQuery withProvider(@Nullable UUID other) {
        return but(changed -> changed.providerId = other);
    }

    /** The same, but only of these offers, or of any. */
    public SearchQuery withOffers(@Nullable List<UUID> other) {
        return but(changed -> changed.offers = other);
    }

    /** The same in another order. */
    public SearchQuery withSort(@Nullable Sort other) {
        return but(changed -> changed.sort = other);
    }

    /** The same for the eyes of a person, or of anybody. */
    public SearchQuery seenBy(@Nullable UUID person) {
        return but(changed -> changed.viewer = person);
    }

    private SearchQuery but(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.query();
    }

    /** A query on the way to another one. */
    private static final class Draft {
        private UUID councilId;
        private @Nullable String text;
        private @Nullable String service;
        private @Nullable String near;
        private double withinMiles;
        private @Nullable Span when;
        private @Nullable UsualTime times;
        private @Nullable ProviderKind kind;
        private @Nullable Engagement engagement;
        private @Nullable Long maxRatePence;
        private @Nullable String language;
        private @Nullable String skill;
        private @Nullable WorkerGender gender;
        private @Nullable Accessibility accessibility;
        private @Nullable UUID providerId;
        private @Nullable List<UUID> offers;
        private @Nullable Sort sort;
        private @Nullable UUID viewer;

        Draft(SearchQuery query) {
            councilId = query.councilId;
            text = query.text;
            service = query.service;
            near = query.near;
            withinMiles = query.withinMiles;
            when = query.when;
            times = query.times;
            kind = query.kind;
            engagement = query.engagement;
            maxRatePence = query.maxRatePence;
            language = query.language;
            skill = query.skill;
            gender = query.gender;
            accessibility = query.accessibility;
            providerId = query.providerId;
            offers = query.offers;
            sort = query.sort;
            viewer = query.viewer;
        }

        SearchQuery query() {
            return new SearchQuery(
                    councilId,
                    text,
                    service,
                    near,
                    withinMiles,
                    when,
                    times,
                    kind,
                    engagement,
                    maxRatePence,
                    language,
                    skill,
                    gender,
                    accessibility,
                    providerId,
                    offers,
                    sort,
                    viewer);
        }
    }
}
