package uk.directly.enquiry.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
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
 * A message as it was posted: what was typed, the files that are kept for it already, and one more file, or none.
 *
 * @param kept ids of files that were looked over, each with its name, by which it is shown again
 */
record SentMessage(
        Map<String, String> typed,
        List<Kept> kept,
        @Nullable FilePart file) implements Fields {
    static Mono<SentMessage> of(ServerWebExchange exchange) {
        return MediaType.MULTIPART_FORM_DATA.isCompatibleWith(
                        exchange.getRequest().getHeaders().getContentType())
                ? exchange.getMultipartData().map(SentMessage::ofParts)
                : exchange.getFormData()
                        .map(form -> new SentMessage(
                                form.toSingleValueMap(), Kept.of(form.getOrDefault("kept", List.of())), null));
    }

    private static SentMessage ofParts(MultiValueMap<String, Part> parts) {
        Map<String, String> typed = new LinkedHashMap<>();
        List<String> kept = new ArrayList<>();
        parts.forEach((name, values) -> values.forEach(value -> {
            if (value instanceof FormFieldPart field) {
                typed.putIfAbsent(name, field.value());
                if (name.equals("kept")) {
                    kept.add(field.value());
                }
            }
        }));
        // A browser sends a part without a name where no file was chosen.
        return new SentMessage(
                typed,
                Kept.of(kept),
                parts.getFirst("file") instanceof FilePart file
                                && !file.filename().isEmpty()
                        ? file
                        : null);
    }

    @Override
    public String value(String name) {
        return typed.getOrDefault(name, "");
    }

    SentMessage with(UUID id, String name) {
        List<Kept> more = new ArrayList<>(kept);
        more.add(new Kept(id, name));
        return new SentMessage(typed, List.copyOf(more), null);
    }

    List<UUID> ids() {
        return kept.stream().map(Kept::id).distinct().toList();
    }

    /** All of a file; of one that is too large so much that it is seen to be. */
    static Mono<byte[]> bytes(FilePart file) {
        return DataBufferUtils.join(file.content(), KeptFiles.MOST_BYTES + 1)
                .map(SentMessage::read)
                .defaultIfEmpty(new byte[0])
                .onErrorReturn(DataBufferLimitException.class, new byte[KeptFiles.MOST_BYTES + 1]);
    }

    private static byte[] read(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    /** A file that waits for its message, as a checkbox of the form sends it. */
    record Kept(UUID id, String name) {
        private static final int ID = 36;

        String value() {
            return id + "/" + name;
        }

        static List<Kept> of(List<String> values) {
            List<Kept> kept = new ArrayList<>();
            for (String value : values) {
                if (value.length() > ID + 1 && value.charAt(ID) == '/') {
                    try {
                        kept.add(new Kept(UUID.fromString(value.substring(0, ID)), value.substring(ID + 1)));
                    } catch (IllegalArgumentException e) {
                        // Not one that this form gave.
                    }
                }
            }
            return List.copyOf(kept);
        }
    }
}
