package uk.directly.local;

import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import reactor.core.publisher.Mono;
import uk.directly.booking.VisitsDue;
import uk.directly.file.FilePlace;
import uk.directly.file.FileScan;

/** Puts the local default in place of whatever is not configured: the database, sign-in with its movable clock, both. */
@Configuration(proxyBeanMethods = false)
class LocalConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(LocalConfiguration.class);

    @Bean(destroyMethod = "close")
    @Conditional(AnyLocalCondition.class)
    LocalFolder localFolder(LocalSettings settings, Environment environment) {
        new StartRules(environment, settings).check();
        LocalFolder folder = LocalFolder.take(settings.folder());
        try {
            LocalPorts.of(environment, settings).requireFree();
            if (settings.reset()) {
                LocalDatabase.stopLeftover(folder.path());
                folder.empty();
            }
            return folder;
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** The simulator keeps its journal in the folder: it opens it after a reset has emptied the folder, not before. */
    @Bean
    @Conditional(AnyLocalCondition.class)
    static StartsFirst localFolderStartsFirst() {
        return new StartsFirst("localFolder", "stripeSimulator");
    }

    @Bean
    @Conditional(LocalSignInCondition.Elsewhere.class)
    Clock clock() {
        return Clock.systemUTC();
    }

    /** PostgreSQL, before the pool and Flyway ask where it is. */
    @Configuration(proxyBeanMethods = false)
    @Conditional(LocalDatabaseCondition.class)
    static class DatabaseConfiguration {

        @Bean(destroyMethod = "close")
        LocalDatabase localDatabase(LocalFolder folder, LocalSettings settings) {
            return LocalDatabase.start(
                    folder.path(),
                    new LocalPort(settings.databasePort(), "the database", "directly.local.database-port"));
        }

        @Bean
        R2dbcConnectionDetails localConnectionDetails(LocalDatabase database) {
            LocalDatabaseAccess access = database.access();
            ConnectionFactoryOptions options = ConnectionFactoryOptions.builder()
                    .option(ConnectionFactoryOptions.DRIVER, "postgresql")
                    .option(ConnectionFactoryOptions.HOST, LocalDatabaseAccess.HOST)
                    .option(ConnectionFactoryOptions.PORT, access.port())
                    .option(ConnectionFactoryOptions.DATABASE, LocalDatabaseAccess.DATABASE)
                    .option(ConnectionFactoryOptions.USER, LocalDatabaseAccess.USER)
                    .option(ConnectionFactoryOptions.PASSWORD, LocalDatabaseAccess.PASSWORD)
                    .build();
            return () -> options;
        }
    }

    /** Sign-in, whose addresses the application asks for when somebody first signs in, and the clock. */
    @Configuration(proxyBeanMethods = false)
    @Conditional(LocalSignInCondition.class)
    static class SignInConfiguration {

        @Bean(destroyMethod = "close")
        LocalSignIn localSignIn(LocalFolder folder, LocalSettings settings) {
            return LocalSignIn.start(folder.path(), settings.signInPort());
        }

        @Bean
        MovableClock clock(LocalFolder folder) {
            return new MovableClock(Clock.systemUTC(), folder.path().resolve("clock"));
        }

        @Bean
        ClockEndpoint clockEndpoint(MovableClock clock, VisitsDue due) {
            return new ClockEndpoint(clock, due::next, due::look);
        }

        @Bean
        FilePlace localEvidence(LocalFolder folder) {
            return LocalFiles.in(folder.path());
        }

        /** On this machine, where everyone is made up, files are taken without a scanner. */
        @Bean
        @Conditional(NoScannerCondition.class)
        FileScan noScanner() {
            LOG.info("No virus scanner: files are taken as they are (directly.files.clamd)");
            return content -> Mono.just(FileScan.Verdict.CLEAN);
        }
    }
}
