package uk.directly.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.directly.file.FilePlace;

class LocalFilesTests {
    @Test
    void makesAKeyOnceForItsOwnerAlone(@TempDir Path folder) throws IOException {
        FilePlace first = LocalFiles.in(folder);
        FilePlace again = LocalFiles.in(folder);

        assertThat(again.keys()).isEqualTo(first.keys());
        assertThat(first.folder()).isEqualTo(folder.resolve("evidence"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("evidence.key"))))
                .isEqualTo("rw-------");
        assertThat(first.toString()).doesNotContain("AES").doesNotContain("SecretKey");
    }

    @Test
    void makesAnotherKeyElsewhere(@TempDir Path one, @TempDir Path other) {
        assertThat(LocalFiles.in(one).keys()).isNotEqualTo(LocalFiles.in(other).keys());
    }
}
