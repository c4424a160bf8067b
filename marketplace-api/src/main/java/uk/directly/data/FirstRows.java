package uk.directly.data;

import io.r2dbc.pool.ConnectionPool;
import java.util.HashMap;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.Disposable;
import reactor.core.Disposables;

/**
 * The database as search reads it: over connections of its own, so that whatever the public asks for takes none from those
 * who book and pay; they only read, and their plans are made for the values that are asked for and for the first rows, in the
 * order in which an index gives them, instead of finding everything and sorting it (ADR 30).
 */
public final class FirstRows implements AutoCloseable {
    private final DatabaseClient client;
    private final Disposable connections;

    /** Over connections of its own, which end with it. */
    FirstRows(ConnectionPool connections) {
        this.client = DatabaseClient.create(connections);
        this.connections = connections;
    }

    /** Over those that everybody uses. */
    public FirstRows(DatabaseClient client) {
        this.client = client;
        this.connections = Disposables.disposed();
    }

    /** To read with. */
    public DatabaseClient client() {
        return client;
    }

    @Override
    public void close() {
        connections.dispose();
    }

    /** What such a connection begins with, beside the usual limits. */
    static Map<String, String> options(PoolSettings settings) {
        Map<String, String> options = new HashMap<>(settings.limits());
        options.put("default_transaction_read_only", "on");
        // A plan that fits every value guesses a handful of rows around any place.
        options.put("plan_cache_mode", "force_custom_plan");
        options.put("enable_sort", "off");
        options.put("enable_hashjoin", "off");
        options.put("enable_mergejoin", "off");
        options.put("jit", "off");
        return options;
    }
}
