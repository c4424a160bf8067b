package uk.directly.testing;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.spi.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * A database of a test's own on the PostgreSQL of this JVM: all migrations applied, no rows but those the migrations
 * put there. Migrated once into a template, copied from it each time, so that one more costs a fraction of a second.
 *
 * <p>Plain tests say {@link WithDatabase} and take one as a parameter. Tests with a Spring context use {@link
 * Initializer}, or call {@link #register} from their {@code @DynamicPropertySource}.
 */
public final class TestDatabase implements AutoCloseable {
    private static final String TEMPLATE = "directly_template";
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final List<TestDatabase> OPEN = new CopyOnWriteArrayList<>();

    private final TestServer server = TestServer.running();
    private final String name = "test_" + NUMBER.incrementAndGet();
    private final List<ConnectionPool> pools = new CopyOnWriteArrayList<>();
    private final ConnectionPool pool;
    private final DatabaseClient client;
    private java.sql.@Nullable Connection standing;

    private TestDatabase(String template) {
        execute(server, "create database " + name + " template " + template);
        pool = connections(4);
        client = DatabaseClient.create(pool);
        OPEN.add(this);
    }

    /** A new one with all migrations applied. */
    public static TestDatabase create() {
        return new TestDatabase(Template.NAME);
    }

    /** A new one with nothing in it, for tests of the migrations themselves. */
    public static TestDatabase unmigrated() {
        return new TestDatabase("template1");
    }

    /**
     * A new one like another, rows and all.
     *
     * @param original one that has been {@link #rest() laid to rest}
     */
    public static TestDatabase copyOf(TestDatabase original) {
        return new TestDatabase(original.name);
    }

    /** Lets go of it for good, so that it can be copied: nobody may be connected to what is copied. */
    public void rest() {
        OPEN.remove(this);
        pools.forEach(ConnectionPool::dispose);
    }

    /** Those that are in use now. */
    static List<TestDatabase> open() {
        return List.copyOf(OPEN);
    }

    /** Its name on the server. */
    public String name() {
        return name;
    }

    /** Its address for {@code spring.r2dbc.url}, without user and password. */
    public String r2dbcUrl() {
        return "r2dbc:postgresql://" + server.host() + ":" + server.port() + "/" + name;
    }

    /** Its address for {@code spring.flyway.url}, without user and password. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + server.host() + ":" + server.port() + "/" + name;
    }

    /** The user, a superuser. */
    public String username() {
        return server.username();
    }

    /** Their password. */
    public String password() {
        return server.password();
    }

    /** For statements over a pool of four connections: so few that a leak hangs at once. */
    public DatabaseClient client() {
        return client;
    }

    /** The pool of {@link #client()}. */
    public ConnectionPool pool() {
        return pool;
    }

    /** A further pool, for tests with many at once; closed with the database. */
    public ConnectionPool connections(int most) {
        PostgresqlConnectionFactory factory =
                new PostgresqlConnectionFactory(PostgresqlConnectionConfiguration.builder()
                        .host(server.host())
                        .port(server.port())
                        .database(name)
                        .username(server.username())
                        .password(server.password())
                        .build());
        ConnectionPool more = new ConnectionPool(ConnectionPoolConfiguration.builder(factory)
                .initialSize(0)
                .maxSize(most)
                .maxAcquireTime(Duration.ofSeconds(20))
                .postAllocate(Connection::rollbackTransaction)
                .build());
        pools.add(more);
        return more;
    }

    /** Over JDBC, not pooled: for statements a test has to see fail one by one. */
    public DataSource dataSource() {
        return server.dataSource(name);
    }

    /** Runs statements over JDBC. */
    public void execute(String sql) {
        run(dataSource(), sql);
    }

    /** The first column of each row, as text, over JDBC. */
    public List<String> select(String sql) {
        try (java.sql.Connection connection = dataSource().getConnection()) {
            return firstColumn(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage() + " in: " + sql, e);
        }
    }

    private static List<String> firstColumn(java.sql.Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(String.valueOf(rows.getString(1)));
            }
            return values;
        }
    }

    /**
     * The same over one connection that stays open: for what is asked of every database after every test, where a new
     * connection would cost more than the question.
     */
    synchronized List<String> selectStanding(String sql) {
        try {
            if (standing == null || !standing.isValid(1)) {
                standing = dataSource().getConnection();
            }
            return firstColumn(standing, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage() + " in: " + sql, e);
        }
    }

    /** The settings with which the application uses this database and nothing embedded. */
    public Map<String, Object> properties() {
        return Map.of(
                "spring.r2dbc.url", r2dbcUrl(),
                "spring.r2dbc.username", username(),
                "spring.r2dbc.password", password(),
                "spring.flyway.url", jdbcUrl(),
                "spring.flyway.user", username(),
                "spring.flyway.password", password());
    }

    /** Gives a Spring test this database; call it from a method with {@code @DynamicPropertySource}. */
    public void register(DynamicPropertyRegistry registry) {
        properties().forEach((key, value) -> registry.add(key, () -> value));
    }

    /** Drops it, whoever is still connected. */
    @Override
    public void close() {
        if (OPEN.remove(this)) {
            pools.forEach(ConnectionPool::dispose);
            // The standing connection is cut with everyone else's.
            execute(server, "drop database " + name + " with (force)");
        }
    }

    private static void execute(TestServer server, String sql) {
        run(server.dataSource("postgres"), sql);
    }

    private static void run(DataSource source, String sql) {
        try (java.sql.Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage() + " in: " + sql, e);
        }
    }

    /** Gives each Spring context a database of its own; it goes when the context closes. */
    public static final class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestDatabase database = create();
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("test database", database.properties()));
            DefaultListableBeanFactory beans = (DefaultListableBeanFactory) context.getBeanFactory();
            beans.registerSingleton("testDatabase", database);
            // Registered before every bean, so closed after the last of them, the pool among them.
            beans.registerDisposableBean("testDatabase", database::close);
        }
    }

    /** Migrated by the class loader, once, whichever test comes first. */
    private static final class Template {
        private static final String NAME = migrated();

        private static String migrated() {
            TestServer server = TestServer.running();
            TestDatabase.execute(server, "create database " + TEMPLATE);
            Flyway.configure()
                    .dataSource(server.dataSource(TEMPLATE))
                    .placeholderReplacement(false)
                    .load()
                    .migrate();
            return TEMPLATE;
        }
    }
}
