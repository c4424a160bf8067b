package uk.directly.council;

import java.time.Duration;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** GOV.UK's bank holidays of England and Wales. They come with a migration, so once read they stay read. */
@Component
public class BankHolidays {
    private static final Duration FOR_GOOD = Duration.ofDays(365);

    private final Mono<WorkingDays> workingDays;

    BankHolidays(DatabaseClient database) {
        this.workingDays =
                Mono.defer(() -> read(database)).cache(days -> FOR_GOOD, error -> Duration.ZERO, () -> Duration.ZERO);
    }

    /** Which days are worked and which are bank holidays. */
    public Mono<WorkingDays> workingDays() {
        return workingDays;
    }

    private static Mono<WorkingDays> read(DatabaseClient database) {
        return database.sql("select day from bank_holiday where nation = 'england-and-wales'")
                .mapValue(LocalDate.class)
                .all()
                .collect(Collectors.toSet())
                .map(WorkingDays::new);
    }
}
