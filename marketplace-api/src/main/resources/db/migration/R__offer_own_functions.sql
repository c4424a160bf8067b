-- A provider's own offers: drafted, published, paused, withdrawn. Locks: the provider, then the offer.

-- What a published offer can't be without; what a draft still lacks.
create or replace function offer_lacks(o offer) returns text[] language sql stable as $$
    select array_remove(array[
        case when o.title = '' then 'title' end,
        case when o.description = '' then 'description' end,
        case when o.pricing <> 'enquiry' and not exists (select from offer_rate r
                    where r.council_id = o.council_id and r.offer_id = o.id) then 'price' end,
        case when o.pricing not in ('enquiry', 'session') and not exists (select from offer_hours h
                    where h.council_id = o.council_id and h.offer_id = o.id) then 'times' end,
        case when o.pricing = 'session' and not exists (select from session_rule r
                    where r.council_id = o.council_id and r.offer_id = o.id) then 'dates' end,
        case when o.pricing = 'session' and not exists (select from offer_session s
                    where s.council_id = o.council_id and s.offer_id = o.id and s.venue <> '') then 'venue' end], null)
$$;

create or replace function offer_saved(o offer) returns jsonb language sql stable as $$
    select jsonb_build_object('outcome', 'done', 'version', o.version, 'state', o.state)
$$;

-- R56: what somebody of 21 or over has to be paid an hour, where an offer to be employed asks less; null: it doesn't. Of a
-- sleep-in only time awake counts, which nobody knows beforehand; a waking night counts whole. Nobody's age is known here.
create or replace function offer_minimum_missed(open_to text[], rates jsonb, today date) returns bigint
        language plpgsql stable as $$
declare
    minimum bigint := minimum_pay_on(today);
begin
    return case when 'employed' = any (open_to) and exists (
        select from jsonb_each_text(rates) r where r.key <> 'sleep-in' and r.value::bigint < minimum) then minimum end;
end $$;

-- Writes what was asked on the pages of an offer, whole: all that offer_save names. Nothing is checked here.
create or replace function offer_write(o offer, s service, p provider, command jsonb) returns offer language plpgsql as $$
declare
    extras jsonb := command -> 'extras';
    details jsonb := command -> 'details';
    session jsonb := nullif(command -> 'session', 'null');
    outcodes_wanted text[] := array(select distinct jsonb_array_elements_text(command -> 'outcodes') order by 1);
begin
    delete from offer_rate r where r.council_id = o.council_id and r.offer_id = o.id;
    insert into offer_rate (council_id, offer_id, band, pence)
    select o.council_id, o.id, r.key, r.value::bigint from jsonb_each_text(command -> 'rates') r;
    delete from offer_hours h where h.council_id = o.council_id and h.offer_id = o.id;
    insert into offer_hours (council_id, offer_id, weekday, minutes)
    select o.council_id, o.id, (h ->> 'day')::smallint, int4range((h ->> 'from')::integer, (h ->> 'to')::integer)
      from jsonb_array_elements(command -> 'hours') h;
    delete from offer_exception x where x.council_id = o.council_id and x.offer_id = o.id;
    insert into offer_exception (council_id, offer_id, position, days, minutes)
    select o.council_id, o.id, t.n, daterange((t.day ->> 'from')::date, (t.day ->> 'to')::date, '[]'),
           case when t.day -> 'open' ->> 'toMinute' is not null
                then int4range((t.day -> 'open' ->> 'fromMinute')::integer, (t.day -> 'open' ->> 'toMinute')::integer) end
      from jsonb_array_elements(command -> 'exceptions') with ordinality as t (day, n);
    delete from session_rule r where r.council_id = o.council_id and r.offer_id = o.id;
    if session is null then
        delete from offer_session x where x.council_id = o.council_id and x.offer_id = o.id;
    else
        insert into offer_session (council_id, offer_id, places, venue, venue_postcode, getting_there, changing_places,
            companion_free, taster, run_by, not_on_bank_holidays)
        values (o.council_id, o.id, (session ->> 'places')::integer, session ->> 'venue', session ->> 'venuePostcode',
            session ->> 'gettingThere', (session ->> 'changingPlaces')::boolean,
            (session ->> 'companionFree')::boolean, (session ->> 'taster')::boolean, session ->> 'runBy',
            (session ->> 'notOnBankHolidays')::boolean)
        on conflict (council_id, offer_id) do update
           set places = excluded.places, venue = excluded.venue, venue_postcode = excluded.venue_postcode,
               getting_there = excluded.getting_there, changing_places = excluded.changing_places,
               companion_free = excluded.companion_free, taster = excluded.taster, run_by = excluded.run_by,
               not_on_bank_holidays = excluded.not_on_bank_holidays;
        insert into session_rule (council_id, offer_id, position, weekday, on_date, minutes)
        select o.council_id, o.id, t.n, (t.time ->> 'weekday')::smallint, (t.time ->> 'date')::date,
               int4range((t.time ->> 'from')::integer, (t.time ->> 'to')::integer)
          from jsonb_array_elements(session -> 'times') with ordinality as t (time, n);
    end if;
    update offer x
       set service_id = s.id, title = command ->> 'title', description = command ->> 'description',
           pricing = command ->> 'pricing', whole_band = command ->> 'wholeBand',
           half_day_pence = (command ->> 'halfDayPence')::bigint, included = command ->> 'included',
           open_to = array(select jsonb_array_elements_text(command -> 'openTo')),
           -- With outcodes: as far as the middle of the furthest, and what such a district is wide.
           outcodes = outcodes_wanted,
           reach_metres = coalesce((select ceil(max(c.place <-> x.place))::integer + 5000 from outcode c
                                     where c.outcode = any (outcodes_wanted)), (command ->> 'reachMetres')::integer),
           shortest_minutes = (command ->> 'shortestMinutes')::integer,
           longest_minutes = (command ->> 'longestMinutes')::integer,
           notice_minutes = (command ->> 'noticeMinutes')::integer,
           buffer_minutes = (command ->> 'bufferMinutes')::integer, cancellation = command -> 'cancellation',
           mileage_pence = (extras ->> 'mileagePence')::integer,
           costs_up_to_pence = (extras ->> 'costsUpToPence')::bigint,
           minimum_charge_minutes = (extras ->> 'minimumChargeMinutes')::integer,
           call_out_pence = (extras ->> 'callOutPence')::bigint,
           -- Only where it is lawful to ask for it.
           worker_gender = case when s.personal_care then details ->> 'workerGender' end,
           accessibility = array(select jsonb_array_elements_text(details -> 'accessibility')),
           not_this = details ->> 'notThis',
           sign_of_life_at = greatest(x.sign_of_life_at, (command ->> 'at')::timestamptz), version = x.version + 1,
           words = offer_words(command ->> 'title', command ->> 'description', s.name, p.name,
               array_to_string(p.skills, ' '), array_to_string(p.languages, ' '), session ->> 'venue')
     where x.council_id = o.council_id and x.id = o.id
    returning * into o;
    perform session_plan(o, p, case when o.state = 'published' then command -> 'occurrences' else '[]' end,
        (command ->> 'at')::timestamptz);
    return o;
end $$;

-- Writes a draft or changes an offer, whole. Command: id, councilId, providerId, actorId, version (0: a new one), service,
-- title, description, pricing, wholeBand, rates {band: pence}, halfDayPence, included, openTo, reachMetres, outcodes,
-- shortestMinutes, longestMinutes, noticeMinutes, bufferMinutes, cancellation, hours [{day, from, to}], exceptions
-- [{from, to, open: {fromMinute, toMinute}}], extras, details, session {…, times},
-- occurrences [{from, to}] (of a session, when it takes place), at, today. What they offer is said of the
-- provider too: more may be asked of them then (R30). Outcomes: done (version, state), not-found, changed (somebody was
-- quicker), incomplete (it is published, and would lack something), wrong-state (it is sold in this way already), unknown-area,
-- below-minimum (minimumPence).
create or replace function offer_save(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    at timestamptz := command ->> 'at';
    p provider := provider_locked(council, (command ->> 'providerId')::uuid);
    s service;
    o offer;
    missed bigint;
begin
    select * into s from service x where x.slug = command ->> 'service';
    if p.id is null or s.id is null then
        return '{"outcome": "not-found"}';
    elsif exists (select from jsonb_array_elements_text(command -> 'outcodes') wanted
                   where not exists (select from outcode c where c.outcode = wanted)) then
        return '{"outcome": "unknown-area"}';
    end if;
    missed := offer_minimum_missed(array(select jsonb_array_elements_text(command -> 'openTo')), command -> 'rates',
        (command ->> 'today')::date);
    if missed is not null then
        return jsonb_build_object('outcome', 'below-minimum', 'minimumPence', missed);
    end if;
    select * into o from offer x where x.council_id = council and x.id = (command ->> 'id')::uuid for update;
    if o.id is null and (command ->> 'version')::integer = 0 then
        insert into offer (council_id, id, provider_id, service_id, title, description, pricing, whole_band, open_to, state,
            place, district, reach_metres, shortest_minutes, longest_minutes, notice_minutes, cancellation,
            sign_of_life_at, words)
        values (council, (command ->> 'id')::uuid, p.id, s.id, command ->> 'title', command ->> 'description',
            command ->> 'pricing', command ->> 'wholeBand',
            array(select jsonb_array_elements_text(command -> 'openTo')), 'draft', p.place, p.district,
            (command ->> 'reachMetres')::integer, (command ->> 'shortestMinutes')::integer,
            (command ->> 'longestMinutes')::integer, (command ->> 'noticeMinutes')::integer, command -> 'cancellation',
            at, '')
        returning * into o;
        perform audit(council, command, at, 'offer-drafted', 'offer', o.id);
    elsif o.id is null or o.provider_id <> p.id or o.state = 'withdrawn' then
        return '{"outcome": "not-found"}';
    elsif o.version <> (command ->> 'version')::integer then
        return '{"outcome": "changed"}';
    elsif o.state <> 'draft' and (o.pricing, o.whole_band)
            is distinct from (command ->> 'pricing', command ->> 'wholeBand') then
        -- What was booked is settled by the way it was sold.
        return jsonb_build_object('outcome', 'wrong-state', 'state', o.state);
    end if;

    begin
        o := offer_write(o, s, p, command);
        if o.state = 'published' and cardinality(offer_lacks(o)) > 0 then
            raise exception using errcode = 'DI001';
        end if;
    exception when sqlstate 'DI001' then
        return '{"outcome": "incomplete"}';
    end;
    insert into provider_service (council_id, provider_id, service_id) values (council, p.id, s.id)
    on conflict do nothing;
    perform provider_refresh(p, (command ->> 'today')::date);
    if (command ->> 'version')::integer > 0 and o.state <> 'draft' then
        perform audit(council, command, at, 'offer-changed', 'offer', o.id, jsonb_build_object('version', o.version));
    end if;
    return offer_saved(o);
end $$;

-- Publishes, pauses or withdraws. Command: id, councilId, providerId, actorId, to, occurrences (of a session), at, today.
-- Outcomes: done (version, state), not-found, wrong-state (state), incomplete (lacks), not-accredited (state: the provider's),
-- not-cleared (what the service needs was not checked), below-minimum (minimumPence: the law has changed since).
create or replace function offer_put(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    at timestamptz := command ->> 'at';
    wanted text := command ->> 'to';
    p provider := provider_locked(council, (command ->> 'providerId')::uuid);
    o offer;
    missed bigint;
begin
    select * into o from offer x
     where x.council_id = council and x.id = (command ->> 'id')::uuid and x.provider_id = p.id and x.state <> 'withdrawn'
       for update;
    if o.id is null then
        return '{"outcome": "not-found"}';
    elsif o.state = wanted then
        return offer_saved(o);
    elsif wanted = 'paused' and o.state <> 'published' then
        return jsonb_build_object('outcome', 'wrong-state', 'state', o.state);
    elsif wanted = 'published' then
        if cardinality(offer_lacks(o)) > 0 then
            return jsonb_build_object('outcome', 'incomplete', 'lacks', to_jsonb(offer_lacks(o)));
        end if;
        missed := offer_minimum_missed(o.open_to, (select jsonb_object_agg(r.band, r.pence) from offer_rate r
                where r.council_id = council and r.offer_id = o.id), (command ->> 'today')::date);
        if missed is not null then
            return jsonb_build_object('outcome', 'below-minimum', 'minimumPence', missed);
        elsif p.state <> 'accredited' then
            return jsonb_build_object('outcome', 'not-accredited', 'state', p.state);
        elsif not provider_cleared_for(p, o.service_id, (command ->> 'today')::date) then
            return '{"outcome": "not-cleared"}';
        end if;
    end if;
    update offer x
       set state = wanted, version = x.version + 1, cleared = x.cleared or wanted = 'published',
           paused_for = null, sign_of_life_at = greatest(x.sign_of_life_at, (command ->> 'at')::timestamptz)
     where x.council_id = council and x.id = o.id
    returning * into o;
    perform session_plan(o, p, case when wanted = 'published' then command -> 'occurrences' else '[]' end, at);
    perform audit(council, command, at, 'offer-' || wanted, 'offer', o.id);
    return offer_saved(o);
end $$;

-- Plans the times of a published session further ahead. Command: id, councilId, occurrences, at. Safe when
-- several do it at once: what stands is not planned again.
create or replace function session_plan_ahead(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    p provider;
    o offer;
begin
    p := provider_locked(council, (select x.provider_id from offer x
                                     where x.council_id = council and x.id = (command ->> 'id')::uuid));
    select * into o from offer x
     where x.council_id = council and x.id = (command ->> 'id')::uuid and x.state = 'published' for update;
    if o.id is not null then
        perform session_plan(o, p, command -> 'occurrences', (command ->> 'at')::timestamptz);
    end if;
    return '{"outcome": "done"}';
end $$;

-- R37: tells providers which of their offers nobody will find soon, once for each silence. Command: councilId, before (an
-- older sign of life is told of), quietDays, at, limit -> {"count"}. Who is told by another replica now is left out.
create or replace function offers_remind(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    at timestamptz := command ->> 'at';
    o offer;
    told integer := 0;
begin
    for o in
        select x.* from offer x join provider p on p.council_id = x.council_id and p.id = x.provider_id
         where x.council_id = council and x.state = 'published' and p.state = 'accredited'
           and x.sign_of_life_at < (command ->> 'before')::timestamptz
           and x.reminded_for is distinct from x.sign_of_life_at
         order by x.sign_of_life_at limit (command ->> 'limit')::integer
           for no key update of x skip locked
    loop
        update offer x set reminded_for = o.sign_of_life_at where x.council_id = o.council_id and x.id = o.id;
        insert into outbox (council_id, topic, payload, at)
        select o.council_id, 'offer-quiet', jsonb_build_object('providerId', p.id, 'personId', p.person_id, 'offerId', o.id,
                   'hiddenFrom', ((o.sign_of_life_at + make_interval(days => (command ->> 'quietDays')::integer))
                                  at time zone 'Europe/London')::date), at
          from provider p where p.council_id = o.council_id and p.id = o.provider_id;
        told := told + 1;
    end loop;
    return jsonb_build_object('count', told);
end $$;

-- What an offer to be employed pays for an hour at least; of a sleep-in nothing is known by the hour (R56).
create or replace function offer_lowest_pay(o offer) returns bigint language sql stable as $$
    select min(r.pence) from offer_rate r where r.council_id = o.council_id and r.offer_id = o.id and r.band <> 'sleep-in'
$$;

-- The last minimum pay that begins by a day, of those in force today or later; no row: nobody has said one.
create or replace function minimum_pay_by(today date, day date) returns table (pence bigint, begins date)
        language sql stable as $$
    select m.pence, lower(m.during) from minimum_pay m
     where m.age_band = '21-and-over' and lower(m.during) <= greatest(day, today)
       and (upper(m.during) is null or upper(m.during) > today)
     order by lower(m.during) desc limit 1
$$;

-- R56: where the price of an offer is below what the law says or will say by a day, what it has to be and from when; of an offer
-- that is published, or paused for that. As LowPay reads it; null: it isn't.
create or replace function offer_low_pay(o offer, today date, day date) returns jsonb language sql stable as $$
    select jsonb_build_object('leastPence', m.pence, 'from', m.begins, 'paused', o.state = 'paused')
      from minimum_pay_by(today, day) m
     where 'employed' = any (o.open_to) and (o.state = 'published' or o.state = 'paused' and o.paused_for = 'minimum-pay')
       and offer_lowest_pay(o) < m.pence
$$;

-- R56: pauses offers whose price is below the law today, and tells their providers; tells the others once of a minimum that
-- will be above their price. Command: councilId, today, tellUntil (the last day that is told of), at, limit -> {"count"}.
-- Who is told by another replica now is left out. It locks offers only; what somebody is writing is written again after it.
create or replace function offers_keep_to_minimum(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    at timestamptz := command ->> 'at';
    day date := command ->> 'today';
    now_pence bigint := minimum_pay_on(day);
    coming record;
    lowest bigint;
    too_low boolean;
    o offer;
    told integer := 0;
begin
    select m.pence, m.begins into coming from minimum_pay_by(day, (command ->> 'tellUntil')::date) m;
    for o in
        select x.* from offer x
         where x.council_id = council and x.state = 'published' and 'employed' = any (x.open_to)
           and (offer_lowest_pay(x) < now_pence
                or offer_lowest_pay(x) < coming.pence and x.told_of_minimum_from is distinct from coming.begins)
         order by x.id limit (command ->> 'limit')::integer
           for no key update of x skip locked
    loop
        -- Read again: somebody may have raised it while this waited.
        lowest := offer_lowest_pay(o);
        too_low := lowest < now_pence;
        continue when lowest >= coming.pence;
        update offer x
           set state = case when too_low then 'paused' else x.state end,
               paused_for = case when too_low then 'minimum-pay' end,
               version = x.version + case when too_low then 1 else 0 end, told_of_minimum_from = coming.begins
         where x.council_id = o.council_id and x.id = o.id;
        if too_low then
            perform audit(council, command, at, 'offer-paused', 'offer', o.id,
                jsonb_build_object('why', 'minimum-pay', 'minimumPence', now_pence));
        end if;
        insert into outbox (council_id, topic, payload, at)
        select o.council_id, case when too_low then 'offer-paused-for-minimum-pay' else 'offer-below-coming-minimum-pay' end,
               jsonb_build_object('providerId', p.id, 'personId', p.person_id, 'offerId', o.id,
                   'lowestPence', lowest, 'leastPence', coming.pence, 'from', coming.begins), at
          from provider p where p.council_id = o.council_id and p.id = o.provider_id;
        told := told + 1;
    end loop;
    return jsonb_build_object('count', told);
end $$;

-- "Still here" (R37). Command: councilId, providerId, actorId, id (null: all that are published), at -> done (count), not-found.
create or replace function offers_alive(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    p provider := provider_locked(council, (command ->> 'providerId')::uuid);
    wanted uuid := command ->> 'id';
    alive integer;
begin
    update offer x set sign_of_life_at = greatest(x.sign_of_life_at, (command ->> 'at')::timestamptz)
     where x.council_id = council and x.provider_id = p.id and x.state = 'published' and (wanted is null or x.id = wanted);
    get diagnostics alive = row_count;
    if wanted is not null and alive = 0 then
        return '{"outcome": "not-found"}';
    end if;
    return jsonb_build_object('outcome', 'done', 'count', alive);
end $$;
