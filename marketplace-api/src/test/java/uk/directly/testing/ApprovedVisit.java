package uk.directly.testing;

import java.util.List;
import java.util.UUID;
import uk.directly.data.Ids;

/**
 * A visit that was booked, held, recorded and approved in a council of its own: a settlement that is due, with its
 * outbox row, and a ledger that says so. What booking does in many steps stands here as rows.
 *
 * @param council the council's id
 * @param slug the council's slug
 * @param holder whose budget it is
 * @param person the provider's own person
 * @param provider who is owed
 * @param booking what was approved
 * @param settlement what is due
 * @param event the outbox row's id
 */
public record ApprovedVisit(
        UUID council, String slug, UUID holder, UUID person, UUID provider, UUID booking, UUID settlement, UUID event) {

    /** What is due. */
    public static final long PENCE = 4450;

    /** The provider's account at the rail. */
    public static final String ACCOUNT = "acct_1PgafTB7WZ01zgkW";

    /** Due by Stripe, promised for 2026-12-04. */
    public static ApprovedVisit byStripe(TestDatabase database) {
        return byStripe(database, ACCOUNT);
    }

    /** The same, to this account at the rail. */
    public static ApprovedVisit byStripe(TestDatabase database, String account) {
        return insert(database, "stripe", account);
    }

    /** Due from the person's own bank, promised for 2026-12-04. */
    public static ApprovedVisit byOwnBank(TestDatabase database) {
        return insert(database, "own-bank", ACCOUNT);
    }

    /**
     * One more visit of the same two, of the same price, on this day of December 2026: approved, and due by the same rail.
     *
     * @return the settlement's id
     */
    public UUID alsoOn(TestDatabase database, int day) {
        UUID another = Ids.next();
        database.execute("""
                do $$
                declare
                    first booking;
                    of_rail text;
                    hold uuid := uuidv7();
                    made uuid := uuidv7();
                    day timestamptz := timestamptz '2026-12-01T09:30:00Z' + interval '%4$s days';
                    money uuid;
                    payable uuid;
                begin
                    select * into first from booking b where b.council_id = '%1$s' and b.id = '%2$s';
                    select s.rail into of_rail from settlement s where s.council_id = '%1$s' and s.booking_id = '%2$s';
                    money := ledger_account_of('%1$s', 'budget-council', first.budget_id);
                    payable := ledger_account_of('%1$s', 'provider-payable', first.provider_id);
                    insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence,
                                                 code, subject_kind, subject_id, description, at)
                    values ('%1$s', hold, 'pending', money, payable, first.price_pence, 'hold', 'booking', made, 'Held',
                            day - interval '1 hour');
                    first := jsonb_populate_record(first, jsonb_build_object('id', made,
                        'hold_id', hold, 'start_at', day, 'end_at', day + interval '150 minutes'));
                    execute (select 'insert into booking (' || c || ') select ' || c || ' from (select ($1::booking).*) x' from (
                        select string_agg(quote_ident(attname), ', ') as c from pg_attribute
                         where attrelid = 'booking'::regclass and attnum > 0 and not attisdropped and attgenerated = '') y)
                        using first;
                    insert into ledger_transfer (council_id, id, phase, pending_id, debit_account_id, credit_account_id,
                                                 amount_pence, code, subject_kind, subject_id, description, at)
                    values ('%1$s', '%3$s', 'post', hold, money, payable, first.price_pence, 'visit', 'booking', made,
                            'Company with Aisha T', day + interval '4 hours');
                    insert into settlement (council_id, id, booking_id, holder_id, provider_id, amount_pence, rail,
                                            approved_at, promised_on)
                    values ('%1$s', '%3$s', made, first.holder_id, first.provider_id, first.price_pence, of_rail,
                            day + interval '4 hours', (day + interval '3 days')::date);
                end $$""".formatted(council, booking, another, day - 1));
        return another;
    }

    private static ApprovedVisit insert(TestDatabase database, String rail, String account) {
        UUID council = Ids.next();
        ApprovedVisit visit = new ApprovedVisit(
                council, "council-" + council, Ids.next(), Ids.next(), Ids.next(), Ids.next(), Ids.next(), Ids.next());
        String sql = ROWS;
        for (List<String> value : List.of(
                List.of("<council>", council.toString()),
                List.of("<slug>", visit.slug),
                List.of("<holder>", visit.holder.toString()),
                List.of("<person>", visit.person.toString()),
                List.of("<provider>", visit.provider.toString()),
                List.of("<booking>", visit.booking.toString()),
                List.of("<settlement>", visit.settlement.toString()),
                List.of("<event>", visit.event.toString()),
                List.of("<account>", account),
                List.of("<pence>", Long.toString(PENCE)),
                List.of("<rail>", rail),
                List.of("<route>", rail.equals("own-bank") ? "own-bank" : "card-account"))) {
            sql = sql.replace(value.getFirst(), value.getLast());
        }
        database.execute(sql);
        return visit;
    }

    private static final String ROWS = """
            do $$
            declare
                award uuid := uuidv7();
                line uuid := uuidv7();
                budget uuid := uuidv7();
                offer uuid := uuidv7();
                agreement uuid := uuidv7();
                hold uuid := uuidv7();
                money uuid;
                payable uuid;
                funding uuid;
            begin
                insert into council (id, slug, name, phone, text_relay)
                values ('<council>', '<slug>', 'Test Council', '0', '0');
                insert into person (council_id, id, name, first_name)
                values ('<council>', '<holder>', 'Tom Test', 'Tom'), ('<council>', '<person>', 'Aisha Test', 'Aisha');
                insert into provider (council_id, id, person_id, kind, name, state, accredited_on, postcode, place,
                                      district, stripe_account)
                values ('<council>', '<provider>', '<person>', 'personal-assistant', 'Aisha T', 'accredited',
                        '2026-01-05', 'M33 2AA', point(0, 0), 'Sale', '<account>');
                insert into bank_change (council_id, id, provider_id, sort_code, account_number, account_name, name_check,
                                         name_confirmed, state, asked_at, in_force_at, place, pays_from)
                values ('<council>', uuidv7(), '<provider>', '200000', '12345678', 'A Test', 'match', false, 'in-force',
                        '2026-01-05T09:00:00Z', '2026-01-05T09:00:00Z', 1, '2026-01-05T09:00:00Z');
                insert into award (council_id, id, holder_id, kind, during)
                values ('<council>', award, '<holder>', 'direct-payment', '[2026-04-01,)');
                insert into award_terms (council_id, award_id, during, weekly_pence, paid, contribution_weekly_pence,
                                         cycle_weeks, review_band)
                values ('<council>', award, '[2026-04-01,)', 31200, 'net', 0, 2, 'standard');
                insert into plan_line (council_id, id, award_id, name, position)
                values ('<council>', line, award, 'Getting out', 1);
                insert into budget (council_id, id, award_id, holder_id, route, funded_until)
                values ('<council>', budget, award, '<holder>', '<route>', '2026-12-13');
                insert into offer (council_id, id, provider_id, service_id, title, description, pricing, open_to, state,
                                   place, district, reach_metres, shortest_minutes, longest_minutes, notice_minutes,
                                   cancellation, sign_of_life_at, words)
                values ('<council>', offer, '<provider>', (select id from service order by id limit 1), 'Company', 'x',
                        'hourly', '{self-employed}', 'published', point(0, 0), 'Sale', 8000, 15, 600, 0, '[]',
                        '2026-11-30T09:00:00Z', 'company');
                insert into agreement (council_id, id, holder_id, provider_id, engagement)
                values ('<council>', agreement, '<holder>', '<provider>', 'self-employed');
                insert into agreement_terms (council_id, agreement_id, version, offer_id, offer_version, rates,
                                             cancellation, terms, holder_accepted_at)
                values ('<council>', agreement, 1, offer, 1, '{"weekday": 1780}', '[]', 'x', '2026-11-30T09:00:00Z');

                money := ledger_account_of('<council>', 'budget-council', budget);
                payable := ledger_account_of('<council>', 'provider-payable', '<provider>');
                funding := ledger_account_of('<council>', 'council-funding', null);
                insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence,
                                             code, subject_kind, subject_id, description, at)
                values ('<council>', uuidv7(), 'direct', funding, money, 62400, 'load', 'budget', budget, 'Paid in',
                        '2026-11-30T09:00:00Z');
                insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence,
                                             code, subject_kind, subject_id, description, at)
                values ('<council>', hold, 'pending', money, payable, <pence>, 'hold', 'booking', '<booking>', 'Held',
                        '2026-11-30T10:00:00Z');
                insert into booking (council_id, id, holder_id, budget_id, award_id, plan_line_id, provider_id, offer_id,
                                     agreement_id, terms_version, terms, engagement, start_at, end_at, state, lines,
                                     price_pence, hold_id, held_pence, settled_pence, requested_at, answer_by, booked_by)
                values ('<council>', '<booking>', '<holder>', budget, award, line, '<provider>', offer, agreement, 1,
                        'x', 'self-employed', '2026-12-01T09:30:00Z', '2026-12-01T12:00:00Z', 'settled', '[]', <pence>,
                        hold, 0, <pence>, '2026-11-30T10:00:00Z', '2026-12-01T09:30:00Z', '<holder>');
                insert into ledger_transfer (council_id, id, phase, pending_id, debit_account_id, credit_account_id,
                                             amount_pence, code, subject_kind, subject_id, description, at)
                values ('<council>', '<settlement>', 'post', hold, money, payable, <pence>, 'visit', 'booking',
                        '<booking>', 'Company with Aisha T', '2026-12-01T13:00:00Z');
                insert into settlement (council_id, id, booking_id, holder_id, provider_id, amount_pence, rail,
                                        approved_at, promised_on)
                values ('<council>', '<settlement>', '<booking>', '<holder>', '<provider>', <pence>, '<rail>',
                        '2026-12-01T13:00:00Z', '2026-12-04');
                insert into outbox (id, council_id, topic, payload, at)
                values ('<event>', '<council>', 'settlement-due',
                        '{"settlementId": "<settlement>", "bookingId": "<booking>", "rail": "<rail>"}',
                        '2026-12-01T13:00:00Z');
            end $$;
            """;
}
