-- What applies uk.directly.people.SignIns. Real time comes in as "now", product time as "at".

-- A session was used: written down when it is new, and once an hour. One that began before its person signed out everywhere is
-- over. Command: councilId, personId, sessionHash, device, signedInAt (null: unknown), at. Outcomes: done, ended.
create or replace function sign_in_seen(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    whom uuid := command ->> 'personId';
    hour timestamptz := date_trunc('hour', (command ->> 'at')::timestamptz);
    session bytea := decode(command ->> 'sessionHash', 'hex');
    signed_out timestamptz;
begin
    -- Who signs out everywhere waits for this, or this for them.
    select p.signed_out_at into signed_out from person p where p.council_id = council and p.id = whom for share;
    if (command ->> 'signedInAt')::timestamptz < signed_out then
        return '{"outcome": "ended"}';
    end if;
    insert into sign_in as s (council_id, person_id, session_hash, device, first_seen, last_seen)
    values (council, whom, session, command ->> 'device', hour, hour)
    on conflict (session_hash) do update set last_seen = excluded.last_seen
     where s.ended_at is null and s.person_id = excluded.person_id;
    if not found then
        return '{"outcome": "ended"}';
    end if;
    delete from sign_in s where s.council_id = council and s.person_id = whom and s.last_seen < hour - interval '90 days';
    return '{"outcome": "done"}';
end $$;

-- Somebody signed out, or their session changed. Command: sessionHash, at. Outcomes: done.
create or replace function sign_in_left(command jsonb) returns jsonb language plpgsql as $$
begin
    update sign_in s set ended_at = (command ->> 'at')::timestamptz, ended_by = s.person_id
     where s.session_hash = decode(command ->> 'sessionHash', 'hex') and s.ended_at is null;
    return '{"outcome": "done"}';
end $$;

-- Ends one of one's own sign-ins. Command: id, councilId, actorId, at. Outcomes: done, not-found.
create or replace function sign_in_end(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    actor uuid := command ->> 'actorId';
    moment timestamptz := command ->> 'at';
begin
    if not exists (select from sign_in s where s.council_id = council and s.id = (command ->> 'id')::uuid
                      and s.person_id = actor) then
        return '{"outcome": "not-found"}';
    end if;
    update sign_in s set ended_at = moment, ended_by = actor
     where s.council_id = council and s.id = (command ->> 'id')::uuid and s.ended_at is null;
    if found then
        perform audit(council, command, moment, 'sign-in-ended', 'person', actor);
        insert into outbox (council_id, topic, payload, at)
        values (council, 'sign-in-ended', jsonb_build_object('personId', actor), moment);
    end if;
    return '{"outcome": "done"}';
end $$;

-- Ends all of a person's sign-ins, and makes tokens from before no good; where something is lost, bank details can't be changed by them
-- alone for a while. The person is locked.
create or replace function sign_in_end_all(council uuid, whom uuid, command jsonb, lost boolean) returns void
        language plpgsql as $$
declare
    moment timestamptz := command ->> 'at';
    actor uuid := command ->> 'actorId';
begin
    update person p
       set signed_out_at = greatest(p.signed_out_at, date_trunc('second', (command ->> 'now')::timestamptz))
     where p.council_id = council and p.id = whom;
    update sign_in s set ended_at = moment, ended_by = actor
     where s.council_id = council and s.person_id = whom and s.ended_at is null;
    if lost then
        insert into lost_sign_in (council_id, person_id, at, said_by) values (council, whom, moment, actor)
        on conflict do nothing;
    end if;
    perform audit(council, command, moment, case when lost then 'sign-in-lost' else 'signed-out-everywhere' end,
        'person', whom);
    insert into outbox (council_id, topic, payload, at)
    values (council, 'sign-in-ended', jsonb_build_object('personId', whom), moment);
end $$;

-- Signs out everywhere. Command: councilId, actorId, lost, now, at. Outcomes: done.
create or replace function sign_in_end_own(command jsonb) returns jsonb language plpgsql as $$
begin
    perform from person p where p.council_id = (command ->> 'councilId')::uuid
        and p.id = (command ->> 'actorId')::uuid for update;
    perform sign_in_end_all((command ->> 'councilId')::uuid, (command ->> 'actorId')::uuid, command,
        (command ->> 'lost')::boolean);
    return '{"outcome": "done"}';
end $$;
