package uk.directly.booking;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The individual rates of people (R4). */
@Service
public class IndividualRates {
    private static final TypeReference<java.util.Map<String, Long>> RATES = new TypeReference<>() {};

    private final DatabaseClient database;
    private final JsonMapper json;

    IndividualRates(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** What was decided for this person, this offer's provider and its service, as it is on that day; empty: nothing. */
    public Mono<IndividualRate> on(UUID councilId, UUID holderId, UUID offerId, LocalDate day) {
        return database.sql("""
                        select i.id, lower(i.during) as from_day, upper(i.during) - 1 as until_day,
                               (select jsonb_object_agg(l.band, l.pence) from individual_rate_line l
                                 where l.council_id = i.council_id and l.individual_rate_id = i.id)::text as rates
                          from offer o
                          join individual_rate i on i.council_id = o.council_id and i.holder_id = :holder
                               and i.provider_id = o.provider_id and i.service_id = o.service_id and i.during @> :day::date
                         where o.council_id = :council and o.id = :offer""")
                .bind("council", councilId)
                .bind("holder", holderId)
                .bind("offer", offerId)
                .bind("day", day)
                .mapProperties(Row.class)
                .one()
                .map(row -> new IndividualRate(
                        row.id(), row.fromDay(), row.untilDay(), json.readValue(row.rates(), RATES)));
    }

    private record Row(UUID id, LocalDate fromDay, @Nullable LocalDate untilDay, String rates) {}
}
