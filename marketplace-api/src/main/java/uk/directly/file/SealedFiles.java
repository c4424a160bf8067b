package uk.directly.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Set;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Files on disk, each sealed with AES-GCM under a random number of its own. What it belongs to is sealed with it: a file that
 * was put in another one's place, or of which a single bit was changed, is not opened. It blocks: call it where that is
 * allowed.
 *
 * <p>A file is sealed and opened whole: what was read of it before its seal was checked would be what somebody else wrote.
 */
final class SealedFiles {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final byte VERSION = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final FilePlace place;
    private final SecureRandom chance = new SecureRandom();

    SealedFiles(FilePlace place) {
        this.place = place;
    }

    /** Whose file it is, and which. */
    record Name(UUID councilId, UUID ownerId, UUID id) {
        private byte[] bound() {
            return ("directly evidence 1 " + councilId + " " + ownerId + " " + id).getBytes(StandardCharsets.US_ASCII);
        }
    }

    /** A file that isn't what was kept. */
    static final class Broken extends IllegalStateException {
        private static final long serialVersionUID = 1;

        Broken(UUID id, Throwable cause) {
            super("The file " + id + " is not what was kept", cause);
        }
    }

    String keyId() {
        return place.keyId();
    }

    /** Keeps it; it is on the disk when this returns. */
    void seal(Name name, byte[] content) throws IOException {
        Path folder = folder(name.councilId());
        Files.createDirectories(folder, only("rwx------"));
        Path half = Files.createTempFile(folder, "half", ".sealed", only("rw-------"));
        try {
            byte[] nonce = new byte[NONCE];
            chance.nextBytes(nonce);
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, key(place.keyId()), nonce, name).doFinal(content);
            try (FileChannel file = FileChannel.open(half, StandardOpenOption.WRITE);
                    OutputStream out = Channels.newOutputStream(file)) {
                out.write(VERSION);
                out.write(nonce);
                out.write(sealed);
                out.flush();
                file.force(true);
            }
            Files.move(half, path(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + CIPHER, e);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    /** What was kept. */
    byte[] open(Name name, String keyId) throws IOException {
        byte[] kept = Files.readAllBytes(path(name));
        if (kept.length < 1 + NONCE + TAG_BITS / Byte.SIZE || kept[0] != VERSION) {
            throw new Broken(name.id(), new NoSuchFileException(name.id().toString()));
        }
        try {
            byte[] nonce = java.util.Arrays.copyOfRange(kept, 1, 1 + NONCE);
            return cipher(Cipher.DECRYPT_MODE, key(keyId), nonce, name)
                    .doFinal(kept, 1 + NONCE, kept.length - 1 - NONCE);
        } catch (AEADBadTagException e) {
            throw new Broken(name.id(), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + CIPHER, e);
        }
    }

    /** Gone; it is no failure if it was gone before. */
    void delete(UUID councilId, UUID id) throws IOException {
        Files.deleteIfExists(folder(councilId).resolve(id + ".sealed"));
    }

    private SecretKey key(String id) {
        SecretKey key = place.keys().get(id);
        if (key == null) {
            throw new IllegalStateException("directly.files.keys." + id + " is missing: its files can't be read");
        }
        return key;
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, Name name) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(name.bound());
        return cipher;
    }

    private Path path(Name name) {
        return folder(name.councilId()).resolve(name.id() + ".sealed");
    }

    private Path folder(UUID councilId) {
        return place.folder().resolve(councilId.toString());
    }

    /** For its owner alone, where the file system knows owners. */
    private static FileAttribute<?>[] only(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().containsAll(Set.of("posix"))
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
