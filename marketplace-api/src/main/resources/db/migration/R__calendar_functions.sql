-- Calendars by a secret address.

-- Makes the address, or another one instead: the earlier one leads nowhere from then on. Command: councilId, side, subjectId,
-- secretHash (hexadecimal), actorId, onBehalfOf, at. Outcome: done.
create or replace function calendar_renew(command jsonb) returns jsonb language plpgsql as $$
begin
    insert into calendar_feed (council_id, side, subject_id, secret_hash, made_by, made_at)
    values ((command ->> 'councilId')::uuid, command ->> 'side', (command ->> 'subjectId')::uuid,
        decode(command ->> 'secretHash', 'hex'), (command ->> 'actorId')::uuid, (command ->> 'at')::timestamptz)
        on conflict (council_id, side, subject_id) do update
       set secret_hash = excluded.secret_hash, made_by = excluded.made_by, made_at = excluded.made_at;
    perform audit((command ->> 'councilId')::uuid, command, (command ->> 'at')::timestamptz, 'calendar-address-made',
        command ->> 'side', (command ->> 'subjectId')::uuid);
    return '{"outcome": "done"}';
end $$;

-- Takes the address away. Command: councilId, side, subjectId, actorId, onBehalfOf, at. Outcome: done, also where there is none.
create or replace function calendar_end(command jsonb) returns jsonb language plpgsql as $$
begin
    delete from calendar_feed f
     where f.council_id = (command ->> 'councilId')::uuid and f.side = command ->> 'side'
       and f.subject_id = (command ->> 'subjectId')::uuid;
    if found then
        perform audit((command ->> 'councilId')::uuid, command, (command ->> 'at')::timestamptz, 'calendar-address-ended',
            command ->> 'side', (command ->> 'subjectId')::uuid);
    end if;
    return '{"outcome": "done"}';
end $$;
