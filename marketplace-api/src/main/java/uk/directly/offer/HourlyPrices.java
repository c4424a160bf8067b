package uk.directly.offer;

import java.time.Clock;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import uk.directly.council.GridPoint;
import uk.directly.council.London;
import uk.directly.rate.CardEngagement;

/** What support by the hour costs near a place, from the offers that search shows there (R28). */
@Component
public class HourlyPrices {
    // R84: an employed personal assistant costs the base rate, which has the employer costs in it, or more.
    private static final String NEAR = SearchSql.CARD + """
             select engagement, count(*)::int as people, min(pence) as lowest_pence, max(pence) as highest_pence,
                    percentile_disc(0.5) within group (order by pence) as middle_pence
               from (select offer_card_row(open.engagement, p.kind) as engagement, p.id,
                            min(case when open.engagement = 'employed' then greatest(r.pence, b.pence)
                                     else r.pence end) as pence
            """ + SearchSql.HITS + """
             cross join unnest(o.open_to) as open (engagement)
              join offer_rate r on r.council_id = o.council_id and r.offer_id = o.id and r.band = 'weekday'
              left join rate_card_line b on b.council_id = o.council_id and b.rate_card_id = (select id from card)
                    and b.purpose = 'base' and b.engagement = open.engagement and b.band = 'weekday'
            """ + SearchSql.LISTED + SearchSql.CIRCLE
            + "and " + SearchSql.REACHED + """
               and o.pricing = 'hourly' and o.whole_band is null
             group by 1, 2) each
             group by engagement
            """;

    private final DatabaseClient database;
    private final SignsOfLife signsOfLife;
    private final Clock clock;

    HourlyPrices(DatabaseClient database, SignsOfLife signsOfLife, Clock clock) {
        this.database = database;
        this.signsOfLife = signsOfLife;
        this.clock = clock;
    }

    /** One for each way of engaging somebody that is offered within so many miles by those who would come that far. */
    public Flux<HourlyPrice> near(UUID councilId, GridPoint place, int miles) {
        return signsOfLife
                .since(councilId)
                .flatMapMany(since -> database.sql(NEAR)
                        .bind("council", councilId)
                        .bind("day", London.today(clock))
                        .bind("aliveSince", since)
                        .bind("easting", (double) place.easting())
                        .bind("northing", (double) place.northing())
                        .bind("metres", miles * GridPoint.METRES_PER_MILE)
                        .mapProperties(Row.class)
                        .all()
                        .map(Row::price));
    }

    private record Row(String engagement, int people, long lowestPence, long middlePence, long highestPence) {
        HourlyPrice price() {
            return new HourlyPrice(CardEngagement.of(engagement), people, lowestPence, middlePence, highestPence);
        }
    }
}
