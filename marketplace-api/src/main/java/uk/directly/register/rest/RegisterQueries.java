package uk.directly.register.rest;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import uk.directly.council.Councils;
import uk.directly.council.Place;
import uk.directly.council.Places;
import uk.directly.register.Position;
import uk.directly.register.ProviderKind;
import uk.directly.register.Register;
import uk.directly.register.RegisterQuery;
import uk.directly.web.rest.Cursor;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;
import uk.directly.web.rest.QueryValue;

/** Reads what somebody looks for in the register or the directory from an address. */
@Component
class RegisterQueries {
    private static final double DEFAULT_MILES = 10;
    private static final double MOST_MILES = 100;

    private final Councils councils;
    private final Places places;
    private final Register register;

    RegisterQueries(Councils councils, Places places, Register register) {
        this.councils = councils;
        this.places = places;
        this.register = register;
    }

    /** The query of a visitor for the directory; empty in an installation without a council. */
    Mono<RegisterQuery> of(@Nullable String text, @Nullable String near, @Nullable Double within) {
        return of(text, near, within, null, null, null);
    }

    /** The query of a visitor for the register. */
    Mono<RegisterQuery> of(
            @Nullable String text,
            @Nullable String near,
            @Nullable Double within,
            @Nullable String kind,
            @Nullable String service,
            @Nullable String language) {
        String words = QueryValue.text("q", text);
        ProviderKind provider = QueryValue.choice("kind", kind, ProviderKind.class);
        String slug = QueryValue.text("service", service);
        String spoken = QueryValue.text("language", language);
        double miles = miles(within);
        return Mono.zip(councils.ofVisitors(), place(QueryValue.text("near", near)), known(slug))
                .map(all -> new RegisterQuery(
                        all.getT1().id(),
                        words,
                        all.getT2().map(Place::point).orElse(null),
                        miles,
                        provider,
                        slug,
                        spoken));
    }

    private Mono<Boolean> known(@Nullable String service) {
        return service == null
                ? Mono.just(true)
                : register.services()
                        .any(each -> each.slug().equals(service))
                        .filter(Boolean::booleanValue)
                        .switchIfEmpty(Mono.error(
                                () -> Problem.invalid("service", "must be one of the slugs of /api/v1/services")));
    }

    static @Nullable Position position(@Nullable Cursor after) {
        return after == null ? null : new Position(after.number(0), after.text(1), after.id(2));
    }

    static Cursor cursor(Position position) {
        return Cursor.after(position.squareMetres(), position.name(), position.id());
    }

    private Mono<Optional<Place>> place(@Nullable String near) {
        return near == null
                ? Mono.just(Optional.empty())
                : places.find(near)
                        .map(Optional::of)
                        .switchIfEmpty(Mono.error(() -> Problem.of(
                                ProblemType.UNKNOWN_POSTCODE,
                                "Check near: a whole postcode like M33 2AA, its first part like M33, or a town.")));
    }

    private static double miles(@Nullable Double within) {
        if (within == null) {
            return DEFAULT_MILES;
        }
        if (!(within > 0 && within <= MOST_MILES)) {
            throw Problem.invalid("within", "must be more than 0 and at most 100 miles");
        }
        return within;
    }
}
