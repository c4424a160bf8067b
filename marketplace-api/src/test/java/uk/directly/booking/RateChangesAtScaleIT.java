package uk.directly.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.data.Changes;
import uk.directly.offer.OfferContext;
import uk.directly.testing.ApprovedVisit;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** Many people's visits at a new rate. How long it takes is logged. */
@WithDatabase
class RateChangesAtScaleIT {
    private static final Logger LOG = LoggerFactory.getLogger(RateChangesAtScaleIT.class);
    private static final int PEOPLE = Integer.getInteger("directly.rate-change.people", 300);
    private static final int EACH = 5;

    private final TestDatabase database;
    private final RateChanges work;
    private final ApprovedVisit tom;

    RateChangesAtScaleIT(TestDatabase database) {
        this.database = database;
        work = new RateChanges(
                new Changes(database.client(), JsonMapper.builder().build()),
                Clock.fixed(OfferContext.NOW, ZoneOffset.UTC));
        tom = ApprovedVisit.byStripe(database);
    }

    @Test
    @DisplayName("R54 all of many people's visits follow, in slices, each person told once")
    void followsForMany() {
        database.execute(ROWS.replace("<council>", tom.council().toString())
                .replace("<booking>", tom.booking().toString())
                .replace("<people>", String.valueOf(PEOPLE))
                .replace("<each>", String.valueOf(EACH)));
        long begun = System.nanoTime();

        Long slices = work.round().block();

        LOG.info(
                "{} visits of {} people follow in {} ms, {} slices",
                PEOPLE * EACH,
                PEOPLE,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun),
                slices);
        assertThat(database.select("select people || ' ' || people_done || ' ' || bookings_changed || ' '"
                        + " || bookings_short from rate_change"))
                .containsExactly(PEOPLE + " " + PEOPLE + " " + PEOPLE * EACH + " 0");
        assertThat(database.select("select count(*) from booking where own_pence = 200 and price_pence = 4000"))
                .containsExactly(String.valueOf(PEOPLE * EACH));
        assertThat(database.select("select count(*) || ' ' || count(distinct payload ->> 'holderId') from outbox"
                        + " where topic = 'rates-changed'"))
                .containsExactly(PEOPLE + " " + PEOPLE);
    }

    private static final String ROWS = """
            insert into rate_card (council_id, id, during) values ('<council>', '<council>', '[2026-04-01,)');
            insert into rate_card_line (council_id, rate_card_id, purpose, engagement, band, pence)
            values ('<council>', '<council>', 'base', 'self-employed', 'weekday', 1900);
            insert into rate_change (council_id, rate_card_id, from_day, asked_at)
            values ('<council>', '<council>', '2026-12-10', '2026-11-30T09:00Z');
            create table made as
            select n, uuidv7() as holder, uuidv7() as award, uuidv7() as line, uuidv7() as budget
              from generate_series(1, <people>) n;
            insert into person (council_id, id, name, first_name)
            select '<council>', holder, 'Person ' || n, 'Person' from made;
            insert into award (council_id, id, holder_id, kind, during)
            select '<council>', award, holder, 'direct-payment', '[2026-04-01,)' from made;
            insert into award_terms (council_id, award_id, during, weekly_pence, paid, contribution_weekly_pence, cycle_weeks,
                review_band)
            select '<council>', award, '[2026-04-01,)', 31200, 'net', 0, 2, 'standard' from made;
            insert into plan_line (council_id, id, award_id, name, position)
            select '<council>', line, award, 'Getting out', 1 from made;
            insert into budget (council_id, id, award_id, holder_id, route, funded_until)
            select '<council>', budget, award, holder, 'card-account', '2026-12-13' from made;
            insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence, code,
                subject_kind, subject_id, description, at)
            select '<council>', uuidv7(), 'direct', ledger_account_of('<council>', 'council-funding', null),
                   ledger_account_of('<council>', kind, budget), 100000, code, 'budget', budget, 'In', '2026-11-30T09:00Z'
              from made cross join (values ('budget-council', 'load'), ('budget-own', 'top-up')) m (kind, code);
            create table visit as
            select m.*, d, uuidv7() as id, uuidv7() as hold
              from made m cross join generate_series(1, <each>) d;
            insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence, code,
                subject_kind, subject_id, description, at)
            select '<council>', part.id, 'pending', ledger_account_of('<council>', part.kind, v.budget),
                   ledger_account_of('<council>', 'provider-payable', b.provider_id), part.amount, 'hold', 'booking', v.id,
                   'Company', '2026-11-30T09:00Z'
              from visit v join booking b on b.id = '<booking>'
             cross join lateral (values (v.hold, 'budget-council', 3560), (uuidv7(), 'budget-own', 440)) part (id, kind, amount);
            create temp table made as
            select (jsonb_populate_record(b, jsonb_build_object('id', v.id, 'holder_id', v.holder, 'budget_id', v.budget,
                       'award_id', v.award, 'plan_line_id', v.line, 'hold_id', v.hold, 'state', 'confirmed',
                       'start_at', timestamptz '2026-12-10T10:00Z' + v.d * interval '1 day',
                       'end_at', timestamptz '2026-12-10T12:00Z' + v.d * interval '1 day', 'uses_own_money', true,
                       'own_pence', 440, 'price_pence', 4000, 'held_pence', 4000, 'settled_pence', 0,
                       'lines', '[{"band": "weekday", "minutes": 120, "ratePence": 2000, "amountPence": 4000}]'::jsonb))).*
              from visit v join booking b on b.id = '<booking>';
            do $$ declare c text; begin
                select string_agg(quote_ident(attname), ', ') into c from pg_attribute
                 where attrelid = 'booking'::regclass and attnum > 0 and not attisdropped and attgenerated = '';
                execute 'insert into booking (' || c || ') select ' || c || ' from made';
            end $$;
            analyze
            """;
}
