package uk.directly.offer;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The taxonomy of support (R36). It comes with a migration, so once read it is kept for a long while. */
@Component
public class OfferServices {
    private static final Duration KEPT = Duration.ofHours(1);

    private final Mono<List<OfferService>> all;

    OfferServices(DatabaseClient database) {
        this.all =
                Mono.defer(() -> read(database)).cache(services -> KEPT, error -> Duration.ZERO, () -> Duration.ZERO);
    }

    /** All of them, wider ones before what belongs to them, in the order in which they are shown. */
    public Mono<List<OfferService>> all() {
        return all;
    }

    /** The ids of a service, which comes first, and of those below it; none: there is no such service. */
    Mono<List<UUID>> idsWithin(String slug) {
        return all.map(services -> services.stream()
                .filter(service -> service.slug().equals(slug) || slug.equals(service.parent()))
                .sorted(Comparator.comparing(service -> !service.slug().equals(slug)))
                .map(OfferService::id)
                .toList());
    }

    private static Mono<List<OfferService>> read(DatabaseClient database) {
        return database.sql("""
                        select s.id, s.slug, s.name, wider.slug as parent, s.personal_care
                          from service s left join service wider on wider.id = s.parent_id
                         order by s.position
                        """).mapProperties(OfferService.class).all().collectList();
    }
}
