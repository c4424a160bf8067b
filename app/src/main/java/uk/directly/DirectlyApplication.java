package uk.directly;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** Starts Directly: the pages, the JSON API and, without other settings, everything they need. */
// By the whole name: a feature's page controller and its API controller may be called alike.
@SpringBootApplication(proxyBeanMethods = false, nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
public class DirectlyApplication {
    /** Starts the application; every setting has a local default. */
    public static void main(String[] arguments) {
        SpringApplication.run(DirectlyApplication.class, arguments);
    }
}
