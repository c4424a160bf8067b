package uk.directly;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts Directly: the pages, the JSON API and, without other settings, everything they need. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class DirectlyApplication {
    private DirectlyApplication() {}

    /** Starts the application; every setting has a local default. */
    public static void main(String[] arguments) {
        SpringApplication.run(DirectlyApplication.class, arguments);
    }
}
