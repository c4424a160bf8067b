package uk.directly.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What pages link to: stylesheet, icons, fonts. Built by {@code src/build/java/BuildAssets.java} under names that carry
 * a hash of their content, and kept in memory, so that no request waits for a disk.
 */
public final class Assets {
    private static final String FOLDER = "/uk/directly/web/assets/";
    private static final Assets BUILT = new Assets();

    private final Map<String, String> paths = new TreeMap<>();
    private final Map<String, Asset> contents = new TreeMap<>();

    private Assets() {
        Properties index = new Properties();
        try {
            index.load(new StringReader(new String(read("index.properties"), StandardCharsets.UTF_8)));
            for (String name : index.stringPropertyNames()) {
                String hashed = index.getProperty(name);
                paths.put(name, "/assets/" + hashed);
                contents.put(hashed, Asset.of(hashed, read(hashed)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the browser finds the file of this name: {@code directly.css}. */
    public static String path(String name) {
        String path = BUILT.paths.get(name);
        if (path == null) {
            throw new IllegalArgumentException("No asset is called " + name);
        }
        return path;
    }

    /** The file of this hashed name, if there is one. */
    static @Nullable Asset find(String hashed) {
        return BUILT.contents.get(hashed);
    }

    private static byte[] read(String name) throws IOException {
        try (InputStream content = Assets.class.getResourceAsStream(FOLDER + name)) {
            if (content == null) {
                throw new IllegalStateException("The build left out " + FOLDER + name);
            }
            return content.readAllBytes();
        }
    }
}
