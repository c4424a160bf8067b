package uk.directly.register.web;

import java.time.LocalDate;
import java.util.List;
import uk.directly.register.ProviderEntry;
import uk.directly.web.DateWords;
import uk.directly.web.HelpLine;
import uk.directly.web.PrintFrame;
import uk.directly.web.Printed;
import uk.directly.web.SummaryRow;
import uk.directly.web.Viewer;

/**
 * An entry of the register on paper, as it was on a day.
 *
 * @param made on which day
 * @param help whom to tell
 */
public record EntryPrint(
        PrintFrame frame,
        String kind,
        String since,
        String made,
        List<String> about,
        List<SummaryRow> facts,
        List<EntryPage.Check> checks,
        String help)
        implements Printed {
    static EntryPrint of(Viewer viewer, ProviderEntry entry, boolean large, LocalDate today) {
        HelpLine help = viewer.help();
        return new EntryPrint(
                PrintFrame.of(entry.name(), viewer, large),
                PublicWords.kind(entry.kind()) + " in " + entry.district(),
                PublicWords.since(entry.accreditedOn(), today) + ".",
                "As it was on " + DateWords.date(today) + ". Look at the page again before you decide.",
                EntryPage.about(entry),
                EntryPage.facts(entry),
                EntryPage.checks(entry),
                help.phone() == null
                        ? "Call your council."
                        : "Call " + help.council() + ": " + help.phone() + ". By text relay: " + help.relay() + ".");
    }

    @Override
    public String template() {
        return "register/entryPrint";
    }
}
