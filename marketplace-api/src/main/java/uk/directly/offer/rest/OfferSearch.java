package uk.directly.offer.rest;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.offer.Accessibility;
import uk.directly.offer.SearchQuery;
import uk.directly.offer.UsualTime;
import uk.directly.offer.WorkerGender;
import uk.directly.people.Actor;
import uk.directly.rate.Engagement;
import uk.directly.rate.Span;
import uk.directly.register.ProviderKind;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;
import uk.directly.web.rest.QueryValue;

/**
 * What is searched for, as the address says it.
 *
 * @param q free words
 * @param service a service's slug
 * @param near a postcode, outcode, town or ward
 * @param within miles
 * @param from with {@code to}: bookable in that time
 * @param times instead of an instant, a time of the week: {@code weekday-mornings}
 */
record OfferSearch(
        @Nullable String q,
        @Nullable String service,
        @Nullable String near,
        @Nullable Double within,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String times,
        @Nullable String kind,
        @Nullable String engagement,
        @Nullable Long maxRatePence,
        @Nullable String language,
        @Nullable String skill,
        @Nullable String gender,
        @Nullable String accessibility,
        @Nullable UUID provider,
        @Nullable String sort) {

    /** The query of that council for those eyes. */
    SearchQuery in(UUID councilId, @Nullable Actor actor) {
        String place = QueryValue.text("near", near);
        return SearchQuery.all(councilId)
                .withText(QueryValue.text("q", q))
                .withService(QueryValue.text("service", service))
                .withPlace(place, miles())
                .withWhen(when())
                .withTimes(QueryValue.choice("times", times, UsualTime.class))
                .withKind(QueryValue.choice("kind", kind, ProviderKind.class))
                .withEngagement(QueryValue.choice("engagement", engagement, Engagement.class))
                .withMaxRatePence(mostPence())
                .withLanguage(QueryValue.text("language", language))
                .withSkill(QueryValue.text("skill", skill))
                .withGender(QueryValue.choice("gender", gender, WorkerGender.class))
                .withAccessibility(QueryValue.choice("accessibility", accessibility, Accessibility.class))
                .withProvider(provider)
                .withSort(order(place))
                .seenBy(actor == null ? null : actor.forPersonId());
    }

    private @Nullable Span when() {
        if (from == null && to == null) {
            return null;
        }
        if (from == null || to == null) {
            throw Problem.invalid(from == null ? "from" : "to", "is needed: a time has a start and an end");
        }
        if (times != null) {
            throw Problem.invalid("times", "can't be asked together with from and to");
        }
        if (!Span.isWholeMinute(from) || !Span.isWholeMinute(to)) {
            throw Problem.invalid(Span.isWholeMinute(from) ? "to" : "from", "must be a whole minute");
        }
        if (!to.isAfter(from)) {
            throw Problem.of(ProblemType.END_BEFORE_START, "Make to later than from.");
        }
        return new Span(from, to);
    }

    private double miles() {
        if (within == null) {
            return SearchQuery.DEFAULT_MILES;
        }
        if (!(within > 0 && within <= SearchQuery.MOST_MILES)) {
            throw Problem.invalid("within", "must be more than 0 and at most 100 miles");
        }
        return within;
    }

    private @Nullable Long mostPence() {
        if (maxRatePence != null && maxRatePence < 0) {
            throw Problem.invalid("maxRatePence", "must not be below zero");
        }
        return maxRatePence;
    }

    private SearchQuery.@Nullable Sort order(@Nullable String place) {
        SearchQuery.Sort order = QueryValue.choice("sort", sort, SearchQuery.Sort.class);
        if (order == SearchQuery.Sort.DISTANCE && place == null) {
            throw Problem.invalid("sort", "by distance needs near");
        }
        return order;
    }
}
