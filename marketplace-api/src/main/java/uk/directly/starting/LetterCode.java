package uk.directly.starting;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The code on a letter: ten letters and digits that can't be taken for one another, without vowels, so that they make no
 * word. 48 bits by chance, and five tries.
 *
 * @param text without spaces and hyphens, in capitals
 */
public record LetterCode(String text) {
    private static final String SIGNS = "23456789BCDFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 10;

    /** A new one. */
    static LetterCode random(RandomGenerator chance) {
        StringBuilder code = new StringBuilder(LENGTH);
        for (int sign = 0; sign < LENGTH; sign++) {
            code.append(SIGNS.charAt(chance.nextInt(SIGNS.length())));
        }
        return new LetterCode(code.toString());
    }

    /** What somebody typed, however they spaced it; null where it can't be a code. */
    public static @Nullable LetterCode typed(String typed) {
        String code = typed.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
        return code.length() == LENGTH && code.chars().allMatch(sign -> SIGNS.indexOf(sign) >= 0)
                ? new LetterCode(code)
                : null;
    }

    /** As it stands on the letter: {@code K7MP3-XQ9TB}. */
    public String spaced() {
        return text.substring(0, LENGTH / 2) + "-" + text.substring(LENGTH / 2);
    }

    /** As it is kept: SHA-256 in hexadecimal. */
    String hash() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Hides it: it never belongs into a log. */
    @Override
    public String toString() {
        return "LetterCode[…]";
    }
}
