-- What applies the decisions of uk.directly.booking when rates change. R54: what a new rate card changes in coming bookings. The split of a price between budget and own money, and the hold of
-- employed time (R84), follow the base rate in force when the visit is; what two people agreed stays. Locks are taken in this
-- order: the change, bookings by id, ledger accounts by id.

-- The bookings that stand on the base rate and have not begun.
create or replace function booking_stands_on_base_rate(b booking, from_day date, at timestamptz) returns boolean
        language sql stable as $$
    -- What two people share was agreed by both of them and stays as it is (ADR 37).
    select b.state in ('asking', 'requested', 'confirmed') and (b.uses_own_money or b.engagement = 'employed')
       and b.couple_id is null
       and b.start_at > at and b.start_at >= (from_day::timestamp at time zone 'Europe/London')
$$;

-- What the council would pay for a booking's time at the rates in force when it happens, the person's individual rate
-- counted where it is more (R4); null: a band has no rate. Each line is rounded half up (R10), as uk.directly.rate.PriceLine
-- does it.
create or replace function booking_base_pence(b booking) returns bigint language sql stable as $$
    select case when bool_and(best.pence is not null)
                then sum(case when l ->> 'band' = 'sleep-in' then best.pence
                              else ((l ->> 'minutes')::bigint * best.pence + 30) / 60 end)::bigint end
      from jsonb_array_elements(b.lines) l
      join provider p on p.council_id = b.council_id and p.id = b.provider_id
      left join rate_card_line r on r.council_id = b.council_id and r.purpose = 'base' and r.band = l ->> 'band'
           and r.rate_card_id = rate_card_on(b.council_id, (b.start_at at time zone 'Europe/London')::date)
           and r.engagement = offer_card_row(b.engagement, p.kind)
      join offer o on o.council_id = b.council_id and o.id = b.offer_id
      left join individual_rate_line i on i.council_id = b.council_id and i.band = l ->> 'band'
           and b.engagement <> 'employed'
           and i.individual_rate_id = individual_rate_on(b.council_id, b.holder_id, b.provider_id, o.service_id,
               (b.start_at at time zone 'Europe/London')::date)
     cross join lateral (select greatest(r.pence, i.pence) as pence) best
$$;

-- What made the work, by its name in the audit trail and in notices: a rate card, the individual rate of one person, or what two
-- people agreed.
create or replace function rate_change_cause(change rate_change) returns jsonb language sql stable as $$
    select jsonb_build_object(
        case when exists (select from rate_card c where c.council_id = change.council_id and c.id = change.rate_card_id)
             then 'rateCardId'
             when exists (select from agreement g where g.council_id = change.council_id and g.id = change.rate_card_id)
             then 'agreementId' else 'individualRateId' end, change.rate_card_id)
$$;

-- Notes that bookings are to be reckoned again. Command: councilId, rateCardId, from, by, at. Outcome: done.
create or replace function rate_change_ask(command jsonb) returns jsonb language plpgsql as $$
begin
    insert into rate_change (council_id, rate_card_id, from_day, asked_by, asked_at)
    values ((command ->> 'councilId')::uuid, (command ->> 'rateCardId')::uuid, (command ->> 'from')::date,
        (command ->> 'by')::uuid, (command ->> 'at')::timestamptz)
    on conflict do nothing;
    return '{"outcome": "done"}';
end $$;

-- Reckons the bookings of the next holders of an open change again, all or none of them; what is done is remembered with
-- it, so whoever goes on begins where this ended. Command: limit (holders), at.
-- Outcomes: done (people), finished (rateCardId), none (nothing is open, or somebody else is at it).
create or replace function rate_change_go_on(command jsonb) returns jsonb language plpgsql as $$
declare
    at timestamptz := command ->> 'at';
    change rate_change;
    holders uuid[];
    counted integer;
begin
    select * into change from rate_change c where c.done_at is null order by c.asked_at, c.rate_card_id limit 1
       for no key update skip locked;
    if change.rate_card_id is null then
        return '{"outcome": "none"}';
    end if;
    if change.people is null then
        select count(distinct b.holder_id) into counted from booking b
         where b.council_id = change.council_id and booking_stands_on_base_rate(b, change.from_day, at);
        update rate_change c set people = counted
         where c.council_id = change.council_id and c.rate_card_id = change.rate_card_id;
    end if;
    select array_agg(h.holder_id order by h.holder_id) into holders
      from (select distinct b.holder_id from booking b
             where b.council_id = change.council_id and b.holder_id > change.upto_holder
               and booking_stands_on_base_rate(b, change.from_day, at)
             order by b.holder_id limit (command ->> 'limit')::integer) h;
    if holders is null then
        update rate_change c set done_at = at, people = c.people_done
         where c.council_id = change.council_id and c.rate_card_id = change.rate_card_id;
        perform audit(change.council_id, jsonb_build_object('actorId', change.asked_by), at, 'rate-change-done',
            'rate-card', change.rate_card_id, jsonb_build_object('people', change.people_done,
            'bookings', change.bookings_changed, 'short', change.bookings_short));
        return jsonb_build_object('outcome', 'finished', 'rateCardId', change.rate_card_id);
    end if;
    perform rate_change_apply(change, holders, at);
    update rate_change c
       set upto_holder = holders[cardinality(holders)], people_done = c.people_done + cardinality(holders)
     where c.council_id = change.council_id and c.rate_card_id = change.rate_card_id;
    return jsonb_build_object('outcome', 'done', 'people', cardinality(holders));
end $$;

-- The bookings of these holders at the rates of their days. Holds shrink always, and grow as far as there is money: whoever
-- comes first in time is first served. What can't follow whole keeps its size, and what is missing is written beside it.
create or replace function rate_change_apply(change rate_change, holders uuid[], at timestamptz) returns void
        language plpgsql as $$
declare
    council uuid := change.council_id;
    r record;
    pots booking_pots;
    last_budget uuid;
    budget_part bigint;
    from_contribution bigint;
    from_council bigint;
    short bigint;
    own_short bigint;
    changed uuid[] := '{}';
    figures jsonb := '[]';
    parts jsonb := '[]';
    touched uuid[] := '{}';
begin
    perform from booking b
      where b.council_id = council and b.holder_id = any (holders)
        and booking_stands_on_base_rate(b, change.from_day, at)
      order by b.id for no key update;
    -- All accounts at once and in the order of ids, as ledger_apply would.
    perform from ledger_account l
      where l.council_id = council
        and (l.owner_id, l.kind) in (
            select o.owner, o.kind from booking b
             cross join lateral (values (b.budget_id, 'budget-contribution'), (b.budget_id, 'budget-council'),
                (b.budget_id, 'budget-own'), (b.provider_id, 'provider-payable')) o (owner, kind)
             where b.council_id = council and b.holder_id = any (holders)
               and booking_stands_on_base_rate(b, change.from_day, at))
      order by l.id for no key update;

    for r in
        select b.id, b.budget_id, b.price_pence as price, b.own_pence as own, b.short_pence as was_short,
               b.own_short_pence as was_own_short, held.contribution_held, held.council_held, held.own_held,
               case when b.engagement = 'employed' then greatest(agreed.pence, base.pence) + other.pence
                    else b.price_pence end as new_price,
               case when b.engagement = 'employed' then 0
                    else greatest(agreed.pence - base.pence, 0) end as new_own
          from booking b
         cross join lateral (select booking_base_pence(b) as pence) base
         cross join lateral (select sum((l ->> 'amountPence')::bigint)::bigint as pence
                               from jsonb_array_elements(b.lines) l) agreed
         cross join lateral (select coalesce(sum((i ->> 'amountPence')::bigint), 0)::bigint as pence
                               from jsonb_array_elements(b.items) i) other
         cross join lateral (
               select coalesce(sum(t.amount_pence) filter (where a.kind = 'budget-contribution'), 0)::bigint
                          as contribution_held,
                      coalesce(sum(t.amount_pence) filter (where a.kind = 'budget-council'), 0)::bigint as council_held,
                      coalesce(sum(t.amount_pence) filter (where a.kind = 'budget-own'), 0)::bigint as own_held
                 from booking_holds(b.council_id, b.id) t
                 join ledger_account a on a.council_id = t.council_id and a.id = t.debit_account_id) held
         where b.council_id = council and b.holder_id = any (holders)
           and booking_stands_on_base_rate(b, change.from_day, at) and base.pence is not null
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
        -- The person's share is used before council money, and given back after it.
        budget_part := r.new_price - r.new_own;
        from_contribution := least(budget_part, r.contribution_held
            + least(greatest(budget_part - r.contribution_held - r.council_held, 0), pots.contribution_free));
        from_council := budget_part - from_contribution;
        short := greatest(from_council - r.council_held - pots.council_free, 0);
        own_short := greatest(r.new_own - r.own_held - pots.own_free, 0);
        if short + own_short > 0 then
            if (short, own_short) is distinct from (r.was_short, r.was_own_short) then
                update booking b set short_pence = short, own_short_pence = own_short
                 where b.council_id = council and b.id = r.id;
                touched := touched || r.id;
            end if;
            continue;
        end if;
        if (r.price, r.own) is distinct from (r.new_price, r.new_own)
           or r.was_short + r.was_own_short > 0 then
            pots.contribution_free := pots.contribution_free + r.contribution_held - from_contribution;
            pots.council_free := pots.council_free + r.council_held - from_council;
            pots.own_free := pots.own_free + r.own_held - r.new_own;
            changed := changed || r.id;
            figures := figures || jsonb_build_object('id', r.id, 'price', r.new_price, 'own', r.new_own);
            parts := parts || jsonb_build_array(
                jsonb_build_object('id', uuidv7(), 'booking', r.id, 'kind', 'budget-contribution',
                    'amount', from_contribution),
                jsonb_build_object('id', uuidv7(), 'booking', r.id, 'kind', 'budget-council', 'amount', from_council),
                jsonb_build_object('id', uuidv7(), 'booking', r.id, 'kind', 'budget-own', 'amount', r.new_own));
        end if;
    end loop;
    perform rate_change_move(change, changed, figures, parts, at);

    update rate_change c
       set bookings_changed = c.bookings_changed + cardinality(changed),
           bookings_short = c.bookings_short + (select count(*) from booking b
                where b.council_id = council and b.id = any (touched))
     where c.council_id = council and c.rate_card_id = change.rate_card_id;
    -- One notice for each holder, however many visits it is about.
    insert into outbox (council_id, topic, payload, at)
    select council, 'rates-changed', rate_change_cause(change) || jsonb_build_object('holderId', b.holder_id,
               'bookings', count(*), 'shortPence', sum(b.short_pence), 'ownShortPence', sum(b.own_short_pence)), at
      from booking b
     where b.council_id = council and b.id = any (changed || touched)
     group by b.holder_id;
end $$;

-- Gives the holds of these bookings back and takes the new parts, all in one statement of the ledger, so that no account is
-- below its floor in between.
create or replace function rate_change_move(change rate_change, changed uuid[], figures jsonb, parts jsonb,
        moved_at timestamptz) returns void language plpgsql as $$
declare
    council uuid := change.council_id;
begin
    if cardinality(changed) = 0 then
        return;
    end if;
    insert into audit_event (council_id, at, actor_id, action, subject_kind, subject_id, details)
    select council, moved_at, change.asked_by, 'booking-funded-anew', 'booking', b.id,
           rate_change_cause(change) || jsonb_build_object('heldPence', b.price_pence, 'ownPence', b.own_pence,
               'newHeldPence', f.price, 'newOwnPence', f.own)
      from jsonb_to_recordset(figures) f (id uuid, price bigint, own bigint)
      join booking b on b.council_id = council and b.id = f.id
     order by b.id;
    insert into ledger_transfer (council_id, id, phase, pending_id, debit_account_id, credit_account_id, amount_pence,
        code, subject_kind, subject_id, plan_line_id, actor_id, description, at)
    select council, uuidv7(), 'void', t.id, t.debit_account_id, t.credit_account_id, t.amount_pence, 'release', 'booking',
           t.subject_id, t.plan_line_id, change.asked_by, t.description, moved_at
      from unnest(changed) b (id) cross join lateral booking_holds(council, b.id) t
    union all
    select council, p.id, 'pending', null, a.id, first.credit_account_id, p.amount, 'hold', 'booking', b.id,
           b.plan_line_id, change.asked_by, first.description, moved_at
      from jsonb_to_recordset(parts) p (id uuid, booking uuid, kind text, amount bigint)
      join booking b on b.council_id = council and b.id = p.booking
      join ledger_transfer first on first.council_id = council and first.id = b.hold_id
      join ledger_account a on a.council_id = council and a.kind = p.kind and a.owner_id = b.budget_id and a.name = ''
     where p.amount > 0;
    update booking b
       set price_pence = f.price, held_pence = f.price, own_pence = f.own, short_pence = 0, own_short_pence = 0,
           version = b.version + 1,
           hold_id = (select p.id from jsonb_to_recordset(parts) p (id uuid, booking uuid, amount bigint)
                       where p.booking = b.id and p.amount > 0 order by p.id limit 1)
      from jsonb_to_recordset(figures) f (id uuid, price bigint, own bigint)
     where b.council_id = council and b.id = f.id;
end $$;
