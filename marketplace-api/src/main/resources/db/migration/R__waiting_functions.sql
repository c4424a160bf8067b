-- What applies the decisions of uk.directly.booking.WaitingList. Locks: the occurrence, then who waits for it.

create or replace function waiting_json(w session_waiting) returns jsonb language sql stable as $$
    select jsonb_build_object('id', w.id, 'offerId', c.offer_id, 'title', o.title,
        'provider', jsonb_build_object('id', p.id, 'name', p.name, 'kind', p.kind),
        'start', lower(c.period), 'end', upper(c.period), 'places', w.places, 'state', w.state,
        'offeredUntil', w.offered_until,
        'before', (select count(*) from session_waiting x
                    where x.council_id = w.council_id and x.occurrence_id = w.occurrence_id and x.state = 'waiting'
                      and (x.asked_at, x.id) < (w.asked_at, w.id)))
      from session_occurrence c
      join offer o on o.council_id = c.council_id and o.id = c.offer_id
      join provider p on p.council_id = o.council_id and p.id = o.provider_id
     where c.council_id = w.council_id and c.id = w.occurrence_id
$$;

-- Waits. Command: id, councilId, actorId, onBehalfOf, holderId, offerId, start, end, places, keptMinutes, at.
-- The same id again is the same place in the line, and so is the same session. Outcomes: done (waiting), not-found (it isn't
-- at that time), too-many (it has not so many places), free (nobody has to wait).
create or replace function waiting_join(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    holder uuid := command ->> 'holderId';
    at timestamptz := command ->> 'at';
    wanted integer := command ->> 'places';
    c session_occurrence;
    w session_waiting;
begin
    select x.* into c from session_occurrence x
      join offer o on o.council_id = x.council_id and o.id = x.offer_id and o.state = 'published' and o.cleared
      join provider p on p.council_id = o.council_id and p.id = o.provider_id and p.state = 'accredited'
     where x.council_id = council and x.offer_id = (command ->> 'offerId')::uuid
       and x.period = tstzrange((command ->> 'start')::timestamptz, (command ->> 'end')::timestamptz)
       and x.called_off_at is null and lower(x.period) > at and not is_blocked(council, holder, o.provider_id)
       for no key update of x;
    if c.id is null then
        return '{"outcome": "not-found"}';
    end if;
    select * into w from session_waiting x
     where x.council_id = council and x.occurrence_id = c.id and x.holder_id = holder
       and x.state in ('waiting', 'offered');
    if w.id is not null then
        return jsonb_build_object('outcome', 'done', 'waiting', waiting_json(w));
    elsif wanted > c.places then
        return '{"outcome": "too-many"}';
    elsif c.places - c.taken >= wanted and not exists (select from session_waiting x
            where x.council_id = council and x.occurrence_id = c.id and x.state = 'waiting') then
        return '{"outcome": "free"}';
    end if;
    insert into session_waiting (council_id, id, occurrence_id, holder_id, places, asked_at, asked_by, on_behalf_of,
        kept_minutes)
    values (council, (command ->> 'id')::uuid, c.id, holder, wanted, at, (command ->> 'actorId')::uuid,
        (command ->> 'onBehalfOf')::uuid, (command ->> 'keptMinutes')::integer)
    returning * into w;
    perform audit(council, command, at, 'waits-for-a-place', 'session-waiting', w.id,
        jsonb_build_object('occurrenceId', c.id, 'places', wanted));
    return jsonb_build_object('outcome', 'done', 'waiting', waiting_json(w));
end $$;

-- Ends a place in the line, and gives back what was kept for it.
create or replace function waiting_end(w session_waiting, becomes text, at timestamptz) returns void language sql as $$
    update session_occurrence c set taken = c.taken - w.places
     where c.council_id = w.council_id and c.id = w.occurrence_id and w.state = 'offered';
    update session_waiting x set state = becomes, offered_until = null, over_at = at
     where x.council_id = w.council_id and x.id = w.id;
$$;

-- Doesn't wait any more. Command: id, councilId, actorId, onBehalfOf, holderId, at. Outcomes: done, not-found.
create or replace function waiting_leave(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    at timestamptz := command ->> 'at';
    w session_waiting;
begin
    perform from session_occurrence c
      where c.council_id = council and c.id = (select x.occurrence_id from session_waiting x
          where x.council_id = council and x.id = (command ->> 'id')::uuid
            and x.holder_id = (command ->> 'holderId')::uuid) for no key update;
    select * into w from session_waiting x
     where x.council_id = council and x.id = (command ->> 'id')::uuid and x.holder_id = (command ->> 'holderId')::uuid;
    if w.id is null then
        return '{"outcome": "not-found"}';
    elsif w.over_at is null then
        perform waiting_end(w, 'left', at);
        perform audit(council, command, at, 'waits-no-more', 'session-waiting', w.id);
    end if;
    return '{"outcome": "done"}';
end $$;

-- Keeps places that are free for those who wait, takes back what was kept for too long, and ends what is past. One session a
-- call, so that it is short; whoever calls goes on until there is none. Command: at. Outcomes: done, none.
create or replace function waiting_go_on(command jsonb) returns jsonb language plpgsql as $$
declare
    at timestamptz := command ->> 'at';
    c session_occurrence;
    w session_waiting;
begin
    -- From those who wait, who are few, to the sessions, which are many.
    select x.* into c from session_occurrence x
     where (x.council_id, x.id) in (
            select y.council_id, y.occurrence_id from session_waiting y
             where y.state = 'offered' and y.offered_until <= at
            union all
            select y.council_id, y.occurrence_id from session_waiting y
              join session_occurrence z on z.council_id = y.council_id and z.id = y.occurrence_id
             where y.state = 'waiting'
               and (z.called_off_at is not null or lower(z.period) <= at or y.places <= z.places - z.taken))
     order by x.council_id, x.id limit 1 for no key update skip locked;
    if c.id is null then
        return '{"outcome": "none"}';
    end if;
    for w in select * from session_waiting x
              where x.council_id = c.council_id and x.occurrence_id = c.id
                and (x.state = 'offered' and x.offered_until <= at
                     or x.state = 'waiting' and (c.called_off_at is not null or lower(c.period) <= at)) loop
        perform waiting_end(w, 'passed', at);
        if w.state = 'offered' then
            insert into outbox (council_id, topic, payload, at)
            values (c.council_id, 'place-passed', jsonb_build_object('waitingId', w.id, 'holderId', w.holder_id), at);
        end if;
    end loop;
    if c.called_off_at is null and lower(c.period) > at then
        for w in select * from session_waiting x
                  where x.council_id = c.council_id and x.occurrence_id = c.id and x.state = 'waiting'
                  order by x.asked_at, x.id loop
            update session_occurrence x set taken = x.taken + w.places
             where x.council_id = c.council_id and x.id = c.id and x.places - x.taken >= w.places;
            if found then
                update session_waiting x
                   set state = 'offered', offered_until = least(at + make_interval(mins => w.kept_minutes), lower(c.period))
                 where x.council_id = w.council_id and x.id = w.id;
                insert into outbox (council_id, topic, payload, at)
                values (c.council_id, 'place-free', jsonb_build_object('waitingId', w.id, 'holderId', w.holder_id), at);
            end if;
        end loop;
    end if;
    return '{"outcome": "done"}';
end $$;
