package uk.directly.rate;

import static uk.directly.data.Columns.get;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.people.Officer;

/** A council's rate cards, in force or not, as its officers and its history show them. */
@Service
public class RateCardBook {
    private static final String CARDS = """
            select c.id, c.state, c.version, coalesce(lower(c.during), c.starts_on) as valid_from, upper(c.during) as valid_to,
                   c.drafted_by, m.name as maker, c.drafted_at, c.returned_by, r.name as returner, c.returned_at,
                   c.returned_why, c.decided_by, d.name as decider, c.decided_at,
                   (select coalesce(jsonb_agg(jsonb_build_object('purpose', l.purpose, 'engagement', l.engagement,
                                                                 'band', l.band, 'pence', l.pence)), '[]')
                      from rate_card_line l
                     where l.council_id = c.council_id and l.rate_card_id = c.id)::text as lines
              from rate_card c
              left join person m on m.council_id = c.council_id and m.id = c.drafted_by
              left join person r on r.council_id = c.council_id and r.id = c.returned_by
              left join person d on d.council_id = c.council_id and d.id = c.decided_by
             where c.council_id = :council
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    RateCardBook(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** What the council pays, paid and has said that it will pay: approved cards, the latest first. */
    public Flux<CouncilCard> approved(UUID councilId) {
        return database.sql(CARDS + " and c.state = 'approved' order by lower(c.during) desc")
                .bind("council", councilId)
                .map(this::card)
                .all();
    }

    /** Drafts, the oldest first: they wait. */
    public Flux<CouncilCard> drafts(UUID councilId) {
        return database.sql(CARDS + " and c.state = 'draft' order by c.drafted_at, c.id")
                .bind("council", councilId)
                .map(this::card)
                .all();
    }

    /** What was put away or replaced, the latest first. */
    public Flux<CouncilCard> past(UUID councilId, int limit) {
        return database.sql(CARDS + " and c.state in ('withdrawn', 'replaced') order by c.decided_at desc limit :limit")
                .bind("council", councilId)
                .bind("limit", limit)
                .map(this::card)
                .all();
    }

    /** One of them; empty where the council has none of that id. */
    public Mono<CouncilCard> one(UUID councilId, UUID id) {
        return database.sql(CARDS + " and c.id = :id")
                .bind("council", councilId)
                .bind("id", id)
                .map(this::card)
                .one();
    }

    /** The approved card of that day, or the last one before it (R54); empty before the first one. */
    public Mono<CouncilCard> on(UUID councilId, LocalDate day) {
        return database.sql(CARDS + " and c.id = rate_card_on(:council, :day)")
                .bind("council", councilId)
                .bind("day", day)
                .map(this::card)
                .one();
    }

    /** How many drafts somebody else has made: they wait for this officer's look. */
    public Mono<Long> toApprove(UUID councilId, UUID officerId) {
        return database.sql("""
                        select count(*) from rate_card
                         where council_id = :council and state = 'draft' and drafted_by <> :officer""")
                .bind("council", councilId)
                .bind("officer", officerId)
                .mapValue(Long.class)
                .one();
    }

    private CouncilCard card(Readable row) {
        Map<RateCell, Long> cells = new HashMap<>();
        for (Line line : List.of(json.readValue(get(row, "lines", String.class), Line[].class))) {
            cells.put(line.cell(), line.pence());
        }
        Officer returner = Officer.in(row, "returned_by", "returner");
        return new CouncilCard(
                get(row, "id", UUID.class),
                RateCardState.of(get(row, "state", String.class)),
                get(row, "version", Integer.class),
                get(row, "valid_from", LocalDate.class),
                row.get("valid_to", LocalDate.class),
                RateTable.of(cells),
                Officer.in(row, "drafted_by", "maker"),
                row.get("drafted_at", Instant.class),
                returner == null
                        ? null
                        : new CouncilCard.Returned(
                                returner,
                                get(row, "returned_at", Instant.class),
                                get(row, "returned_why", String.class)),
                Officer.in(row, "decided_by", "decider"),
                row.get("decided_at", Instant.class));
    }

    private record Line(String purpose, CardEngagement engagement, Band band, long pence) {
        RateCell cell() {
            return purpose.equals(RateCell.Purpose.PAY_GUIDE.slug())
                    ? RateCell.payGuide(band)
                    : RateCell.base(engagement, band);
        }
    }
}
