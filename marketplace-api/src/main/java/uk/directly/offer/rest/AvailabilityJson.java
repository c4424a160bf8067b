package uk.directly.offer.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uk.directly.offer.HoursException;
import uk.directly.offer.OfferDraft;
import uk.directly.offer.VisitLimits;
import uk.directly.offer.WeeklyHours;
import uk.directly.web.rest.Problem;

/**
 * When an offer can be booked, in both directions, by the clock on the wall (Europe/London).
 *
 * @param hours of each week; what touches or overlaps becomes one
 * @param exceptions days on which the week is not as usual
 * @param bufferMinutes how long the worker has to be free before and after a visit; a limit that is missing stays
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AvailabilityJson(
        @NotNull @Valid @Size(max = 100) List<@NotNull Hours> hours,
        @NotNull @Valid @Size(max = HoursException.MOST) List<@NotNull ExceptionJson> exceptions,
        @Nullable @Min(1) @Max(1440) Integer shortestMinutes,
        @Nullable @Min(1) @Max(1440) Integer longestMinutes,
        @Nullable @Min(0) @Max(43_200) Integer noticeMinutes,

        @Nullable @Min(0) @Max(VisitLimits.MOST_BUFFER_MINUTES) Integer bufferMinutes) {
    private static final int MOST_DAYS = 366;

    static AvailabilityJson of(OfferDraft draft) {
        VisitLimits visits = draft.visits();
        return new AvailabilityJson(
                draft.hours().stream().map(Hours::of).toList(),
                draft.exceptions().stream().map(ExceptionJson::of).toList(),
                visits.shortestMinutes(),
                visits.longestMinutes(),
                visits.noticeMinutes(),
                visits.bufferMinutes());
    }

    OfferDraft in(OfferDraft draft) {
        VisitLimits before = draft.visits();
        int shortest = shortestMinutes == null ? before.shortestMinutes() : shortestMinutes;
        int longest = longestMinutes == null ? before.longestMinutes() : longestMinutes;
        if (longest < shortest) {
            throw Problem.invalid("longestMinutes", "must not be less than shortestMinutes");
        }
        return draft.open(WeeklyHours.merged(hours.stream().map(Hours::hours).toList()))
                .excepting(exceptions.stream().map(ExceptionJson::exception).toList())
                .within(new VisitLimits(
                        shortest,
                        longest,
                        noticeMinutes == null ? before.noticeMinutes() : noticeMinutes,
                        bufferMinutes == null ? before.bufferMinutes() : bufferMinutes));
    }

    /** A rule of the week: {@code {"weekday": "tuesday", "from": "09:30", "to": "24:00"}}. */
    record Hours(
            @NotNull String weekday,
            @NotNull String from,
            @NotNull String to) {
        static Hours of(WeeklyHours hours) {
            return new Hours(
                    hours.day().name().toLowerCase(Locale.ROOT),
                    Clocks.text(hours.fromMinute()),
                    Clocks.text(hours.toMinute()));
        }

        WeeklyHours hours() {
            return new WeeklyHours(
                    Clocks.day("hours.weekday", weekday),
                    Clocks.minute("hours.from", from),
                    Clocks.end("hours", from, to));
        }
    }

    /**
     * Days that are not as usual.
     *
     * @param to the last day
     * @param open none: closed. Else open then, even where another exception closes the day
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ExceptionJson(
            @NotNull LocalDate from,
            @NotNull LocalDate to,
            @Nullable @Valid Open open) {
        static ExceptionJson of(HoursException exception) {
            HoursException.Minutes minutes = exception.open();
            return new ExceptionJson(
                    exception.from(),
                    exception.to(),
                    minutes == null
                            ? null
                            : new Open(Clocks.text(minutes.fromMinute()), Clocks.text(minutes.toMinute())));
        }

        HoursException exception() {
            if (to.isBefore(from) || from.plusDays(MOST_DAYS - 1L).isBefore(to)) {
                throw Problem.invalid("exceptions.to", "must not be before from, and at most a year after it");
            }
            return new HoursException(
                    from,
                    to,
                    open == null
                            ? null
                            : new HoursException.Minutes(
                                    Clocks.minute("exceptions.open.from", open.from()),
                                    Clocks.end("exceptions.open", open.from(), open.to())));
        }
    }

    /** A time of a day. */
    record Open(@NotNull String from, @NotNull String to) {}
}
