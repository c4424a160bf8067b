package uk.directly.offer;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.testing.TestDatabase;

/** The features up to offers, put together as in the application, on a test's database and time. */
final class OfferContext implements AutoCloseable {
    /** A Monday in winter. */
    static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    OfferContext(TestDatabase database) {
        context.registerBean(DatabaseClient.class, database::client);
        context.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
        context.registerBean(Clock.class, () -> Clock.fixed(NOW, ZoneOffset.UTC));
        context.scan("uk.directly.council", "uk.directly.rate", "uk.directly.register", "uk.directly.offer");
        context.refresh();
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
