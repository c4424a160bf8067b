package uk.directly.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import uk.directly.council.BankHolidays;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;

/** The day on which a provider is promised to have the money (R16). */
@Component
class PromisedDays {
    private final CouncilSettings settings;
    private final BankHolidays bankHolidays;

    PromisedDays(CouncilSettings settings, BankHolidays bankHolidays) {
        this.settings = settings;
        this.bankHolidays = bankHolidays;
    }

    /** So many working days after an approval at that instant. */
    Mono<LocalDate> after(UUID councilId, Instant approvedAt) {
        LocalDate day = LocalDate.ofInstant(approvedAt, London.ZONE);
        return Mono.zip(bankHolidays.workingDays(), settings.valueOf(councilId, Setting.PROMISED_WORKING_DAYS, day))
                .map(found -> found.getT1().after(day, found.getT2()));
    }
}
