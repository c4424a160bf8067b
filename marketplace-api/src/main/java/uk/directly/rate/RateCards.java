package uk.directly.rate;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The councils' rate cards. */
@Component
public class RateCards {
    /** Of the cards that have begun by then the latest: in force, or the last one known. */
    private static final String ON = """
            select c.id, lower(c.during) as valid_from, upper(c.during) as valid_to,
                   not c.during @> :on::date as beyond_its_end,
                   (select coalesce(jsonb_agg(jsonb_build_object('purpose', l.purpose, 'engagement', l.engagement,
                                                                 'band', l.band, 'pence', l.pence)), '[]')
                      from rate_card_line l
                     where l.council_id = c.council_id and l.rate_card_id = c.id)::text as lines
              from rate_card c
             where c.council_id = :council and lower(c.during) <= :on
             order by lower(c.during) desc
             limit 1
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    RateCards(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** The card of that day; beyond the last known one that last one, marked so (R54). Empty before the first one. */
    public Mono<RateCard> on(UUID councilId, LocalDate day) {
        return database.sql(ON)
                .bind("council", councilId)
                .bind("on", day)
                .mapProperties(Row.class)
                .one()
                .map(this::card);
    }

    private RateCard card(Row row) {
        Map<CardEngagement, Map<Band, Long>> base = new EnumMap<>(CardEngagement.class);
        Map<Band, Long> payGuide = new EnumMap<>(Band.class);
        for (Line line : List.of(json.readValue(row.lines(), Line[].class))) {
            Map<Band, Long> rates = line.purpose().equals("pay-guide")
                    ? payGuide
                    : base.computeIfAbsent(line.engagement(), engagement -> new EnumMap<>(Band.class));
            rates.put(line.band(), line.pence());
        }
        Map<CardEngagement, Rates> baseRates = new EnumMap<>(CardEngagement.class);
        base.forEach((engagement, pence) -> baseRates.put(engagement, new Rates(pence)));
        return new RateCard(
                row.id(), row.validFrom(), row.validTo(), row.beyondItsEnd(), baseRates, new Rates(payGuide));
    }

    private record Row(
            UUID id, LocalDate validFrom, @Nullable LocalDate validTo, boolean beyondItsEnd, String lines) {}

    private record Line(String purpose, CardEngagement engagement, Band band, long pence) {}
}
