package uk.directly.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another JVM with a local database, so that a test can kill it. */
final class LocalDatabaseProcess {
    private final Process process;
    private final List<String> said = new ArrayList<>();

    private LocalDatabaseProcess(Process process) {
        this.process = process;
    }

    /** The other JVM: starts the database, says so, and stops it when its input ends. */
    public static void main(String[] arguments) throws IOException {
        LocalPort port = new LocalPort(Integer.parseInt(arguments[1]), "the database", "directly.local.database-port");
        try (LocalFolder folder = LocalFolder.take(Path.of(arguments[0]));
                LocalDatabase database = LocalDatabase.start(folder.path(), port)) {
            System.out.println("ready on " + database.access().port());
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (RefusedStartException e) {
            System.out.println("refused: " + e.getMessage());
        }
    }

    /** Starts it and waits until it is ready or has refused. */
    static LocalDatabaseProcess start(Path folder, int port) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LocalDatabaseProcess.class.getName(),
                        folder.toString(),
                        Integer.toString(port))
                .redirectErrorStream(true)
                .start();
        LocalDatabaseProcess started = new LocalDatabaseProcess(process);
        BufferedReader reader = process.inputReader();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            started.said.add(line);
            if (line.startsWith("ready") || line.startsWith("refused")) {
                break;
            }
        }
        return started;
    }

    /** All lines until it was ready. */
    String said() {
        return String.join("\n", said);
    }

    long pid() {
        return process.pid();
    }

    /** As {@code kill -9}: it can do nothing about it. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ends its input, and so ends it as intended. */
    void end() throws IOException, InterruptedException {
        process.getOutputStream().close();
        process.waitFor();
    }
}
