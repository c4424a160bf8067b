package uk.directly.web.rest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32;

/**
 * Where the next part of a list begins: the sort values of the last row shown, in a form that callers pass back and
 * don't read. It gives no right to anything: whoever uses it sees what they may see, from there on.
 */
public final class Cursor {
    private static final char SEPARATOR = '\u001f';

    private final List<Object> values;

    private Cursor(List<Object> values) {
        this.values = values;
    }

    /** A cursor after a row with these sort values: text, whole numbers, instants, dates or ids. */
    public static Cursor after(Object... values) {
        return new Cursor(List.of(values));
    }

    /** Reads what {@link #toString} wrote; anything else is refused as {@code invalid-request}. */
    static Cursor parse(String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            int checksum = bytes.getInt();
            byte[] content = new byte[bytes.remaining()];
            bytes.get(content);
            if (checksum != checksum(content)) {
                throw refusal();
            }
            List<Object> values = new ArrayList<>();
            for (String value : new String(content, StandardCharsets.UTF_8).split(String.valueOf(SEPARATOR), -1)) {
                values.add(read(value));
            }
            return new Cursor(values);
        } catch (IllegalArgumentException | java.nio.BufferUnderflowException | java.time.DateTimeException e) {
            throw refusal();
        }
    }

    /** The text value at a place; a cursor of another list is refused. */
    public String text(int place) {
        return value(place, String.class);
    }

    /** The whole number at a place. */
    public long number(int place) {
        return value(place, Long.class);
    }

    /** The instant at a place. */
    public Instant instant(int place) {
        return value(place, Instant.class);
    }

    /** The date at a place. */
    public LocalDate date(int place) {
        return value(place, LocalDate.class);
    }

    /** The id at a place. */
    public UUID id(int place) {
        return value(place, UUID.class);
    }

    @Override
    public String toString() {
        StringBuilder content = new StringBuilder();
        for (Object value : values) {
            content.append(content.isEmpty() ? "" : SEPARATOR).append(write(value));
        }
        byte[] bytes = content.toString().getBytes(StandardCharsets.UTF_8);
        ByteBuffer all = ByteBuffer.allocate(Integer.BYTES + bytes.length)
                .putInt(checksum(bytes))
                .put(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all.array());
    }

    private <T> T value(int place, Class<T> type) {
        if (place >= values.size() || !type.isInstance(values.get(place))) {
            throw refusal();
        }
        return type.cast(values.get(place));
    }

    private static String write(Object value) {
        return switch (value) {
            case String text -> "s" + text.replace(SEPARATOR, ' ');
            case Integer number -> "n" + number;
            case Long number -> "n" + number;
            case Instant instant -> "i" + instant;
            case LocalDate date -> "d" + date;
            case UUID id -> "u" + id;
            default ->
                throw new IllegalArgumentException(
                        "Not a cursor's value: " + value.getClass().getName());
        };
    }

    private static Object read(String value) {
        if (value.isEmpty()) {
            throw refusal();
        }
        String rest = value.substring(1);
        return switch (value.charAt(0)) {
            case 's' -> rest;
            case 'n' -> Long.valueOf(rest);
            case 'i' -> Instant.parse(rest);
            case 'd' -> LocalDate.parse(rest);
            case 'u' -> Plain.id(rest);
            default -> throw refusal();
        };
    }

    private static int checksum(byte[] content) {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        return (int) checksum.getValue();
    }

    private static Problem refusal() {
        return Problem.invalid("cursor", "isn't one that this list gave");
    }
}
