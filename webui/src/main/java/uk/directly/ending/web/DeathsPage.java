package uk.directly.ending.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.ending.Death;
import uk.directly.ending.Mourned;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Table;

/**
 * "When somebody has died": where an officer finds the person, and the deaths that were told.
 *
 * @param search what was looked for
 * @param found a row each; null: nobody was looked for, or found
 * @param none whether somebody was looked for and nobody found
 * @param told the latest first; null: none
 */
public record DeathsPage(
        Frame frame,
        String search,
        @Nullable Table found,
        boolean none,
        @Nullable Table told) implements Page {
    /** Its title, as it stands in the navigation. */
    static final String TITLE = "When somebody has died";

    /** Where it is. */
    static final String PATH = "/deaths";

    static DeathsPage of(Frame frame, String search, List<Mourned> found, List<Death> told) {
        return new DeathsPage(
                frame,
                search,
                found.isEmpty() ? null : found(found),
                !search.isEmpty() && found.isEmpty(),
                told.isEmpty() ? null : told(told));
    }

    private static Table found(List<Mourned> people) {
        return new Table(
                "Who is it?",
                List.of(
                        Table.Column.text("Name"),
                        Table.Column.text("Date of birth"),
                        Table.Column.text("Address"),
                        Table.Column.text("Case")),
                people.stream()
                        .map(each -> Table.Row.to(
                                PATH + "/for/" + each.id(),
                                each.name(),
                                each.bornOn() == null ? "not known" : DateWords.date(each.bornOn()),
                                each.address().isEmpty() ? "not known" : String.join(", ", each.address()),
                                each.caseReference() == null ? "none" : each.caseReference()))
                        .toList());
    }

    private static Table told(List<Death> deaths) {
        return new Table(
                "We were told of",
                List.of(Table.Column.text("Name"), Table.Column.text("Died on"), Table.Column.text("Contact")),
                deaths.stream()
                        .map(each -> Table.Row.to(
                                PATH + "/" + each.id(),
                                each.personName(),
                                DateWords.date(each.diedOn()),
                                each.contactName()))
                        .toList());
    }

    @Override
    public String template() {
        return "ending/deaths";
    }
}
