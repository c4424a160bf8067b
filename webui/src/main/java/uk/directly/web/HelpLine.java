package uk.directly.web;

import org.jspecify.annotations.Nullable;

/**
 * Whom a person can turn to; in the same place on every page (R100).
 *
 * @param council the council's name
 * @param phone its number, as people write it: "0161 496 0000"; null where no council is known
 * @param supportWorker the name of their own support worker, if they have one
 */
public record HelpLine(
        String council, @Nullable String phone, @Nullable String supportWorker) {
    /** Where no council is known. */
    public static final HelpLine UNKNOWN = new HelpLine("your council", null, null);

    /** The number for a link: digits only. */
    public String dial() {
        return phone == null ? "" : phone.replaceAll("[^+0-9]", "");
    }

    /** "call Trafford Council on 0161 496 0000", to go on a sentence. */
    public String call() {
        return "call " + council + (phone == null ? "" : " on " + phone);
    }

    /** The number by text relay: 18001 in front of it. */
    public String relay() {
        return "18001 " + phone;
    }
}
