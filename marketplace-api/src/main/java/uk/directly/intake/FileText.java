package uk.directly.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.Part;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The text of a file that was sent. Old systems write UTF-8 or, from a spreadsheet, the letters of Windows: what is not
 * the one is the other.
 */
public final class FileText {
    private static final int MAX_BYTES = 1024 * 1024;
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private FileText() {}

    /** Of a part of a form; empty where there is none, or no file was chosen. */
    public static Mono<String> of(@Nullable Part part) {
        return part == null ? Mono.just("") : of(part.content());
    }

    /** Of a body. */
    public static Mono<String> of(Flux<DataBuffer> content) {
        return DataBufferUtils.join(content, MAX_BYTES).map(FileText::read).defaultIfEmpty("");
    }

    private static String read(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return decoded(bytes);
    }

    static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, WINDOWS);
        }
    }
}
