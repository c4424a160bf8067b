package uk.directly.file;

import java.util.Locale;

/**
 * What a file was called, made safe to keep and to show: without folders, without signs that steer, with the ending of what
 * it really is.
 *
 * @param text at most 120 characters
 */
public record FileName(String text) {
    private static final int LONGEST = 110;

    /** Of a name as it came. */
    public static FileName of(String sent, FileKind kind) {
        String last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        // Control characters, and those that turn the direction of writing: "fdp.exe" could look like "exe.pdf".
        String plain = last.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cn}<>:\"|?*]", "")
                .strip()
                .replaceAll("^\\.+", "");
        String named = plain.isBlank() ? "file" : plain;
        String shorter = named.length() > LONGEST ? named.substring(0, LONGEST) : named;
        String lower = shorter.toLowerCase(Locale.ROOT);
        boolean fits = lower.endsWith(kind.ending()) || (kind == FileKind.JPEG && lower.endsWith(".jpeg"));
        return new FileName(fits ? shorter : shorter + kind.ending());
    }
}
