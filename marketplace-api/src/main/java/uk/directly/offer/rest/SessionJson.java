package uk.directly.offer.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.directly.offer.Session;
import uk.directly.offer.SessionTime;
import uk.directly.web.rest.Problem;

/**
 * A group session, in both directions.
 *
 * @param places how many people can take part each time
 * @param venue where it is, in words
 * @param gettingThere buses, parking, which door
 * @param taster whether the first time costs nothing
 * @param notOnBankHolidays whether a weekly one leaves bank holidays out
 * @param times by the clock on the wall
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SessionJson(
        @NotNull @Min(1) @Max(Session.MOST_PLACES) Integer places,
        @NotNull @Size(max = 300) String venue,

        @Nullable @Pattern(regexp = "[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}", message = "must be like M33 2AA") String venuePostcode,

        @Nullable @Size(max = 1000) String gettingThere,
        @Nullable Boolean changingPlaces,
        @Nullable Boolean companionFree,
        @Nullable Boolean taster,
        @Nullable @Size(max = 300) String runBy,
        @Nullable Boolean notOnBankHolidays,
        @NotNull @Valid @Size(max = Session.MOST_TIMES) List<@NotNull Time> times) {

    static SessionJson of(Session session) {
        return new SessionJson(
                session.places(),
                session.venue(),
                session.venuePostcode(),
                session.gettingThere(),
                session.changingPlaces(),
                session.companionFree(),
                session.taster(),
                session.runBy(),
                session.notOnBankHolidays(),
                session.times().stream().map(Time::of).toList());
    }

    Session session() {
        return new Session(
                places,
                venue.strip(),
                venuePostcode,
                Objects.requireNonNullElse(gettingThere, "").strip(),
                Boolean.TRUE.equals(changingPlaces),
                Boolean.TRUE.equals(companionFree),
                Boolean.TRUE.equals(taster),
                Objects.requireNonNullElse(runBy, "").strip(),
                Boolean.TRUE.equals(notOnBankHolidays),
                times.stream().map(Time::time).toList());
    }

    /**
     * When, by the clock on the wall: each week on a day, or on one date.
     *
     * @param weekday such as {@code tuesday}
     * @param to {@code 24:00} is midnight at the end of the day
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Time(
            @Nullable String weekday,
            @Nullable LocalDate date,
            @NotNull String from,
            @NotNull String to) {
        static Time of(SessionTime time) {
            DayOfWeek day = time.weekday();
            return new Time(
                    day == null ? null : day.name().toLowerCase(Locale.ROOT),
                    time.date(),
                    Clocks.text(time.fromMinute()),
                    Clocks.text(time.toMinute()));
        }

        SessionTime time() {
            if ((weekday == null) == (date == null)) {
                throw Problem.invalid("session.times", "each needs weekday or date, not both");
            }
            return new SessionTime(
                    weekday == null ? null : Clocks.day("session.times.weekday", weekday),
                    date,
                    Clocks.minute("session.times.from", from),
                    Clocks.end("session.times", from, to));
        }
    }
}
