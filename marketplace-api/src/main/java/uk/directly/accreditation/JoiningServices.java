package uk.directly.accreditation;

import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.people.Actor;

/** The services that providers choose from, and what directory entries say that they claim. */
@Service
public class JoiningServices {
    private final DatabaseClient database;

    JoiningServices(DatabaseClient database) {
        this.database = database;
    }

    /**
     * A kind of support.
     *
     * @param personalCare whether it asks for an enhanced DBS check
     */
    public record Kind(String slug, String name, boolean personalCare) {}

    /** An entry of an imported directory. */
    public record Claimed(String name, String postcode) {}

    /** All of them, in the order in which they are shown. */
    public Flux<Kind> all() {
        return database.sql("select slug, name, personal_care from service order by position")
                .mapProperties(Kind.class)
                .all();
    }

    /** What one's own provider says that it does, by slug. */
    public Flux<String> own(Actor provider) {
        return database.sql("""
                        select s.slug from provider_service o join service s on s.id = o.service_id
                         where o.council_id = :council and o.provider_id = :provider
                         order by s.position""")
                .bind("council", provider.councilId())
                .bind("provider", Objects.requireNonNullElse(provider.providerId(), new UUID(0, 0)))
                .mapValue(String.class)
                .all();
    }

    /** What an entry of the directory says; empty: there is none of that id. */
    public Mono<Claimed> claimed(UUID councilId, UUID listingId) {
        return database.sql("""
                        select name, coalesce(postcode, '') as postcode from listing
                         where council_id = :council and id = :id""")
                .bind("council", councilId)
                .bind("id", listingId)
                .mapProperties(Claimed.class)
                .one();
    }
}
