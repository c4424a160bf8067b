-- Days on which a provider is away, and times of a session that are called off. Locks: the provider, the worker (advisory), then
-- offers by id: who books the worker either is done before, and is listed, or reads the offer's new version.

-- The local days that a time touches.
create or replace function local_days(period tstzrange) returns daterange language sql stable as $$
    select daterange((lower(period) at time zone 'Europe/London')::date,
                     ((upper(period) - interval '1 microsecond') at time zone 'Europe/London')::date, '[]')
$$;

create or replace function provider_is_away(council uuid, provider uuid, days daterange) returns boolean language sql stable as $$
    select exists (select from provider_absence a
                    where a.council_id = council and a.provider_id = provider and a.days && provider_is_away.days)
$$;

-- As Absence reads them, soonest first: those that are not over before a day.
create or replace function provider_absences(council uuid, provider uuid, day date) returns jsonb language sql stable as $$
    select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'from', lower(a.days), 'to', upper(a.days) - 1)
                              order by a.days, a.id), '[]')
      from provider_absence a where a.council_id = council and a.provider_id = provider and upper(a.days) > day
$$;

-- Whoever was shown an offer as it was is asked to look again.
create or replace function provider_offers_changed(p provider) returns void language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('worker:' || p.id, 0));
    perform 1 from offer o where o.council_id = p.council_id and o.provider_id = p.id and o.state <> 'withdrawn'
      order by o.id for no key update;
    update offer o set version = o.version + 1
     where o.council_id = p.council_id and o.provider_id = p.id and o.state <> 'withdrawn';
end $$;

-- Says that a provider is away. Sessions that nobody has a place in are not planned on those days; of the others no place is
-- left, and they stay until they are called off. Command: id, councilId, providerId, actorId, onBehalfOf, from, to (the last day),
-- most (coming ones), today, at. Outcomes: done, not-found, too-many.
create or replace function absence_add(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    at timestamptz := command ->> 'at';
    away daterange := daterange((command ->> 'from')::date, (command ->> 'to')::date, '[]');
    p provider := provider_locked(council, (command ->> 'providerId')::uuid);
begin
    if p.id is null then
        return '{"outcome": "not-found"}';
    elsif exists (select from provider_absence a where a.council_id = council and a.provider_id = p.id
                     and (a.id = (command ->> 'id')::uuid or a.days = away)) then
        return '{"outcome": "done"}';
    elsif (select count(*) from provider_absence a where a.council_id = council and a.provider_id = p.id
              and upper(a.days) > (command ->> 'today')::date) >= (command ->> 'most')::integer then
        return '{"outcome": "too-many"}';
    end if;
    insert into provider_absence (council_id, id, provider_id, days, said_by, at)
    values (council, (command ->> 'id')::uuid, p.id, away, (command ->> 'actorId')::uuid, at);
    perform provider_offers_changed(p);
    with gone as (
        delete from session_occurrence c using offer o
         where o.council_id = council and o.provider_id = p.id and c.council_id = o.council_id and c.offer_id = o.id
           and c.taken = 0 and c.called_off_at is null and lower(c.period) > at and local_days(c.period) && away
        returning c.id)
    update worker_time t set released_at = at
      from gone where t.council_id = council and t.subject_id = gone.id and t.released_at is null;
    update session_occurrence c set places = c.taken from offer o
     where o.council_id = council and o.provider_id = p.id and c.council_id = o.council_id and c.offer_id = o.id
       and c.called_off_at is null and lower(c.period) > at and c.places > c.taken and local_days(c.period) && away;
    perform audit(council, command, at, 'provider-away', 'provider', p.id,
        jsonb_build_object('from', command -> 'from', 'to', command -> 'to'));
    return '{"outcome": "done"}';
end $$;

-- Takes days away back; sessions are planned again by the next round. Command: id, councilId, providerId, actorId, onBehalfOf, at.
-- Outcomes: done, not-found.
create or replace function absence_remove(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    at timestamptz := command ->> 'at';
    p provider := provider_locked(council, (command ->> 'providerId')::uuid);
begin
    delete from provider_absence a
     where a.council_id = council and a.provider_id = p.id and a.id = (command ->> 'id')::uuid;
    if not found then
        return '{"outcome": "not-found"}';
    end if;
    perform provider_offers_changed(p);
    update offer_session s set planned_at = null from offer o
     where o.council_id = council and o.provider_id = p.id and s.council_id = o.council_id and s.offer_id = o.id;
    perform audit(council, command, at, 'provider-back', 'provider', p.id);
    return '{"outcome": "done"}';
end $$;

-- A time of a session as SessionDate reads it.
create or replace function session_date(c session_occurrence, o offer) returns jsonb language sql stable as $$
    select jsonb_build_object('id', c.id, 'offerId', c.offer_id, 'title', o.title, 'start', lower(c.period),
        'end', upper(c.period), 'places', c.places, 'taken', c.taken, 'calledOffAt', c.called_off_at,
        'calledOffWhy', c.called_off_why)
$$;

-- One time of a session doesn't take place: nobody books it any more, its worker is free then, and an event says so to those
-- who asked about it or have a place. Command: id, offerId, councilId, providerId, actorId, onBehalfOf, why, at.
-- Outcomes: done, not-found, begun (it is too late). Once more is done, too.
create or replace function session_call_off(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    at timestamptz := command ->> 'at';
    p provider := provider_locked(council, (command ->> 'providerId')::uuid);
    o offer;
    c session_occurrence;
begin
    perform pg_advisory_xact_lock(hashtextextended('worker:' || p.id, 0));
    select * into o from offer x
     where x.council_id = council and x.id = (command ->> 'offerId')::uuid and x.provider_id = p.id
       and x.state <> 'withdrawn' for no key update;
    select * into c from session_occurrence x
     where x.council_id = council and x.offer_id = o.id and x.id = (command ->> 'id')::uuid for no key update;
    if c.id is null then
        return '{"outcome": "not-found"}';
    elsif c.called_off_at is not null then
        return '{"outcome": "done"}';
    elsif lower(c.period) <= at then
        return '{"outcome": "begun"}';
    end if;
    update session_occurrence x
       set called_off_at = at, called_off_by = (command ->> 'actorId')::uuid, called_off_why = command ->> 'why'
     where x.council_id = council and x.id = c.id;
    update worker_time t set released_at = at
     where t.council_id = council and t.subject_id = c.id and t.released_at is null;
    perform audit(council, command, at, 'session-called-off', 'session-occurrence', c.id,
        jsonb_build_object('offerId', o.id, 'start', lower(c.period), 'taken', c.taken));
    insert into outbox (council_id, topic, payload, at)
    values (council, 'session-called-off', jsonb_build_object('occurrenceId', c.id, 'offerId', o.id, 'providerId', p.id,
        'by', command -> 'actorId', 'start', lower(c.period), 'end', upper(c.period), 'taken', c.taken,
        'why', command -> 'why'), at);
    return '{"outcome": "done"}';
end $$;
