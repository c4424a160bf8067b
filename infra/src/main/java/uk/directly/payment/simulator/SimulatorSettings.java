package uk.directly.payment.simulator;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Part of the settings of the local default.
 *
 * @param folder where its data is kept between starts
 * @param simulatorPort where the simulator listens, on 127.0.0.1 only; 0: any free one
 */
@ConfigurationProperties("directly.local")
record SimulatorSettings(
        @DefaultValue(".directly") Path folder,
        @DefaultValue("8082") int simulatorPort) {}
