-- R13, ADR 42: a thread that one side hands over to a team of the council. Officers read no other. The thread is locked.

-- Command: id, enquiryId, councilId, actorId, onBehalfOf, side, personId or providerId, team, alsoLater, words, at. The same id
-- again is the same. Outcomes: done (enquiry), not-found, handed-already (this team has it from this side).
create or replace function enquiry_hand_over(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    side text := command ->> 'side';
    at timestamptz := command ->> 'at';
    thread enquiry := enquiry_locked(command);
begin
    if thread.id is null then
        return enquiry_refused('not-found');
    end if;
    if exists (select from enquiry_handover h where h.council_id = council and h.id = (command ->> 'id')::uuid
                  and h.enquiry_id = thread.id) then
        return enquiry_done(thread, side);
    end if;
    if exists (select from enquiry_handover h
                where h.council_id = council and h.enquiry_id = thread.id and h.side = command ->> 'side'
                  and h.team = command ->> 'team' and h.ended_at is null) then
        return enquiry_refused('handed-already');
    end if;
    insert into enquiry_handover (council_id, id, enquiry_id, side, team, through, also_later, words, handed_at, handed_by,
        on_behalf_of)
    values (council, (command ->> 'id')::uuid, thread.id, side, command ->> 'team',
        (select coalesce(max(m.seq), 0) from enquiry_message m where m.council_id = council and m.enquiry_id = thread.id),
        (command ->> 'alsoLater')::boolean, command ->> 'words', at, (command ->> 'actorId')::uuid,
        (command ->> 'onBehalfOf')::uuid)
    on conflict do nothing;
    if not found then
        return enquiry_refused('not-found');
    end if;
    insert into outbox (council_id, topic, payload, at)
    values (council, 'thread-handed-to-' || (command ->> 'team'), jsonb_build_object('threadId', thread.id, 'handoverId', command ->> 'id',
        'team', command ->> 'team', 'personId', thread.person_id, 'providerId', thread.provider_id, 'side', side), at);
    perform audit(council, command, at, 'thread-handed-over', 'enquiry', thread.id, jsonb_build_object('side', side,
        'handoverId', command ->> 'id', 'team', command ->> 'team', 'alsoLater', command -> 'alsoLater'));
    return enquiry_done(thread, side);
end $$;

-- Who handed it over takes it back. Command: enquiryId, handoverId, councilId, actorId, onBehalfOf, side, personId or providerId,
-- at. Again is the same. Outcomes: done (enquiry), not-found.
create or replace function enquiry_take_back(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    side text := command ->> 'side';
    at timestamptz := command ->> 'at';
    thread enquiry := enquiry_locked(command);
begin
    if thread.id is null or not exists (
            select from enquiry_handover h where h.council_id = council and h.enquiry_id = thread.id
               and h.id = (command ->> 'handoverId')::uuid and h.side = command ->> 'side') then
        return enquiry_refused('not-found');
    end if;
    update enquiry_handover h set ended_at = (command ->> 'at')::timestamptz, ended_by = (command ->> 'actorId')::uuid
     where h.council_id = council and h.id = (command ->> 'handoverId')::uuid and h.ended_at is null;
    if found then
        perform audit(council, command, at, 'thread-taken-back', 'enquiry', thread.id,
            jsonb_build_object('side', side, 'handoverId', command ->> 'handoverId'));
    end if;
    return enquiry_done(thread, side);
end $$;

-- What of this thread is in an officer's hands: none for who takes part in it, acts for the person or has an interest (R34).
create or replace function enquiry_in_hand(council uuid, thread uuid, officer uuid, teams jsonb) returns setof enquiry_handover
language sql stable as $$
    select h.* from enquiry_handover h
      join enquiry e on e.council_id = h.council_id and e.id = h.enquiry_id
     where h.council_id = council and h.enquiry_id = thread and h.ended_at is null and teams ? h.team
       and e.person_id <> officer and not has_interest(council, officer, e.provider_id)
       and not exists (select from acting a where a.council_id = council and a.person_id = officer
                          and a.for_person_id = e.person_id)
     order by h.handed_at, h.id
$$;

-- As an officer reads it (HandedOver): messages only, up to where it was handed over.
create or replace function enquiry_handed_json(e enquiry, officer uuid, teams jsonb) returns jsonb language sql stable as $$
    select jsonb_build_object('id', e.id, 'about', e.about, 'title', o.title, 'bookingId', e.booking_id,
        'visitStart', b.start_at, 'visitEnd', b.end_at, 'personId', e.person_id, 'personName', h.name,
        'providerId', e.provider_id, 'providerName', p.name, 'handedAt', min(v.handed_at), 'alsoLater', bool_or(v.also_later),
        'asked', jsonb_agg(jsonb_build_object('side', v.side, 'words', v.words, 'at', v.handed_at, 'team', v.team)
                           order by v.handed_at, v.id),
        'messages', enquiry_messages_json(e, case when bool_or(v.also_later) then 9223372036854775807 else max(v.through) end))
      from enquiry_in_hand(e.council_id, e.id, officer, teams) v
      join offer o on o.council_id = e.council_id and o.id = e.offer_id
      join provider p on p.council_id = o.council_id and p.id = o.provider_id
      join person h on h.council_id = e.council_id and h.id = e.person_id
      left join booking b on b.council_id = e.council_id and b.id = e.booking_id
     group by e.id, e.about, o.title, e.booking_id, b.start_at, b.end_at, e.person_id, h.name, e.provider_id, p.name
$$;

-- An officer looks: written down for both sides and in the trail, then answered. Command: enquiryId, councilId, actorId, teams,
-- fileId (if it is a file that is opened), at. Outcomes: done (handed, file), not-found.
create or replace function enquiry_officer_look(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    officer uuid := command ->> 'actorId';
    at timestamptz := command ->> 'at';
    thread enquiry;
    handed jsonb;
    file enquiry_file;
begin
    select * into thread from enquiry e where e.council_id = council and e.id = (command ->> 'enquiryId')::uuid for share;
    handed := enquiry_handed_json(thread, officer, command -> 'teams');
    if handed is null then
        return enquiry_refused('not-found');
    end if;
    if command ->> 'fileId' is not null then
        -- Of a message that was handed over.
        select * into file from enquiry_file f
         where f.council_id = council and f.id = (command ->> 'fileId')::uuid and f.enquiry_id = thread.id
           and f.delete_after is null
           and f.message_id::text in (select m ->> 'id' from jsonb_array_elements(handed -> 'messages') m);
        if file.id is null then
            return enquiry_refused('not-found');
        end if;
    end if;
    insert into enquiry_look (council_id, enquiry_id, handover_id, officer_id, at)
    select council, thread.id, h.id, officer, (command ->> 'at')::timestamptz
      from enquiry_in_hand(council, thread.id, officer, command -> 'teams') h;
    perform audit(council, command, at, 'thread-read', 'enquiry', thread.id,
        jsonb_build_object('personId', thread.person_id, 'providerId', thread.provider_id, 'fileId', command ->> 'fileId'));
    return jsonb_build_object('outcome', 'done', 'handed', handed, 'file', case when file.id is not null then
        jsonb_build_object('name', file.name, 'mediaType', file.media_type, 'keyId', file.key_id, 'sha256', file.sha256) end);
end $$;

-- An officer answers as the council. Command: id, enquiryId, councilId, actorId, teams, words, at. The same id again is the
-- same. Outcomes: done, not-found (also what was taken back meanwhile).
create or replace function enquiry_officer_write(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    at timestamptz := command ->> 'at';
    message uuid := command ->> 'id';
    thread enquiry;
begin
    select * into thread from enquiry e where e.council_id = council and e.id = (command ->> 'enquiryId')::uuid
       for no key update;
    if not exists (select from enquiry_in_hand(council, thread.id, (command ->> 'actorId')::uuid, command -> 'teams')) then
        return enquiry_refused('not-found');
    end if;
    insert into enquiry_message (council_id, id, enquiry_id, side, words, at, written_by)
    values (council, message, thread.id, 'council', command ->> 'words', (command ->> 'at')::timestamptz,
        (command ->> 'actorId')::uuid)
    on conflict do nothing;
    if found then
        update enquiry e set last_at = (command ->> 'at')::timestamptz where e.council_id = council and e.id = thread.id;
        perform message_tell(thread, message, 'person', at);
        perform message_tell(thread, message, 'provider', at);
        perform audit(council, command, at, 'thread-answered', 'enquiry', thread.id, jsonb_build_object('messageId', message));
    elsif not exists (select from enquiry_message m where m.council_id = council and m.id = message
                         and m.enquiry_id = thread.id and m.side = 'council') then
        return enquiry_refused('not-found');
    end if;
    return '{"outcome": "done"}';
end $$;
