package uk.directly.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The PostgreSQL of this test JVM, started when first asked for and stopped with the JVM: a container where Docker
 * answers and has the image already (nothing is pulled), else the embedded one. If neither starts the test fails.
 *
 * @param host where it listens
 * @param port where it listens
 * @param username a superuser
 * @param password theirs
 */
record TestServer(String host, int port, String username, String password) {
    private static final Logger LOG = LoggerFactory.getLogger(TestServer.class);
    private static final String IMAGE = "postgres:18";
    private static final String CONNECTIONS = "300";

    /** The one of this JVM. */
    static TestServer running() {
        return Running.SERVER;
    }

    /** A source of connections to one of its databases, not pooled. */
    DataSource dataSource(String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {host});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        source.setUser(username);
        source.setPassword(password);
        return source;
    }

    private static TestServer start() {
        if (dockerHasImage()) {
            try {
                return container();
            } catch (RuntimeException e) {
                LOG.warn("Docker has {} but could not run it; the embedded one is used", IMAGE, e);
            }
        }
        return embedded();
    }

    private static boolean dockerHasImage() {
        try {
            Process inspect = new ProcessBuilder("docker", "image", "inspect", IMAGE)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (inspect.waitFor(10, TimeUnit.SECONDS)) {
                return inspect.exitValue() == 0;
            }
            inspect.destroyForcibly();
            return false;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking Docker for " + IMAGE, e);
        }
    }

    @SuppressWarnings("resource") // it stops with the JVM
    private static TestServer container() {
        PostgreSQLContainer container = new PostgreSQLContainer(IMAGE)
                .withImagePullPolicy(image -> false)
                .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=" + CONNECTIONS);
        container.start();
        int port = container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT);
        return new TestServer(
                isHere(port) ? "localhost" : container.getHost(),
                port,
                container.getUsername(),
                container.getPassword());
    }

    /**
     * Whether it listens on this machine: where this machine is a container itself, Testcontainers names the bridge instead, and
     * the application with its local default wants a database of its own machine.
     */
    private static boolean isHere(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static TestServer embedded() {
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
            MemoryFolder.take().ifPresent(builder::setDataDirectory);
            EmbeddedPostgres postgres = builder.setServerConfig("max_connections", CONNECTIONS)
                    .setServerConfig("full_page_writes", "off")
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
            return new TestServer("localhost", postgres.getPort(), "postgres", "postgres");
        } catch (IOException e) {
            throw new IllegalStateException("Neither Docker nor the embedded PostgreSQL gives the tests a database", e);
        }
    }

    /** Started by the class loader, once, whichever test comes first. */
    private static final class Running {
        private static final TestServer SERVER = start();
    }
}
