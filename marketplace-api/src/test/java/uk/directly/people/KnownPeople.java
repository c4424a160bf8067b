package uk.directly.people;

import java.time.Clock;
import org.springframework.r2dbc.core.DatabaseClient;

/** {@link People} for tests without a Spring context. */
public final class KnownPeople {
    private KnownPeople() {}

    /** Those of this database, by this clock. */
    public static People of(DatabaseClient database, Clock clock) {
        return new People(database, clock);
    }
}
