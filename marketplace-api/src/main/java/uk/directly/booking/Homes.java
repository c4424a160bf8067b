package uk.directly.booking;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.people.Actor;

/** Where people live, for what is looked for near them. */
@Service
public class Homes {
    private final DatabaseClient database;

    Homes(DatabaseClient database) {
        this.database = database;
    }

    /** One's own postcode, or of the person one acts for; empty: nobody knows it. */
    public Mono<String> postcode(Actor actor) {
        return postcode(actor.councilId(), actor.forPersonId());
    }

    Mono<String> postcode(UUID councilId, UUID personId) {
        return database.sql("select postcode from home_address where council_id = :council and person_id = :person")
                .bind("council", councilId)
                .bind("person", personId)
                .mapValue(String.class)
                .one();
    }
}
