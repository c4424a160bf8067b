package uk.directly.budget;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.directly.money.Pence;

/**
 * What somebody's own share means for them, said kindly: how much is to be paid, since when, and what it changes (R22). It
 * blocks nothing.
 *
 * @param overdue whether some of it should have been paid by now
 * @param sentences for the person; whoever shows them adds whom to call
 */
public record ShareNote(boolean overdue, List<String> sentences) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.UK);

    /** Copies the sentences. */
    public ShareNote {
        sentences = List.copyOf(sentences);
    }

    /**
     * Of what is not paid.
     *
     * @param open shares that are not paid, oldest first
     * @param name of the person, where somebody else reads it; null: they read it themselves
     */
    public static Optional<ShareNote> of(List<ContributionDue> open, LocalDate today, @Nullable String name) {
        List<String> sentences = new ArrayList<>();
        String whose = name == null ? "your" : name + "’s";
        boolean late = false;
        for (Paid how : Paid.values()) {
            List<ContributionDue> overdue = open.stream()
                    .filter(due -> due.how() == how && due.state(today) == ContributionState.OVERDUE)
                    .toList();
            if (!overdue.isEmpty()) {
                late = true;
                sentences.addAll(
                        how == Paid.NET
                                ? net(overdue, whose, name == null ? "you have" : name + " has", name == null)
                                : gross(overdue, whose));
            }
        }
        open.stream()
                .filter(due -> due.state(today) != ContributionState.OVERDUE)
                .findFirst()
                .ifPresent(next -> sentences.add(coming(next, whose)));
        return sentences.isEmpty() ? Optional.empty() : Optional.of(new ShareNote(late, sentences));
    }

    private static List<String> net(List<ContributionDue> overdue, String whose, String has, boolean themselves) {
        String missing = sum(overdue);
        return List.of(
                missing + " of " + whose + " share is not paid yet. It was due by " + since(overdue) + ".",
                "The visits that " + (themselves ? "you have" : "are") + " booked are safe. Until it is paid " + has
                        + " " + missing + " less for new ones.");
    }

    private static List<String> gross(List<ContributionDue> overdue, String whose) {
        return List.of(
                sum(overdue) + " of the bill for " + whose + " share is not paid yet. It was due by " + since(overdue)
                        + ".",
                "It takes nothing from " + whose + " support money, and all visits are safe.");
    }

    private static String coming(ContributionDue next, String whose) {
        return Pence.of(next.openPence()).text() + " of " + whose + " share is to be paid by "
                + DAY.format(next.dueOn()) + ".";
    }

    private static String sum(List<ContributionDue> dues) {
        return Pence.of(dues.stream().mapToLong(ContributionDue::openPence).reduce(0, Math::addExact))
                .text();
    }

    private static String since(List<ContributionDue> overdue) {
        return DAY.format(overdue.stream()
                .map(ContributionDue::dueOn)
                .min(LocalDate::compareTo)
                .orElseThrow());
    }
}
