package uk.directly.register;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Imported directories: findable, not accredited, not bookable. */
@Component
public class Directory {
    private static final String SEARCH = """
            select t.id, t.source, t.name, t.kind, t.description, t.address, t.postcode, t.district, t.phone, t.website,
                   away.square as square_metres, lower(t.name) as sort_name
              from listing t
            """ + Nearby.KEYS + """
             where t.council_id = :council and listing_is_shown(t)
               and (:text::text is null or register_resembles(:text, t.name || ' ' || t.description))
               and
            """ + Nearby.CONDITIONS;

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
