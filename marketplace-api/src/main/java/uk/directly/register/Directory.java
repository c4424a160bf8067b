package uk.directly.register;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Imported directories: findable, not accredited, not bookable. */
@Component
public class Directory {
    private static final String COLUMNS = """
            select t.id, t.source, t.name, t.kind, t.description, t.address, t.postcode, t.district, t.phone, t.website,
                   away.square as square_metres, lower(t.name) as sort_name
              from listing t
            """;

    private static final String SEARCH = COLUMNS + Nearby.KEYS + """
             where t.council_id = :council and listing_is_shown(t)
               and (:text::text is null or register_resembles(:text, t.name || ' ' || t.description))
               and
            """ + Nearby.CONDITIONS;

    private static final String ONE = COLUMNS + """
             cross join lateral (select null::bigint as square) away
             where t.council_id = :council and t.id = :id and listing_is_shown(t)
            """;

    private final DatabaseClient database;

    Directory(DatabaseClient database) {
        this.database = database;
    }

    /** The listings after a position, or from the first, at most so many; a kind of provider means nothing here. */
    public Flux<Listing> search(RegisterQuery query, @Nullable Position after, int limit) {
        return Nearby.bind(database.sql(SEARCH), query, after, limit)
                .mapProperties(Row.class)
                .all()
                .map(Row::listing);
    }

    /** One listing; empty where it is gone, or stands back for its owner's entry in the register. */
    public Mono<Listing> one(UUID councilId, UUID listingId) {
        return database.sql(ONE)
                .bind("council", councilId)
                .bind("id", listingId)
                .mapProperties(Row.class)
                .one()
                .map(Row::listing);
    }

    private record Row(
            UUID id,
            String source,
            String name,
            String kind,
            String description,
            @Nullable String address,
            @Nullable String postcode,
            @Nullable String district,
            @Nullable String phone,
            @Nullable String website,
            @Nullable Long squareMetres,
            String sortName) {
        Listing listing() {
            return new Listing(
                    id,
                    source,
                    name,
                    kind,
                    description,
                    address,
                    postcode,
                    district,
                    phone,
                    website,
                    Miles.of(squareMetres),
                    new Position(squareMetres == null ? 0 : squareMetres, sortName, id));
        }
    }
}
