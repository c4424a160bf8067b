package uk.directly.local.demonstration;

import java.sql.SQLException;
import java.time.Clock;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Makes the demonstration council right after the tables: before anything reads them, on the thread that starts the
 * application, in whatever database the migrations were for. It goes into our own local database unless that is switched
 * off, into another only when {@code directly.local.demonstration} says so.
 */
@Component
class DemonstrationCallback implements Callback {
    private static final String SETTING = "directly.local.demonstration";

    private final DemonstrationCouncil council;
    private final @Nullable Boolean asked;
    private final boolean own;

    DemonstrationCallback(Clock clock, Environment environment) {
        this.council = new DemonstrationCouncil(clock);
        this.asked = environment.getProperty(SETTING, Boolean.class);
        this.own = !StringUtils.hasText(environment.getProperty("spring.r2dbc.url"));
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_MIGRATE;
    }

    /** It has a transaction of its own. */
    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return false;
    }

    @Override
    public void handle(Event event, Context context) {
        if (!own && !Boolean.TRUE.equals(asked)) {
            return;
        }
        try {
            council.makeOnce(context.getConnection(), asked == null || asked);
        } catch (SQLException e) {
            throw new IllegalStateException("The demonstration council could not be made", e);
        }
    }

    @Override
    public String getCallbackName() {
        return "demonstration council";
    }
}
