-- R43, as uk.directly.enquiry uses it: asking and meeting before booking. Locks: the person, then the thread.
drop function if exists enquiry_ask(jsonb), enquiry_meet(jsonb), enquiry_write(jsonb), enquiry_propose(jsonb);

-- A meeting as one side reads it (Meeting). The number and the address are the person's until a time is agreed.
create or replace function enquiry_meeting_json(m enquiry_meeting, e enquiry, reader text) returns jsonb
language sql stable as $$
    select jsonb_build_object('id', m.id, 'side', m.side, 'way', m.way, 'starts', to_jsonb(m.starts), 'place', m.place,
        'phone', case when reader = 'person' or m.state = 'agreed' then m.phone end,
        'link', case when reader = 'provider' or m.state = 'agreed' then m.link end,
        'address', case when m.way = 'at-home' and m.state = 'agreed' then (
            select regexp_replace(h.lines, '\s*\n\s*', ', ', 'g') || ', ' || h.postcode
              from home_address h where h.council_id = m.council_id and h.person_id = e.person_id) end,
        'state', m.state, 'agreedStart', m.agreed_start, 'at', m.at,
        'writer', w.first_name, 'onBehalfOf', m.on_behalf_of is not null)
      from person w where w.council_id = m.council_id and w.id = m.written_by
$$;

-- A thread as one side reads it (Enquiry): of the person first name and district, no more.
create or replace function enquiry_json(e enquiry, reader text) returns jsonb language sql stable as $$
    select jsonb_build_object('id', e.id, 'topic', jsonb_build_object('about', e.about, 'bookingId', e.booking_id,
            'start', b.start_at, 'end', b.end_at, 'shared', contact_is_shared(e.council_id, e.person_id, e.provider_id),
            'hidden', enquiry_hidden_by(e, reader), 'handovers', enquiry_handovers_json(e), 'through', greatest(
                (select max(m.seq) from enquiry_message m where m.council_id = e.council_id and m.enquiry_id = e.id),
                (select max(m.seq) from enquiry_meeting m where m.council_id = e.council_id and m.enquiry_id = e.id), 0)),
        'offerId', e.offer_id, 'offerTitle', o.title, 'service', s.name,
        'personalCare', s.personal_care, 'providerId', e.provider_id, 'providerName', p.name, 'personId', e.person_id,
        'personFirstName', h.first_name, 'district', e.district, 'begunAt', e.begun_at, 'lastAt', e.last_at,
        'waitingFor', e.waiting_for, 'personSays', e.person_says, 'providerSays', e.provider_says,
        'ended', e.ended_at is not null, 'bookable', o.state = 'published' and o.pricing = 'hourly',
        'messages', enquiry_messages_json(e, 9223372036854775807),
        'meetings', coalesce((
            select jsonb_agg(enquiry_meeting_json(m, e, reader) order by m.at, m.id)
              from enquiry_meeting m where m.council_id = e.council_id and m.enquiry_id = e.id), '[]'))
      from offer o
      join service s on s.id = o.service_id
      join provider p on p.council_id = o.council_id and p.id = o.provider_id
      join person h on h.council_id = e.council_id and h.id = e.person_id
      left join booking b on b.council_id = e.council_id and b.id = e.booking_id
     where o.council_id = e.council_id and o.id = e.offer_id
$$;

create or replace function enquiry_done(e enquiry, reader text) returns jsonb language sql stable as $$
    select jsonb_build_object('outcome', 'done', 'enquiry', enquiry_json(e, reader))
$$;

-- Ward and outcode of somebody's home; none: not known.
create or replace function home_district(council uuid, person uuid) returns text language sql stable as $$
    select concat_ws(', ', coalesce(w.name, o.town), split_part(h.postcode, ' ', 1))
      from home_address h
      left join postcode p on p.postcode = h.postcode
      left join ward w on w.code = p.ward_code
      left join outcode o on o.outcode = split_part(h.postcode, ' ', 1)
     where h.council_id = council and h.person_id = person
$$;

-- The other side is told.
create or replace function enquiry_tell(e enquiry, topic text, told text, at timestamptz) returns void language sql as $$
    insert into outbox (council_id, topic, payload, at)
    select e.council_id, enquiry_tell.topic,
           jsonb_build_object('enquiryId', e.id, 'offerId', e.offer_id, 'told', told,
               'personId', case when told = 'person' then e.person_id else p.person_id end,
               'providerId', e.provider_id), enquiry_tell.at
      from provider p where p.council_id = e.council_id and p.id = e.provider_id
$$;

-- How many messages and proposals about offers somebody wrote since the day began.
create or replace function enquiry_written(council uuid, writer uuid, since timestamptz) returns bigint
language sql stable as $$
    select (select count(*) from enquiry_message m
              join enquiry e on e.council_id = m.council_id and e.id = m.enquiry_id
             where m.council_id = council and m.written_by = writer and m.at >= since and e.about = 'offer')
         + (select count(*) from enquiry_meeting m
             where m.council_id = council and m.written_by = writer and m.at >= since)
$$;

-- Whether this person may write to who offers this: it can be found by all, or is open to them (R40). Never by who is
-- blocked (R44), never to oneself (R64).
create or replace function enquiry_reachable(council uuid, person uuid, actor uuid, offer_id uuid, alive_since timestamptz,
        at timestamptz) returns boolean language plpgsql stable as $$
begin
    return exists (
        select from offer o
          join provider p on p.council_id = o.council_id and p.id = o.provider_id
          join service s on s.id = o.service_id
         where o.council_id = council and o.id = offer_id
           and (offer_is_listed(o, p, s, alive_since) or offer_is_open_to(o, p, person, at))
           and p.person_id is distinct from person and p.person_id is distinct from actor
           and not is_blocked(council, person, p.id));
end $$;

-- Opens a thread of this person about this offer, where none is open. Answers why not: not-found (they may not write there),
-- ended (the provider said "not for me"), too-many; null: one is open, and the person is locked.
create or replace function enquiry_open(command jsonb) returns text language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    person uuid := command ->> 'personId';
    offer uuid := command ->> 'offerId';
    at timestamptz := command ->> 'at';
    made uuid;
begin
    -- One after the other for each person, so that the limit holds and there is one thread.
    perform 1 from person p where p.council_id = council and p.id = person for no key update;
    if not enquiry_reachable(council, person, (command ->> 'actorId')::uuid, offer,
                             (command ->> 'aliveSince')::timestamptz, at) then
        return 'not-found';
    end if;
    if enquiry_written(council, (command ->> 'actorId')::uuid, (command ->> 'dayBegan')::timestamptz)
            >= (command ->> 'mostADay')::integer then
        return 'too-many';
    end if;
    if exists (select from enquiry e where e.council_id = council and e.person_id = person and e.offer_id = offer
                  and e.about = 'offer' and e.ended_at is null) then
        return null;
    end if;
    if exists (select from enquiry e where e.council_id = council and e.person_id = person and e.offer_id = offer
                  and e.provider_says = 'not-for-me') then
        return 'ended';
    end if;
    insert into enquiry (council_id, id, offer_id, provider_id, person_id, begun_at, begun_by, on_behalf_of, district,
        waiting_for, last_at)
    select council, (command ->> 'id')::uuid, o.id, o.provider_id, person, at, (command ->> 'actorId')::uuid,
           (command ->> 'onBehalfOf')::uuid, home_district(council, person), 'provider', at
      from offer o where o.council_id = council and o.id = offer
    returning id into made;
    perform audit(council, command, at, 'enquiry-begun', 'enquiry', made, jsonb_build_object('offerId', offer));
    return null;
end $$;

-- The open thread of this person about this offer.
create or replace function enquiry_current(command jsonb) returns enquiry language sql stable as $$
    select e from enquiry e
     where e.council_id = (command ->> 'councilId')::uuid and e.person_id = (command ->> 'personId')::uuid
       and e.offer_id = (command ->> 'offerId')::uuid and e.about = 'offer' and e.ended_at is null
$$;

-- The thread of one side, locked. Null: it isn't theirs.
create or replace function enquiry_locked(command jsonb) returns enquiry language plpgsql as $$
declare
    thread enquiry;
begin
    if command ->> 'side' = 'person' then
        perform 1 from person p
         where p.council_id = (command ->> 'councilId')::uuid and p.id = (command ->> 'personId')::uuid
           for no key update;
    end if;
    select * into thread from enquiry e
     where e.council_id = (command ->> 'councilId')::uuid and e.id = (command ->> 'enquiryId')::uuid
       and case command ->> 'side' when 'person' then e.person_id = (command ->> 'personId')::uuid
                                   else e.provider_id = (command ->> 'providerId')::uuid end
       for no key update;
    return thread;
end $$;

create or replace function enquiry_other(side text) returns text language sql immutable as $$
    select case side when 'person' then 'provider' else 'person' end
$$;

-- Why this side can't write in its thread: not-found, ended (by either, or they are kept apart), too-many; null: it can.
create or replace function enquiry_refusal(command jsonb, thread enquiry) returns text language plpgsql as $$
begin
    return case
        when thread.id is null then 'not-found'
        when thread.ended_at is not null or is_blocked(thread.council_id, thread.person_id, thread.provider_id)
            then 'ended'
        when command ->> 'side' = 'person' and thread.about = 'offer'
             and enquiry_written(thread.council_id, (command ->> 'actorId')::uuid, (command ->> 'dayBegan')::timestamptz)
                 >= (command ->> 'mostADay')::integer then 'too-many'
    end;
end $$;

create or replace function enquiry_refused(why text) returns jsonb language sql immutable as $$
    select jsonb_build_object('outcome', why)
$$;

-- The thread in which a side wrote this message or proposed these times before; null: they are new.
create or replace function enquiry_of(command jsonb) returns enquiry language sql stable as $$
    select e from enquiry e
     where e.council_id = (command ->> 'councilId')::uuid
       and e.id in (select m.enquiry_id from enquiry_message m
                     where m.council_id = e.council_id and m.id = (command ->> 'id')::uuid
                       and m.side = command ->> 'side'
                     union all
                    select m.enquiry_id from enquiry_meeting m
                     where m.council_id = e.council_id and m.id = (command ->> 'id')::uuid
                       and m.side = command ->> 'side')
$$;

-- Somebody asks about an offer or would like to meet, in a thread that is open or in a new one. Command: id (of the message or
-- the proposal, and of the thread if it is new), councilId, actorId, onBehalfOf, side (person), personId, offerId, words or
-- (way, starts, place, phone), aliveSince, dayBegan, mostADay, at. The same id again is the same.
-- Outcomes: done (enquiry), not-found, ended, too-many.
create or replace function enquiry_begin(command jsonb) returns jsonb language plpgsql as $$
declare
    thread enquiry;
    why text;
begin
    perform 1 from person p where p.council_id = (command ->> 'councilId')::uuid
        and p.id = (command ->> 'personId')::uuid for no key update;
    thread := enquiry_of(command);
    if thread.id is not null then
        return case when thread.person_id = (command ->> 'personId')::uuid then enquiry_done(thread, 'person')
                    else enquiry_refused('not-found') end;
    end if;
    why := enquiry_open(command);
    return case when why is null then enquiry_put(command, enquiry_current(command)) else enquiry_refused(why) end;
end $$;

-- Either side writes in a thread of theirs, or proposes other times. Command: id, enquiryId, councilId, actorId, onBehalfOf,
-- side, personId or providerId, words or (way, starts, place, phone, link), dayBegan, mostADay, at.
-- Outcomes: done (enquiry), not-found, ended, too-many, home-is-theirs-to-choose.
create or replace function enquiry_go_on(command jsonb) returns jsonb language plpgsql as $$
declare
    thread enquiry := enquiry_locked(command);
    why text;
begin
    if (enquiry_of(command)).id = thread.id then
        return enquiry_done(thread, command ->> 'side');
    end if;
    why := enquiry_refusal(command, thread);
    return case when why is null then enquiry_put(command, thread) else enquiry_refused(why) end;
end $$;

create or replace function enquiry_put(command jsonb, thread enquiry) returns jsonb language plpgsql as $$
begin
    return case when command ->> 'words' is null then enquiry_add_meeting(command, thread)
                else enquiry_add(command, thread) end;
end $$;

-- Adds a message to a locked thread, with the files that wait for it. No-file: one of them doesn't.
create or replace function enquiry_add(command jsonb, thread enquiry) returns jsonb language plpgsql as $$
declare
    files bigint := jsonb_array_length(coalesce(command -> 'files', '[]'));
    message uuid := command ->> 'id';
begin
    if files > 0 and (files > 5 or enquiry_files_ready(command, thread) <> files
            or not contact_is_shared(thread.council_id, thread.person_id, thread.provider_id)) then
        return enquiry_refused('no-file');
    end if;
    insert into enquiry_message (council_id, id, enquiry_id, side, words, at, written_by, on_behalf_of, booking_id)
    values (thread.council_id, message, thread.id, command ->> 'side', command ->> 'words',
        (command ->> 'at')::timestamptz, (command ->> 'actorId')::uuid, (command ->> 'onBehalfOf')::uuid,
        coalesce((command ->> 'bookingId')::uuid, thread.booking_id))
    on conflict do nothing;
    if not found then
        -- Somebody else's message has this id.
        return enquiry_refused('not-found');
    end if;
    if files > 0 then
        update enquiry_file f set message_id = message, delete_after = null
         where f.council_id = thread.council_id and f.enquiry_id = thread.id and f.message_id is null
           and f.id in (select t.id::uuid from jsonb_array_elements_text(command -> 'files') t (id));
    end if;
    return enquiry_sent(command, thread, 'message-sent', 'enquiry-message-sent', jsonb_build_object('messageId', message));
end $$;

-- The other side is to answer what was added, and is told.
create or replace function enquiry_sent(command jsonb, thread enquiry, topic text, event text, details jsonb) returns jsonb
        language plpgsql as $$
declare
    side text := command ->> 'side';
    at timestamptz := command ->> 'at';
begin
    update enquiry e set waiting_for = case e.about when 'offer' then enquiry_other(side) end, last_at = at
     where e.council_id = thread.council_id and e.id = thread.id returning * into thread;
    if topic = 'message-sent' then
        perform message_tell(thread, (details ->> 'messageId')::uuid, enquiry_other(side), at);
    else
        perform enquiry_tell(thread, topic, enquiry_other(side), at);
    end if;
    perform audit(thread.council_id, command, at, event, 'enquiry', thread.id,
        jsonb_build_object('side', side) || details);
    return enquiry_done(thread, side);
end $$;

-- R101: what nobody has written in for long is deleted: its files from the disk first, and itself in the round after that.
-- {"before", "limit"} -> {"count"}
create or replace function enquiry_forget(command jsonb) returns jsonb language plpgsql as $$
declare
    forgotten integer;
begin
    update enquiry_file f set delete_after = '-infinity'
      from enquiry e
     where e.last_at < (command ->> 'before')::timestamptz and f.council_id = e.council_id and f.enquiry_id = e.id
       and f.delete_after is null;
    with old as materialized (
        select e.council_id, e.id from enquiry e
         where e.last_at < (command ->> 'before')::timestamptz
           and not exists (select from enquiry_file f where f.council_id = e.council_id and f.enquiry_id = e.id)
         order by e.last_at limit (command ->> 'limit')::integer for update skip locked)
    delete from enquiry e using old where e.council_id = old.council_id and e.id = old.id;
    get diagnostics forgotten = row_count;
    return jsonb_build_object('count', forgotten);
end $$;

-- What was written stays as it was written.
create or replace function enquiry_message_keep() returns trigger language plpgsql as $$
begin
    raise exception 'a message stays as it was sent' using errcode = 'restrict_violation';
end $$;
create or replace trigger enquiry_message_stays before update on enquiry_message
    for each row execute function enquiry_message_keep();

-- A time of a session was called off: says so in every thread about it that is open, and tells those who asked, each once.
-- Whoever waits for an answer goes on waiting. Command: councilId, occurrenceId, offerId, by, words, at -> {"count"}.
create or replace function enquiry_tell_called_off(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    at timestamptz := command ->> 'at';
    thread enquiry;
    told integer := 0;
begin
    for thread in
        select * from enquiry e
         where e.council_id = council and e.offer_id = (command ->> 'offerId')::uuid and e.about = 'offer'
           and e.ended_at is null
         order by e.id for no key update
    loop
        -- The same event once more finds its own message.
        insert into enquiry_message (council_id, id, enquiry_id, side, words, at, written_by)
        values (council, md5((command ->> 'occurrenceId') || thread.id)::uuid, thread.id, 'provider', command ->> 'words', at,
            (command ->> 'by')::uuid)
        on conflict do nothing;
        if found then
            update enquiry e set last_at = greatest(e.last_at, at) where e.council_id = council and e.id = thread.id;
            perform enquiry_tell(thread, 'session-called-off-told', 'person', at);
            told := told + 1;
        end if;
    end loop;
    return jsonb_build_object('count', told);
end $$;
