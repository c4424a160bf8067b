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
        insert into idempotency_key (person_id, route, key, hash, at)
        values ((idempotency ->> 'personId')::uuid, idempotency ->> 'route', idempotency ->> 'key',
                idempotency ->> 'hash', at)
        on conflict do nothing;
        if found then
            return null;
        end if;
    exception when lock_not_available then
        return '{"outcome": "request-in-progress"}';
    end;
    select * into kept from idempotency_key k
     where k.person_id = (idempotency ->> 'personId')::uuid
       and k.route = idempotency ->> 'route' and k.key = idempotency ->> 'key';
    if kept.at < idempotency_claim.at - interval '30 days' then
        update idempotency_key k set hash = idempotency ->> 'hash', answer = null, at = idempotency_claim.at
         where k.person_id = kept.person_id and k.route = kept.route and k.key = kept.key;
        return null;
    end if;
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
