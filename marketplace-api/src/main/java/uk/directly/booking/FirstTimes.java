package uk.directly.booking;

import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.people.Actor;

/** What a session offers this person beside its price: whether somebody may come along, and whether it is their first time. */
@Service
public class FirstTimes {
    private final DatabaseClient database;

    FirstTimes(DatabaseClient database) {
        this.database = database;
    }

    /** What there is for them now; of what is no session nothing. */
    public Mono<Along> offered(Actor actor, UUID offerId) {
        return database.sql("""
                        select s.companion_free as companion, s.taster and not booking_had_taster(:council, :holder, :offer) as taster
                          from offer_session s where s.council_id = :council and s.offer_id = :offer""")
                .bind("council", actor.councilId())
                .bind("holder", actor.forPersonId())
                .bind("offer", offerId)
                .mapProperties(Along.class)
                .one()
                .defaultIfEmpty(Along.NONE);
    }

    /** Why what is wanted of it can't be had; empty: it can. */
    Mono<Optional<Refusal>> refusal(Actor actor, QuoteRequest request) {
        Along wanted = request.along();
        return wanted.equals(Along.NONE)
                ? Mono.just(Optional.empty())
                : offered(actor, request.offerId()).map(there -> refusal(wanted, there));
    }

    static Optional<Refusal> refusal(Along wanted, Along there) {
        if (wanted.companion() && !there.companion()) {
            return Optional.of(
                    new Refusal.Invalid("companion", "Here whoever comes along pays as well. Book a place for them."));
        }
        return wanted.taster() && !there.taster()
                ? Optional.of(new Refusal.Invalid(
                        "taster", "There is no free first time here for you. Book a place at its price."))
                : Optional.empty();
    }
}
