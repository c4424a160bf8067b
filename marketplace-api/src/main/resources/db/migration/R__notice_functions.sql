-- What applies the decisions of uk.directly.notice.Telling: who is told of an event, once, whatever else becomes of it.

-- Who is concerned by an event, and how. by: who did it and need not be told; side: which side did; told: which side it is for.
create or replace function notice_facts(o outbox) returns jsonb language plpgsql stable as $$
declare
    p jsonb := o.payload;
    council uuid := o.council_id;
    b booking;
    holder uuid;
    worker uuid;
    starts timestamptz;
begin
    select * into b from booking x
     where x.council_id = council and x.id = coalesce(p ->> 'becameId', p ->> 'bookingId')::uuid;
    holder := coalesce(b.holder_id, (p ->> 'holderId')::uuid,
        (select a.holder_id from agreement a where a.council_id = council and a.id = (p ->> 'agreementId')::uuid),
        (select g.holder_id from budget g where g.council_id = council and g.id = (p ->> 'budgetId')::uuid),
        (select s.holder_id from booking_series s where s.council_id = council and s.id = (p ->> 'seriesId')::uuid),
        (select r.holder_id from rate_request r where r.council_id = council and r.id = (p ->> 'requestId')::uuid),
        (p ->> 'forPersonId')::uuid,
        case when p ->> 'told' = 'person' or not p ? 'providerId' or o.topic in ('fund-kept', 'provider-paused-visits')
             then (p ->> 'personId')::uuid end);
    worker := coalesce(b.provider_id, (p ->> 'providerId')::uuid,
        (select s.provider_id from booking_series s where s.council_id = council and s.id = (p ->> 'seriesId')::uuid),
        (select a.provider_id from agreement a where a.council_id = council and a.id = (p ->> 'agreementId')::uuid),
        (select r.provider_id from rate_request r where r.council_id = council and r.id = (p ->> 'requestId')::uuid));
    starts := coalesce(b.start_at, (p ->> 'firstVisitAt')::timestamptz,
        (select lower(c.period) from session_waiting w
           join session_occurrence c on c.council_id = w.council_id and c.id = w.occurrence_id
          where w.council_id = council and w.id = (p ->> 'waitingId')::uuid),
        (select x.start_at from couple_visit x where x.council_id = council and x.id = (p ->> 'coupleId')::uuid));
    return jsonb_build_object(
        'holderId', holder, 'providerId', worker, 'startsAt', starts,
        'outside', (select i.email from acting_invitation i
                     where i.council_id = council and i.id = (p ->> 'invitationId')::uuid),
        'providerPersonId', (select q.person_id from provider q where q.council_id = council and q.id = worker),
        'personId', p -> 'personId', 'helperId', p -> 'helperId', 'by', p -> 'by', 'side', p -> 'side', 'told', p -> 'told',
        'urgent', coalesce((p ->> 'urgent')::boolean, starts - o.at between interval '0' and interval '24 hours', false),
        -- The visits that a series begins with are told of as one.
        'ofSeries', b.id is not null and exists (
            select from series_visit v
              join outbox s on s.council_id = v.council_id and s.topic = 'series-requested' and s.at = o.at
                   and s.payload ->> 'seriesId' = v.series_id::text
             where v.council_id = council and v.booking_id = b.id),
        -- Who acts for the person on that day. Never who is paid for it (R64).
        'others', (select coalesce(jsonb_agg(jsonb_build_object('personId', a.person_id, 'as', upper(a.as_role),
                              'mayBook', a.may_book, 'mayApproveUpToPence', a.may_approve_up_to_pence)
                              order by a.person_id), '[]')
                     from acting a
                    where a.council_id = council and a.for_person_id = holder
                      and a.during @> (o.at at time zone 'Europe/London')::date
                      and not exists (select from provider q where q.council_id = council and q.id = worker
                                         and q.person_id = a.person_id)));
end $$;

-- Events that nobody was told of yet, oldest first. {"at", "limit"} -> {"events"}; at is real time.
create or replace function notice_untold(command jsonb) returns jsonb language sql stable as $$
    select jsonb_build_object('events', coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'councilId', o.council_id,
               'topic', o.topic, 'payload', o.payload, 'at', o.at, 'attempts', o.tell_attempts) order by o.id), '[]'))
      from (select * from outbox x where x.told_at is null and x.tell_at <= (command ->> 'at')::timestamptz
             order by x.tell_at, x.id limit (command ->> 'limit')::integer) o
$$;

-- {"id"} -> the facts of one event, with how each of those who may be told wants to be written to.
create or replace function notice_about(command jsonb) returns jsonb language sql stable as $$
    select f.facts || jsonb_build_object('forms', (
        select coalesce(jsonb_agg(jsonb_build_object('personId', n.id, 'way', upper(coalesce(w.way, 'page')),
                   'urgentWay', upper(w.urgent_way))), '[]')
          from person n
          left join notice_form w on w.council_id = n.council_id and w.person_id = n.id
         where n.council_id = f.council_id and n.died_on is null
           and n.id in (select (f.facts ->> key)::uuid
                          from unnest(array['holderId', 'providerPersonId', 'personId', 'helperId']) key
                        union all
                        select (each ->> 'personId')::uuid from jsonb_array_elements(f.facts -> 'others') each)))
      from (select o.council_id, notice_facts(o) as facts from outbox o where o.id = (command ->> 'id')::uuid) f
$$;

-- The digest of a day that hasn't gone out yet: of that day, or of the next.
create or replace function notice_digest_of(council uuid, person uuid, by_way text, wanted date, goes timestamptz)
        returns uuid language plpgsql as $$
declare
    found_id uuid;
    found_state text;
begin
    for later in 0 .. 7 loop
        insert into notice_delivery (council_id, id, person_id, day, way, urgent, due_at)
        values (council, uuidv7(), person, wanted + later, by_way, false, goes + make_interval(days => later))
        on conflict do nothing;
        select d.id, d.state into found_id, found_state from notice_delivery d
         where d.council_id = council and d.person_id = person and d.day = wanted + later and d.way = by_way
           for no key update;
        if found_state = 'waiting' then
            return found_id;
        end if;
    end loop;
    raise exception 'No digest of a week is open';
end $$;

-- Writes what was decided about an event, all of it once: whoever comes second changes nothing.
-- Command: eventId, councilId, at, realAt, handled (somebody else works on it too), notices [{id, words, urgency, personId,
-- role, forPersonId, args, outside, call (nobody can be reached at once), deliveries [{id, way, urgent, day, dueAt, address}]}].
-- Outcomes: done (count), told.
create or replace function notice_write(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    moment timestamptz := command ->> 'at';
    o outbox;
    each jsonb;
    way jsonb;
    kept boolean;
    counted integer := 0;
begin
    select * into o from outbox x
     where x.council_id = council and x.id = (command ->> 'eventId')::uuid and x.told_at is null for no key update;
    if o.id is null then
        return '{"outcome": "told"}';
    end if;
    for each in select * from jsonb_array_elements(command -> 'notices') loop
        kept := notice_is_kept(council, o.topic, array[(each ->> 'personId')::uuid, (each ->> 'forPersonId')::uuid]);
        insert into notice (council_id, id, event_id, topic, words, urgency, person_id, role, for_person_id, args, at, held,
            outside)
        values (council, (each ->> 'id')::uuid, o.id, o.topic, each ->> 'words', each ->> 'urgency',
            (each ->> 'personId')::uuid, each ->> 'role', (each ->> 'forPersonId')::uuid, each -> 'args', o.at, kept,
            coalesce((each ->> 'outside')::boolean, false))
        on conflict on constraint notice_once do nothing;
        if not found then
            continue;
        end if;
        counted := counted + 1;
        for way in select * from jsonb_array_elements(each -> 'deliveries') loop
            if way ->> 'day' is null then
                insert into notice_delivery (council_id, id, person_id, notice_id, way, urgent, address, due_at)
                values (council, (way ->> 'id')::uuid, (each ->> 'personId')::uuid, (each ->> 'id')::uuid, way ->> 'way',
                    (way ->> 'urgent')::boolean, way ->> 'address', (way ->> 'dueAt')::timestamptz);
            else
                insert into notice_digest (council_id, notice_id, delivery_id)
                values (council, (each ->> 'id')::uuid, notice_digest_of(council, (each ->> 'personId')::uuid, way ->> 'way',
                    (way ->> 'day')::date, (way ->> 'dueAt')::timestamptz));
            end if;
        end loop;
        if (each ->> 'call')::boolean and not kept then
            insert into notice_call (council_id, notice_id, why, made_at)
            values (council, (each ->> 'id')::uuid, 'no-way', moment)
            on conflict on constraint notice_call_once do nothing;
        end if;
    end loop;
    update outbox x
       set told_at = moment, tell_error = null,
           done_at = case when (command ->> 'handled')::boolean or x.parked_at is not null then x.done_at
                          else coalesce(x.done_at, (command ->> 'realAt')::timestamptz) end
     where x.council_id = council and x.id = o.id;
    return jsonb_build_object('outcome', 'done', 'count', counted);
end $$;

-- It couldn't be told: again later, never given up. {"eventId", "error", "tellAt"} -> {"outcome"}
create or replace function notice_not_written(command jsonb) returns jsonb language plpgsql as $$
begin
    update outbox x
       set tell_attempts = x.tell_attempts + 1, tell_error = left(command ->> 'error', 2000),
           tell_at = (command ->> 'tellAt')::timestamptz
     where x.id = (command ->> 'eventId')::uuid and x.told_at is null;
    return '{"outcome": "done"}';
end $$;

-- What a notice's words are filled with: its figures, and the names that are looked up when it is read.
create or replace function notice_json(n notice) returns jsonb language sql stable as $$
    select jsonb_build_object('id', n.id, 'topic', n.topic, 'words', n.words, 'urgency', n.urgency, 'at', n.at,
        'readAt', n.read_at, 'args', n.args, 'forName', f.name,
        -- What opens something is kept with the event, which is forgotten after some weeks, and nowhere else.
        'code', case when n.outside then (select o.payload ->> 'code' from outbox o where o.id = n.event_id) end,
        'easyRead', not n.outside and exists (select from notice_form w
                                               where w.council_id = n.council_id and w.person_id = n.person_id and w.easy_read),
        'provider', (select q.name from provider q
                      where q.council_id = n.council_id and q.id = (n.args ->> 'providerId')::uuid),
        'person', (select h.first_name from person h
                    where h.council_id = n.council_id and h.id = (n.args ->> 'holderId')::uuid))
      from (select) one
      left join person f on f.council_id = n.council_id and f.id = n.for_person_id
$$;

-- What somebody has seen on their pages; what was seen needs no call any more. Command: councilId, actorId, roles, ids, at.
create or replace function notice_read(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    reader uuid := command ->> 'actorId';
    moment timestamptz := command ->> 'at';
begin
    with seen as (
        update notice n set read_at = moment, read_by = reader
         where n.council_id = council and n.read_at is null and not n.held
           and n.id in (select wanted.value::uuid from jsonb_array_elements_text(command -> 'ids') wanted (value))
           and (n.person_id = reader or n.role in (select jsonb_array_elements_text(command -> 'roles')))
        returning n.id)
    update notice_call c set done_at = moment, outcome = 'read'
      from seen where c.council_id = council and c.notice_id = seen.id and c.done_at is null;
    return '{"outcome": "done"}';
end $$;
