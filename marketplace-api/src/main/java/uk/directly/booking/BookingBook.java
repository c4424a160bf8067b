package uk.directly.booking;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.people.Actor;

/** Reads bookings: a person sees those they hold and those they are booked for, and no others (R102). */
@Service
public class BookingBook {
    private static final String MINE = """
            b.council_id = :council and (b.holder_id = :person or b.provider_id = :provider and b.kept_for is null)""";
    /** Matches no provider: for those who run none. */
    private static final UUID NO_PROVIDER = new UUID(0, 0);

    private final DatabaseClient database;
    private final JsonMapper json;

    BookingBook(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    /** One of this person's bookings; empty where it is somebody else's, or nobody's. */
    public Mono<Booking> one(Actor actor, UUID id) {
        return database.sql("select booking_json(b)::text from booking b where b.id = :id and " + MINE)
                .bind("id", id)
                .bind("council", actor.councilId())
                .bind("person", actor.forPersonId())
                .bind("provider", actor.providerId() == null ? NO_PROVIDER : actor.providerId())
                .mapValue(String.class)
                .one()
                .map(this::booking);
    }

    /**
     * This person's bookings, latest start first.
     *
     * @param states only these; none: all
     * @param after the last one already shown; none: from the first on
     */
    public Flux<Booking> list(Actor actor, List<BookingState> states, @Nullable Position after, int limit) {
        return database.sql("""
                        select booking_json(b)::text from booking b
                         where %s and (cardinality(:states::text[]) = 0 or b.state = any(:states))
                           and (b.start_at, b.id) < (:start::timestamptz, :id::uuid)
                         order by b.start_at desc, b.id desc
                         limit :limit""".formatted(MINE))
                .bind("council", actor.councilId())
                .bind("person", actor.forPersonId())
                .bind("provider", actor.providerId() == null ? NO_PROVIDER : actor.providerId())
                .bind("states", states.stream().map(BookingState::slug).toArray(String[]::new))
                .bind("start", after == null ? Position.FIRST.start() : after.start())
                .bind("id", after == null ? Position.FIRST.id() : after.id())
                .bind("limit", limit)
                .mapValue(String.class)
                .all()
                .map(this::booking);
    }

    /** The home address of a booking's holder, for its provider and only once they accepted (R101). */
    public Mono<Address> address(Actor actor, Booking booking) {
        if (!booking.sharesAddress() || !booking.provider().id().equals(actor.providerId())) {
            return Mono.empty();
        }
        return database.sql("""
                        select lines, postcode from home_address
                         where council_id = :council and person_id = :holder""")
                .bind("council", booking.councilId())
                .bind("holder", booking.holderId())
                .mapProperties(Address.class)
                .one();
    }

    /** Reads what {@code booking_json} wrote. */
    Booking booking(String text) {
        return json.readValue(text, Booking.class);
    }

    /** Where somebody lives. */
    public record Address(String lines, String postcode) {}

    /** A place in the list, by start and id. */
    public record Position(Instant start, UUID id) {
        /** Before all of the list. */
        public static final Position FIRST = new Position(
                Instant.parse("9999-12-31T00:00:00Z"), UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff"));

        /** The place of that booking. */
        public static Position of(Booking booking) {
            return new Position(booking.start(), booking.id());
        }
    }

    /** The states of bookings that still ask something of somebody. */
    public static List<BookingState> open() {
        return Arrays.stream(BookingState.values())
                .filter(state -> switch (state) {
                    case ASKING, REQUESTED, CONFIRMED, RECORDED, QUERIED -> true;
                    case SETTLED, CANCELLED, DECLINED, EXPIRED, DID_NOT_HAPPEN -> false;
                })
                .toList();
    }
}
