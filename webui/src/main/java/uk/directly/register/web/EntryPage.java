package uk.directly.register.web;

import gg.jte.Content;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.directly.register.ProviderEntry;
import uk.directly.register.ProviderKind;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;
import uk.directly.web.Viewer;

/**
 * One entry of the register, for everybody (R31).
 *
 * @param summary for search engines
 * @param data the same as data, for programs that read pages
 * @param kind who they are, and whereabouts
 * @param since how long they have been on the register
 * @param about in their words, a paragraph each
 * @param checks what was checked, when, and what that doesn't mean
 * @param offers their own pages
 * @param none said where there are no offers
 * @param print the same on paper
 */
public record EntryPage(
        Frame frame,
        String summary,
        Content data,
        String kind,
        String since,
        List<String> about,
        List<SummaryRow> facts,
        List<Check> checks,
        List<Link> offers,
        @Nullable String none,
        String print)
        implements Page {

    /** One thing that was checked. */
    public record Check(String title, String when, String means, String doesNotMean) {}

    static EntryPage of(Viewer viewer, ProviderEntry entry, LocalDate today) {
        String kind = PublicWords.kind(entry.kind()) + " in " + entry.district();
        return new EntryPage(
                Frame.of(entry.name(), viewer).under("/providers"),
                entry.name() + ": " + kind + ". See what " + viewer.help().council() + " has checked, and when.",
                EntryData.of(entry),
                kind,
                PublicWords.since(entry.accreditedOn(), today) + ".",
                about(entry),
                facts(entry),
                checks(entry),
                entry.offers().stream()
                        .map(offer -> new Link(
                                offer.title().equals(offer.service())
                                        ? offer.title()
                                        : offer.title() + " (" + offer.service() + ")",
                                "/offers/" + offer.id()))
                        .toList(),
                entry.offers().isEmpty() ? none(viewer, entry) : null,
                "/providers/" + entry.id() + "/entry.pdf");
    }

    private static String none(Viewer viewer, ProviderEntry entry) {
        return entry.kind() == ProviderKind.ISF_BROKER
                ? "Would you like them to run a fund for you? To begin, "
                        + viewer.help().call() + "."
                : "They offer nothing here at the moment.";
    }

    static List<String> about(ProviderEntry entry) {
        return entry.about().lines().filter(line -> !line.isBlank()).toList();
    }

    static List<SummaryRow> facts(ProviderEntry entry) {
        List<SummaryRow> rows = new ArrayList<>();
        if (!entry.services().isEmpty()) {
            rows.add(SummaryRow.of(
                    "What they do",
                    entry.services().stream().map(ProviderEntry.Service::name).collect(Collectors.joining(", "))));
        }
        rows.add(SummaryRow.of("Where", entry.district()));
        rows.add(SummaryRow.of("Languages", String.join(", ", entry.languages())));
        if (!entry.skills().isEmpty()) {
            rows.add(SummaryRow.of("Skills", String.join(", ", entry.skills())));
        }
        return List.copyOf(rows);
    }

    static List<Check> checks(ProviderEntry entry) {
        return entry.checks().stream()
                .map(check -> new Check(
                        PublicWords.title(check),
                        PublicWords.when(check),
                        check.name().means(),
                        check.name().doesNotMean()))
                .toList();
    }

    @Override
    public String template() {
        return "register/entry";
    }
}
