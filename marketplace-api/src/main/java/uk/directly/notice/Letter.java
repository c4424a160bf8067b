package uk.directly.notice;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A letter before it is printed.
 *
 * @param name to whom
 * @param address the lines of their address
 * @param subject its heading
 * @param paragraphs what it says
 * @param council whose it is
 * @param phone whom to call
 * @param large whether it is in large print (R100)
 */
public record Letter(
        String name,
        List<String> address,
        LocalDate date,
        String subject,
        List<String> paragraphs,
        String council,
        @Nullable String phone,
        boolean large) {
    /** Copies the lists. */
    public Letter {
        address = List.copyOf(address);
        paragraphs = List.copyOf(paragraphs);
    }
}
