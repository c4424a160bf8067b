package uk.directly.booking.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.directly.rate.Span;

/**
 * A visit that comes again (R51): 9:30 stays 9:30 by the clock on the wall, however the clocks change.
 *
 * <p>One policy for those nights, the same as of sessions: a time that the clock skips is as much later as it skips, of a
 * time that comes twice it is the first, and what is left of nothing doesn't take place. From the start to the end time
 * really passes, and that is what is paid: 22:00 to 7:00 is 8 hours or 10 then.
 *
 * @param first the first visit, at its own instants
 * @param except days that were taken out
 * @param endsBefore no visit from that day on; null: as the rule says
 */
public record Repeat(
        RepeatRule rule,
        Span first,
        Set<LocalDate> except,
        boolean notOnSchoolHolidays,
        boolean notOnBankHolidays,
        @Nullable LocalDate endsBefore) {
    /** A rule that gives nothing for so long gives nothing. */
    private static final int FAR_AHEAD_YEARS = 2;

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    public Repeat {
        except = Set.copyOf(except);
    }

    /** Without an end but the rule's. */
    public Repeat(
            RepeatRule rule,
            Span first,
            Set<LocalDate> except,
            boolean notOnSchoolHolidays,
            boolean notOnBankHolidays) {
        this(rule, first, except, notOnSchoolHolidays, notOnBankHolidays, null);
    }

    /** Whether the first visit is one of those that the rule gives, and lasts by the clock on the wall. */
    public boolean fits() {
        LocalDateTime start = local(first.start());
        List<LocalDate> days = rule.days(start, start.toLocalDate());
        return days.equals(List.of(start.toLocalDate())) && !wall().isNegative() && !wall().isZero();
    }

    /** Each visit whose day is in [from, to], in their order. */
    public List<Occurrence> between(LocalDate from, LocalDate to, Holidays holidays) {
        List<Occurrence> all = new ArrayList<>();
        for (LocalDate day : days(to)) {
            if (!day.isBefore(from)) {
                all.add(on(day, holidays));
            }
        }
        return List.copyOf(all);
    }

    /** The first day after that one on which the rule gives a visit, left out or not; empty: it has ended. */
    public Optional<LocalDate> nextAfter(LocalDate day) {
        return days(day.plusYears(FAR_AHEAD_YEARS)).stream()
                .filter(each -> each.isAfter(day))
                .findFirst();
    }

    /**
     * What is left of it from one of its days on, at another time.
     *
     * @param newFirst the visit of that day at its new time
     */
    public Repeat goingOn(LocalDate from, Span newFirst) {
        int before = rule.days(local(first.start()), from.minusDays(1)).size();
        RepeatRule rest = rule.count() == 0 ? rule : rule.counting(Math.max(rule.count() - before, 1));
        return new Repeat(rest, newFirst, except, notOnSchoolHolidays, notOnBankHolidays, endsBefore);
    }

    private List<LocalDate> days(LocalDate to) {
        LocalDate last = endsBefore == null || to.isBefore(endsBefore) ? to : endsBefore.minusDays(1);
        return rule.days(local(first.start()), last);
    }

    private Occurrence on(LocalDate day, Holidays holidays) {
        @Nullable LeftOut why = leftOut(day, holidays);
        if (why != null) {
            return new Occurrence(day, null, why);
        }
        LocalDateTime begins = local(first.start());
        if (day.equals(begins.toLocalDate())) {
            return new Occurrence(day, first, null);
        }
        LocalDateTime start = day.atTime(begins.toLocalTime());
        Instant from = start.atZone(LONDON).toInstant();
        Instant to = start.plus(wall()).atZone(LONDON).toInstant();
        return from.isBefore(to)
                ? new Occurrence(day, new Span(from, to), null)
                : new Occurrence(day, null, LeftOut.NO_SUCH_TIME);
    }

    private @Nullable LeftOut leftOut(LocalDate day, Holidays holidays) {
        if (except.contains(day)) {
            return LeftOut.TAKEN_OUT;
        }
        if (notOnSchoolHolidays && holidays.school().test(day)) {
            return LeftOut.SCHOOL_HOLIDAY;
        }
        return notOnBankHolidays && holidays.bank().test(day) ? LeftOut.BANK_HOLIDAY : null;
    }

    /** From the start to the end as the clock on the wall shows them. */
    private Duration wall() {
        return Duration.between(local(first.start()), local(first.end()));
    }

    private static LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, LONDON);
    }
}
