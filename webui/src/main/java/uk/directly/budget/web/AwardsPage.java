package uk.directly.budget.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.Award;
import uk.directly.money.Pence;
import uk.directly.web.Address;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Navigation;
import uk.directly.web.Page;
import uk.directly.web.Table;

/**
 * "People": the awards of a council by name, for officers.
 *
 * @param search what was looked for
 * @param awards a row each; a row leads to its award
 * @param next where the list goes on
 * @param others who else was found, without an award; null: nobody was looked for, or nobody was found
 */
public record AwardsPage(
        Frame frame,
        String search,
        Table awards,
        @Nullable String next,
        @Nullable Table others) implements Page {

    static AwardsPage of(
            Frame frame, String search, List<Award> found, int shown, List<Award.Holder> others, LocalDate today) {
        List<Award> here = found.size() > shown ? found.subList(0, shown) : found;
        return new AwardsPage(
                frame,
                search,
                awards(here, today),
                found.size() > shown ? next(search, here.getLast()) : null,
                others.isEmpty() ? null : others(others));
    }

    /** Where a social worker sees who acts for whom; null: not theirs. */
    public @Nullable String acting() {
        return frame.viewer().navigation() == Navigation.SOCIAL_WORK ? "/acting" : null;
    }

    private static Table awards(List<Award> awards, LocalDate today) {
        return new Table(
                "Awards",
                List.of(
                        Table.Column.text("Name"),
                        Table.Column.text("Case"),
                        Table.Column.text("Kind"),
                        Table.Column.number("Amount"),
                        Table.Column.text("Days"),
                        Table.Column.text("Paid until")),
                awards.stream()
                        .map(award -> Table.Row.to(
                                "/awards/" + award.id(),
                                award.holder().name(),
                                reference(award.holder()),
                                AwardWords.kind(award.kind()),
                                Pence.of(award.on(today).weeklyPence()).text(),
                                AwardWords.days(award.from(), award.to()),
                                award.isFunded() ? DateWords.date(award.fundedUntil()) : "not yet"))
                        .toList());
    }

    private static Table others(List<Award.Holder> others) {
        return new Table(
                "People without an award",
                List.of(Table.Column.text("Name"), Table.Column.text("Case")),
                others.stream()
                        .map(person -> Table.Row.to("/awards/for/" + person.id(), person.name(), reference(person)))
                        .toList());
    }

    static String reference(Award.Holder holder) {
        String reference = holder.caseReference();
        return reference == null ? "none" : reference;
    }

    private static String next(String search, Award last) {
        return Address.of("/awards")
                .with("q", search)
                .with("after", last.holder().name())
                .with("id", last.id())
                .toString();
    }

    @Override
    public String template() {
        return "budget/awards";
    }
}
