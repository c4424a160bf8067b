package uk.directly.budget.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.Award;
import uk.directly.web.Frame;
import uk.directly.web.Navigation;
import uk.directly.web.Page;
import uk.directly.web.Table;

/**
 * A person's awards, for officers.
 *
 * @param reference the case reference
 * @param awards a row each; null: none
 * @param record where one is recorded
 * @param died where an officer goes when they were told that the person has died
 * @param acting where a social worker sees who acts for them; null: not theirs
 */
public record PersonAwardsPage(
        Frame frame,
        String reference,
        @Nullable Table awards,
        String record,
        String died,
        @Nullable String acting) implements Page {

    static PersonAwardsPage of(Frame frame, Award.Holder person, List<Award> awards, LocalDate today) {
        return new PersonAwardsPage(
                frame,
                AwardsPage.reference(person),
                awards.isEmpty() ? null : table(awards, today),
                "/awards/for/" + person.id() + "/record",
                "/deaths/for/" + person.id(),
                frame.viewer().navigation() == Navigation.SOCIAL_WORK ? "/acting/people/" + person.id() : null);
    }

    private static Table table(List<Award> awards, LocalDate today) {
        return new Table(
                "Awards",
                List.of(
                        Table.Column.text("Kind"),
                        Table.Column.text("Days"),
                        Table.Column.text("Terms today"),
                        Table.Column.text("Money route")),
                awards.stream()
                        .map(award -> Table.Row.to(
                                AwardPages.path(award),
                                AwardWords.kind(award.kind()),
                                AwardWords.days(award.from(), award.to()),
                                AwardWords.line(award.kind(), award.on(today)),
                                AwardWords.route(award.route())))
                        .toList());
    }

    @Override
    public String template() {
        return "budget/personAwards";
    }
}
