-- R44: who does not meet whom.

create or replace function name_key(name text) returns text language sql stable as $$
    select lower(unaccent(regexp_replace(btrim(name), '\s+', ' ', 'g')))
$$;

-- The providers whom this person does not meet, whoever wished it.
create or replace function blocked_for(council uuid, person uuid) returns setof uuid language sql stable as $$
    select b.provider_id from block b
     where b.council_id = council and b.person_id = person and b.ended_at is null
     union
    select b.provider_id from block b
      join person p on p.council_id = council and p.id = person and b.name_key = name_key(p.name)
     where b.council_id = council and b.ended_at is null
$$;

create or replace function is_blocked(council uuid, person uuid, provider uuid) returns boolean language sql stable as $$
    select exists (select from blocked_for(council, person) b (id) where b.id = provider)
$$;

-- Blocks. Command: id, councilId, by (person, provider), providerId, personId or name, actorId, onBehalfOf, at. A provider
-- names a person by id only where the two have met: asked, booked. Again is the same. Outcomes: done (id), not-found.
create or replace function block_add(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    at timestamptz := command ->> 'at';
    person uuid := command ->> 'personId';
    provider uuid := command ->> 'providerId';
    kept uuid;
begin
    if not exists (select from provider p where p.council_id = council and p.id = provider)
            or (command ->> 'by' = 'provider' and person is not null and not exists (
                select from booking b where b.council_id = council and b.provider_id = provider and b.holder_id = person
                union all
                select from enquiry e where e.council_id = council and e.provider_id = provider and e.person_id = person)) then
        return '{"outcome": "not-found"}';
    end if;
    insert into block (council_id, id, provider_id, blocked_by, person_id, name_key, name, since)
    values (council, (command ->> 'id')::uuid, provider, command ->> 'by', person, name_key(command ->> 'name'),
        command ->> 'name', at)
    on conflict do nothing
    returning id into kept;
    if kept is not null then
        perform audit(council, command, at, 'blocked', 'provider', provider,
            jsonb_build_object('by', command ->> 'by', 'personId', person));
    end if;
    return '{"outcome": "done"}';
end $$;

-- Takes it back: only who wished it. Command: id, councilId, by, providerId or personId (whose wish it was), actorId, at.
-- Outcomes: done, not-found.
create or replace function block_end(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    ended block;
begin
    update block b set ended_at = (command ->> 'at')::timestamptz
     where b.council_id = council and b.id = (command ->> 'id')::uuid and b.blocked_by = command ->> 'by'
       and case b.blocked_by when 'person' then b.person_id = (command ->> 'personId')::uuid
                             else b.provider_id = (command ->> 'providerId')::uuid end
       and b.ended_at is null
    returning * into ended;
    if ended.id is null then
        return '{"outcome": "not-found"}';
    end if;
    perform audit(council, command, (command ->> 'at')::timestamptz, 'unblocked', 'provider', ended.provider_id,
        jsonb_build_object('by', ended.blocked_by, 'personId', ended.person_id));
    return '{"outcome": "done"}';
end $$;
