package uk.directly.file;

import java.nio.file.Path;
import java.util.Map;
import javax.crypto.SecretKey;

/**
 * Where files are kept, and the keys that they are sealed with.
 *
 * @param folder outside of what is served
 * @param keyId the key of new files
 * @param keys by id; older ones stay, or their files can't be read
 */
public record FilePlace(Path folder, String keyId, Map<String, SecretKey> keys) {
    public FilePlace {
        keys = Map.copyOf(keys);
        if (!keys.containsKey(keyId)) {
            throw new IllegalArgumentException("There is no key called " + keyId);
        }
    }

    @Override
    public String toString() {
        return "FilePlace[" + folder + ", " + keyId + "]";
    }
}
