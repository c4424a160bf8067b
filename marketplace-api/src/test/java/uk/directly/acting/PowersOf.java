package uk.directly.acting;

import java.time.Clock;
import org.springframework.r2dbc.core.DatabaseClient;
import uk.directly.data.Changes;

/** The powers on another feature's desk. */
public final class PowersOf {
    private PowersOf() {}

    /** Over this database and time. */
    public static Powers on(DatabaseClient database, Changes changes, Clock clock) {
        return new Powers(database, changes, clock);
    }
}
