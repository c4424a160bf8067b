package uk.directly.rate.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Table;

/**
 * "What the council pays": the rates of a day, what changes from when, what they were, and what the law says.
 *
 * @param sentence since when these rates are in force, or will be; or that there are none
 * @param note what to know about them; null: nothing
 * @param rates a row for each time of the week; null: there are none
 * @param coming a table for each card that will follow
 * @param history a row for each card
 * @param minimum the least that the law says, by age
 * @param minimumSource where that is published
 * @param file these rates for a spreadsheet; null: there are none
 */
public record CouncilPaysPage(
        Frame frame,
        String sentence,
        @Nullable String note,
        @Nullable Table rates,
        List<Table> coming,
        Table history,
        Table minimum,
        @Nullable String minimumSource,
        @Nullable String file)
        implements Page {
    @Override
    public String template() {
        return "rate/councilPays";
    }
}
