package uk.directly.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.directly.accreditation.EvidenceFixture;

class SealedFilesTests {
    private static final byte[] CONTENT = EvidenceFixture.pdf("A secret policy");

    private final SealedFiles.Name name = new SealedFiles.Name(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    private final SealedFiles files;
    private final Path folder;

    SealedFilesTests(@TempDir Path folder) {
        this.folder = folder;
        this.files = new SealedFiles(EvidenceFixture.place(folder));
    }

    @Test
    void keepsNothingThatCanBeRead() throws IOException {
        files.seal(name, CONTENT);

        assertThat(files.open(name, "k1")).isEqualTo(CONTENT);
        Path kept = kept().getFirst();
        assertThat(new String(Files.readAllBytes(kept), StandardCharsets.ISO_8859_1))
                .doesNotContain("secret")
                .doesNotContain("PDF");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rw-------");
    }

    @Test
    void sealsTheSameFileDifferentlyEachTime() throws IOException {
        files.seal(name, CONTENT);
        byte[] first = Files.readAllBytes(kept().getFirst());
        files.delete(name.councilId(), name.id());
        files.seal(name, CONTENT);

        assertThat(Files.readAllBytes(kept().getFirst())).isNotEqualTo(first);
    }

    @Test
    void refusesAFileOfWhichOneBitWasChanged() throws IOException {
        files.seal(name, CONTENT);
        Path kept = kept().getFirst();
        byte[] bytes = Files.readAllBytes(kept);
        for (int at : new int[] {3, 20, bytes.length - 1}) {
            byte[] changed = bytes.clone();
            changed[at] ^= 1;
            Files.write(kept, changed);
            assertThatThrownBy(() -> files.open(name, "k1")).isInstanceOf(SealedFiles.Broken.class);
        }
    }

    @Test
    void refusesAFileThatWasPutInAnothersPlace() throws IOException {
        SealedFiles.Name other = new SealedFiles.Name(name.councilId(), UUID.randomUUID(), UUID.randomUUID());
        files.seal(name, CONTENT);
        files.seal(other, CONTENT);
        Files.move(
                folder.resolve(name.councilId().toString()).resolve(name.id() + ".sealed"),
                folder.resolve(name.councilId().toString()).resolve(other.id() + ".sealed"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> files.open(other, "k1")).isInstanceOf(SealedFiles.Broken.class);
    }

    @Test
    void leavesNothingBehind() throws IOException {
        files.seal(name, CONTENT);
        files.delete(name.councilId(), name.id());
        files.delete(name.councilId(), name.id());

        assertThat(kept()).isEmpty();
        assertThatThrownBy(() -> files.open(name, "k1")).isInstanceOf(IOException.class);
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
