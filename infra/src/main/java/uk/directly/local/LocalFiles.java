package uk.directly.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import uk.directly.file.FilePlace;

/** Where the local default keeps files of checks, and the key that they are sealed with: made on the first start. */
final class LocalFiles {
    private static final String KEY_ID = "local";
    private static final int BYTES = 32;

    private LocalFiles() {}

    static FilePlace in(Path folder) {
        Path file = folder.resolve("evidence.key");
        try {
            if (!Files.exists(file)) {
                byte[] made = new byte[BYTES];
                new SecureRandom().nextBytes(made);
                // A temporary file can be read by its owner only; it stays so under its name.
                Path half = Files.createTempFile(folder, "evidence", ".half");
                Files.writeString(half, Base64.getEncoder().encodeToString(made));
                Files.move(half, file);
            }
            byte[] key = Base64.getDecoder().decode(Files.readString(file).strip());
            return new FilePlace(folder.resolve("evidence"), KEY_ID, Map.of(KEY_ID, new SecretKeySpec(key, "AES")));
        } catch (IOException e) {
            throw new UncheckedIOException("Can't keep " + file, e);
        }
    }
}
