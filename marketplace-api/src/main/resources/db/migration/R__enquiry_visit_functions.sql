-- ADR 42: writing about visits, saying that something is wrong with one, and the files that go with a message.

-- Either side writes about a visit, in the one thread that the two have about their visits. Command: id, bookingId, councilId,
-- actorId, onBehalfOf, side, personId or providerId, words, at. Outcomes: done (enquiry), not-found, ended.
create or replace function enquiry_about_visit(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    side text := command ->> 'side';
    at timestamptz := command ->> 'at';
    thread enquiry;
    b booking;
begin
    select * into b from booking o
     where o.council_id = council and o.id = (command ->> 'bookingId')::uuid and o.state <> 'asking'
       and case side when 'person' then o.holder_id = (command ->> 'personId')::uuid
                     else o.provider_id = (command ->> 'providerId')::uuid end;
    if b.id is null then
        return enquiry_refused('not-found');
    end if;
    if is_blocked(council, b.holder_id, b.provider_id) then
        return enquiry_refused('ended');
    end if;
    insert into enquiry (council_id, id, about, offer_id, provider_id, person_id, begun_at, begun_by, on_behalf_of, last_at)
    values (council, (command ->> 'id')::uuid, 'visits', b.offer_id, b.provider_id, b.holder_id, at,
        (command ->> 'actorId')::uuid, (command ->> 'onBehalfOf')::uuid, at)
    on conflict do nothing;
    select * into thread from enquiry e
     where e.council_id = council and e.person_id = b.holder_id and e.provider_id = b.provider_id and e.about = 'visits'
       for no key update;
    if thread.id is null then
        return enquiry_refused('not-found');
    end if;
    if (enquiry_of(command)).id = thread.id then
        return enquiry_done(thread, side);
    end if;
    return enquiry_add(command, thread);
end $$;

-- "Something's wrong" with a visit that was told: what the person says about it stands in a thread of that visit.
create or replace function enquiry_something_wrong(command jsonb) returns void language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    at timestamptz := command ->> 'at';
    thread enquiry;
    b booking;
begin
    select * into b from booking o where o.council_id = council and o.id = (command ->> 'id')::uuid;
    insert into enquiry (council_id, id, about, booking_id, offer_id, provider_id, person_id, begun_at, begun_by, last_at)
    values (council, uuidv7(), 'something-wrong', b.id, b.offer_id, b.provider_id, b.holder_id, at,
        (command ->> 'actorId')::uuid, at)
    on conflict do nothing;
    select * into thread from enquiry e
     where e.council_id = council and e.booking_id = b.id and e.about = 'something-wrong' for no key update;
    perform enquiry_add(command || jsonb_build_object('id', uuidv7(), 'side', 'person', 'words', command ->> 'message',
        'bookingId', b.id, 'onBehalfOf', case when (command ->> 'actorId')::uuid <> b.holder_id then b.holder_id end), thread);
end $$;

-- The thread of these two about their visits, or about what is wrong with this one; null: nobody wrote yet.
create or replace function enquiry_of_visit(council uuid, booking uuid, kind text) returns enquiry language sql stable as $$
    select e from enquiry e
      join booking b on b.council_id = e.council_id and b.id = booking
     where e.council_id = council and e.about = kind and e.person_id = b.holder_id and e.provider_id = b.provider_id
       and (kind = 'visits' or e.booking_id = b.id)
$$;

-- Keeps a file for a message that is still to be written. It was looked over before. Command: id, enquiryId, councilId, actorId,
-- side, personId or providerId, name, mediaType, bytes, sha256, keyId, at. Outcomes: done, not-found, ended, not-shared (R43:
-- nobody can look into a photo for an address), too-many.
create or replace function enquiry_file_add(command jsonb) returns jsonb language plpgsql as $$
declare
    thread enquiry := enquiry_locked(command);
    at timestamptz := command ->> 'at';
begin
    if thread.id is null then
        return enquiry_refused('not-found');
    end if;
    if thread.ended_at is not null or is_blocked(thread.council_id, thread.person_id, thread.provider_id) then
        return enquiry_refused('ended');
    end if;
    if not contact_is_shared(thread.council_id, thread.person_id, thread.provider_id) then
        return enquiry_refused('not-shared');
    end if;
    if (select count(*) from enquiry_file f where f.council_id = thread.council_id and f.enquiry_id = thread.id
           and f.message_id is null and f.sent_by = (command ->> 'actorId')::uuid) >= 10 then
        return enquiry_refused('too-many');
    end if;
    insert into enquiry_file (council_id, id, enquiry_id, name, media_type, bytes, sha256, key_id, sent_by, sent_at,
        delete_after)
    values (thread.council_id, (command ->> 'id')::uuid, thread.id, command ->> 'name', command ->> 'mediaType',
        (command ->> 'bytes')::bigint, command ->> 'sha256', command ->> 'keyId', (command ->> 'actorId')::uuid, at,
        at + interval '1 day');
    return '{"outcome": "done"}';
end $$;

-- How many of these files wait for this writer's message in this thread.
create or replace function enquiry_files_ready(command jsonb, thread enquiry) returns bigint language sql stable as $$
    select count(*) from enquiry_file f
     where f.council_id = thread.council_id and f.enquiry_id = thread.id and f.message_id is null
       and f.sent_by = (command ->> 'actorId')::uuid
       and f.id in (select t.id::uuid from jsonb_array_elements_text(coalesce(command -> 'files', '[]')) t (id))
$$;

-- One of the two opens a file: of a message, or their own that waits for one. Command: id, enquiryId, councilId, actorId, side,
-- personId or providerId. Outcomes: done (file), not-found.
create or replace function enquiry_file_view(command jsonb) returns jsonb language plpgsql stable as $$
declare
    f enquiry_file;
begin
    select k.* into f from enquiry_file k
      join enquiry e on e.council_id = k.council_id and e.id = k.enquiry_id
     where k.council_id = (command ->> 'councilId')::uuid and k.id = (command ->> 'id')::uuid
       and e.id = (command ->> 'enquiryId')::uuid
       and case command ->> 'side' when 'person' then e.person_id = (command ->> 'personId')::uuid
                                   else e.provider_id = (command ->> 'providerId')::uuid end
       and (k.message_id is not null and k.delete_after is null
            or k.message_id is null and k.sent_by = (command ->> 'actorId')::uuid);
    if f.id is null then
        return enquiry_refused('not-found');
    end if;
    return jsonb_build_object('outcome', 'done', 'file',
        jsonb_build_object('name', f.name, 'mediaType', f.media_type, 'keyId', f.key_id, 'sha256', f.sha256));
end $$;

-- Files that have to go from the disk now. Command: at, limit -> files (councilId, id).
create or replace function enquiry_files_due(command jsonb) returns jsonb language sql stable as $$
    select jsonb_build_object('files', coalesce(jsonb_agg(jsonb_build_object('councilId', d.council_id, 'id', d.id)), '[]'))
      from (select f.council_id, f.id from enquiry_file f where f.delete_after <= (command ->> 'at')::timestamptz
             order by f.delete_after limit (command ->> 'limit')::integer) d
$$;

-- They are gone, and so are their rows. A file that was written with meanwhile has no day to go any more. Command: files, at.
create or replace function enquiry_files_gone(command jsonb) returns jsonb language plpgsql as $$
declare
    gone integer;
begin
    delete from enquiry_file f using jsonb_to_recordset(command -> 'files') g ("councilId" uuid, id uuid)
     where f.council_id = g."councilId" and f.id = g.id and f.delete_after <= (command ->> 'at')::timestamptz;
    get diagnostics gone = row_count;
    return jsonb_build_object('count', gone);
end $$;
