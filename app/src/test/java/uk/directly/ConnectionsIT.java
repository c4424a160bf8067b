package uk.directly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A connection that is kept answers every request that comes over it. */
@RunningApplication
class ConnectionsIT {
    private final int port;

    ConnectionsIT(@LocalServerPort int port) {
        this.port = port;
    }

    /**
     * What a proxy does: the next request is there before the last one is answered, from the database; then comes
     * another.
     */
    @Test
    void answersRequestsThatDoNotWaitForTheOneBefore() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (int i = 0; i < 10; i++) {
                send(socket, "/api/v1/slow", "/api/v1/for-everyone");
                assertThat(answer(answers)).isEqualTo("at last");
                assertThat(answer(answers)).isEqualTo("welcome");
                send(socket, "/api/v1/for-everyone");
                assertThat(answer(answers)).isEqualTo("welcome");
            }
        }
    }

    private static void send(Socket socket, String... paths) throws IOException {
        String requests = Stream.of(paths)
                .map(path -> "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                .collect(Collectors.joining());
        socket.getOutputStream().write(requests.getBytes(StandardCharsets.UTF_8));
    }

    private static String answer(BufferedReader answers) throws IOException {
        assertThat(answers.readLine()).startsWith("HTTP/1.1 200");
        int length = 0;
        for (String line = answers.readLine(); line != null && !line.isEmpty(); line = answers.readLine()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        char[] body = new char[length];
        int read = 0;
        while (read < length) {
            int more = answers.read(body, read, length - read);
            assertThat(more).isPositive();
            read += more;
        }
        return new String(body);
    }
}
