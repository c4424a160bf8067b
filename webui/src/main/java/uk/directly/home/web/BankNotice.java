package uk.directly.home.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.directly.bank.BankChange;
import uk.directly.web.DateWords;

/**
 * Said on the first page while a bank account is new or somebody asks for another (R26): whoever it was not has to see it
 * wherever they come in.
 *
 * @param title "The bank account for your support money was changed on Sunday 22 November"
 * @param href where it is stopped
 */
public record BankNotice(String title, String href) {
    /**
     * What there is to say of somebody's bank accounts, newest first.
     *
     * @param whose "your support money", "Tom's support money", "your pay"
     */
    static Optional<BankNotice> of(List<BankChange> all, Instant now, String whose, String href) {
        return all.stream()
                .filter(change -> change.isOpen() || change.waits(now))
                .findFirst()
                .map(change -> new BankNotice(
                        change.isOpen()
                                ? "Somebody asked on " + day(change.askedAt()) + " to change the bank account for "
                                        + whose
                                : "The bank account for " + whose + " was changed on " + day(change.inForceAt()),
                        href));
    }

    private static String day(@Nullable Instant instant) {
        return instant == null ? "an unknown day" : DateWords.day(instant);
    }
}
