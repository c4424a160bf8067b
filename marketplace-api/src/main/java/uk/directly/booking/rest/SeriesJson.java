package uk.directly.booking.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingState;
import uk.directly.booking.Series;
import uk.directly.rate.Engagement;

/** Visits that come again, as api clients read them. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SeriesJson(
        UUID id,
        String state,
        UUID offerId,
        String title,
        Engagement engagement,
        Booking.Provider provider,
        BookingJson.HolderJson holder,
        UUID budgetId,
        BookingJson.PlanLineJson planLine,
        String repeat,
        Instant start,
        Instant end,
        List<LocalDate> except,
        boolean notOnSchoolHolidays,
        boolean notOnBankHolidays,
        @Nullable LocalDate endsBefore,
        @Nullable Instant acceptedAt,
        @Nullable LocalDate nextDay,
        @Nullable UUID followsId,
        @Nullable String stopped,
        List<VisitJson> visits) {

    static SeriesJson of(Series series) {
        return new SeriesJson(
                series.id(),
                series.state().name().toLowerCase(Locale.ROOT),
                series.offerId(),
                series.title(),
                series.engagement(),
                series.provider(),
                new BookingJson.HolderJson(series.holderId(), series.holderName()),
                series.budgetId(),
                new BookingJson.PlanLineJson(series.planLineId(), series.planLineName()),
                series.rule(),
                series.firstStart(),
                series.firstEnd(),
                series.exceptDays(),
                series.notOnSchoolHolidays(),
                series.notOnBankHolidays(),
                series.endsBefore(),
                series.acceptedAt(),
                series.nextDay(),
                series.followsId(),
                series.stopped(),
                series.visits().stream().map(VisitJson::of).toList());
    }

    /** One day whose turn has come. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VisitJson(
            LocalDate day,
            String state,
            @Nullable UUID bookingId,
            @Nullable BookingState bookingState,
            @Nullable Instant start,
            @Nullable Instant end,
            @Nullable Long pricePence,
            @Nullable String why) {
        static VisitJson of(Series.Visit visit) {
            Long budget = visit.budgetPence();
            Long own = visit.ownPence();
            return new VisitJson(
                    visit.day(),
                    visit.state(),
                    visit.bookingId(),
                    visit.bookingState(),
                    visit.start(),
                    visit.end(),
                    budget != null && own != null ? Long.valueOf(budget + own) : visit.pricePence(),
                    visit.why());
        }
    }
}
