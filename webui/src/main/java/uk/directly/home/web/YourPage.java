package uk.directly.home.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import uk.directly.register.ProviderFile;
import uk.directly.register.ProviderFile.Check;
import uk.directly.web.DateWords;

/** A provider's place on the register in sentences: whether people can book, and what runs out when. */
final class YourPage {
    private static final int SOON_DAYS = 90;

    private YourPage() {}

    static List<String> words(ProviderFile file, LocalDate today) {
        List<String> lines = new ArrayList<>();
        lines.add(state(file));
        List<Check> ending = file.checks().stream()
                .filter(check -> check.state() == Check.State.ACCEPTED && check.expiresOn() != null)
                .sorted(Comparator.comparing(Check::expiresOn, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
        List<Check> soon = ending.stream()
                .filter(check -> check.expiresOn() != null && check.expiresOn().isBefore(today.plusDays(SOON_DAYS)))
                .toList();
        // Something always stands here: what is next to run out, however far away.
        (soon.isEmpty() ? ending.stream().limit(1).toList() : soon).forEach(check -> lines.add(runsOut(check, today)));
        return List.copyOf(lines);
    }

    private static String state(ProviderFile file) {
        return switch (file.state()) {
            case ACCREDITED ->
                file.isPublic() ? "People can find you." : "You are on the register, hidden from search.";
            case PAUSED ->
                "You can't be booked now, because a check ran out. Visits that you have done are still paid.";
            case SUSPENDED -> "You can't be booked now. Call the council to hear what happens next.";
            case LEFT -> "You have left the register.";
            case REFUSED -> "The council said no for now. You can ask again.";
            case CHOSEN ->
                "Only who invited you can find and book you. The council has not checked you. You can join its register.";
            case DRAFT, APPLIED -> "You are not on the register yet.";
        };
    }

    private static String runsOut(Check check, LocalDate today) {
        LocalDate end = check.expiresOn();
        if (end == null) {
            throw new IllegalArgumentException("Only what ends runs out");
        }
        return check.words() + (end.isBefore(today) ? " ran out on " : " runs out on ") + DateWords.date(end);
    }
}
