package uk.directly.local;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;

/**
 * The key that signs local tokens: made on the first start and kept, so that a token survives a restart. Never the
 * library's built-in one, which is public: with it anyone who reaches the application could make tokens.
 */
final class SignInKey {
    private static final int BITS = 2048;

    private SignInKey() {}

    /** The kept one, or a new one. */
    static RSAKey in(Path folder) {
        Path file = folder.resolve("sign-in.key");
        try {
            if (Files.exists(file)) {
                return RSAKey.parse(Files.readString(file));
            }
            RSAKey made = new RSAKeyGenerator(BITS).generate();
            // A temporary file can be read by its owner only; it stays so under its name.
            Path half = Files.createTempFile(folder, "sign-in", ".half");
            Files.writeString(half, made.toJSONString());
            Files.move(half, file);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException("Can't keep " + file, e);
        } catch (ParseException e) {
            throw new RefusedStartException(
                    file + " is not a key.", "Delete that file; whoever is signed in signs in again.");
        } catch (JOSEException e) {
            throw new IllegalStateException("Can't make a key", e);
        }
    }
}
