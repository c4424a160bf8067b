package uk.directly.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import uk.directly.DirectlyApplication;
import uk.directly.testing.TestDatabase;

/** The whole application in this process: pages, API, sign-in, rail simulator, demonstration council. */
public final class RunningDirectly implements AutoCloseable {
    private final TestDatabase database;
    private final ConfigurableApplicationContext context;
    private final Ports ports;

    private final LocalDate firstDay = LocalDate.now(ZoneId.of("Europe/London"));

    private RunningDirectly(TestDatabase database, ConfigurableApplicationContext context, Ports ports) {
        this.database = database;
        this.context = context;
        this.ports = ports;
    }

    /** Starts one, on free ports, with these further arguments. */
    public static RunningDirectly start(String... more) {
        TestDatabase database = DemonstrationDatabases.create();
        Ports ports = Ports.free();
        List<String> arguments = new ArrayList<>(ports.arguments());
        database.properties().forEach((name, value) -> arguments.add("--" + name + "=" + value));
        arguments.add("--directly.local.folder=" + folder());
        arguments.add("--directly.local.demonstration=true");
        arguments.addAll(List.of(more));
        ConfigurableApplicationContext context =
                new SpringApplicationBuilder(DirectlyApplication.class).run(arguments.toArray(String[]::new));
        return new RunningDirectly(database, context, ports);
    }

    /** Speaks to it over HTTP. */
    public Api api() {
        return new Api(ports);
    }

    /** Its ports. */
    public Ports ports() {
        return ports;
    }

    /** The address of its pages. */
    public String address() {
        return "http://localhost:" + ports.application();
    }

    /** The day it was started; product time may have moved on since. */
    public LocalDate firstDay() {
        return firstDay;
    }

    /** Its database, beside its own pool. */
    public DatabaseClient database() {
        return database.client();
    }

    /** A bean, for what can't be seen from outside. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("directly");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
