package uk.directly.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.directly.accreditation.EvidenceFixture;

class FileKindTests {
    @Test
    void knowsAFileByItsContent() {
        assertThat(FileKind.of(EvidenceFixture.pdf("policy"))).contains(FileKind.PDF);
        assertThat(FileKind.of(EvidenceFixture.png(640, 480))).contains(FileKind.PNG);
        assertThat(FileKind.of(EvidenceFixture.jpeg())).contains(FileKind.JPEG);
    }

    @ParameterizedTest
    @DisplayName("What runs, packs or draws with a script is refused, whatever it is called")
    @ValueSource(
            strings = {
                "",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
                "<!DOCTYPE html><html><body>passport.pdf</body></html>",
                "<?xml version=\"1.0\"?><svg/>",
                "PK\u0003\u0004 a zip with enough in it to be longer than a header",
                "MZ\u0090 this program cannot be run in DOS mode, and is long enough",
                "%PDF-1.4 and then nothing that a PDF has at its end, however long",
                "GIF89a and a picture that moves, which is a kind that nobody takes"
            })
    void refusesAllElse(String content) {
        assertThat(FileKind.of(content.getBytes(StandardCharsets.ISO_8859_1))).isEmpty();
    }

    @Test
    void readsTheHeaderAndNotOnlyItsFirstSigns() {
        byte[] changed = EvidenceFixture.png(640, 480);
        changed[20] ^= 1;

        assertThat(FileKind.of(changed)).isEmpty();
        assertThat(FileKind.of(EvidenceFixture.png(0, 480))).isEmpty();
        assertThat(FileKind.of(EvidenceFixture.png(640, 60_000))).isEmpty();
        assertThat(FileKind.of(Arrays.copyOf(EvidenceFixture.jpeg(), 12))).isEmpty();
        // A page that pretends: the signs of a PNG, then HTML.
        byte[] html = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.ISO_8859_1);
        byte[] both = Arrays.copyOf(EvidenceFixture.png(1, 1), 8 + html.length);
        System.arraycopy(html, 0, both, 8, html.length);
        assertThat(FileKind.of(both)).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("A name loses its folders and the signs that steer, and gets the ending of what it is")
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "passport.pdf,passport.pdf",
                "../../etc/passwd,passwd.pdf",
                "C:\\Users\\me\\scan.PDF,scan.PDF",
                "..,file.pdf",
                "policy.pdf.exe,policy.pdf.exe.pdf",
                "a<b>\"c\".pdf,abc.pdf"
            })
    void cleansNames(String sent, String kept) {
        assertThat(FileName.of(sent, FileKind.PDF).text()).isEqualTo(kept);
    }

    @Test
    void dropsWhatCanNotBeSeen() {
        assertThat(FileName.of("a\u0000b\r\nc\u202efdp.exe", FileKind.JPEG).text())
                .isEqualTo("abcfdp.exe.jpg");
        assertThat(FileName.of("x".repeat(500), FileKind.PNG).text()).hasSize(114);
    }
}
