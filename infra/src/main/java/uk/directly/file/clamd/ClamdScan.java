package uk.directly.file.clamd;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.tcp.TcpClient;
import uk.directly.file.FileScan;

/**
 * Asks clamd by its command INSTREAM: the file in pieces, each behind its length in four bytes, and a length of nothing at
 * the end; the answer is {@code stream: OK} or {@code stream: <what> FOUND}.
 *
 * @see <a href="https://docs.clamav.net/manual/Usage/Scanning.html#clamd">clamd</a>
 */
final class ClamdScan implements FileScan {
    private static final Logger LOG = LoggerFactory.getLogger(ClamdScan.class);
    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = new byte[Integer.BYTES];
    private static final int PIECE = 64 * 1024;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final TcpClient client;

    ClamdScan(String host, int port) {
        this.client = TcpClient.newConnection().host(host).port(port);
    }

    @Override
    public Mono<Verdict> scan(byte[] content) {
        return Mono.usingWhen(
                        client.connect(),
                        connection -> ask(connection, content),
                        connection -> Mono.fromRunnable(connection::dispose))
                .timeout(LONGEST)
                .map(ClamdScan::verdict)
                .onErrorResume(error -> {
                    LOG.warn("The virus scanner can't be asked: {}", error.toString());
                    return Mono.just(Verdict.UNKNOWN);
                });
    }

    private static Mono<String> ask(Connection connection, byte[] content) {
        Flux<byte[]> pieces = Flux.concat(Mono.just(COMMAND), pieces(content), Mono.just(END));
        return connection
                .outbound()
                .sendByteArray(pieces)
                .then()
                .thenMany(connection.inbound().receive().asString(StandardCharsets.US_ASCII))
                .scan("", String::concat)
                .filter(answer -> answer.indexOf('\0') >= 0)
                .next()
                .defaultIfEmpty("closed without an answer");
    }

    private static Flux<byte[]> pieces(byte[] content) {
        return Flux.range(0, (content.length + PIECE - 1) / PIECE).map(number -> {
            int from = number * PIECE;
            byte[] piece = Arrays.copyOfRange(content, from, Math.min(content.length, from + PIECE));
            return ByteBuffer.allocate(Integer.BYTES + piece.length)
                    .putInt(piece.length)
                    .put(piece)
                    .array();
        });
    }

    private static Verdict verdict(String answer) {
        String words = answer.replace("\0", "").strip();
        if (words.endsWith(" FOUND")) {
            LOG.warn("The virus scanner found something in a file that was sent: {}", words);
            return Verdict.HARMFUL;
        }
        if (words.equals("stream: OK")) {
            return Verdict.CLEAN;
        }
        LOG.warn("The virus scanner answered {}", words);
        return Verdict.UNKNOWN;
    }
}
