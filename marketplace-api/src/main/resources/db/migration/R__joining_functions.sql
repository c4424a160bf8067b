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
