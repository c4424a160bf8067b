package uk.directly.web.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The one way in which ids, times and dates are read, in a body as in an address: narrower than Java's own, which take
 * {@code 1-1-1-1-1} for an id and the year 999999999 for a time that no database can keep.
 */
public final class Plain {
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Plain() {}

    /** An id in its usual form of 36 characters. */
    public static UUID id(String text) {
        if (!UUID_FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(Expected.message(UUID.class));
        }
        return UUID.fromString(text);
    }

    /** Any offset; the plus sign of an offset may have become a space on its way through an address. */
    static Instant instant(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text.replace(' ', '+'));
            checkYear(time.getYear());
            return time.toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(Expected.message(Instant.class), e);
        }
    }

    static LocalDate date(String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            checkYear(date.getYear());
            return date;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(Expected.message(LocalDate.class), e);
        }
    }

    private static void checkYear(int year) {
        if (year < 1 || year > 9999) {
            throw new DateTimeException("Year out of range: " + Year.of(year));
        }
    }
}
