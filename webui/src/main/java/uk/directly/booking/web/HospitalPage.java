package uk.directly.booking.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.HospitalStays;
import uk.directly.money.Pence;
import uk.directly.web.DateParts;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Whose;

/**
 * The hospital switch (R53): days in hospital that are said, those that are about to be, and what that would do.
 *
 * @param stays that are not over, each with its end to be moved
 * @param first as it was typed
 * @param last as it was typed
 * @param plan what would be paused; null: no days are given yet
 */
public record HospitalPage(
        Frame frame,
        FormErrors errors,
        List<Stay> stays,
        DateParts first,
        DateParts last,
        @Nullable Plan plan) implements Page {
    static final String PATH = "/visits/hospital";

    static List<Stay> stays(List<HospitalStays.Stay> stays) {
        return stays.stream()
                .map(stay -> new Stay(
                        "end" + stays.indexOf(stay),
                        stay.id().toString(),
                        DateWords.date(stay.first()) + " to " + DateWords.date(stay.last()),
                        DateParts.of(stay.last())))
                .toList();
    }

    static Plan plan(HospitalStays.Plan plan, String key, Whose whose) {
        List<String> lines = new ArrayList<>();
        plan.visits()
                .forEach(each -> lines.add(
                        DateWords.visit(each.booking().start(), each.booking().end())
                                + ", " + each.booking().provider().name()
                                + (each.chargePence() == 0
                                        ? ""
                                        : ": " + Pence.of(each.chargePence()).text() + " is kept for them")));
        int count = plan.visits().size();
        return new Plan(
                count == 0 ? "Nothing is booked on these days." : "We pause " + DateWords.count(count, "visit") + ".",
                plan.chargePence() == 0
                        ? count == 0
                                ? null
                                : whose.either("You pay nothing", "Nothing is paid") + ". All of the "
                                        + Pence.of(plan.releasePence()).text() + " is left to use again."
                        : "In all " + Pence.of(plan.chargePence()).text()
                                + " is paid to those who keep the time, as was agreed. The other "
                                + Pence.of(plan.releasePence()).text() + " is left to use again.",
                List.copyOf(lines),
                plan.first().toString(),
                plan.last().toString(),
                plan.seen(),
                key);
    }

    @Override
    public String template() {
        return "booking/hospital";
    }

    /** Days that are said; {@code field}: the name of the date, each its own. */
    public record Stay(String field, String id, String words, DateParts last) {}

    /**
     * What would be done.
     *
     * @param sum how many visits
     * @param money what it costs and what comes back; null: nothing is booked
     * @param lines each visit
     * @param seen what was shown, so that nothing else is done
     * @param key makes two presses one
     */
    public record Plan(
            String sum,
            @Nullable String money,
            List<String> lines,
            String first,
            String last,
            String seen,
            String key) {}
}
