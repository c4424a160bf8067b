package uk.directly.referral.model;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The text of a directory's file. Other systems write UTF-8 or, from a spreadsheet, the letters of Windows.
 *
 * @param text without a byte-order mark
 * @param fault why there is none to be read; null: there is
 */
public record DirectoryText(String text, @Nullable String fault) {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int LOOKED_AT = 4096;

    /** Reads the bytes of a file. */
    public static DirectoryText of(byte[] bytes) {
        if (bytes.length == 0) {
            return none("The file is empty.");
        }
        if (begins(bytes, 'P', 'K', 3, 4)) {
            return none("This is a zip file or a spreadsheet. Open it, save the table as “CSV UTF-8”, and send that.");
        }
        if (begins(bytes, '%', 'P', 'D', 'F')) {
            return none("This is a PDF. Ask the directory for a CSV file or for Open Referral UK JSON.");
        }
        if (begins(bytes, 0xFF, 0xFE) || begins(bytes, 0xFE, 0xFF)) {
            return checked(new String(bytes, StandardCharsets.UTF_16));
        }
        for (int place = 0; place < Math.min(bytes.length, LOOKED_AT); place++) {
            if (bytes[place] == 0) {
                return none("This is no text. Send a CSV file or Open Referral UK JSON.");
            }
        }
        return checked(decoded(bytes));
    }

    private static DirectoryText checked(String decoded) {
        String text = decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
        if (text.isBlank()) {
            return none("The file is empty.");
        }
        if (text.indexOf('\0') >= 0) {
            return none("This is no text. Send a CSV file or Open Referral UK JSON.");
        }
        String begin = text.stripLeading();
        if (begin.startsWith("<")) {
            boolean page = begin.substring(0, Math.min(begin.length(), LOOKED_AT))
                    .toLowerCase(Locale.ROOT)
                    .contains("<html");
            return none(
                    page
                            ? "This is a web page, not the file itself. Look for “download” on it."
                            : "This is XML. Send a CSV file or Open Referral UK JSON.");
        }
        return new DirectoryText(text, null);
    }

    private static DirectoryText none(String fault) {
        return new DirectoryText("", fault);
    }

    private static boolean begins(byte[] bytes, int... first) {
        if (bytes.length < first.length) {
            return false;
        }
        for (int place = 0; place < first.length; place++) {
            if (bytes[place] != (byte) first[place]) {
                return false;
            }
        }
        return true;
    }

    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, WINDOWS);
        }
    }
}
