package uk.directly.booking.model;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/**
 * A rule of RFC 5545 (RRULE) by which a visit comes again, at most once a day.
 *
 * @param text as it was written, without {@code RRULE:}
 */
public record RepeatRule(String text) implements ReadRule {
    private static final int LONGEST = 500;
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Set<Freq> BY_THE_DAY = Set.of(Freq.DAILY, Freq.WEEKLY, Freq.MONTHLY, Freq.YEARLY);

    /** Reads a rule as a program sent it. */
    public static ReadRule read(String written) {
        String text = written.strip().toUpperCase(Locale.ROOT);
        if (text.startsWith("RRULE:")) {
            text = text.substring("RRULE:".length());
        }
        if (text.length() > LONGEST) {
            return new NotUnderstood();
        }
        try {
            RecurrenceRule rule = parsed(text);
            boolean withinDays =
                    rule.hasPart(Part.BYHOUR) || rule.hasPart(Part.BYMINUTE) || rule.hasPart(Part.BYSECOND);
            return !BY_THE_DAY.contains(rule.getFreq()) || withinDays || rule.hasPart(Part.RSCALE)
                    ? new NotOffered()
                    : new RepeatRule(text);
        } catch (InvalidRecurrenceRuleException | IllegalArgumentException e) {
            return new NotUnderstood();
        }
    }

    /** Whether it ends by itself. */
    public boolean ends() {
        RecurrenceRule rule = rule();
        return rule.getCount() != null || rule.getUntil() != null;
    }

    /**
     * The local days on which it falls, counted from its first visit, up to and with a last one. Expanded by the clock on
     * the wall, so the time of day plays a part only where the rule ends at a time.
     */
    public List<LocalDate> days(LocalDateTime first, LocalDate last) {
        RecurrenceRule rule = rule();
        endLocally(rule);
        List<LocalDate> days = new ArrayList<>();
        try {
            RecurrenceRuleIterator each = rule.iterator(floating(first));
            while (each.hasNext()) {
                DateTime next = each.nextDateTime();
                LocalDate day = LocalDate.of(next.getYear(), next.getMonth() + 1, next.getDayOfMonth());
                if (day.isAfter(last)) {
                    break;
                }
                days.add(day);
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            // A rule that is right and never falls on a day, like 30 February: the library gives up looking for one.
            return List.copyOf(days);
        }
        return List.copyOf(days);
    }

    /** How often it comes in all, by COUNT; zero: it doesn't say. */
    public int count() {
        Integer count = rule().getCount();
        return count == null ? 0 : count;
    }

    /** The same rule that comes so many times in all. */
    public RepeatRule counting(int count) {
        RecurrenceRule rule = rule();
        rule.setCount(count);
        return new RepeatRule(rule.toString());
    }

    /** An end with a date alone is that whole day; one in UTC is the London time of that instant. */
    private static void endLocally(RecurrenceRule rule) {
        DateTime until = rule.getUntil();
        if (until == null) {
            return;
        }
        if (until.isAllDay()) {
            rule.setUntil(new DateTime(until.getYear(), until.getMonth(), until.getDayOfMonth(), 23, 59, 59));
        } else if (!until.isFloating()) {
            rule.setUntil(floating(LocalDateTime.ofEpochSecond(until.getTimestamp() / 1000, 0, ZoneOffset.UTC)
                    .atZone(ZoneOffset.UTC)
                    .withZoneSameInstant(LONDON)
                    .toLocalDateTime()));
        }
    }

    private static DateTime floating(LocalDateTime time) {
        return new DateTime(
                time.getYear(),
                time.getMonthValue() - 1,
                time.getDayOfMonth(),
                time.getHour(),
                time.getMinute(),
                time.getSecond());
    }

    private RecurrenceRule rule() {
        try {
            return parsed(text);
        } catch (InvalidRecurrenceRuleException e) {
            throw new IllegalStateException("A rule that was read before can't be read: " + text, e);
        }
    }

    private static RecurrenceRule parsed(String text) throws InvalidRecurrenceRuleException {
        return new RecurrenceRule(text, RfcMode.RFC5545_STRICT);
    }
}
