package uk.directly.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A file that pages link to, as it goes out: plain, and compressed where that helps. */
final class Asset {
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css;charset=UTF-8",
            "js", "text/javascript;charset=UTF-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "jpg", "image/jpeg",
            "webp", "image/webp",
            "txt", "text/plain;charset=UTF-8",
            "woff2", "font/woff2");
    private static final Set<String> TEXTS = Set.of("css", "js", "svg", "txt");

    private final String type;
    private final byte[] plain;
    private final byte @Nullable [] compressed;

    private Asset(String type, byte[] plain, byte @Nullable [] compressed) {
        this.type = type;
        this.plain = plain;
        this.compressed = compressed;
    }

    static Asset of(String name, byte[] content) throws IOException {
        String ending = name.substring(name.lastIndexOf('.') + 1);
        String type = TYPES.get(ending);
        if (type == null) {
            throw new IllegalStateException("Say in Asset what type " + name + " has");
        }
        return new Asset(type, content, TEXTS.contains(ending) ? compress(content) : null);
    }

    private static byte[] compress(byte[] content) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(content);
        }
        return compressed.toByteArray();
    }

    String type() {
        return type;
    }

    byte[] plain() {
        return plain;
    }

    byte @Nullable [] compressed() {
        return compressed;
    }
}
