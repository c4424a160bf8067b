package uk.directly.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;

/** What may be sent as evidence, told by its content and never by its name. */
public enum FileKind {
    PDF("application/pdf", ".pdf"),
    JPEG("image/jpeg", ".jpg"),
    PNG("image/png", ".png");

    private static final byte[] PNG_BEGINS = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int PNG_HEADER = 33;
    private static final int MOST_PIXELS = 50_000;
    private static final int PDF_END = 2_048;

    private final String mediaType;
    private final String ending;

    FileKind(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    /** Which one it is; empty: none that is taken. */
    public static Optional<FileKind> of(byte[] content) {
        if (isPdf(content)) {
            return Optional.of(PDF);
        }
        if (isPng(content)) {
            return Optional.of(PNG);
        }
        return isJpeg(content) ? Optional.of(JPEG) : Optional.empty();
    }

    /** As HTTP says it. */
    public String mediaType() {
        return mediaType;
    }

    /** How the names of such files end. */
    public String ending() {
        return ending;
    }

    /** Its version at the very beginning, and the way to its table of contents at the end. */
    private static boolean isPdf(byte[] content) {
        if (content.length < 32) {
            return false;
        }
        String begins = new String(content, 0, 8, StandardCharsets.ISO_8859_1);
        int from = Math.max(0, content.length - PDF_END);
        String ends = new String(content, from, content.length - from, StandardCharsets.ISO_8859_1);
        return begins.matches("%PDF-[12]\\.[0-9]") && ends.contains("startxref") && ends.contains("%%EOF");
    }

    /** Its signature, and a header of the right length, with its own sum and a size that a picture has. */
    private static boolean isPng(byte[] content) {
        if (content.length < PNG_HEADER) {
            return false;
        }
        for (int at = 0; at < PNG_BEGINS.length; at++) {
            if (content[at] != PNG_BEGINS[at]) {
                return false;
            }
        }
        ByteBuffer header = ByteBuffer.wrap(content);
        CRC32 sum = new CRC32();
        sum.update(content, 12, 17);
        return header.getInt(8) == 13
                && new String(content, 12, 4, StandardCharsets.US_ASCII).equals("IHDR")
                && isSize(header.getInt(16))
                && isSize(header.getInt(20))
                && Integer.toUnsignedLong(header.getInt(29)) == sum.getValue();
    }

    /** Its segments one after the other, up to the one that says how large the picture is. */
    private static boolean isJpeg(byte[] content) {
        if (content.length < 12 || u8(content, 0) != 0xff || u8(content, 1) != 0xd8) {
            return false;
        }
        int at = 2;
        while (at + 9 < content.length && u8(content, at) == 0xff) {
            int marker = u8(content, at + 1);
            if (marker == 0xff) {
                at++;
                continue;
            }
            int length = u16(content, at + 2);
            if (length < 2) {
                return false;
            }
            if (isFrame(marker)) {
                return isSize(u16(content, at + 5)) && isSize(u16(content, at + 7));
            }
            at += 2 + length;
        }
        return false;
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private static boolean isSize(int pixels) {
        return pixels > 0 && pixels <= MOST_PIXELS;
    }

    private static int u8(byte[] content, int at) {
        return content[at] & 0xff;
    }

    private static int u16(byte[] content, int at) {
        return (u8(content, at) << 8) | u8(content, at + 1);
    }
}
