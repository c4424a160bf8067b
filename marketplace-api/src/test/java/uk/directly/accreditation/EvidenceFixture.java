package uk.directly.accreditation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.zip.CRC32;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;
import uk.directly.file.FilePlace;
import uk.directly.file.FileScan;
import uk.directly.file.FileSettings;

/** Small files of each kind, and a place to keep them. */
@Configuration(proxyBeanMethods = false)
public class EvidenceFixture {
    /** A file that the scanner of these tests takes for harmful has it in it. */
    public static final String HARMFUL = "harm-me-not";

    /** A PDF as small as they come. */
    public static byte[] pdf(String words) {
        return ("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n% " + words
                        + "\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A PNG's signature and header, of so many pixels. */
    public static byte[] png(int width, int height) {
        ByteBuffer content = ByteBuffer.allocate(45);
        content.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})
                .putInt(13)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0});
        CRC32 sum = new CRC32();
        sum.update(content.array(), 12, 17);
        content.putInt((int) sum.getValue())
                .putInt(0)
                .put("IEND".getBytes(StandardCharsets.US_ASCII))
                .putInt(0xae426082);
        return content.array();
    }

    /** A JPEG up to the segment that says how large it is. */
    public static byte[] jpeg() {
        return new byte[] {
            (byte) 0xff,
            (byte) 0xd8,
            (byte) 0xff,
            (byte) 0xe0,
            0,
            4,
            'J',
            'F',
            (byte) 0xff,
            (byte) 0xc0,
            0,
            11,
            8,
            0,
            40,
            0,
            30,
            1,
            1,
            0x11,
            0,
            (byte) 0xff,
            (byte) 0xd9
        };
    }

    /** In memory of the file system of this test. */
    public static FilePlace place(Path folder) {
        return new FilePlace(folder, "k1", Map.of("k1", new SecretKeySpec(new byte[32], "AES")));
    }

    @Bean
    FileSettings evidenceSettings() {
        return new FileSettings(null, null, Map.of(), null, Duration.ofMinutes(10));
    }

    @Bean
    FileScan scanner() {
        return scan();
    }

    /** Finds harm where {@link #HARMFUL} stands. */
    public static FileScan scan() {
        return content -> Mono.just(
                new String(content, StandardCharsets.ISO_8859_1).contains(HARMFUL)
                        ? FileScan.Verdict.HARMFUL
                        : FileScan.Verdict.CLEAN);
    }
}
