package uk.directly.payment.web;

import java.time.LocalDate;
import java.util.List;
import uk.directly.money.Pence;
import uk.directly.payment.ToPayLine;
import uk.directly.web.DateWords;
import uk.directly.web.PrintFrame;
import uk.directly.web.Printed;
import uk.directly.web.SummaryRow;
import uk.directly.web.Viewer;

/**
 * The list to pay on paper, to take to the bank or to read from beside its page.
 *
 * @param facts whose it is, when it was made, all together
 * @param parts one for each who is paid
 */
public record ToPayPrint(PrintFrame frame, List<SummaryRow> facts, List<Part> parts) implements Printed {

    /**
     * Somebody to be paid.
     *
     * @param facts what to copy
     * @param lines each visit
     */
    public record Part(String title, List<SummaryRow> facts, List<Line> lines) {}

    /** One visit. */
    public record Line(String day, String reference, String amount) {}

    static ToPayPrint of(
            PrintFrame frame, ToPaySide side, List<ToPayLine> open, String name, Viewer viewer, LocalDate today) {
        return new ToPayPrint(
                frame,
                List.of(
                        SummaryRow.of("Name", name),
                        SummaryRow.of("Made on", DateWords.date(today)),
                        SummaryRow.of("All together", ToPayPages.sum(open))),
                ToPayPages.byPayee(open).stream()
                        .map(lines -> part(lines, side, viewer))
                        .toList());
    }

    private static Part part(List<ToPayLine> lines, ToPaySide side, Viewer viewer) {
        ToPayLine first = lines.getFirst();
        return new Part(
                "Pay " + first.payee() + ToPayPages.whose(first, side) + " by " + DateWords.day(first.promisedOn()),
                ToPayPages.facts(lines, viewer),
                lines.stream()
                        .map(line -> new Line(
                                DateWords.date(line.start()),
                                line.reference(),
                                Pence.of(line.amountPence()).text()))
                        .toList());
    }

    @Override
    public String template() {
        return "payment/toPayPrint";
    }
}
