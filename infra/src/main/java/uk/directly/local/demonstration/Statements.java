package uk.directly.local.demonstration;

/**
 * An insert for each table. The first parameter is the council's id, the second a JSON array of rows, named as in
 * {@link Rows} with underscores.
 */
final class Statements {
    private Statements() {}

    static final String COUNCIL = """
            with given as (select ?::uuid as council, ?::jsonb as rows)
            insert into council (id, slug, name, phone, text_relay)
            select given.council, r.slug, r.name, r.phone, r.text_relay
              from given, jsonb_to_recordset(rows) as r (slug text, name text, phone text, text_relay text)
            """;

    static final String SETTINGS = """
            with given as (select ?::uuid as council, ?::jsonb as rows)
            insert into council_setting (council_id, name, value, during)
            select given.council, r.name, r.value, '(,)'
              from given, jsonb_to_recordset(rows) as r (name text, value text)
            """;

    static final String SCHOOL_HOLIDAYS = """
            with given as (select ?::uuid as council, ?::jsonb as rows)
            insert into school_holiday (council_id, id, name, during)
            select given.council, r.id, r.name, daterange(r.from_day, r.to_day, '[]')
              from given, jsonb_to_recordset(rows) as r (id uuid, name text, from_day date, to_day date)
            """;

    static final String WARDS = """
            with given as (select ?::uuid as council, ?::jsonb as rows)
            insert into ward (code, name, outline)
            select r.code, r.name, r.outline from given, jsonb_to_recordset(rows) as r (code text, name text, outline text)
            on conflict (code) do nothing
            """;

    static final String POSTCODES = """
            with given as (select ?::uuid as council, ?::jsonb as rows)
            insert into postcode (postcode, place, ward_code)
            select r.postcode, point(r.easting, r.northing), r.ward_code
              from given, jsonb_to_recordset(rows) as r (postcode text, ward_code text, easting int, northing int)
            on conflict (postcode) do nothing
            """;

    static final String RATE_CARD = """
            with given as (select ?::uuid as council, ?::jsonb as rows)
            insert into rate_card (council_id, id, during)
            select given.council, r.id, daterange(r.from_day, null)
              from given, jsonb_to_recordset(rows) as r (id uuid, from_day date)
            """;

    static final String RATE_CARD_LINES = """
            with given as (select ?::uuid as council, ?::jsonb as rows)
            insert into rate_card_line (council_id, rate_card_id, purpose, engagement, band, pence)
            select given.council, r.rate_card_id, r.purpose, r.engagement, r.band, r.pence
              from given, jsonb_to_recordset(rows)
                as r (rate_card_id uuid, purpose text, engagement text, band text, pence bigint)
            """;

    static final String PEOPLE = """
            with given as (select ?::uuid as council, ?::jsonb as rows)
            insert into person (council_id, id, subject, name, first_name, support_worker_id, case_reference)
            select given.council, r.id, r.subject, r.name, r.first_name, r.support_worker_id, r.case_reference
              from given, jsonb_to_recordset(rows)
                as r (id uuid, subject text, name text, first_name text, support_worker_id uuid, case_reference text)
            """;

    static final String ROLES = """
            with given as (select ?::uuid as council, ?::jsonb as rows)
            insert into person_role (council_id, person_id, role)
            select given.council, r.person_id, r.role
              from given, jsonb_to_recordset(rows) as r (person_id uuid, role text)
            """;

    static final String ADDRESSES = """
            with given as (select ?::uuid as council, ?::jsonb as rows)
            insert into home_address (council_id, person_id, lines, postcode)
            select given.council, r.person_id, r.lines, r.postcode
              from given, jsonb_to_recordset(rows) as r (person_id uuid, lines text, postcode text)
            """;

    static final String ACTINGS = """
            with given as (select ?::uuid as council, ?::jsonb as rows)
            insert into acting (council_id, person_id, for_person_id, as_role, may_approve_up_to_pence, during)
            select given.council, r.person_id, r.for_person_id, r.as_role, r.may_approve_up_to_pence,
                   daterange(r.from_day, null)
              from given, jsonb_to_recordset(rows)
                as r (person_id uuid, for_person_id uuid, as_role text, may_approve_up_to_pence bigint, from_day date)
            """;

    static final String PROVIDERS = """
            with given as (select ?::uuid as council, ?::jsonb as rows),
            r as (
                select r.*
                  from given, jsonb_to_recordset(rows)
                    as r (id uuid, person_id uuid, kind text, name text, about text, state text, applied_on date,
                          accredited_on date, postcode text, easting int, northing int, district text, gender text,
                          languages text[], skills text[], cqc_id text, stripe_account text, bank jsonb,
                          workers int, in_feed boolean, phone text)),
            paid as (
                insert into bank_change (council_id, id, provider_id, sort_code, account_number, account_name,
                    name_check, name_confirmed, state, asked_at, in_force_at, place, pays_from)
                select given.council, uuidv7(), r.id, replace(r.bank ->> 'sort_code', '-', ''),
                       r.bank ->> 'account_number', r.bank ->> 'name', 'match', false, 'in-force', d.since, d.since,
                       1, d.since
                  from given, r cross join lateral (
                       select coalesce(r.accredited_on, r.applied_on, date '2026-04-01')::timestamptz as since) d
                 where r.bank is not null)
            insert into provider (council_id, id, person_id, kind, name, about, state, applied_on, accredited_on,
                postcode, place, district, gender, languages, skills, cqc_id, stripe_account, workers, in_feed, phone)
            select given.council, r.id, r.person_id, r.kind, r.name, r.about, r.state, r.applied_on, r.accredited_on,
                   r.postcode, coarse_place(point(r.easting, r.northing)), r.district, r.gender, r.languages, r.skills, r.cqc_id,
                   r.stripe_account, r.workers, r.in_feed, r.phone
              from given, r
            """;

    static final String CHECKS = """
            with given as (select ?::uuid as council, ?::jsonb as rows)
            insert into provider_check (council_id, provider_id, name, state, level, issuer, checked_on, expires_on,
                seen_by)
            select given.council, r.provider_id, r.name, r.state, r.level, r.issuer, r.checked_on, r.expires_on,
                   r.seen_by
              from given, jsonb_to_recordset(rows)
                as r (provider_id uuid, name text, state text, level text, issuer text, checked_on date,
                      expires_on date, seen_by uuid)
            """;

    static final String EVIDENCE = """
            with given as (select ?::uuid as council, ?::jsonb as rows)
            insert into check_evidence (council_id, id, provider_id, check_name, state, level, issuer, reference,
                issued_on, expires_on, details, given_by, given_at, decided_by, decided_at, reason)
            select given.council, uuidv7(), r.provider_id, r.check_name, r.state, r.level, r.issuer, r.reference,
                   r.issued_on, r.expires_on, r.details, r.given_by, r.given_at, r.decided_by, r.decided_at, r.reason
              from given, jsonb_to_recordset(rows)
                as r (provider_id uuid, check_name text, state text, level text, issuer text, reference text,
                      issued_on date, expires_on date, details jsonb, given_by uuid, given_at timestamptz,
                      decided_by uuid, decided_at timestamptz, reason text)
            """;

    /** Said by those who join; of all others it follows from what they offer. */
    static final String PROVIDER_SERVICES = """
            with given as (select ?::uuid as council, ?::jsonb as rows)
            insert into provider_service (council_id, provider_id, service_id)
            select given.council, r.provider_id, s.id
              from given, jsonb_to_recordset(rows) as r (provider_id uuid, service text)
              join service s on s.slug = r.service
             union
            select o.council_id, o.provider_id, o.service_id from given join offer o on o.council_id = given.council
            """;

    // Nobody looks after the pages of made-up providers, so their sign of life is given for ten years ahead: otherwise
    // the whole register would be hidden after 60 days (R37), or as soon as the clock is moved.
    static final String OFFERS = """
            with given as (select ?::uuid as council, ?::jsonb as rows, ?::timestamptz as now)
            insert into offer (council_id, id, provider_id, service_id, title, description, pricing, open_to, whole_band,
                state, place, district, reach_metres, shortest_minutes, longest_minutes, notice_minutes, cancellation,
                sign_of_life_at, words)
            select given.council, r.id, r.provider_id, s.id, r.title, r.description, r.pricing, r.open_to, r.whole_band,
                   'published', coarse_place(point(r.easting, r.northing)), r.district, r.reach_metres, r.shortest_minutes,
                   r.longest_minutes, r.notice_minutes,
                   (select jsonb_agg(jsonb_build_object('hoursBefore', (c ->> 'hours_before')::int,
                                                        'percent', (c ->> 'percent')::int)
                                     order by (c ->> 'hours_before')::int desc)
                      from jsonb_array_elements(r.cancellation) c),
                   given.now + interval '10 years',
                   offer_words(r.title, r.description, s.name, p.name, array_to_string(p.skills, ' '),
                               array_to_string(p.languages, ' '))
              from given, jsonb_to_recordset(rows)
                as r (id uuid, provider_id uuid, service text, title text, description text, pricing text,
                      open_to text[], whole_band text, easting int, northing int, district text, reach_metres int,
                      shortest_minutes int, longest_minutes int, notice_minutes int, cancellation jsonb)
              join service s on s.slug = r.service
              join provider p on p.id = r.provider_id
            """;

    static final String OFFER_RATES = """
            with given as (select ?::uuid as council, ?::jsonb as rows)
            insert into offer_rate (council_id, offer_id, band, pence)
            select given.council, r.id, rate.key, rate.value::bigint
              from given, jsonb_to_recordset(rows) as r (id uuid, rates jsonb), jsonb_each_text(r.rates) as rate
            """;

    static final String OFFER_HOURS = """
            with given as (select ?::uuid as council, ?::jsonb as rows)
            insert into offer_hours (council_id, offer_id, weekday, minutes)
            select given.council, r.id, h.weekday, int4range(h.from_minute, h.to_minute)
              from given, jsonb_to_recordset(rows) as r (id uuid, hours jsonb),
                   jsonb_to_recordset(r.hours) as h (weekday smallint, from_minute int, to_minute int)
            """;

    static final String OFFER_MORE = """
            with given as (select ?::uuid as council, ?::jsonb as rows)
            update offer o
               set half_day_pence = r.half_day_pence, included = r.included, mileage_pence = r.mileage_pence,
                   costs_up_to_pence = r.costs_up_to_pence, accessibility = r.accessibility, not_this = r.not_this
              from given, jsonb_to_recordset(rows)
                as r (offer_id uuid, half_day_pence bigint, included text, mileage_pence int, costs_up_to_pence bigint,
                      accessibility text[], not_this text)
             where o.council_id = given.council and o.id = r.offer_id
            """;

    /** When they take place is planned after the start. */
    static final String SESSIONS = """
            with given as (select ?::uuid as council, ?::jsonb as rows)
            insert into offer_session (council_id, offer_id, places, venue, venue_postcode, getting_there, changing_places,
                companion_free, taster, run_by, not_on_bank_holidays)
            select given.council, r.offer_id, r.places, r.venue, r.venue_postcode, r.getting_there, r.changing_places,
                   r.companion_free, r.taster, r.run_by, r.not_on_bank_holidays
              from given, jsonb_to_recordset(rows)
                as r (offer_id uuid, places int, venue text, venue_postcode text, getting_there text,
                      changing_places boolean, companion_free boolean, taster boolean, run_by text,
                      not_on_bank_holidays boolean)
            """;

    static final String SESSION_RULES = """
            with given as (select ?::uuid as council, ?::jsonb as rows)
            insert into session_rule (council_id, offer_id, position, weekday, minutes)
            select given.council, r.offer_id, h.weekday * 10000 + h.from_minute, h.weekday,
                   int4range(h.from_minute, h.to_minute)
              from given, jsonb_to_recordset(rows) as r (offer_id uuid, times jsonb),
                   jsonb_to_recordset(r.times) as h (weekday smallint, from_minute int, to_minute int)
            """;

    static final String AWARDS = """
            with given as (select ?::uuid as council, ?::jsonb as rows)
            insert into award (council_id, id, holder_id, kind, during)
            select given.council, r.id, r.holder_id, r.kind, daterange(r.from_day, null)
              from given, jsonb_to_recordset(rows) as r (id uuid, holder_id uuid, kind text, from_day date)
            """;

    static final String AWARD_TERMS = """
            with given as (select ?::uuid as council, ?::jsonb as rows)
            insert into award_terms (council_id, award_id, during, weekly_pence, paid, contribution_weekly_pence,
                cycle_weeks, review_band, planned_minutes_weekly)
            select given.council, r.id, daterange(r.from_day, null), r.weekly_pence, r.paid,
                   r.contribution_weekly_pence, r.cycle_weeks, r.review_band, r.planned_minutes_weekly
              from given, jsonb_to_recordset(rows)
                as r (id uuid, weekly_pence bigint, paid text, contribution_weekly_pence bigint, cycle_weeks int,
                      review_band text, planned_minutes_weekly int, from_day date)
            """;

    static final String AWARD_CHANGES = """
            with given as (select ?::uuid as council, ?::jsonb as rows)
            insert into award_change (council_id, award_id, what, day, terms, changed_by, at)
            select given.council, r.id, 'recorded', r.from_day, jsonb_strip_nulls(jsonb_build_object('weeklyPence',
                       r.weekly_pence, 'paid', r.paid, 'contributionWeeklyPence', r.contribution_weekly_pence,
                       'cycleWeeks', r.cycle_weeks, 'reviewBand', r.review_band, 'plannedMinutesWeekly',
                       r.planned_minutes_weekly)), r.recorded_by, r.recorded_at
              from given, jsonb_to_recordset(rows)
                as r (id uuid, weekly_pence bigint, paid text, contribution_weekly_pence bigint, cycle_weeks int,
                      review_band text, planned_minutes_weekly int, from_day date, recorded_by uuid,
                      recorded_at timestamptz)
            """;

    static final String PLAN_LINES = """
            with given as (select ?::uuid as council, ?::jsonb as rows)
            insert into plan_line (council_id, id, award_id, name, position)
            select given.council, r.id, r.award_id, r.name, r.position
              from given, jsonb_to_recordset(rows) as r (id uuid, award_id uuid, name text, position int)
            """;

    static final String BUDGETS = """
            with given as (select ?::uuid as council, ?::jsonb as rows)
            insert into budget (council_id, id, award_id, holder_id, route, broker_id, funded_until)
            select given.council, r.id, r.award_id, r.holder_id, r.route, r.broker_id, r.funded_until
              from given, jsonb_to_recordset(rows)
                as r (id uuid, award_id uuid, holder_id uuid, route text, broker_id uuid, funded_until date)
            """;

    static final String STARTS = """
            with given as (select ?::uuid as council, ?::jsonb as rows),
            starter as (
                select given.council, r.* from given, jsonb_to_recordset(rows)
                    as r (person_id uuid, born_on date, code_hash text, until date, made_by uuid, at timestamptz)),
            born as (
                update person p set born_on = s.born_on from starter s
                 where p.council_id = s.council and p.id = s.person_id),
            begun as (
                insert into start (council_id, person_id, begun_at) select s.council, s.person_id, s.at from starter s)
            insert into start_letter (council_id, id, person_id, code_hash, made_at, made_by, until)
            select s.council, s.person_id, s.person_id, decode(s.code_hash, 'hex'), s.at, s.made_by, s.until
              from starter s
            """;

    static final String BUDGET_ROUTES = """
            with given as (select ?::uuid as council, ?::jsonb as rows, ?::timestamptz as now)
            insert into budget_route (council_id, budget_id, route, broker_id, chosen_by, chosen_at)
            select given.council, r.id, r.route, r.broker_id, r.holder_id, given.now
              from given, jsonb_to_recordset(rows) as r (id uuid, holder_id uuid, route text, broker_id uuid)
             where r.route is not null
            """;

    // Never set: the council pays in, and the ledger's trigger moves the balances (R11).
    static final String LOADS = """
            with given as (select ?::uuid as council, ?::jsonb as rows)
            insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence, code,
                subject_kind, subject_id, actor_id, description, at)
            select given.council, r.id, 'direct', ledger_account_of(given.council, 'council-funding', null),
                   ledger_account_of(given.council, 'budget-council', r.budget_id), r.amount_pence, 'load', 'budget',
                   r.budget_id, r.actor_id, r.description, r.at
              from given, jsonb_to_recordset(rows)
                as r (id uuid, budget_id uuid, amount_pence bigint, actor_id uuid, description text, at timestamptz)
            """;

    static final String LISTINGS = """
            with given as (select ?::uuid as council, ?::jsonb as rows, ?::timestamptz as now)
            insert into listing (council_id, id, source, source_key, name, kind, description, address, postcode, place,
                district, phone, website, imported_at)
            select given.council, r.id, r.source, r.source_key, r.name, r.kind, r.description, r.address, r.postcode,
                   case when r.easting is null then o.place else point(r.easting, r.northing) end,
                   coalesce(w.name || ', ' || o.outcode, o.town || ', ' || o.outcode, r.postcode), r.phone, r.website, given.now
              from given, jsonb_to_recordset(rows)
                as r (id uuid, source text, source_key text, name text, kind text, description text, address text,
                      postcode text, easting int, northing int, phone text, website text)
              left join outcode o on o.outcode = split_part(r.postcode, ' ', 1)
              left join postcode p on p.postcode = r.postcode
              left join ward w on w.code = p.ward_code
            """;

    // What people looked for in the weeks before the first start: by chance, and the same on every machine.
    static final String SEARCH_COUNTS = """
            with given as (select ?::uuid as council, ?::jsonb as rows, ?::timestamptz as now)
            insert into search_count (council_id, day, service_id, area, east_km, north_km, searches, without_result)
            select given.council, (given.now - make_interval(days => 1 + abs(hashtext(o.outcode || s.slug)) % 80))::date,
                   s.id, o.town || ', ' || o.outcode, (o.place[0] / 1000)::int, (o.place[1] / 1000)::int,
                   1 + abs(hashtext(s.slug || o.outcode)) % 24,
                   (1 + abs(hashtext(s.slug || o.outcode)) % 24)
                       / case when abs(hashtext(s.slug)) % 4 = 0 then 1 else 3 + abs(hashtext(o.outcode)) % 6 end
              from given, jsonb_array_elements_text(rows) as r (outcode)
              join outcode o on o.outcode = r.outcode
             cross join service s
            union all
            select given.council, (given.now - make_interval(days => 1 + abs(hashtext(w.name || s.slug)) % 80))::date,
                   s.id, w.name || ', ' || w.outcode, w.east, w.north, 1 + abs(hashtext(w.name || s.slug)) % 18,
                   (1 + abs(hashtext(w.name || s.slug)) % 18)
                       / case when abs(hashtext(s.slug)) % 4 = 0 then 1 else 3 + abs(hashtext(w.name)) % 6 end
              from given
             cross join (select w.name, min(split_part(p.postcode, ' ', 1)) as outcode,
                                (avg(p.place[0]) / 1000)::int as east, (avg(p.place[1]) / 1000)::int as north
                           from ward w join postcode p on p.ward_code = w.code group by w.code, w.name) w
             cross join service s
             where jsonb_array_length(rows) > 0
            """;

    /**
     * Somebody who pays for themselves asked a small business, which proposes two times; their advert was answered and
     * reported. The rows are the ids: person, provider, reporter, thread, message, meeting, advert, answer, report.
     */
    static final String CONVERSATIONS = """
            with given as (select ?::uuid as council, ?::jsonb as rows, ?::timestamptz as now),
            who as (
                select g.council, g.now, (g.rows ->> 0)::uuid as person, (g.rows ->> 1)::uuid as provider,
                       (g.rows ->> 2)::uuid as reporter, (g.rows ->> 3)::uuid as thread, (g.rows ->> 4)::uuid as message,
                       (g.rows ->> 5)::uuid as meeting, (g.rows ->> 6)::uuid as advert, (g.rows ->> 7)::uuid as answer,
                       (g.rows ->> 8)::uuid as report, o.id as offer, o.service_id, p.person_id as runs, p.place, p.district
                  from given g
                  join provider p on p.council_id = g.council and p.id = (g.rows ->> 1)::uuid
                  join offer o on o.council_id = p.council_id and o.provider_id = p.id and o.pricing = 'hourly'),
            threads as (
                insert into enquiry (council_id, id, offer_id, provider_id, person_id, begun_at, begun_by, district,
                    waiting_for, last_at)
                select council, thread, offer, provider, person, now - interval '2 days', person, district, 'person',
                       now - interval '1 day' from who),
            messages as (
                insert into enquiry_message (council_id, id, enquiry_id, side, words, at, written_by)
                select council, message, thread, 'person',
                       'Would you show me how to prune roses? I would like to do it with you.', now - interval '2 days',
                       person from who),
            meetings as (
                insert into enquiry_meeting (council_id, id, enquiry_id, side, way, starts, place, at, written_by)
                select council, meeting, thread, 'provider', 'public-place',
                       array[date_trunc('day', now) + interval '3 days 10 hours', date_trunc('day', now) + interval '4 days 14 hours'],
                       'The café in the library', now - interval '1 day', runs from who),
            adverts as (
                insert into advert (council_id, id, person_id, written_by, service_id, pattern, weekly_minutes, place,
                    district, rate_pence, words, state, begun_at, published_at, expires_on)
                select council, advert, person, person, service_id, 'Every other Saturday, in the morning', 90, place,
                       district, 2000,
                       'I have a small garden and would like to keep it with somebody who likes to explain things.',
                       'published', now - interval '10 days', now - interval '10 days', (now + interval '50 days')::date
                  from who),
            answers as (
                insert into advert_answer (council_id, id, advert_id, provider_id, offer_id, words, at, written_by)
                select council, answer, advert, provider, offer,
                       'I like to explain what I do, and Saturdays suit me.', now - interval '3 days', runs from who)
            insert into advert_report (council_id, id, advert_id, reported_by, reason, at)
            select council, report, advert, reporter, 'I think that the same advert was here last month.',
                   now - interval '1 day' from who
            """;

    static final String AUDITS = """
            with given as (select ?::uuid as council, ?::jsonb as rows)
            insert into audit_event (council_id, at, actor_id, action, subject_kind, subject_id)
            select given.council, r.at, r.actor_id, r.action, r.subject_kind, r.subject_id
              from given, jsonb_to_recordset(rows)
                as r (at timestamptz, actor_id uuid, action text, subject_kind text, subject_id uuid)
             order by r.at
            """;
}
