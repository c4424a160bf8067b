package uk.directly.offer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Place;
import uk.directly.council.Places;
import uk.directly.council.Setting;
import uk.directly.council.SettingsInForce;
import uk.directly.offer.SearchResult.Reason;
import uk.directly.offer.SearchStatement.Context;
import uk.directly.rate.BandCalendars;
import uk.directly.rate.Span;

/** Looks up what a query's words mean. */
@Component
class SearchContexts {
    private final Clock clock;
    private final Places places;
    private final OfferServices services;
    private final CouncilSettings settings;
    private final SignsOfLife signsOfLife;
    private final BandCalendars calendars;

    SearchContexts(
            Clock clock,
            Places places,
            OfferServices services,
            CouncilSettings settings,
            SignsOfLife signsOfLife,
            BandCalendars calendars) {
        this.clock = clock;
        this.places = places;
        this.services = services;
        this.settings = settings;
        this.signsOfLife = signsOfLife;
        this.calendars = calendars;
    }

    Mono<Resolved> of(SearchQuery query) {
        return Mono.defer(() -> Mono.zip(place(query.near()), serviceIds(query.service())))
                .flatMap(found -> {
                    Place place = found.getT1().orElse(null);
                    List<UUID> wanted = found.getT2();
                    if (query.near() != null && place == null) {
                        return Mono.just(new Resolved.Not(new SearchResult.UnknownPlace(query.near())));
                    }
                    if (query.service() != null && wanted.isEmpty()) {
                        return Mono.just(new Resolved.Not(new SearchResult.UnknownService(query.service())));
                    }
                    return impossible(query)
                            .<Resolved>map(reason -> new Resolved.Not(new SearchResult.ImpossibleTime(reason)))
                            .switchIfEmpty(known(query, place, wanted));
                });
    }

    /** Why the wanted time is impossible whatever the offer; empty: it isn't. */
    private Mono<Reason> impossible(SearchQuery query) {
        Span when = query.when();
        return when == null
                ? Mono.empty()
                : settings.on(query.councilId(), London.today(clock))
                        .flatMap(inForce -> Mono.justOrEmpty(impossible(when, clock.instant(), inForce)));
    }

    private static Optional<Reason> impossible(Span when, Instant now, SettingsInForce inForce) {
        if (when.start().isBefore(now)) {
            return Optional.of(Reason.IN_THE_PAST);
        }
        if (Duration.ofMinutes(when.minutes()).compareTo(inForce.get(Setting.LONGEST_VISIT)) > 0) {
            return Optional.of(Reason.TOO_LONG);
        }
        ZonedDateTime furthest = now.atZone(London.ZONE).plusMonths(inForce.get(Setting.MONTHS_AHEAD));
        return when.start().isAfter(furthest.toInstant()) ? Optional.of(Reason.TOO_FAR_AHEAD) : Optional.empty();
    }

    private Mono<Resolved> known(SearchQuery query, @Nullable Place place, List<UUID> wanted) {
        Span when = query.when();
        LocalDate day = when == null
                ? London.today(clock)
                : when.start().atZone(London.ZONE).toLocalDate();
        String text = query.text();
        return Mono.zip(signsOfLife.since(query.councilId()), times(query, day))
                .map(both -> new Resolved.Known(
                        new Context(
                                clock.instant(),
                                both.getT1(),
                                day,
                                place == null ? null : place.point(),
                                place == null ? null : place.outcode(),
                                wanted,
                                text == null ? List.of() : SearchTerms.of(text),
                                both.getT2().orElse(null)),
                        place));
    }

    private Mono<Optional<Place>> place(@Nullable String near) {
        return near == null ? Mono.just(Optional.empty()) : places.find(near).singleOptional();
    }

    private Mono<List<UUID>> serviceIds(@Nullable String slug) {
        return slug == null ? Mono.just(List.of()) : services.idsWithin(slug);
    }

    private Mono<Optional<WantedTimes>> times(SearchQuery query, LocalDate day) {
        Span when = query.when();
        UsualTime times = query.times();
        if (when == null && times == null) {
            return Mono.just(Optional.empty());
        }
        return calendars.on(query.councilId(), day).map(calendar -> {
            if (when != null || times == null) {
                return Optional.ofNullable(when).map(span -> WantedTimes.visit(span, calendar));
            }
            return Optional.of(WantedTimes.of(times, London.today(clock), calendar));
        });
    }

    /** What a query means, or what of it nobody knows. */
    sealed interface Resolved {
        record Known(Context context, @Nullable Place place) implements Resolved {}

        record Not(SearchResult refusal) implements Resolved {}
    }
}
