package uk.directly.rate;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The nation's minimum pay, as it is published (R56). */
@Component
public class MinimumPays {
    private final DatabaseClient database;

    MinimumPays(DatabaseClient database) {
        this.database = database;
    }

    /** What is or will be the law from a day on, all ages, by date. */
    public Flux<MinimumPay> from(LocalDate day) {
        return database.sql("""
                        select age_band, lower(during) as valid_from, upper(during) as valid_to, pence, source
                          from minimum_pay where upper(during) is null or upper(during) > :day
                         order by lower(during), pence desc""").bind("day", day).mapProperties(Row.class).all().map(Row::pay);
    }

    /** The one for somebody of 21 or over on a day: what an offer has to pay, for nobody's age stands on it. */
    public Mono<MinimumPay> adult(LocalDate day) {
        return from(day)
                .filter(pay -> pay.ageBand() == MinimumPay.AgeBand.AGE_21_AND_OVER && pay.covers(day))
                .next();
    }

    private record Row(
            String ageBand, LocalDate validFrom, @Nullable LocalDate validTo, long pence, String source) {
        MinimumPay pay() {
            return new MinimumPay(MinimumPay.AgeBand.of(ageBand), validFrom, validTo, pence, source);
        }
    }
}
