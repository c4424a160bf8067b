package uk.directly.referral.model;

import java.util.regex.Pattern;

/**
 * What people write about themselves, before it goes to other directories: a postcode is cut to its first part, phone numbers
 * and e-mail addresses are taken out, so that nobody gives away their home without having thought of it.
 */
public final class PublicText {
    private static final Pattern POSTCODE =
            Pattern.compile("\\b([A-Za-z]{1,2}[0-9][A-Za-z0-9]?)\\s*[0-9][A-Za-z]{2}\\b");
    private static final Pattern EMAIL = Pattern.compile("[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+");
    private static final Pattern PHONE = Pattern.compile("(?<![\\w£.])(\\+44|0)([\\s()-]*[0-9]){8,11}(?!\\w)");

    private PublicText() {}

    /** The text without these. */
    public static String of(String text) {
        String without = EMAIL.matcher(text).replaceAll("(e-mail left out)");
        without = PHONE.matcher(without).replaceAll("(phone number left out)");
        return POSTCODE.matcher(without).replaceAll("$1").strip();
    }
}
