package uk.directly.file.clamd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.directly.file.FileScan.Verdict;

/** Against a server that reads INSTREAM as clamd does. */
class ClamdScanTests {
    @ParameterizedTest
    @DisplayName("The file arrives whole and in order, and the answer is understood")
    @CsvSource({
        "stream: OK,CLEAN",
        "stream: Eicar-Test-Signature FOUND,HARMFUL",
        "INSTREAM size limit exceeded. ERROR,UNKNOWN",
        "stream: OK FOUND it not,UNKNOWN"
    })
    void asks(String answer, Verdict verdict) throws IOException {
        byte[] content = new byte[200_000];
        new Random(7).nextBytes(content);
        try (ServerSocket clamd = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<byte[]> received = CompletableFuture.supplyAsync(() -> serve(clamd, answer));

            assertThat(new ClamdScan("127.0.0.1", clamd.getLocalPort())
                            .scan(content)
                            .block())
                    .isEqualTo(verdict);
            assertThat(received.join()).isEqualTo(content);
        }
    }

    @Test
    @DisplayName("A scanner that isn't there, or hangs up, says nothing about the file")
    void knowsThatItDoesNotKnow() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        assertThat(new ClamdScan("127.0.0.1", port).scan(new byte[10]).block()).isEqualTo(Verdict.UNKNOWN);

        try (ServerSocket clamd = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> hangsUp = CompletableFuture.runAsync(() -> {
                try (Socket socket = clamd.accept()) {
                    assertThat(socket.isConnected()).isTrue();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            assertThat(new ClamdScan("127.0.0.1", clamd.getLocalPort())
                            .scan(new byte[10])
                            .block())
                    .isEqualTo(Verdict.UNKNOWN);
            hangsUp.join();
        }
    }

    private static byte[] serve(ServerSocket clamd, String answer) {
        try (Socket socket = clamd.accept();
                DataInputStream in = new DataInputStream(socket.getInputStream())) {
            assertThat(new String(in.readNBytes(10), StandardCharsets.US_ASCII)).isEqualTo("zINSTREAM\0");
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            for (int length = in.readInt(); length > 0; length = in.readInt()) {
                content.writeBytes(in.readNBytes(length));
            }
            socket.getOutputStream().write((answer + "\0").getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return content.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
