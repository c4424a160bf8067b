package uk.directly.payment.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.directly.money.Pence;
import uk.directly.payment.StatementLook;
import uk.directly.payment.ToPayLine;
import uk.directly.web.Choice;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/**
 * What the file of one's bank shows.
 *
 * @param list where the ticks go
 * @param read how many payments are in it, and how many of them we knew
 * @param choices what was found: with its reference first, then what may be meant
 * @param ticked those that have their reference
 * @param differing what has a reference of the list and another amount, a sentence each
 */
public record BankFoundPage(
        Frame frame, String list, String read, List<Choice> choices, List<String> ticked, List<String> differing)
        implements Page {

    static BankFoundPage of(Viewer viewer, ToPaySide side, StatementLook look) {
        List<Choice> choices = new ArrayList<>();
        look.sure().forEach(seen -> choices.add(choice(seen, side, "It has your reference.")));
        look.likely()
                .forEach(seen ->
                        choices.add(choice(seen, side, "The amount and the name are right. Tick it if it is this.")));
        return new BankFoundPage(
                Frame.of("What we found in your bank’s file", viewer).under(side.above),
                side.path,
                "We read " + DateWords.count(look.read(), "payment") + "."
                        + (look.known() == 0
                                ? ""
                                : " You showed us " + (look.known() == 1 ? "one" : look.known()) + " of them before."),
                choices,
                look.sure().stream().map(BankFoundPage::tick).toList(),
                look.differing().stream().map(BankFoundPage::differs).toList());
    }

    private static Choice choice(StatementLook.Seen seen, ToPaySide side, String hint) {
        return new Choice(
                tick(seen),
                Pence.of(seen.pence()).text() + " to " + payee(seen) + " on " + DateWords.day(seen.day()),
                "For "
                        + (side == ToPaySide.PERSON
                                ? ""
                                : seen.lines().getFirst().person() + ", ")
                        + days(seen) + ". " + hint);
    }

    private static String tick(StatementLook.Seen seen) {
        return ToPayTicks.of(seen.lines(), seen.day());
    }

    private static String payee(StatementLook.Seen seen) {
        return seen.lines().getFirst().payee();
    }

    private static String days(StatementLook.Seen seen) {
        Stream<ToPayLine> lines = seen.lines().stream();
        return lines.map(line -> DateWords.day(line.start())).collect(Collectors.joining(", "));
    }

    private static String differs(StatementLook.Seen seen) {
        return "On " + DateWords.day(seen.day()) + " you paid "
                + Pence.of(seen.pence()).text() + " to " + payee(seen) + ". Your list says "
                + ToPayPages.sum(seen.lines()) + " for " + days(seen) + ".";
    }

    @Override
    public String template() {
        return "payment/bankFound";
    }
}
