package uk.directly;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The last line of a start: where to go, and how long it took. */
@Component
class ReadyLine implements ApplicationListener<ApplicationReadyEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(ReadyLine.class);

    private final Environment environment;

    ReadyLine(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        LOG.info(
                "Ready: {} (after {} s)",
                environment.getProperty("directly.address"),
                event.getTimeTaken() == null ? "?" : event.getTimeTaken().toSeconds());
    }
}
