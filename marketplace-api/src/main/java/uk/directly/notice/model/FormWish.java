package uk.directly.notice.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How somebody wants to be written to.
 *
 * @param way of what isn't urgent
 * @param urgentWay of what is: mail or SMS; null: they want a call
 * @param email null: none
 * @param phone digits, with a plus before a foreign number; null: none
 */
public record FormWish(
        Way way,
        @Nullable Way urgentWay,
        boolean largePrint,
        boolean easyRead,
        @Nullable String email,
        @Nullable String phone) {
    private static final Pattern EMAIL = Pattern.compile("[^\\s@,;<>\"]{1,64}@[^\\s@,;<>\"]+\\.[^\\s@,;<>\"]{2,}");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{10,15}");
    private static final Pattern MOBILE = Pattern.compile("(?:\\+447|07)[0-9]{9}|\\+(?!44)[0-9]{7,15}");
    private static final int LONGEST = 254;

    /**
     * What is wrong.
     *
     * @param field whose fault it is
     * @param message what to do
     */
    public record Fault(String field, String message) {}

    /** As it was typed: spaces and brackets of a number don't count, and what is empty isn't there. */
    public static FormWish typed(
            Way way, @Nullable Way urgentWay, boolean largePrint, boolean easyRead, String email, String phone) {
        String address = email.strip();
        String number = phone.replaceAll("[\\s()-]", "");
        return new FormWish(
                way,
                urgentWay,
                largePrint,
                easyRead,
                address.isEmpty() ? null : address,
                number.isEmpty() ? null : number);
    }

    /** Whether the other one goes by the same ways to the same places, in whatever form. */
    public boolean reaches(FormWish other) {
        return way == other.way
                && urgentWay == other.urgentWay
                && Objects.equals(email, other.email)
                && Objects.equals(phone, other.phone);
    }

    /** What is wrong, in the order of the form. */
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        boolean byEmail = way == Way.EMAIL || urgentWay == Way.EMAIL;
        boolean bySms = way == Way.SMS || urgentWay == Way.SMS;
        if (urgentWay == Way.LETTER || urgentWay == Way.PAGE) {
            faults.add(new Fault("urgent", "Choose how we reach you at once"));
        }
        if (email == null
                ? byEmail
                : email.length() > LONGEST || !EMAIL.matcher(email).matches()) {
            faults.add(new Fault("email", "Enter an email address, like name@example.com"));
        }
        if (phone == null ? bySms : !(bySms ? MOBILE : PHONE).matcher(phone).matches()) {
            faults.add(new Fault(
                    "phone",
                    bySms ? "Enter a mobile number, like 07700 900 982" : "Enter a phone number, like 0161 496 0000"));
        }
        return faults;
    }
}
