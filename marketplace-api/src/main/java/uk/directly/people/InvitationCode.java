package uk.directly.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The code of an invitation (R9, R60): twelve letters and digits that can't be taken for one another, without vowels. 57 bits by
 * chance; there is nothing else to guess it by, so it is longer than a letter's.
 *
 * @param text without spaces and hyphens, in capitals
 */
public record InvitationCode(String text) {
    private static final String SIGNS = "23456789BCDFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 12;
    private static final int PART = 4;

    /** A new one. */
    public static InvitationCode random(RandomGenerator chance) {
        StringBuilder code = new StringBuilder(LENGTH);
        for (int sign = 0; sign < LENGTH; sign++) {
            code.append(SIGNS.charAt(chance.nextInt(SIGNS.length())));
        }
        return new InvitationCode(code.toString());
    }

    /** What somebody typed, however they spaced it; null where it can't be a code. */
    public static @Nullable InvitationCode typed(@Nullable String typed) {
        String code = typed == null ? "" : typed.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
        return code.length() == LENGTH && code.chars().allMatch(sign -> SIGNS.indexOf(sign) >= 0)
                ? new InvitationCode(code)
                : null;
    }

    /** As it stands on paper: {@code K7MP-XQ9T-B2CD}. */
    public String spaced() {
        return text.substring(0, PART) + "-" + text.substring(PART, 2 * PART) + "-" + text.substring(2 * PART);
    }

    /** As it is kept: SHA-256 in hexadecimal. */
    public String hash() {
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
        return "InvitationCode[…]";
    }
}
