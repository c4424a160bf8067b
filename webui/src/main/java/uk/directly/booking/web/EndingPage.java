package uk.directly.booking.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.AgreementEndings;
import uk.directly.data.Ids;
import uk.directly.money.Pence;
import uk.directly.web.DateParts;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.Table;

/**
 * Ending what two agreed: from when on, and what that means (R7, R53).
 *
 * @param facts what follows, a sentence each
 * @param visits that would be given back; null: none
 * @param backups whom the person would ask instead; empty for the provider
 * @param takeBack where who ended it takes it back; null: it goes on
 * @param on the day in the form
 * @param chosen the day that the facts are about: the one that is sent
 * @param press what the button says, with that day
 */
public record EndingPage(
        Frame frame,
        String back,
        String action,
        List<String> facts,
        @Nullable Table visits,
        List<Link> backups,
        @Nullable String takeBack,
        DateParts on,
        DateParts chosen,
        String press,
        String words,
        String key,
        FormErrors errors)
        implements Page {

    static EndingPage of(
            Frame frame,
            String path,
            AgreementEndings.Plan plan,
            List<Link> backups,
            DateParts on,
            String words,
            @Nullable String key,
            FormErrors errors) {
        return new EndingPage(
                errors.isEmpty() ? frame : frame.withError(),
                path,
                path + "/end",
                facts(plan),
                visits(plan),
                backups,
                plan.agreement().ending() == null ? null : path + "/end/take-back",
                errors.isEmpty() ? DateParts.of(plan.firstDay().minusDays(1)) : on,
                DateParts.of(plan.firstDay().minusDays(1)),
                "End it after " + DateWords.day(plan.firstDay().minusDays(1)),
                words,
                key == null || key.isBlank() ? Ids.next().toString() : key,
                errors);
    }

    private static List<String> facts(AgreementEndings.Plan plan) {
        String other = plan.forHolder()
                ? plan.agreement().provider().name()
                : plan.agreement().holder().name();
        List<String> facts = new ArrayList<>();
        facts.add(DateWords.day(plan.earliest().minusDays(1)) + " can be the last day, or any day after it. " + other
                + " is told at once.");
        if (plan.visits().isEmpty()) {
            facts.add(
                    "No visit is booked after " + DateWords.day(plan.firstDay().minusDays(1)) + ".");
        } else {
            facts.add(DateWords.count(plan.visits().size(), "visit is", "visits are") + " booked after "
                    + DateWords.day(plan.firstDay().minusDays(1)) + " and would be called off. " + cost(plan));
        }
        if (plan.series() > 0) {
            facts.add("Visits that come again end on that day too.");
        }
        if (plan.isEmployed()) {
            facts.add(
                    plan.forHolder()
                            ? "You employ " + other
                                    + ", so there is notice pay, and holiday that they have not had: talk to"
                                    + " your payroll service first. Hours up to the last day are paid as always."
                            : "You are employed. You may have holiday left, and notice to work: ask whoever runs the"
                                    + " payroll. Hours up to the last day are paid as always.");
        }
        return List.copyOf(facts);
    }

    private static String cost(AgreementEndings.Plan plan) {
        if (!plan.forHolder()) {
            return plan.agreement().holder().name() + " pays nothing for them.";
        }
        return plan.chargePence() == 0
                ? "That costs you nothing."
                : "That costs you " + Pence.of(plan.chargePence()).text() + " in all, as you both agreed.";
    }

    private static @Nullable Table visits(AgreementEndings.Plan plan) {
        return plan.visits().isEmpty()
                ? null
                : new Table(
                        "Visits that would be cancelled",
                        List.of(
                                Table.Column.text("When"),
                                Table.Column.text("What"),
                                Table.Column.number(plan.forHolder() ? "Costs you" : "Costs them")),
                        plan.visits().stream()
                                .map(visit -> Table.Row.of(
                                        DateWords.visit(
                                                visit.booking().start(),
                                                visit.booking().end()),
                                        visit.booking().title(),
                                        Pence.of(visit.chargePence()).text()))
                                .toList());
    }

    @Override
    public String template() {
        return "booking/ending";
    }
}
