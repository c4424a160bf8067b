-- What applies the decisions of uk.directly.accreditation on the provider's side: joining, what is given, the own page, leaving.

-- Begins to keep a file: its row first, for a day, until it is given with a check. Command: id, councilId, actorId,
-- providerId, check, name, mediaType, bytes, sha256, keyId, at. Outcomes: done, not-found, wrong-state.
create or replace function evidence_file_add(command jsonb) returns jsonb language plpgsql as $$
declare
    at timestamptz := command ->> 'at';
    p provider := provider_locked((command ->> 'councilId')::uuid, (command ->> 'providerId')::uuid);
begin
    if p.id is null or p.person_id is distinct from (command ->> 'actorId')::uuid then
        return '{"outcome": "not-found"}';
    end if;
    if p.state = 'left' then
        return '{"outcome": "wrong-state"}';
    end if;
    insert into evidence_file (council_id, id, provider_id, check_name, name, media_type, bytes, sha256, key_id, stored_at,
        delete_after)
    values (p.council_id, (command ->> 'id')::uuid, p.id, command ->> 'check', command ->> 'name', command ->> 'mediaType',
        (command ->> 'bytes')::bigint, command ->> 'sha256', command ->> 'keyId', at, at + interval '1 day');
    perform audit(p.council_id, command, at, 'evidence-file-sent', 'provider', p.id,
        jsonb_build_object('check', command ->> 'check', 'fileId', command ->> 'id'));
    return '{"outcome": "done"}';
end $$;

-- Somebody opens a file: the provider its own (providerId stands there), or an officer, whose look is written down. Command:
-- councilId, actorId, providerId, id, at. Outcomes: done (providerId, name, mediaType, keyId, sha256), not-found.
create or replace function evidence_file_view(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    viewer uuid := command ->> 'actorId';
    f evidence_file;
begin
    select * into f from evidence_file e
     where e.council_id = council and e.id = (command ->> 'id')::uuid and e.deleted_at is null
       and (e.provider_id = (command ->> 'providerId')::uuid
            or command ->> 'providerId' is null and not has_interest(council, viewer, e.provider_id));
    if f.id is null then
        return '{"outcome": "not-found"}';
    end if;
    if command ->> 'providerId' is null then
        perform audit(council, command, (command ->> 'at')::timestamptz, 'evidence-viewed', 'provider', f.provider_id,
            jsonb_build_object('check', f.check_name, 'fileId', f.id));
    end if;
    return jsonb_build_object('outcome', 'done', 'providerId', f.provider_id, 'name', f.name, 'mediaType', f.media_type,
        'keyId', f.key_id, 'sha256', f.sha256);
end $$;

-- Which files have to go now: their time is over, or their provider's application has lain untouched. Command: at,
-- untouchedSince, limit. Answer: files (councilId, id).
create or replace function evidence_files_due(command jsonb) returns jsonb language plpgsql as $$
declare
    at timestamptz := command ->> 'at';
    since timestamptz := command ->> 'untouchedSince';
begin
    update evidence_file f set delete_after = at
      from provider p
     where f.deleted_at is null and f.delete_after is null and f.stored_at < since
       and p.council_id = f.council_id and p.id = f.provider_id and p.state in ('draft', 'refused', 'left')
       and not exists (select from provider_event e
                        where e.council_id = p.council_id and e.provider_id = p.id and e.at >= since)
       and not exists (select from check_evidence e
                        where e.council_id = p.council_id and e.provider_id = p.id and e.given_at >= since);
    return jsonb_build_object('files', (
        select coalesce(jsonb_agg(jsonb_build_object('councilId', due.council_id, 'id', due.id)), '[]')
          from (select f.council_id, f.id from evidence_file f
                 where f.deleted_at is null and f.delete_after <= at
                 order by f.delete_after limit (command ->> 'limit')::integer) due));
end $$;

-- They are gone. Command: files (councilId, id), at. Answer: count.
create or replace function evidence_files_gone(command jsonb) returns jsonb language plpgsql as $$
declare
    gone integer;
begin
    update evidence_file f set deleted_at = (command ->> 'at')::timestamptz
      from jsonb_to_recordset(command -> 'files') g ("councilId" uuid, id uuid)
     where f.council_id = g."councilId" and f.id = g.id and f.deleted_at is null;
    get diagnostics gone = row_count;
    return jsonb_build_object('count', gone);
end $$;

-- Somebody who has signed in and whom nobody knows begins to join: they get a row, and the role. Command: personId, councilId,
-- subject, name, firstName, phone, listingId, at. The same sign-in again changes nothing. Outcomes: done.
create or replace function joining_begin(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    newcomer uuid := command ->> 'personId';
    at timestamptz := command ->> 'at';
begin
    insert into person (council_id, id, subject, name, first_name)
    values (council, newcomer, command ->> 'subject', command ->> 'name', command ->> 'firstName')
    on conflict (subject) do nothing;
    if not found then
        return '{"outcome": "done"}';
    end if;
    insert into person_role (council_id, person_id, role) values (council, newcomer, 'provider');
    insert into joining (council_id, person_id, answers, begun_at, changed_at)
    values (council, newcomer, jsonb_strip_nulls(jsonb_build_object('phone', command ->> 'phone',
        'listingId', command ->> 'listingId')), at, at);
    perform audit(council, jsonb_build_object('actorId', newcomer), at, 'joining-begun', 'person', newcomer);
    return '{"outcome": "done"}';
end $$;

-- Keeps answers, and takes those of forget back. Command: councilId, actorId, answers, forget, at. Outcomes: done, wrong-state
-- (state: they are a provider already).
create or replace function joining_answer(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    own provider;
begin
    select * into own from provider p
     where p.council_id = council and p.person_id = (command ->> 'actorId')::uuid;
    if own.id is not null and own.state not in ('left', 'chosen') then
        return jsonb_build_object('outcome', 'wrong-state', 'state', own.state);
    end if;
    insert into joining (council_id, person_id, answers, begun_at, changed_at)
    values (council, (command ->> 'actorId')::uuid, jsonb_strip_nulls(command -> 'answers'),
        (command ->> 'at')::timestamptz, (command ->> 'at')::timestamptz)
    on conflict (council_id, person_id) do update
        set answers = (joining.answers - coalesce(texts(command -> 'forget'), '{}')) || excluded.answers,
            changed_at = excluded.changed_at;
    return '{"outcome": "done"}';
end $$;

-- What they say they do, anew. Answers whether all of these services are known.
create or replace function provider_serve(p provider, slugs jsonb) returns boolean language plpgsql as $$
declare
    known uuid[] := array(select s.id from service s where slugs ? s.slug);
begin
    if cardinality(known) <> (select count(distinct each) from jsonb_array_elements_text(slugs) each) then
        return false;
    end if;
    delete from provider_service s
     where s.council_id = p.council_id and s.provider_id = p.id and s.service_id <> all (known);
    insert into provider_service (council_id, provider_id, service_id)
    select p.council_id, p.id, each from unnest(known) each
    on conflict do nothing;
    return true;
end $$;

-- Becomes a provider, or begins again after having left; what was accepted stays. Command: id, councilId, actorId, kind, name,
-- workers, postcode, easting, northing, district, services (slugs), about, languages, skills, phone, listingId, at. Outcomes:
-- done (id), wrong-state (state: there is one already), not-allowed (an officer), unknown-service, unknown-listing.
create or replace function provider_join(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    owner uuid := command ->> 'actorId';
    at timestamptz := command ->> 'at';
    listed uuid := command ->> 'listingId';
    p provider;
    again boolean;
begin
    -- One after the other for each person.
    perform from person q where q.council_id = council and q.id = owner for no key update;
    if is_council_staff(council, owner) then
        return '{"outcome": "not-allowed"}';
    end if;
    if listed is not null and not exists (select from listing l where l.council_id = council and l.id = listed) then
        return '{"outcome": "unknown-listing"}';
    end if;
    select * into p from provider q where q.council_id = council and q.person_id = owner for no key update;
    -- Who left begins again; whom somebody chose goes on from what is known (R9), and keeps those who chose them.
    again := coalesce(p.state in ('left', 'chosen'), false);
    if p.id is not null and not again then
        return jsonb_build_object('outcome', 'wrong-state', 'state', p.state, 'id', p.id);
    end if;
    insert into provider (council_id, id, person_id, kind, name, state, postcode, place, district, workers)
    values (council, coalesce(p.id, (command ->> 'id')::uuid), owner, command ->> 'kind', command ->> 'name', 'draft',
        command ->> 'postcode', coarse_place(point((command ->> 'easting')::float8, (command ->> 'northing')::float8)),
        command ->> 'district', coalesce((command ->> 'workers')::integer, 1))
    on conflict (council_id, id) do update
        set kind = excluded.kind, name = excluded.name, state = 'draft', postcode = excluded.postcode,
            place = excluded.place, district = excluded.district, workers = excluded.workers, applied_on = null,
            accredited_on = null, visibility = 'public', in_feed = false
    returning * into p;
    update provider q
       set about = coalesce(command ->> 'about', q.about), phone = coalesce(command ->> 'phone', q.phone),
           languages = coalesce(texts(command -> 'languages'), q.languages),
           skills = coalesce(texts(command -> 'skills'), q.skills), listing_id = listed
     where q.council_id = p.council_id and q.id = p.id
    returning * into p;
    if not provider_serve(p, command -> 'services') then
        raise exception 'unknown service' using errcode = 'DX001';
    end if;
    insert into person_role (council_id, person_id, role) values (council, owner, 'provider') on conflict do nothing;
    delete from joining j where j.council_id = council and j.person_id = owner;
    perform provider_tell(p, command, at, case when again then 'begun-again' else 'joined' end);
    return jsonb_build_object('outcome', 'done', 'id', p.id);
exception when sqlstate 'DX001' then
    return '{"outcome": "unknown-service"}';
end $$;

-- A JSON list of texts; null: nothing was said.
create or replace function texts(list jsonb) returns text[] language sql immutable as $$
    select case when jsonb_typeof(list) = 'array' then array(select jsonb_array_elements_text(list)) end
$$;

-- Gives what is asked for a check, the first time, again, or before it runs out. What counts already goes on counting until
-- the new is accepted. Command: id (the same again changes nothing), councilId, actorId, providerId, check, issuer, reference,
-- issuedOn, expiresOn, details, fileId, today, at. The level of a DBS check is the one that is asked.
-- Outcomes: done, not-found, wrong-state (state), not-asked, no-file.
create or replace function evidence_give(command jsonb) returns jsonb language plpgsql as $$
declare
    at timestamptz := command ->> 'at';
    today date := command ->> 'today';
    given uuid := command ->> 'id';
    file uuid := command ->> 'fileId';
    issued date := command ->> 'issuedOn';
    p provider := provider_locked((command ->> 'councilId')::uuid, (command ->> 'providerId')::uuid);
    asked record;
    ends date;
begin
    if p.id is null or p.person_id is distinct from (command ->> 'actorId')::uuid then
        return '{"outcome": "not-found"}';
    end if;
    if p.state = 'left' then
        return jsonb_build_object('outcome', 'wrong-state', 'state', p.state);
    end if;
    if exists (select from check_evidence e where e.council_id = p.council_id and e.id = given and e.provider_id = p.id) then
        return '{"outcome": "done"}';
    end if;
    select * into asked from provider_asked(p, today) a where a.check_name = command ->> 'check';
    if asked.check_name is null then
        return '{"outcome": "not-asked"}';
    end if;
    if file is not null and not exists (
            select from evidence_file f
             where f.council_id = p.council_id and f.id = file and f.provider_id = p.id
               and f.check_name = asked.check_name and f.deleted_at is null) then
        return '{"outcome": "no-file"}';
    end if;
    ends := coalesce((command ->> 'expiresOn')::date,
        (issued + make_interval(months => asked.valid_months))::date);
    update check_evidence e set state = 'replaced'
     where e.council_id = p.council_id and e.provider_id = p.id and e.check_name = asked.check_name and e.state = 'given';
    insert into check_evidence (council_id, id, provider_id, check_name, level, issuer, reference, issued_on, expires_on,
        details, given_at, given_by)
    values (p.council_id, given, p.id, asked.check_name, asked.level, command ->> 'issuer', command ->> 'reference', issued,
        ends, coalesce(command -> 'details', '{}'), at, (command ->> 'actorId')::uuid);
    -- The files of what stands no more go; one that is given again stays.
    update evidence_file f set delete_after = at
      from check_evidence e
     where f.council_id = p.council_id and f.provider_id = p.id and f.check_name = asked.check_name
       and f.deleted_at is null and f.id is distinct from file
       and e.council_id = f.council_id and e.id = f.evidence_id and e.state in ('replaced', 'returned');
    update evidence_file f set evidence_id = given, delete_after = null
     where f.council_id = p.council_id and f.id = file;
    insert into provider_check as c (council_id, provider_id, name, state, level, issuer, checked_on, expires_on)
    values (p.council_id, p.id, asked.check_name, 'given', asked.level, command ->> 'issuer', issued, ends)
    on conflict (council_id, provider_id, name) do update
        set state = 'given', level = excluded.level, issuer = excluded.issuer, checked_on = excluded.checked_on,
            expires_on = excluded.expires_on, seen_by = null, reason = null
      where c.state <> 'accepted';
    perform audit(p.council_id, command, at, 'evidence-given', 'provider', p.id,
        jsonb_build_object('check', asked.check_name, 'evidenceId', given, 'level', asked.level));
    return '{"outcome": "done"}';
end $$;

-- Asks the council to look. Command: councilId, actorId, providerId, today, at. Outcomes: done, not-found, wrong-state (state),
-- missing (missing: names of checks).
create or replace function provider_submit(command jsonb) returns jsonb language plpgsql as $$
declare
    today date := command ->> 'today';
    p provider := provider_locked((command ->> 'councilId')::uuid, (command ->> 'providerId')::uuid);
    missing jsonb;
begin
    if p.id is null or p.person_id is distinct from (command ->> 'actorId')::uuid then
        return '{"outcome": "not-found"}';
    end if;
    if p.state = 'applied' then
        return '{"outcome": "done"}';
    end if;
    if p.state not in ('draft', 'refused') then
        return jsonb_build_object('outcome', 'wrong-state', 'state', p.state);
    end if;
    select jsonb_agg(a.check_name order by a.check_name) into missing
      from provider_asked(p, today) a
      left join provider_check c on c.council_id = p.council_id and c.provider_id = p.id and c.name = a.check_name
     where a.must and c.state is distinct from 'given' and not coalesce(check_is_good(c, a.level, today), false)
       and not exists (select from check_evidence e
                        where e.council_id = p.council_id and e.provider_id = p.id and e.check_name = a.check_name
                          and e.state = 'given' and (a.level is null or dbs_rank(e.level) >= dbs_rank(a.level)));
    if missing is not null then
        return jsonb_build_object('outcome', 'missing', 'missing', missing);
    end if;
    update provider q set state = 'applied', applied_on = today, claimed_by = null, claimed_at = null
     where q.council_id = p.council_id and q.id = p.id
    returning * into p;
    perform provider_tell(p, command, (command ->> 'at')::timestamptz, 'applied');
    return '{"outcome": "done"}';
end $$;

-- Changes the own page; what is not named stays. Command: councilId, actorId, providerId, changes (about, languages, skills,
-- gender, phone, visibility, inFeed, services), today, at. Outcomes: done, not-found, wrong-state (state), unknown-service.
create or replace function provider_page_change(command jsonb) returns jsonb language plpgsql as $$
declare
    changed jsonb := command -> 'changes';
    today date := command ->> 'today';
    p provider := provider_locked((command ->> 'councilId')::uuid, (command ->> 'providerId')::uuid);
begin
    if p.id is null or p.person_id is distinct from (command ->> 'actorId')::uuid then
        return '{"outcome": "not-found"}';
    end if;
    if p.state = 'left' then
        return jsonb_build_object('outcome', 'wrong-state', 'state', p.state);
    end if;
    if changed ? 'services' and not provider_serve(p, changed -> 'services') then
        return '{"outcome": "unknown-service"}';
    end if;
    update provider q
       set about = coalesce(changed ->> 'about', q.about),
           languages = coalesce(texts(changed -> 'languages'), q.languages),
           skills = coalesce(texts(changed -> 'skills'), q.skills),
           gender = case when changed ? 'gender' then nullif(changed ->> 'gender', '') else q.gender end,
           phone = coalesce(changed ->> 'phone', q.phone),
           visibility = coalesce(changed ->> 'visibility', q.visibility),
           in_feed = coalesce((changed ->> 'inFeed')::boolean, q.in_feed)
     where q.council_id = p.council_id and q.id = p.id
    returning * into p;
    perform provider_refresh(p, today);
    perform provider_tell(p, command, (command ->> 'at')::timestamptz, 'page-changed');
    return '{"outcome": "done"}';
end $$;

-- Leaves in one step (R42): off the register, no more offers; visits, requests and money stay as they are. The funds that a
-- broker holds are the council's to look after the same day (R75). Command: councilId, actorId, providerId, at.
-- Outcomes: done, not-found.
create or replace function provider_leave(command jsonb) returns jsonb language plpgsql as $$
declare
    at timestamptz := command ->> 'at';
    p provider := provider_locked((command ->> 'councilId')::uuid, (command ->> 'providerId')::uuid);
begin
    if p.id is null or p.person_id is distinct from (command ->> 'actorId')::uuid then
        return '{"outcome": "not-found"}';
    end if;
    if p.state = 'left' then
        return '{"outcome": "done"}';
    end if;
    update provider q set state = 'left', in_feed = false, claimed_by = null, claimed_at = null
     where q.council_id = p.council_id and q.id = p.id
    returning * into p;
    update offer o set state = 'withdrawn', version = o.version + 1
     where o.council_id = p.council_id and o.provider_id = p.id and o.state <> 'withdrawn';
    perform provider_tell(p, command, at, 'left');
    perform broker_stop(p, command, at);
    return '{"outcome": "done"}';
end $$;
