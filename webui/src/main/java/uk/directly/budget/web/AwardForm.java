package uk.directly.budget.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.AwardKind;
import uk.directly.budget.AwardRequest;
import uk.directly.budget.AwardTerms;
import uk.directly.budget.FieldFault;
import uk.directly.budget.Paid;
import uk.directly.budget.ReviewBand;
import uk.directly.web.Address;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;
import uk.directly.web.TypedHours;
import uk.directly.web.TypedPounds;
import uk.directly.web.rest.Plain;

/**
 * An award as it was typed by an officer, right or wrong.
 *
 * @param kind what kind; empty in a change
 * @param weekly pounds a week
 * @param planned hours of support a week that the plan asks for; empty: it names none
 * @param lines of the plan, one a line
 * @param broker the id of who runs the fund
 * @param reason why it becomes different; empty when it is recorded
 */
public record AwardForm(
        String kind,
        String weekly,
        String paid,
        String contribution,
        String cycle,
        DateParts from,
        DateParts to,
        String band,
        String planned,
        String lines,
        String broker,
        String reason) {
    private static final String WRONG_DAY = "Give a day, month and year, like 14 12 2026";
    private static final String WRONG_AMOUNT = "Give an amount in pounds, like 312.50";

    /** What was sent, field by field. */
    static AwardForm of(Function<String, @Nullable String> field) {
        return new AwardForm(
                text(field, "kind"),
                text(field, "weekly"),
                text(field, "paid"),
                text(field, "contribution"),
                text(field, "cycle"),
                date(field, "from"),
                date(field, "to"),
                text(field, "band"),
                text(field, "planned"),
                text(field, "lines"),
                text(field, "broker"),
                text(field, "reason"));
    }

    /** The terms that are in force, to be changed. */
    static AwardForm of(AwardTerms terms) {
        Integer minutes = terms.plannedMinutesWeekly();
        return new AwardForm(
                "",
                TypedPounds.text(terms.weeklyPence()),
                terms.paid().slug(),
                TypedPounds.text(terms.contributionWeeklyPence()),
                String.valueOf(terms.cycleWeeks()),
                DateParts.EMPTY,
                DateParts.EMPTY,
                terms.reviewBand().slug(),
                minutes == null ? "" : TypedHours.text(minutes),
                "",
                "",
                "");
    }

    /** What it says; or what can't be read of it. */
    Reading read(UUID holder) {
        List<FieldFault> faults = new ArrayList<>();
        AwardKind chosen = choice(AwardKind.values(), kind, AwardKind::slug);
        if (chosen == null) {
            faults.add(new FieldFault("kind", "Choose what kind of award it is"));
        }
        AwardTerms terms = terms(faults, chosen);
        LocalDate first = from.date();
        LocalDate last = to.date();
        if (first == null) {
            faults.add(new FieldFault("from", WRONG_DAY));
        }
        if (last == null && !to.isEmpty()) {
            faults.add(new FieldFault("to", WRONG_DAY));
        }
        List<String> plan = Arrays.stream(lines.split("\\R"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (chosen == null || terms == null || first == null || !faults.isEmpty()) {
            return new Reading.Wrong(errors(faults));
        }
        return new Reading.Understood(new AwardRequest(holder, chosen, terms, first, last, plan, null, brokerId()));
    }

    /** The terms alone; null where they can't be read, and then {@code faults} say why. */
    @Nullable AwardTerms terms(List<FieldFault> faults, @Nullable AwardKind of) {
        Long amount = TypedPounds.pence(weekly);
        Long share = contribution.isBlank() ? Long.valueOf(0) : TypedPounds.pence(contribution);
        Paid how = of == AwardKind.ONE_OFF_DIRECT_PAYMENT && paid.isEmpty()
                ? Paid.GROSS
                : choice(Paid.values(), paid, Paid::slug);
        Integer weeks = of == AwardKind.ONE_OFF_DIRECT_PAYMENT && cycle.isEmpty() ? Integer.valueOf(1) : weeks();
        ReviewBand looked = choice(ReviewBand.values(), band, ReviewBand::slug);
        if (amount == null) {
            faults.add(new FieldFault("weeklyPence", WRONG_AMOUNT));
        }
        if (how == null) {
            faults.add(new FieldFault("paid", "Choose net or gross"));
        }
        if (share == null) {
            faults.add(new FieldFault("contributionWeeklyPence", WRONG_AMOUNT));
        }
        if (weeks == null) {
            faults.add(new FieldFault("cycleWeeks", "Choose how often it is paid in"));
        }
        if (looked == null) {
            faults.add(new FieldFault("reviewBand", "Choose a review band"));
        }
        Integer minutes = planned.isEmpty() ? null : TypedHours.minutes(planned);
        if (!planned.isEmpty() && minutes == null) {
            faults.add(new FieldFault("plannedMinutesWeekly", "Give hours a week, like 20, 17.5 or 17:30"));
        }
        return amount == null || how == null || share == null || weeks == null || looked == null
                ? null
                : new AwardTerms(amount, how, share, weeks, looked, minutes);
    }

    /** Faults beside the fields of this form. */
    static FormErrors errors(List<FieldFault> faults) {
        FormErrors errors = FormErrors.NONE;
        for (FieldFault fault : faults) {
            errors = errors.and(field(fault.field()), fault.message());
        }
        return errors;
    }

    private static String field(String name) {
        return switch (name) {
            case "weeklyPence" -> "weekly";
            case "contributionWeeklyPence" -> "contribution";
            case "cycleWeeks" -> "cycle";
            case "reviewBand" -> "band";
            case "plannedMinutesWeekly" -> "planned";
            case "planLines" -> "lines";
            case "brokerId", "route" -> "broker";
            case "on" -> "to";
            default -> name;
        };
    }

    /** All fields, to be sent again from the page that shows them. */
    Address fields(String path) {
        return Address.of(path)
                .with("kind", kind)
                .with("weekly", weekly)
                .with("paid", paid)
                .with("contribution", contribution)
                .with("cycle", cycle)
                .with("from-day", from.day())
                .with("from-month", from.month())
                .with("from-year", from.year())
                .with("to-day", to.day())
                .with("to-month", to.month())
                .with("to-year", to.year())
                .with("band", band)
                .with("planned", planned)
                .with("lines", lines)
                .with("broker", broker)
                .with("reason", reason);
    }

    private @Nullable Integer weeks() {
        return cycle.matches("\\d{1,2}") ? Integer.valueOf(cycle) : null;
    }

    private @Nullable UUID brokerId() {
        try {
            return broker.isEmpty() ? null : Plain.id(broker);
        } catch (IllegalArgumentException e) {
            // Not one that the page offered: nobody's.
            return new UUID(0, 0);
        }
    }

    private static <E> @Nullable E choice(E[] all, String slug, Function<E, String> slugOf) {
        return Arrays.stream(all)
                .filter(each -> slugOf.apply(each).equals(slug))
                .findFirst()
                .orElse(null);
    }

    private static DateParts date(Function<String, @Nullable String> field, String name) {
        return DateParts.of(field.apply(name + "-day"), field.apply(name + "-month"), field.apply(name + "-year"));
    }

    private static String text(Function<String, @Nullable String> field, String name) {
        String value = field.apply(name);
        return value == null ? "" : value.strip();
    }

    /** What a filled-in form says. */
    sealed interface Reading {
        /** An award that can be looked at. */
        record Understood(AwardRequest request) implements Reading {}

        /** Something can't be read. */
        record Wrong(FormErrors errors) implements Reading {}
    }
}
