-- Visits that come again (ADR 33). Locks in the order of R__booking_functions, with two before all others: the person whose
-- series go forward (advisory, tried), and the series' rows in the order of ids. What several visits need is locked for all
-- of them before the first is placed, so that the order holds within one transaction too.

-- A series as Java reads it (Series): with what became of its days from that one on. No address and no surname.
create or replace function series_json(s booking_series, since date) returns jsonb language sql stable as $$
    select jsonb_build_object(
        'id', s.id, 'councilId', s.council_id, 'version', s.version, 'state', s.state,
        'holderId', s.holder_id, 'holderName', h.first_name, 'budgetId', s.budget_id,
        'planLineId', s.plan_line_id, 'planLineName', l.name, 'spendingQuestionId', s.spending_question_id,
        'offerId', s.offer_id, 'title', o.title, 'engagement', s.engagement,
        'provider', jsonb_build_object('id', p.id, 'name', p.name, 'kind', p.kind),
        'rule', s.rule, 'firstStart', s.first_start, 'firstEnd', s.first_end, 'exceptDays', s.except_days,
        'notOnSchoolHolidays', s.not_on_school_holidays, 'notOnBankHolidays', s.not_on_bank_holidays,
        'usesOwnMoney', s.uses_own_money, 'endsBefore', s.ends_before, 'acceptedAt', s.accepted_at,
        'nextDay', s.next_day, 'followsId', s.follows_id, 'more', s.more, 'stopped', s.stopped, 'madeBy', s.made_by, 'madeAt', s.made_at,
        'visits', coalesce((
            select jsonb_agg(jsonb_build_object('day', v.day, 'state', v.state, 'bookingId', v.booking_id,
                       'bookingState', b.state, 'version', b.version, 'pricePence', b.price_pence, 'answerBy', b.answer_by,
                       'start', coalesce(b.start_at, v.start_at), 'end', coalesce(b.end_at, v.end_at),
                       'budgetPence', v.budget_pence, 'ownPence', v.own_pence, 'why', v.why) order by v.day)
              from series_visit v
              left join booking b on b.council_id = v.council_id and b.id = v.booking_id
             where v.council_id = s.council_id and v.series_id = s.id and v.day >= since), '[]'))
      from person h, plan_line l, provider p, offer o
     where h.council_id = s.council_id and h.id = s.holder_id
       and l.council_id = s.council_id and l.id = s.plan_line_id
       and p.council_id = s.council_id and p.id = s.provider_id
       and o.council_id = s.council_id and o.id = s.offer_id
$$;

-- Makes a series and books its first visits, once for each key. Command: that of series_start, and idempotency.
create or replace function series_begin(command jsonb) returns jsonb language plpgsql as $$
declare
    begun jsonb := idempotency_claim(command -> 'idempotency', (command ->> 'at')::timestamptz);
begin
    if begun is not null then
        return begun;
    end if;
    perform series_locks((command ->> 'councilId')::uuid, command -> 'series' -> 'holderId',
        jsonb_build_array(command -> 'series' -> 'providerId'), '[]');
    begun := series_start(command);
    if begun ->> 'outcome' <> 'done' then
        return idempotency_refuse(command -> 'idempotency', begun);
    end if;
    return idempotency_keep(command -> 'idempotency', begun);
end $$;

-- Locks what several visits need, in the documented order, before the first of them is placed or cancelled.
create or replace function series_locks(council uuid, holder jsonb, workers jsonb, bookings jsonb) returns void
        language plpgsql as $$
declare
    worker text;
begin
    perform pg_advisory_xact_lock_shared(rate_cards_key(council));
    perform pg_advisory_xact_lock_shared(individual_rates_key(council, (holder #>> '{}')::uuid));
    for worker in select distinct w from jsonb_array_elements_text(workers) w order by w loop
        perform pg_advisory_xact_lock(hashtextextended('worker:' || worker, 0));
    end loop;
    perform from booking b
      where b.council_id = council
        and (b.holder_id = (holder #>> '{}')::uuid and b.state = 'asking'
             or b.id in (select i::uuid from jsonb_array_elements_text(bookings) i))
      order by b.id for no key update;
end $$;

-- Books the first visits of a new series, all or none. Command: councilId, actorId, onBehalfOf, at, series (a row of
-- booking_series by its names in Java), visits ([{day, place (as booking_place)}], soonest first).
-- Outcomes: done (booking: the first one), and those of booking_place, with the day on which it failed.
create or replace function series_start(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    s jsonb := command -> 'series';
    at timestamptz := command ->> 'at';
    turn jsonb;
    placed jsonb;
    failed jsonb;
    first_id uuid;
begin
    begin
        insert into booking_series (council_id, id, holder_id, budget_id, award_id, plan_line_id, spending_question_id,
            provider_id, offer_id, engagement, uses_own_money, rule, first_start, first_end, except_days,
            not_on_school_holidays, not_on_bank_holidays, next_day, follows_id, more, made_by, made_at)
        values (council, (s ->> 'id')::uuid, (s ->> 'holderId')::uuid, (s ->> 'budgetId')::uuid, (s ->> 'awardId')::uuid,
            (s ->> 'planLineId')::uuid, (s ->> 'spendingQuestionId')::uuid, (s ->> 'providerId')::uuid,
            (s ->> 'offerId')::uuid, s ->> 'engagement', (s ->> 'usesOwnMoney')::boolean, s ->> 'rule',
            (s ->> 'firstStart')::timestamptz, (s ->> 'firstEnd')::timestamptz,
            array(select d::date from jsonb_array_elements_text(s -> 'exceptDays') d order by 1),
            (s ->> 'notOnSchoolHolidays')::boolean, (s ->> 'notOnBankHolidays')::boolean, (s ->> 'nextDay')::date,
            (s ->> 'followsId')::uuid, s -> 'more', (command ->> 'actorId')::uuid, at);
        for turn in select v from jsonb_array_elements(command -> 'visits') with ordinality each (v, n) order by n loop
            placed := booking_place(turn -> 'place');
            if placed ->> 'outcome' <> 'placed' then
                failed := placed || series_shortage(command -> 'visits', turn, placed)
                    || jsonb_build_object('day', turn ->> 'day');
                raise exception 'not all of the visits' using errcode = 'DI064';
            end if;
            insert into series_visit (council_id, series_id, day, state, booking_id)
            values (council, (s ->> 'id')::uuid, (turn ->> 'day')::date, 'booked', (placed ->> 'bookingId')::uuid);
            first_id := coalesce(first_id, (placed ->> 'bookingId')::uuid);
        end loop;
    exception when sqlstate 'DI064' then
        -- All that this block did is undone.
        return failed;
    end;
    perform audit(council, command, at, 'series-requested', 'series', (s ->> 'id')::uuid,
        jsonb_build_object('visits', jsonb_array_length(command -> 'visits'), 'rule', s ->> 'rule'));
    insert into outbox (council_id, topic, payload, at)
    values (council, 'series-requested', jsonb_build_object('seriesId', s ->> 'id',
        'visits', jsonb_array_length(command -> 'visits')), at);
    return booking_answer(council, first_id);
end $$;

-- R12: how much is missing for this visit and all after it, where the money gave out here.
create or replace function series_shortage(visits jsonb, turn jsonb, placed jsonb) returns jsonb language plpgsql as $$
declare
    pots booking_pots;
    budget_part bigint;
    own_part bigint;
    own_missing bigint;
begin
    if placed ->> 'outcome' <> 'insufficient-funds' then
        return '{}';
    end if;
    pots := booking_pots_of((turn #>> '{place,councilId}')::uuid, (turn #>> '{place,budgetId}')::uuid,
        (turn #>> '{place,providerId}')::uuid);
    select sum((v #>> '{place,pricePence}')::bigint - (v #>> '{place,ownPence}')::bigint),
           sum((v #>> '{place,ownPence}')::bigint)
      into budget_part, own_part
      from jsonb_array_elements(visits) v where v ->> 'day' >= turn ->> 'day';
    own_missing := greatest(own_part - pots.own_free, 0);
    return jsonb_build_object('ownShortPence', own_missing, 'shortPence',
        own_missing + greatest(budget_part - pots.contribution_free - pots.council_free, 0));
end $$;

-- Brings one person's series forward: places what is due, soonest first across all of them, until the money of a budget
-- gives out; what it doesn't reach waits and is tried again. Safe to run twice and by two at once: a day whose turn has come
-- is not taken again. Command: councilId, holderId, at, visits ([{seriesId, version, day, place or skip}], soonest first,
-- with seriesId's due days all of them), next ([{seriesId, version, nextDay}]).
-- Answers done with placed, short, skipped; busy where another replica has this person in hand.
create or replace function series_advance(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    holder uuid := command ->> 'holderId';
    at timestamptz := command ->> 'at';
    each jsonb;
    placed jsonb;
    s booking_series;
    was series_visit;
    budgets_short uuid[] := '{}';
    left_for_later uuid[] := '{}';
    placed_count integer := 0;
    short_count integer := 0;
    newly_short integer := 0;
    skipped_count integer := 0;
    version_now integer;
begin
    -- Who made the series for somebody may not act for them any more: what was agreed goes on (R61).
    perform set_config('directly.agreed_before', 'on', true);
    if not pg_try_advisory_xact_lock(hashtextextended('series:' || holder, 0)) then
        return '{"outcome": "busy", "placed": 0, "short": 0, "skipped": 0}';
    end if;
    perform from booking_series b
      where b.council_id = council and b.id in (select (n ->> 'seriesId')::uuid from jsonb_array_elements(command -> 'next') n)
      order by b.id for no key update;
    perform series_locks(council, command -> 'holderId',
        (select coalesce(jsonb_agg(v #> '{place,providerId}'), '[]') from jsonb_array_elements(command -> 'visits') v
          where v -> 'place' <> 'null'), '[]');
    for each in select v from jsonb_array_elements(command -> 'visits') with ordinality as e (v, n) order by n loop
        select * into s from booking_series b where b.council_id = council and b.id = (each ->> 'seriesId')::uuid;
        select * into was from series_visit v
         where v.council_id = council and v.series_id = s.id and v.day = (each ->> 'day')::date;
        continue when s.version <> (each ->> 'version')::integer or s.state <> 'running' or s.accepted_at is null
            or was.state in ('booked', 'skipped');
        if each ->> 'skip' is not null then
            placed := jsonb_build_object('outcome', each ->> 'skip');
        elsif s.budget_id = any (budgets_short) then
            placed := '{"outcome": "insufficient-funds"}';
        else
            placed := booking_place(each -> 'place');
        end if;
        if placed ->> 'outcome' in ('offer-changed', 'frozen') then
            -- Priced anew, or asked again, in the next round.
            left_for_later := left_for_later || s.id;
            budgets_short := budgets_short || s.budget_id;
            continue;
        end if;
        insert into series_visit (council_id, series_id, day, state, booking_id, start_at, end_at, budget_pence, own_pence, why)
        select council, s.id, (each ->> 'day')::date, x.state,
               case x.state when 'booked' then (placed ->> 'bookingId')::uuid end,
               case x.state when 'short' then (each #>> '{place,start}')::timestamptz end,
               case x.state when 'short' then (each #>> '{place,end}')::timestamptz end,
               case x.state when 'short'
                    then (each #>> '{place,pricePence}')::bigint - (each #>> '{place,ownPence}')::bigint end,
               case x.state when 'short' then (each #>> '{place,ownPence}')::bigint end,
               case x.state when 'skipped' then placed ->> 'outcome' end
          from (select case placed ->> 'outcome' when 'placed' then 'booked' when 'insufficient-funds' then 'short'
                       else 'skipped' end) x (state)
            on conflict (council_id, series_id, day) do update
           set state = excluded.state, booking_id = excluded.booking_id, start_at = excluded.start_at,
               end_at = excluded.end_at, budget_pence = excluded.budget_pence, own_pence = excluded.own_pence,
               why = excluded.why;
        case placed ->> 'outcome'
            when 'placed' then
                placed_count := placed_count + 1;
                select b.version into version_now from booking b
                 where b.council_id = council and b.id = (placed ->> 'bookingId')::uuid;
                perform booking_respond(jsonb_build_object('id', placed ->> 'bookingId', 'councilId', council,
                    'version', version_now, 'accept', true, 'at', at));
            when 'insufficient-funds' then
                budgets_short := budgets_short || s.budget_id;
                short_count := short_count + 1;
                newly_short := newly_short + case when was.state is null then 1 else 0 end;
            else
                -- What the person took out, or the rule leaves out, is known.
                skipped_count := skipped_count + case when placed ->> 'outcome'
                    in ('taken-out', 'school-holiday', 'bank-holiday') then 0 else 1 end;
        end case;
    end loop;
    update booking_series b set next_day = (n ->> 'nextDay')::date
      from jsonb_array_elements(command -> 'next') n
     where b.council_id = council and b.id = (n ->> 'seriesId')::uuid and b.version = (n ->> 'version')::integer
       and b.state = 'running' and not b.id = any (left_for_later)
       and b.next_day is distinct from (n ->> 'nextDay')::date;
    -- Each person is told once of what the money doesn't reach, and once of what can't be.
    insert into outbox (council_id, topic, payload, at)
    select council, told.topic, jsonb_build_object('holderId', holder, 'visits', told.visits), at
      from (values ('series-not-promised', newly_short), ('series-visits-skipped', skipped_count)) told (topic, visits)
     where told.visits > 0;
    return jsonb_build_object('outcome', 'done', 'placed', placed_count, 'short', short_count, 'skipped', skipped_count);
end $$;

-- What is free of a budget's own money, or of all its other money.
create or replace function series_free(council uuid, budget uuid, own boolean) returns bigint language sql stable as $$
    select coalesce(sum(a.credits_posted - a.debits_posted - a.debits_pending - a.ring_fenced), 0)::bigint
      from ledger_account a
     where a.council_id = council and a.owner_id = budget
       and a.kind = any (case when own then '{budget-own}' else '{budget-contribution,budget-council}' end::text[])
$$;

-- Whose series can go forward: a day has come near enough, or there is money for the soonest visit that waits for some, or
-- its time has passed. A frozen budget waits. Command: horizons ({councilId: last day}), at, limit.
create or replace function series_due(command jsonb) returns table (council_id uuid, holder_id uuid) language sql stable as $$
    with waiting as (
        select distinct on (s.council_id, s.budget_id) s.council_id, s.holder_id, s.budget_id, v.start_at, v.budget_pence, v.own_pence
          from series_visit v
          join booking_series s on s.council_id = v.council_id and s.id = v.series_id
         where v.state = 'short' and s.state = 'running'
         order by s.council_id, s.budget_id, v.start_at)
    select d.council_id, d.holder_id from (
        select s.council_id, s.holder_id, s.budget_id from booking_series s
         where s.state = 'running' and s.accepted_at is not null and s.stopped is distinct from 'ended'
           and s.next_day <= (command -> 'horizons' ->> s.council_id::text)::date
        union
        select w.council_id, w.holder_id, w.budget_id from waiting w
         where w.start_at <= (command ->> 'at')::timestamptz
            or w.own_pence <= series_free(w.council_id, w.budget_id, true)
               and w.budget_pence <= series_free(w.council_id, w.budget_id, false)) d
      join budget g on g.council_id = d.council_id and g.id = d.budget_id
     where g.frozen_at is null
     group by d.council_id, d.holder_id
     limit (command ->> 'limit')::integer
$$;

-- Ends the series that nobody accepted and none of whose visits still waits. Answers how many. Command: at.
create or replace function series_end_unanswered(command jsonb) returns jsonb language plpgsql as $$
declare
    s booking_series;
    counted integer := 0;
begin
    for s in select * from booking_series b
              where b.state = 'running' and b.accepted_at is null
                and not exists (select from series_visit v join booking o on o.council_id = v.council_id and o.id = v.booking_id
                                 where v.council_id = b.council_id and v.series_id = b.id
                                   and o.state in ('asking', 'requested', 'confirmed'))
              order by b.council_id, b.id limit 200 for no key update skip locked loop
        update booking_series set state = 'ended', ended_at = (command ->> 'at')::timestamptz, version = version + 1
         where council_id = s.council_id and id = s.id;
        perform audit(s.council_id, command, (command ->> 'at')::timestamptz, 'series-not-accepted', 'series', s.id);
        counted := counted + 1;
    end loop;
    return jsonb_build_object('outcome', 'done', 'count', counted);
end $$;

-- The provider takes a whole series on, or not. Accepting takes on what waits and what will come; declining gives back what
-- waits and ends it: what was accepted before stands. Command: id, councilId, actorId, version, accept, at.
-- Outcomes: done (visits), changed.
create or replace function series_respond(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    at timestamptz := command ->> 'at';
    accepts boolean := command ->> 'accept';
    s booking_series;
    b booking;
    answered integer := 0;
begin
    select * into s from booking_series o where o.council_id = council and o.id = (command ->> 'id')::uuid for no key update;
    if s.version is distinct from (command ->> 'version')::integer or s.state <> 'running' then
        return '{"outcome": "changed"}';
    end if;
    perform from booking o where o.council_id = council and o.id in (
        select v.booking_id from series_visit v where v.council_id = council and v.series_id = s.id)
      order by o.id for no key update;
    for b in select o.* from series_visit v join booking o on o.council_id = v.council_id and o.id = v.booking_id
              where v.council_id = council and v.series_id = s.id and o.state = 'requested' and o.answer_by > at
                -- Other times may wait for longer than the time that was asked for.
                and (not accepts or o.start_at > at)
              order by o.start_at loop
        perform booking_respond(command || jsonb_build_object('id', b.id, 'version', b.version));
        answered := answered + 1;
    end loop;
    update booking_series o set version = o.version + 1,
           accepted_at = case when accepts then coalesce(o.accepted_at, at) else o.accepted_at end,
           state = case when accepts then 'running' else 'ended' end,
           ended_at = case when accepts then null else at end
     where o.council_id = council and o.id = s.id;
    if not accepts then
        delete from series_visit v where v.council_id = council and v.series_id = s.id and v.state = 'short';
    end if;
    perform audit(council, command, at, case when accepts then 'series-accepted' else 'series-declined' end,
        'series', s.id, jsonb_build_object('visits', answered));
    insert into outbox (council_id, topic, payload, at)
    values (council, case when accepts then 'series-accepted' else 'series-declined' end,
        jsonb_build_object('seriesId', s.id, 'visits', answered), at);
    return jsonb_build_object('outcome', 'done', 'visits', answered);
end $$;

-- Changes a series from a day on, or one visit of it: what was booked is cancelled on its terms, and what takes its place is
-- booked anew, all in one transaction or nothing. Command: id, councilId, actorId, onBehalfOf, version, at, from (the first
-- day; null: one visit only), cancels (commands of booking_cancel), day and place (one visit at another time), series and
-- visits (what comes instead, as series_start), idempotency.
-- Outcomes: done (booking: the first new one; none where it ends), changed, and those of booking_place.
create or replace function series_change(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    at timestamptz := command ->> 'at';
    from_day date := command ->> 'from';
    s booking_series;
    step jsonb;
    changed jsonb := idempotency_claim(command -> 'idempotency', at);
begin
    if changed is not null then
        return changed;
    end if;
    select * into s from booking_series o where o.council_id = council and o.id = (command ->> 'id')::uuid for no key update;
    if s.version is distinct from (command ->> 'version')::integer or s.state <> 'running' then
        return idempotency_refuse(command -> 'idempotency', '{"outcome": "changed"}');
    end if;
    perform series_locks(council, to_jsonb(s.holder_id), jsonb_build_array(s.provider_id),
        (select coalesce(jsonb_agg(c -> 'id'), '[]') from jsonb_array_elements(command -> 'cancels') c));
    begin
        for step in select c from jsonb_array_elements(command -> 'cancels') c loop
            changed := booking_cancel(step);
            if changed ->> 'outcome' <> 'done' then
                raise exception 'a visit was changed meanwhile' using errcode = 'DI064';
            end if;
        end loop;
        changed := jsonb_build_object('outcome', 'done');
        if command -> 'place' <> 'null' then
            changed := booking_place(command -> 'place');
            if changed ->> 'outcome' <> 'placed' then
                raise exception 'the other time can not be booked' using errcode = 'DI064';
            end if;
            update series_visit v set booking_id = (changed ->> 'bookingId')::uuid
             where v.council_id = council and v.series_id = s.id and v.day = (command ->> 'day')::date;
            changed := booking_answer(council, (changed ->> 'bookingId')::uuid);
        end if;
        if from_day is not null then
            update booking_series o set ends_before = from_day, version = o.version + 1,
                   state = case when o.next_day < from_day then 'running' else 'ended' end,
                   ended_at = case when o.next_day < from_day then null else at end,
                   next_day = case when o.next_day < from_day then o.next_day end
             where o.council_id = council and o.id = s.id;
            delete from series_visit v
             where v.council_id = council and v.series_id = s.id and v.state = 'short' and v.day >= from_day;
            perform audit(council, command, at, 'series-ended', 'series', s.id, jsonb_build_object('from', from_day));
            insert into outbox (council_id, topic, payload, at)
            values (council, 'series-ended', jsonb_build_object('seriesId', s.id, 'from', from_day), at);
        end if;
        if command -> 'series' <> 'null' then
            changed := series_start(command);
            if changed ->> 'outcome' <> 'done' then
                raise exception 'what comes instead can not be booked' using errcode = 'DI064';
            end if;
        end if;
    exception when sqlstate 'DI064' then
        -- All that this block did is undone.
        return idempotency_refuse(command -> 'idempotency', changed);
    end;
    return idempotency_keep(command -> 'idempotency', changed);
end $$;
