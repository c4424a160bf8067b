package uk.directly.data;

import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Where Flyway applies the migrations: {@code spring.flyway.url} if it is set, else the same database as R2DBC's, so
 * that one address is enough.
 */
@Configuration(proxyBeanMethods = false)
class MigrationConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(MigrationConfiguration.class);

    @Bean
    Migrations migrations(R2dbcConnectionDetails details, Environment environment) {
        ConnectionFactoryOptions options = details.getConnectionFactoryOptions();
        String url = environment.getProperty("spring.flyway.url");
        return new Migrations(
                url == null ? jdbcUrl(options) : url,
                environment.getProperty("spring.flyway.user", text(options, ConnectionFactoryOptions.USER, "postgres")),
                environment.getProperty(
                        "spring.flyway.password", text(options, ConnectionFactoryOptions.PASSWORD, "")));
    }

    @Bean
    FlywayMigrationStrategy migrationStrategy() {
        return flyway -> {
            int pending = flyway.info().pending().length;
            if (pending > 0) {
                LOG.info("Bringing the tables up to date ({} steps) …", pending);
            }
            flyway.migrate();
        };
    }

    /** Host, port, database and the ways to encrypt, as the JDBC driver wants them. */
    static String jdbcUrl(ConnectionFactoryOptions options) {
        Map<String, String> parameters = new LinkedHashMap<>();
        boolean encrypted = Boolean.parseBoolean(text(options, ConnectionFactoryOptions.SSL, "false"));
        String mode = text(options, PostgresqlConnectionFactoryProvider.SSL_MODE, encrypted ? "verify-full" : "");
        parameters.put(
                "sslmode",
                text(options, PostgresqlConnectionFactoryProvider.SSL_MODE_ALIAS, mode)
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-'));
        parameters.put("sslrootcert", text(options, PostgresqlConnectionFactoryProvider.SSL_ROOT_CERT, ""));
        parameters.put("sslcert", text(options, PostgresqlConnectionFactoryProvider.SSL_CERT, ""));
        parameters.put("sslkey", text(options, PostgresqlConnectionFactoryProvider.SSL_KEY, ""));
        parameters.values().removeIf(String::isEmpty);
        String question = parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&"));
        return "jdbc:postgresql://" + text(options, ConnectionFactoryOptions.HOST, "localhost") + ":"
                + text(options, ConnectionFactoryOptions.PORT, "5432") + "/"
                + text(options, ConnectionFactoryOptions.DATABASE, "postgres")
                + (question.isEmpty() ? "" : "?" + question);
    }

    private static String text(ConnectionFactoryOptions options, Option<?> option, String otherwise) {
        Object value = options.getValue(option);
        return value == null ? otherwise : value.toString();
    }

    /** The same place in the two forms that Spring Boot's auto-configuration of Flyway asks for. */
    record Migrations(String url, String user, String password)
            implements FlywayConnectionDetails, JdbcConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public String getUsername() {
            return user;
        }

        @Override
        public String getPassword() {
            return password;
        }

        @Override
        public String getDriverClassName() {
            return "org.postgresql.Driver";
        }

        @Override
        public @Nullable String getXaDataSourceClassName() {
            return null;
        }
    }
}
