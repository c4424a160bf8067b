package uk.directly.running;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import uk.directly.DirectlyApplication;
import uk.directly.testing.TestDatabase;

/** The application in a process of its own, so that it can be killed. */
public final class ChildProcess implements AutoCloseable {
    private final Path folder;
    private final Ports ports;
    private final List<String> more;
    private Process process;

    private ChildProcess(Path folder, Ports ports, List<String> more) {
        this.folder = folder;
        this.ports = ports;
        this.more = List.copyOf(more);
        this.process = launch();
    }

    /** Starts it on that folder, with its embedded database, and waits until it is ready. */
    public static ChildProcess start(Path folder) {
        return new ChildProcess(folder, Ports.free(), List.of());
    }

    /** Starts one that shares this database with others, with these further arguments. */
    public static ChildProcess on(TestDatabase database, Path folder, List<String> more) {
        List<String> arguments = new ArrayList<>(more);
        database.properties().forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return new ChildProcess(folder, Ports.free(), arguments);
    }

    /** Its ports, the same after each start. */
    public Ports ports() {
        return ports;
    }

    /** Kills it as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
        await(Duration.ofSeconds(20));
    }

    /** Lets it do nothing until {@link #goOn()}: to the others it looks slow, not dead. */
    public void pause() {
        signal("STOP");
    }

    /** Lets it go on after {@link #pause()}. */
    public void goOn() {
        signal("CONT");
    }

    /** Starts it again after a kill and waits until it is ready. */
    public void restart() {
        process = launch();
    }

    /** Stops it as SIGTERM does; answers whether it ended by itself. */
    public boolean stop() {
        process.destroy();
        return await(Duration.ofSeconds(60));
    }

    @Override
    public void close() {
        if (!stop()) {
            kill();
        }
    }

    private Process launch() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                // It lives for seconds: what it would compile well would never pay.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                DirectlyApplication.class.getName(),
                "--directly.local.folder=" + folder));
        command.addAll(ports.arguments());
        command.addAll(more);
        File log = folder.resolveSibling(folder.getFileName() + ".log").toFile();
        try {
            Process started = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                    .start();
            awaitReady(started, log);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void signal(String name) {
        try {
            int answer = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (answer != 0) {
                throw new IllegalStateException("kill -" + name + " answered " + answer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void awaitReady(Process started, File log) {
        HttpRequest health = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + ports.management() + "/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (int i = 0; i < 600 && started.isAlive(); i++) {
                if (isUp(http, health)) {
                    return;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            }
        }
        throw new IllegalStateException("The application did not get ready; see " + log);
    }

    private static boolean isUp(HttpClient http, HttpRequest health) {
        try {
            return http.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private boolean await(Duration most) {
        try {
            return process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
