package uk.directly.booking;

import io.r2dbc.spi.R2dbcException;
import java.util.Set;

/** The database's own word that somebody else was faster. */
final class Taken {
    /** The exclusion constraint on a worker's time, and a deadlock in which this request gave way. */
    private static final Set<String> STATES = Set.of("23P01", "40P01");

    private Taken() {}

    static boolean is(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof R2dbcException r2dbc && r2dbc.getSqlState() != null) {
                return STATES.contains(r2dbc.getSqlState());
            }
        }
        return false;
    }
}
