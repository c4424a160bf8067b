package uk.directly.rate;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import uk.directly.council.BankHolidays;
import uk.directly.council.CouncilSettings;
import uk.directly.council.Setting;

/** The calendars that councils' bands are cut by. */
@Component
public class BandCalendars {
    private final CouncilSettings settings;
    private final BankHolidays bankHolidays;

    BandCalendars(CouncilSettings settings, BankHolidays bankHolidays) {
        this.settings = settings;
        this.bankHolidays = bankHolidays;
    }

    /** The one for visits that start on that local date. */
    public Mono<BandCalendar> on(UUID councilId, LocalDate day) {
        return Mono.zip(
                settings.on(councilId, day),
                bankHolidays.workingDays(),
                (inForce, days) -> new BandCalendar(
                        inForce.get(Setting.DAY_BEGINS), inForce.get(Setting.DAY_ENDS), days.bankHolidays()));
    }
}
