-- R15. A function that moves money calls idempotency_claim first and idempotency_keep last, in its one transaction.
-- The key is JSON: {"personId", "route", "key", "hash"}; JSON null where a command needs none.

-- Null: go on, the key is ours. Otherwise the answer to give: the kept one with "replayed", or a refusal.
create or replace function idempotency_claim(idempotency jsonb, at timestamptz) returns jsonb language plpgsql as $$
declare
    kept idempotency_key;
begin
    if idempotency is null or idempotency = 'null'::jsonb then
        return null;
    end if;
    begin
        -- While the first request still runs, this waits for it: its uncommitted row stands in the way.
        perform set_config('lock_timeout', '5s', true);
        loop
            insert into idempotency_key (person_id, route, key, hash, at)
            values ((idempotency ->> 'personId')::uuid, idempotency ->> 'route', idempotency ->> 'key',
                    idempotency ->> 'hash', at)
            on conflict do nothing;
            if found then
                return null;
            end if;
            select * into kept from idempotency_key k
             where k.person_id = (idempotency ->> 'personId')::uuid
               and k.route = idempotency ->> 'route' and k.key = idempotency ->> 'key';
            -- Forgotten or given back meanwhile: from the start.
            continue when not found;
            exit when kept.at >= idempotency_claim.at - interval '30 days';
            -- Old enough to be used again, by the first who does.
            update idempotency_key k set hash = idempotency ->> 'hash', answer = null, at = idempotency_claim.at
             where k.person_id = kept.person_id and k.route = kept.route and k.key = kept.key and k.at = kept.at;
            if found then
                return null;
            end if;
        end loop;
    exception when lock_not_available then
        return '{"outcome": "request-in-progress"}';
    end;
    if kept.hash <> idempotency ->> 'hash' then
        return '{"outcome": "idempotency-key-reused"}';
    end if;
    return kept.answer || '{"replayed": true}';
end $$;

-- Keeps the answer of a success and gives it back.
create or replace function idempotency_keep(idempotency jsonb, answer jsonb) returns jsonb language plpgsql as $$
begin
    if idempotency is not null and idempotency <> 'null'::jsonb then
        update idempotency_key k set answer = idempotency_keep.answer
         where k.person_id = (idempotency ->> 'personId')::uuid
           and k.route = idempotency ->> 'route' and k.key = idempotency ->> 'key';
    end if;
    return answer;
end $$;

-- Gives the key back after a refusal, so that it may be used again; hands the refusal on.
create or replace function idempotency_refuse(idempotency jsonb, answer jsonb) returns jsonb language plpgsql as $$
begin
    if idempotency is not null and idempotency <> 'null'::jsonb then
        delete from idempotency_key k
         where k.person_id = (idempotency ->> 'personId')::uuid
           and k.route = idempotency ->> 'route' and k.key = idempotency ->> 'key';
    end if;
    return answer;
end $$;

-- Deletes the oldest answers from before then, at least 30 days ago; a key that is being used again is passed over.
-- {"before", "limit"} -> {"count"}
create or replace function idempotency_forget(command jsonb) returns jsonb language plpgsql as $$
declare
    forgotten integer;
begin
    with old as materialized (
        select k.person_id, k.route, k.key from idempotency_key k
         where k.at < (command ->> 'before')::timestamptz
         order by k.at limit (command ->> 'limit')::integer
           for update skip locked)
    delete from idempotency_key k using old
     where k.person_id = old.person_id and k.route = old.route and k.key = old.key;
    get diagnostics forgotten = row_count;
    return jsonb_build_object('count', forgotten);
end $$;
