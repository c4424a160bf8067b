package uk.directly.council;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds where somebody means: by postcode, outcode, town or ward, forgiving of case and spaces. */
@Component
public class Places {
    private static final Pattern OUTCODE = Pattern.compile("[A-Z]{1,2}[0-9][A-Z0-9]?");
    private static final int LONGEST = 60;

    private static final String BY_POSTCODE = """
            select p.postcode as name, p.place[0]::int as easting, p.place[1]::int as northing, w.name as ward,
                   concat_ws(', ', coalesce(w.name, o.town), split_part(p.postcode, ' ', 1)) as district
              from postcode p
              left join ward w on w.code = p.ward_code
              left join outcode o on o.outcode = split_part(p.postcode, ' ', 1)
             where p.postcode = :name
            """;

    private static final String BY_OUTCODE = """
            select o.outcode as name, o.place[0]::int as easting, o.place[1]::int as northing, null::text as ward,
                   o.town || ', ' || o.outcode as district
              from outcode o
             where o.outcode = :name
            """;

    // A town is the middle of its outcodes; of two towns of one name (there are a few) the one with more outcodes,
    // which
    // is the larger. A ward is the middle of its postcodes.
    private static final String BY_TOWN = """
            select name, easting, northing, null::text as ward, name as district
              from (select o.town as name, avg(o.place[0])::int as easting, avg(o.place[1])::int as northing,
                           1 as preference, count(*) as size
                      from outcode o where lower(o.town) = :name
                     group by o.town, substring(o.outcode from '^[A-Z]+')
                    union all
                    select w.name, avg(p.place[0])::int, avg(p.place[1])::int, 2, count(*)
                      from ward w join postcode p on p.ward_code = w.code
                     where lower(w.name) = :name
                     group by w.code, w.name) found
             order by preference, size desc, name
             limit 1
            """;

    private final DatabaseClient database;

    Places(DatabaseClient database) {
        this.database = database;
    }

    /** The place of that name, e.g. {@code m332aa}, {@code M33} or {@code sale}; empty when nobody knows it. */
    public Mono<Place> find(String named) {
        return Mono.defer(() -> {
            String words = named.strip().replaceAll("\\s+", " ");
            if (words.isEmpty() || words.length() > LONGEST || words.indexOf('\0') >= 0) {
                return Mono.empty();
            }
            String postcode = FullPostcode.of(words);
            if (postcode != null) {
                return read(BY_POSTCODE, postcode);
            }
            String code = words.replace(" ", "").toUpperCase(Locale.ROOT);
            return OUTCODE.matcher(code).matches()
                    ? read(BY_OUTCODE, code)
                    : read(BY_TOWN, words.toLowerCase(Locale.ROOT));
        });
    }

    private Mono<Place> read(String sql, String name) {
        return database.sql(sql)
                .bind("name", name)
                .mapProperties(Found.class)
                .one()
                .map(Found::place);
    }

    /** A row of one of the three questions. */
    private record Found(
            String name,
            int easting,
            int northing,
            String district,
            @Nullable String ward) {
        Place place() {
            return new Place(name, new GridPoint(easting, northing), district, ward);
        }
    }
}
