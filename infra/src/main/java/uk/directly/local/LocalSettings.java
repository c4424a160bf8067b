package uk.directly.local;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The local default: what stands in for everything outside, with nothing to install.
 *
 * @param folder where its data is kept between starts, relative to the working directory
 * @param reset whether to begin again from empty: the database, the clock, the sign-in key
 * @param demonstration whether our own database begins with the demonstration council, or with an empty one; another
 *     database is left alone unless this is set
 * @param applicationPort the pages and the JSON API
 * @param managementPort health and the clock
 * @param simulatorPort the Stripe simulator
 * @param signInPort the sign-in server
 * @param databasePort PostgreSQL
 */
@ConfigurationProperties("directly.local")
@Validated
public record LocalSettings(
        @DefaultValue(".directly") Path folder,
        @DefaultValue("false") boolean reset,
        @DefaultValue("true") boolean demonstration,
        @DefaultValue("8080") @Min(0) @Max(65535) int applicationPort,
        @DefaultValue("8081") @Min(0) @Max(65535) int managementPort,
        @DefaultValue("8082") @Min(0) @Max(65535) int simulatorPort,
        @DefaultValue("8090") @Min(1) @Max(65535) int signInPort,
        @DefaultValue("54329") @Min(1) @Max(65535) int databasePort) {}
