package uk.directly.file;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is sent as evidence, and where it is kept. Without a folder no files are taken, but in the local default.
 *
 * @param folder outside of what is served; every replica sees the same one
 * @param key which of the keys new files are sealed with
 * @param keys 32 bytes each, in base64, by an id of letters and digits; keep the old ones while there are files of theirs
 * @param clamd where the virus scanner listens: {@code host:port}
 * @param sweepEvery how often files are deleted whose time is over
 */
@ConfigurationProperties("directly.files")
public record FileSettings(
        @Nullable Path folder,
        @Nullable String key,
        @DefaultValue Map<String, String> keys,
        @Nullable String clamd,
        @DefaultValue("10m") Duration sweepEvery) {
    private static final int KEY_BYTES = 32;

    public FileSettings {
        keys = Map.copyOf(keys);
        if (folder != null && (key == null || !keys.containsKey(key))) {
            throw new IllegalArgumentException(
                    "directly.files.folder is set: name a key by directly.files.key and give it as"
                            + " directly.files.keys.<id>");
        }
        keys.forEach(FileSettings::read);
    }

    /** The folder with its keys; null: none is set. */
    @Nullable FilePlace place() {
        return folder == null || key == null
                ? null
                : new FilePlace(
                        folder,
                        key,
                        keys.entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey, each -> read(each.getKey(), each.getValue()))));
    }

    private static SecretKey read(String id, String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text.strip());
            if (bytes.length == KEY_BYTES && id.matches("[A-Za-z0-9-]{1,40}")) {
                return new SecretKeySpec(bytes, "AES");
            }
        } catch (IllegalArgumentException e) {
            // Said below, without the key in it.
        }
        throw new IllegalArgumentException("directly.files.keys." + id + " is not 32 bytes in base64");
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "FileSettings[" + folder + ", " + key + ", " + clamd + "]";
    }
}
