package uk.directly.accreditation.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.register.ProviderFile;
import uk.directly.register.ProviderFile.Check;
import uk.directly.web.Card;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * "What runs out when": each check, the one that ends first on top, and where it is renewed.
 *
 * @param sentence what comes next
 */
public record ChecksPage(Frame frame, String sentence, List<Card> checks) implements Page {
    static ChecksPage of(Frame frame, ProviderFile file, LocalDate today) {
        List<Check> all = file.checks().stream()
                .sorted(Comparator.comparing(Check::expiresOn, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
        return new ChecksPage(
                frame,
                sentence(all, today),
                all.stream().map(check -> card(check, today)).toList());
    }

    private static String sentence(List<Check> all, LocalDate today) {
        long open = all.stream()
                .filter(check -> check.must() && check.isToDo(today))
                .count();
        if (open > 0) {
            return DateWords.count(open, "thing") + " to do. While something has run out, people can’t book you."
                    + " Visits that you have done are still paid.";
        }
        return all.stream()
                .filter(check -> check.expiresOn() != null && check.isGood(today))
                .findFirst()
                .map(check -> "Next to run out: " + check.name().title() + ", on " + date(check.expiresOn())
                        + ". We tell you in time.")
                .orElse("Nothing of this runs out.");
    }

    private static Card card(Check check, LocalDate today) {
        List<String> lines = new ArrayList<>();
        lines.add(state(check, today));
        if (check.renewal()) {
            lines.add("You have given a newer one. The council has not looked at it yet; until then this one counts.");
        }
        String action = check.state() == Check.State.ACCEPTED ? "Renew" : "Give it";
        return new Card(
                check.words(),
                lines,
                List.of(new Card.Action(
                        check.state() == Check.State.GIVEN || check.renewal() ? "Change it" : action,
                        check.name().title(),
                        "/tasks/" + check.name().slug(),
                        check.isToDo(today))),
                check.isToDo(today));
    }

    private static String state(Check check, LocalDate today) {
        LocalDate ends = check.expiresOn();
        return switch (check.state()) {
            case MISSING -> check.must() ? "Not given yet." : "Not given. You can, if you like.";
            case GIVEN -> "Given. The council has not looked at it yet.";
            case RETURNED -> "Given back: " + check.reason();
            case ACCEPTED -> {
                if (ends == null) {
                    yield check.isGood(today)
                            ? "Accepted. It doesn’t run out."
                            : "What you offer asks for a higher level than this.";
                }
                yield ends.isBefore(today) ? "Ran out on " + date(ends) + "." : "Counts until " + date(ends) + ".";
            }
        };
    }

    private static String date(@Nullable LocalDate date) {
        return date == null ? "" : DateWords.date(date);
    }

    @Override
    public String template() {
        return "accreditation/checks";
    }
}
