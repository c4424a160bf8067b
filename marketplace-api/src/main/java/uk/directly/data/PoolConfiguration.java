package uk.directly.data;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.util.Map;
import org.springframework.boot.r2dbc.ConnectionFactoryBuilder;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pool of connections to PostgreSQL, instead of Spring Boot's, for one line of it: what a connection begins with. */
@Configuration(proxyBeanMethods = false)
class PoolConfiguration {

    @Bean(destroyMethod = "dispose")
    ConnectionPool connectionFactory(R2dbcConnectionDetails details, PoolSettings settings) {
        return pool(details.getConnectionFactoryOptions(), settings);
    }

    /** Its connections are no bean: whoever wants a connection gets one of the others. */
    @Bean
    FirstRows firstRows(R2dbcConnectionDetails details, PoolSettings settings) {
        return new FirstRows(pool(
                "search",
                details.getConnectionFactoryOptions(),
                FirstRows.options(settings),
                settings.search(),
                settings));
    }

    static ConnectionPool pool(ConnectionFactoryOptions where, PoolSettings settings) {
        return pool("directly", where, settings.limits(), settings.size(), settings);
    }

    private static ConnectionPool pool(
            String name, ConnectionFactoryOptions where, Map<String, String> begins, int most, PoolSettings settings) {
        ConnectionFactoryOptions.Builder options = where.mutate();
        if (!where.hasOption(PostgresqlConnectionFactoryProvider.OPTIONS)) {
            options.option(PostgresqlConnectionFactoryProvider.OPTIONS, begins);
        }
        ConnectionFactory connections =
                ConnectionFactoryBuilder.withOptions(options).build();
        return new ConnectionPool(ConnectionPoolConfiguration.builder(connections)
                .name(name)
                .initialSize(0)
                .maxSize(most)
                .maxAcquireTime(settings.maxWait())
                .maxIdleTime(settings.idle())
                .maxLifeTime(settings.life())
                // Whatever a cancelled request left open ends before the next user begins: ADR 0003.
                .postAllocate(Connection::rollbackTransaction)
                .build());
    }
}
