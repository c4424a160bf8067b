package uk.directly.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.ConnectionFactoryOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrationConfigurationTests {

    @ParameterizedTest
    @CsvSource({
        "r2dbc:postgresql://db.example:6432/directly, jdbc:postgresql://db.example:6432/directly",
        "r2dbc:postgresql://localhost/directly, jdbc:postgresql://localhost:5432/directly",
        "r2dbcs:postgresql://db/directly, jdbc:postgresql://db:5432/directly?sslmode=verify-full",
        "r2dbc:postgresql://db/d?sslMode=VERIFY_CA&sslRootCert=/Etc/ca.pem,"
                + " jdbc:postgresql://db:5432/d?sslmode=verify-ca&sslrootcert=/Etc/ca.pem",
        "r2dbc:postgresql://db/d?sslmode=require, jdbc:postgresql://db:5432/d?sslmode=require"
    })
    void findsTheSameDatabaseOverJdbc(String r2dbc, String jdbc) {
        ConnectionFactoryOptions options = ConnectionFactoryOptions.parse(r2dbc);

        assertThat(MigrationConfiguration.jdbcUrl(options)).isEqualTo(jdbc);
    }
}
