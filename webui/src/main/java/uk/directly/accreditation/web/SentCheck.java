package uk.directly.accreditation.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.file.KeptFiles;

/**
 * A form of a check as it was posted, with a file or without.
 *
 * @param fields what was typed
 * @param file null: none was chosen
 */
record SentCheck(Map<String, String> fields, @Nullable FilePart file) {
    static Mono<SentCheck> of(ServerWebExchange exchange) {
        return MediaType.MULTIPART_FORM_DATA.isCompatibleWith(
                        exchange.getRequest().getHeaders().getContentType())
                ? exchange.getMultipartData().map(SentCheck::ofParts)
                : exchange.getFormData().map(form -> new SentCheck(new LinkedHashMap<>(form.toSingleValueMap()), null));
    }

    private static SentCheck ofParts(MultiValueMap<String, Part> parts) {
        Map<String, String> fields = new LinkedHashMap<>();
        parts.forEach((name, values) -> {
            if (values.getFirst() instanceof FormFieldPart field) {
                fields.put(name, field.value());
            }
        });
        // A browser sends a part without a name where no file was chosen.
        return new SentCheck(
                fields,
                parts.getFirst("file") instanceof FilePart file
                                && !file.filename().isEmpty()
                        ? file
                        : null);
    }

    String field(String name) {
        return Objects.requireNonNullElse(fields.get(name), "").strip();
    }

    /** The whole file. */
    static Mono<byte[]> bytes(FilePart file) {
        return DataBufferUtils.join(file.content(), KeptFiles.MOST_BYTES + 1)
                .map(SentCheck::read)
                .defaultIfEmpty(new byte[0]);
    }

    private static byte[] read(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
