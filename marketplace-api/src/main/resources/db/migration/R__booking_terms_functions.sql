-- R54: what a new version of an agreement changes in visits that are booked already. The price of a visit is the agreement's rate
-- in force when it happens. Locks: bookings by id, ledger accounts by id.

-- A booking's lines at other rates; a band that has none there stays as it is. Each line is rounded half up (R10).
create or replace function booking_lines_at(lines jsonb, rates jsonb) returns jsonb language sql immutable as $$
    select jsonb_agg(case when rates ? (l ->> 'band') then l || jsonb_build_object(
               'ratePence', (rates ->> (l ->> 'band'))::bigint,
               'amountPence', case when l ->> 'band' = 'sleep-in' then (rates ->> (l ->> 'band'))::bigint
                                   else ((l ->> 'minutes')::bigint * (rates ->> (l ->> 'band'))::bigint + 30) / 60 end)
               else l end order by n)
      from jsonb_array_elements(lines) with ordinality t (l, n)
$$;

-- What isn't time at other rates: a place, a day and a job cost what stands for weekdays; extras stay as they are.
create or replace function booking_items_at(items jsonb, rates jsonb) returns jsonb language sql immutable as $$
    select coalesce(jsonb_agg(case when i ->> 'kind' in ('place', 'day', 'job') and rates ? 'weekday' and (i ->> 'eachPence')::bigint > 0
               then i || jsonb_build_object('eachPence', (rates ->> 'weekday')::bigint,
                        'amountPence', (i ->> 'count')::bigint * (rates ->> 'weekday')::bigint)
               else i end order by n), '[]')
      from jsonb_array_elements(items) with ordinality t (i, n)
$$;

create or replace function booking_lines_pence(lines jsonb) returns bigint language sql immutable as $$
    select coalesce(sum((l ->> 'amountPence')::bigint), 0)::bigint from jsonb_array_elements(lines) l
$$;

-- Reckons the coming visits of an agreement anew that another version counts for now. Holds shrink always and grow as far as
-- there is money, the earlier visit first; what can't grow keeps its size, and what is missing stands beside it. Once done,
-- there is nothing left to do. Command: councilId, agreementId, by, at. Outcomes: done (bookings, short).
create or replace function booking_follow_terms(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    agreed uuid := command ->> 'agreementId';
    at timestamptz := command ->> 'at';
    change rate_change;
    ids uuid[];
    r record;
    last_budget uuid;
    pots booking_pots;
    from_contribution bigint;
    from_council bigint;
    short bigint;
    own_short bigint;
    moved uuid[] := '{}';
    left_short integer := 0;
    figures jsonb := '[]';
    parts jsonb := '[]';
begin
    select array_agg(x.id) into ids
      from (select b.id from booking b
             where b.council_id = council and b.agreement_id = agreed and b.state in ('asking', 'requested', 'confirmed')
               and b.start_at > at and b.couple_id is null
               and b.terms_version <> agreement_version_on(council, agreed, b.offer_id,
                       (b.start_at at time zone 'Europe/London')::date)
             order by b.id for no key update) x;
    if ids is null then
        return '{"outcome": "done", "bookings": 0, "short": 0}';
    end if;
    perform from ledger_account l
      where l.council_id = council
        and (l.owner_id, l.kind) in (
            select o.owner, o.kind from booking b
             cross join lateral (values (b.budget_id, 'budget-contribution'), (b.budget_id, 'budget-council'),
                (b.budget_id, 'budget-own'), (b.provider_id, 'provider-payable')) o (owner, kind)
             where b.council_id = council and b.id = any (ids))
      order by l.id for no key update;
    for r in
        select b.id, b.budget_id, b.price_pence as price, b.own_pence as own,
               wanted.other + case when b.engagement = 'employed' then greatest(wanted.pence, coalesce(base.pence, 0))
                                   else wanted.pence end as new_price,
               case when b.uses_own_money and b.engagement <> 'employed'
                    then greatest(wanted.pence - coalesce(base.pence, wanted.pence), 0) else 0 end as new_own,
               held.contribution_held, held.council_held, held.own_held
          from booking b
          join agreement_terms t on t.council_id = council and t.agreement_id = agreed
               and t.version = agreement_version_on(council, agreed, b.offer_id,
                       (b.start_at at time zone 'Europe/London')::date)
         cross join lateral (select booking_base_pence(b) as pence) base
         cross join lateral (
               select booking_lines_pence(booking_lines_at(b.lines, t.rates)) as pence,
                      booking_lines_pence(booking_items_at(b.items, t.rates)) as other) wanted
         cross join lateral (
               select coalesce(sum(h.amount_pence) filter (where a.kind = 'budget-contribution'), 0)::bigint
                          as contribution_held,
                      coalesce(sum(h.amount_pence) filter (where a.kind = 'budget-council'), 0)::bigint as council_held,
                      coalesce(sum(h.amount_pence) filter (where a.kind = 'budget-own'), 0)::bigint as own_held
                 from booking_holds(b.council_id, b.id) h
                 join ledger_account a on a.council_id = h.council_id and a.id = h.debit_account_id) held
         where b.council_id = council and b.id = any (ids)
         order by b.budget_id, b.start_at, b.id
    loop
        if r.budget_id is distinct from last_budget then
            pots.contribution_free := coalesce(ledger_free(council,
                ledger_account_find(council, 'budget-contribution', r.budget_id, '')), 0);
            pots.council_free := coalesce(ledger_free(council,
                ledger_account_find(council, 'budget-council', r.budget_id, '')), 0);
            pots.own_free := coalesce(ledger_free(council,
                ledger_account_find(council, 'budget-own', r.budget_id, '')), 0);
            last_budget := r.budget_id;
        end if;
        from_contribution := least(r.new_price - r.new_own, r.contribution_held
            + least(greatest(r.new_price - r.new_own - r.contribution_held - r.council_held, 0), pots.contribution_free));
        from_council := r.new_price - r.new_own - from_contribution;
        short := greatest(from_council - r.council_held - pots.council_free, 0);
        own_short := greatest(r.new_own - r.own_held - pots.own_free, 0);
        if short + own_short > 0 then
            update booking b set short_pence = short, own_short_pence = own_short, version = b.version + 1
             where b.council_id = council and b.id = r.id;
            left_short := left_short + 1;
        elsif (r.price, r.own) is distinct from (r.new_price, r.new_own) then
            pots.contribution_free := pots.contribution_free + r.contribution_held - from_contribution;
            pots.council_free := pots.council_free + r.council_held - from_council;
            pots.own_free := pots.own_free + r.own_held - r.new_own;
            moved := moved || r.id;
            figures := figures || jsonb_build_object('id', r.id, 'price', r.new_price, 'own', r.new_own);
            parts := parts || jsonb_build_array(
                jsonb_build_object('id', uuidv7(), 'booking', r.id, 'kind', 'budget-contribution',
                    'amount', from_contribution),
                jsonb_build_object('id', uuidv7(), 'booking', r.id, 'kind', 'budget-council', 'amount', from_council),
                jsonb_build_object('id', uuidv7(), 'booking', r.id, 'kind', 'budget-own', 'amount', r.new_own));
        end if;
    end loop;
    change.council_id := council;
    change.rate_card_id := agreed;
    change.asked_by := (command ->> 'by')::uuid;
    perform rate_change_move(change, moved, figures, parts, at);
    -- What couldn't grow is promised as before; what happens is paid as agreed.
    update booking b
       set terms_version = t.version, terms = t.terms,
           lines = case when b.id = any (moved) then coalesce(booking_lines_at(b.lines, t.rates), '[]') else b.lines end,
           items = booking_items_at(b.items, t.rates)
      from agreement_terms t
     where b.council_id = council and b.id = any (ids) and t.council_id = council and t.agreement_id = agreed
       and t.version = agreement_version_on(council, agreed, b.offer_id,
               (b.start_at at time zone 'Europe/London')::date);
    -- One notice for the job.
    insert into outbox (council_id, topic, payload, at)
    select council, 'agreed-price-changed', jsonb_build_object('agreementId', agreed, 'holderId', g.holder_id,
               'bookings', cardinality(ids), 'short', left_short), at
      from agreement g where g.council_id = council and g.id = agreed;
    return jsonb_build_object('outcome', 'done', 'bookings', cardinality(ids), 'short', left_short);
end $$;
