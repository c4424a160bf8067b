package uk.directly.referral.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uk.directly.referral.DirectoryRow;
import uk.directly.referral.ListingContent;

/**
 * One entry of a directory while it is read. What is wrong with its name rejects it; anything else that can't be used, or
 * might be somebody's own, is left out with a note.
 */
final class Entry {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 5000;
    private static final int LONGEST_LINE = 300;
    private static final int MOST_SERVICES = 50;
    private static final int OLDEST = 150;
    private static final Pattern POSTCODE = Pattern.compile("([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})");
    private static final Pattern OUTCODE = Pattern.compile("[A-Z]{1,2}[0-9][A-Z0-9]?");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+\\.[A-Za-z]{2,}([/:?#]\\S*)?");
    private static final Pattern NOTHING = Pattern.compile("(?i)n/?a|null|none|-+|\\.");

    private final int number;
    private final List<String> notes = new ArrayList<>();
    private @Nullable String key;
    private @Nullable String name;
    private @Nullable String reason;
    private @Nullable String organisation;
    private String kind;
    private String description = "";
    private @Nullable String address;
    private @Nullable String postcode;
    private @Nullable GridReference place;
    private @Nullable String phone;
    private @Nullable String website;
    private final List<String> services = new ArrayList<>();
    private @Nullable Integer minimumAge;
    private @Nullable Integer maximumAge;

    Entry(int number, String kind) {
        this.number = number;
        this.kind = kind;
    }

    /** Text on one line; null: nothing stands there. */
    static @Nullable String line(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        if (line.length() > 1 && line.charAt(0) == '\'' && "=+-@".indexOf(line.charAt(1)) >= 0) {
            line = line.substring(1);
        }
        return line.isEmpty() || NOTHING.matcher(line).matches() ? null : line;
    }

    void key(@Nullable String text) {
        String line = line(text);
        if (line != null && line.length() > LONGEST_NAME) {
            reject("Its id is longer than " + LONGEST_NAME + " characters.");
        } else {
            key = line;
        }
    }

    void name(@Nullable String text) {
        String line = line(text);
        if (line == null) {
            reject("It has no name.");
        } else if (line.length() > LONGEST_NAME) {
            name = line.substring(0, LONGEST_NAME);
            reject("Its name is longer than " + LONGEST_NAME + " characters.");
        } else {
            name = line;
        }
    }

    void organisation(@Nullable String text) {
        organisation = within(text, LONGEST_NAME, "organisation");
    }

    void kind(@Nullable String text) {
        String line = within(text, LONGEST_NAME, "kind");
        kind = line == null ? kind : line;
    }

    void description(@Nullable String text) {
        String whole = text == null || line(text) == null
                ? ""
                : text.strip().replaceAll("[\\p{Cntrl}&&[^\\n]]+", " ").replaceAll("\\n{3,}", "\n\n");
        description = whole.length() > LONGEST_TEXT ? whole.substring(0, LONGEST_TEXT - 1) + "…" : whole;
        if (whole.length() > LONGEST_TEXT) {
            notes.add("The description is cut after " + LONGEST_TEXT + " characters.");
        }
    }

    void address(@Nullable String text) {
        String line = within(text, LONGEST_LINE, "address");
        address = line == null ? null : line.replaceAll(" ?,(?=\\S)", ", ");
    }

    /** A postcode without an address may be where somebody lives, a trustee for one: only its first part is kept. */
    void postcode(@Nullable String text) {
        String line = line(text);
        if (line == null) {
            return;
        }
        String code = line.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
        Matcher whole = POSTCODE.matcher(code);
        if (whole.matches()) {
            postcode = address == null ? whole.group(1) : whole.group(1) + " " + whole.group(2);
        } else if (OUTCODE.matcher(code).matches()) {
            postcode = code;
        } else {
            notes.add("“" + shortened(line) + "” is no postcode: it is left out.");
        }
    }

    void place(@Nullable GridReference point) {
        place = point;
    }

    void phone(@Nullable String text) {
        String line = line(text);
        if (line == null) {
            return;
        }
        String digits = line.replaceAll("[^+0-9]", "").replaceFirst("^(\\+44|0044)0?", "0");
        if (digits.matches("[1-9][0-9]{8,9}")) {
            // A spreadsheet takes the first nought away.
            digits = "0" + digits;
        }
        if (!digits.matches("0[0-9]{8,10}|1[0-9]{2,5}")) {
            notes.add("“" + shortened(line) + "” is no phone number: it is left out.");
        } else if (digits.startsWith("07")) {
            notes.add("A mobile number may be somebody's own: it is left out.");
        } else {
            phone = line.matches("[0-9 ]+") && line.startsWith("0") ? line : grouped(digits);
        }
    }

    private static String grouped(String digits) {
        return digits.length() == 11
                ? digits.substring(0, 4) + " " + digits.substring(4, 7) + " " + digits.substring(7)
                : digits;
    }

    /** Only an address that a browser opens as a page. */
    void website(@Nullable String text) {
        String line = line(text);
        if (line == null || website != null) {
            return;
        }
        String lower = line.toLowerCase(Locale.ROOT);
        String full = lower.startsWith("http://") || lower.startsWith("https://")
                ? line
                : HOST.matcher(line).matches() ? "https://" + line : "";
        if (full.length() <= LONGEST_LINE && isAddress(full)) {
            website = full;
        } else {
            notes.add("“" + shortened(line) + "” is no web address: it is left out.");
        }
    }

    private static boolean isAddress(String text) {
        try {
            URI address = new URI(text);
            return address.getHost() != null && address.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    void service(@Nullable String text) {
        String line = line(text);
        if (line != null && services.size() < MOST_SERVICES && line.length() <= LONGEST_NAME) {
            services.add(line);
        }
    }

    void ages(@Nullable Integer from, @Nullable Integer to) {
        minimumAge = age(from);
        maximumAge = age(to);
    }

    private static @Nullable Integer age(@Nullable Integer years) {
        return years == null || years < 0 || years > OLDEST ? null : years;
    }

    void reject(String why) {
        reason = reason == null ? why : reason;
    }

    DirectoryRow row() {
        String known = key == null && name != null ? madeUp(name, postcode) : key;
        if (name == null || reason != null) {
            return DirectoryRow.rejected(number, name, known, reason == null ? "It has no name." : reason);
        }
        return new DirectoryRow(
                number,
                name,
                known,
                new ListingContent(
                        name,
                        organisation == null || organisation.equalsIgnoreCase(name) ? null : organisation,
                        kind,
                        description,
                        address,
                        postcode,
                        place == null ? null : place.easting(),
                        place == null ? null : place.northing(),
                        phone,
                        website,
                        services,
                        minimumAge,
                        maximumAge),
                null,
                notes.isEmpty() ? null : String.join(" ", notes));
    }

    /** Letters and digits of name and postcode: the same however it is spaced or written. */
    private static String madeUp(String name, @Nullable String postcode) {
        String plain = Normalizer.normalize(name + " " + (postcode == null ? "" : postcode), Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        return "name:" + plain.replaceAll("^-|-$", "");
    }

    private @Nullable String within(@Nullable String text, int longest, String what) {
        String line = line(text);
        if (line != null && line.length() > longest) {
            notes.add("The " + what + " is longer than " + longest + " characters: it is left out.");
            return null;
        }
        return line;
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
