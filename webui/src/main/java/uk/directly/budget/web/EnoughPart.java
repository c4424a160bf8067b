package uk.directly.budget.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Table;

/**
 * How many hours a week the money buys, as a part of a page (R28).
 *
 * @param title of the part
 * @param sentence "£312.00 a week buys 17½ to 20 hours a week within 10 miles."
 * @param flag what is missing; null: it is enough, or nobody planned hours
 * @param table a row for each way of engaging somebody; null: nobody knows a price
 * @param notes how it was worked out
 */
public record EnoughPart(
        String title,
        String sentence,
        @Nullable String flag,
        @Nullable Table table,
        List<String> notes) {}
