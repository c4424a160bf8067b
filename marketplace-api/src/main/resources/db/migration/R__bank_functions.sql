-- R26, as uk.directly.bank uses it. Locks are taken in this order: the person or provider, their changes by age.

-- A change as Java reads it (BankChange): never the whole number.
create or replace function bank_change_json(b bank_change) returns jsonb language sql stable as $$
    select jsonb_build_object('id', b.id, 'personId', b.person_id, 'providerId', b.provider_id,
        'owner', coalesce((select o.name from person o where o.council_id = b.council_id and o.id = b.person_id),
                          (select o.name from provider o where o.council_id = b.council_id and o.id = b.provider_id)),
        'sortCode', b.sort_code, 'accountNumber', '******' || right(b.account_number, 2),
        'accountName', b.account_name, 'nameAnswer', b.name_check, 'bankSays', b.bank_says,
        'nameConfirmed', b.name_confirmed, 'state', b.state, 'askedAt', b.asked_at,
        'askedBy', (select a.name from person a where a.council_id = b.council_id and a.id = b.asked_by),
        'onBehalfOf', (select a.name from person a where a.council_id = b.council_id and a.id = b.on_behalf_of),
        'confirmedBy', (select a.name from person a where a.council_id = b.council_id and a.id = b.confirmed_by),
        'inForceAt', b.in_force_at, 'paysFrom', b.pays_from, 'endedAt', b.ended_at)
$$;

create or replace function bank_change_done(b bank_change) returns jsonb language sql stable as $$
    select jsonb_build_object('outcome', 'done', 'change', bank_change_json(b))
$$;

-- One after the other for each owner. False: no such owner.
create or replace function bank_lock(council uuid, person uuid, provider uuid) returns boolean language plpgsql as $$
begin
    if provider is null then
        perform 1 from person p where p.council_id = council and p.id = person for no key update;
    else
        perform 1 from provider p where p.council_id = council and p.id = provider for no key update;
    end if;
    return found;
end $$;

-- The change, with its owner locked; null: none.
create or replace function bank_locked(council uuid, change_id uuid) returns bank_change language plpgsql as $$
declare
    change bank_change;
begin
    select * into change from bank_change b where b.council_id = council and b.id = change_id;
    if change.id is not null then
        perform bank_lock(council, change.person_id, change.provider_id);
        select * into change from bank_change b where b.council_id = council and b.id = change_id for no key update;
    end if;
    return change;
end $$;

-- Told to every contact that was known before.
create or replace function bank_tell(b bank_change, topic text, at timestamptz) returns void language sql as $$
    insert into outbox (council_id, topic, payload, at)
    values (b.council_id, bank_tell.topic, jsonb_build_object('changeId', b.id, 'personId', b.person_id,
        'providerId', b.provider_id, 'state', b.state), bank_tell.at)
$$;

-- Which of the owner's details comes in force next, in order.
create or replace function bank_next_place(council uuid, person uuid, provider uuid) returns integer
        language sql stable as $$
    select coalesce(max(b.place), 0) + 1 from bank_change b
     where b.council_id = council and b.person_id is not distinct from person
       and b.provider_id is not distinct from provider
$$;

-- The one in force until now gives way.
create or replace function bank_give_way(b bank_change, at timestamptz, actor uuid) returns void language sql as $$
    update bank_change o set state = 'replaced', ended_at = bank_give_way.at, ended_by = actor
     where o.council_id = b.council_id and o.person_id is not distinct from b.person_id
       and o.provider_id is not distinct from b.provider_id and o.state = 'in-force' and o.id <> b.id
$$;

-- Changes where money goes, or asks for it. Command: id, councilId, personId or providerId, sortCode, accountNumber,
-- accountName, nameCheck, bankSays, nameConfirmed, actorId, onBehalfOf, at, paysFrom, stoppedSince.
-- Outcomes: done (change), not-found, key-reused, one-open.
create or replace function bank_change_ask(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    person uuid := command ->> 'personId';
    provider uuid := command ->> 'providerId';
    at timestamptz := command ->> 'at';
    actor uuid := command ->> 'actorId';
    officers boolean;
    change bank_change;
begin
    if not bank_lock(council, person, provider) then
        return '{"outcome": "not-found"}';
    end if;
    select * into change from bank_change b where b.council_id = council and b.id = (command ->> 'id')::uuid;
    if change.id is not null then
        return case when change.person_id is not distinct from person
                     and change.provider_id is not distinct from provider
                     and change.sort_code = command ->> 'sortCode'
                     and right(change.account_number, 2) = right(command ->> 'accountNumber', 2)
                     and change.account_name = command ->> 'accountName' then bank_change_done(change)
                    else '{"outcome": "key-reused"}' end;
    end if;
    select * into change from bank_change b
     where b.council_id = council and b.person_id is not distinct from person
       and b.provider_id is not distinct from provider and b.state = 'in-force'
       and b.sort_code = command ->> 'sortCode' and b.account_number = command ->> 'accountNumber'
       and b.account_name = command ->> 'accountName';
    if change.id is not null then
        return bank_change_done(change);
    end if;
    -- Who acts for another only asks; and after "this wasn't me", or where somebody lost what they sign in with, nobody
    -- changes it alone for a while.
    officers := command ->> 'onBehalfOf' is not null
        or exists (select from lost_sign_in l where l.council_id = council and l.person_id = actor
                      and l.at >= (command ->> 'stoppedSince')::timestamptz)
        or exists (select from bank_change b where b.council_id = council
                      and b.person_id is not distinct from person and b.provider_id is not distinct from provider
                      and b.state = 'stopped' and b.ended_at >= (command ->> 'stoppedSince')::timestamptz);
    if exists (select from bank_change b where b.council_id = council and b.person_id is not distinct from person
                  and b.provider_id is not distinct from provider and b.state in ('asked', 'confirmed')) then
        if officers then
            return '{"outcome": "one-open"}';
        end if;
        update bank_change b set state = 'refused', ended_at = at, ended_by = actor
         where b.council_id = council and b.person_id is not distinct from person
           and b.provider_id is not distinct from provider and b.state in ('asked', 'confirmed');
    end if;
    if not officers then
        update bank_change b set state = 'replaced', ended_at = at, ended_by = actor
         where b.council_id = council and b.person_id is not distinct from person
           and b.provider_id is not distinct from provider and b.state = 'in-force';
    end if;
    insert into bank_change (council_id, id, person_id, provider_id, sort_code, account_number, account_name, name_check,
        bank_says, name_confirmed, state, asked_at, asked_by, on_behalf_of, in_force_at, place, pays_from)
    values (council, (command ->> 'id')::uuid, person, provider, command ->> 'sortCode', command ->> 'accountNumber',
        command ->> 'accountName', command ->> 'nameCheck', command ->> 'bankSays',
        (command ->> 'nameConfirmed')::boolean, case when officers then 'asked' else 'in-force' end, at, actor,
        (command ->> 'onBehalfOf')::uuid, case when not officers then at end,
        case when not officers then bank_next_place(council, person, provider) end,
        case when not officers then (command ->> 'paysFrom')::timestamptz end)
    returning * into change;
    perform bank_tell(change, 'bank-details-changed', at);
    perform audit(council, command, at, case when officers then 'bank-change-asked' else 'bank-details-changed' end,
        'bank-change', change.id, jsonb_build_object('personId', person, 'providerId', provider,
            'nameCheck', change.name_check, 'paysFrom', change.pays_from));
    return bank_change_done(change);
end $$;

-- Whether this officer has no part in it.
create or replace function bank_is_party(b bank_change, officer uuid) returns boolean language sql stable as $$
    select officer in (select unnest(array[b.person_id, b.asked_by, b.on_behalf_of]))
        or exists (select from provider p where p.council_id = b.council_id and p.id = b.provider_id
                      and p.person_id = officer)
$$;

-- An officer called back on the number known before, and it was they. What was asked goes to a second officer; what is in
-- force is paid from now on. Command: id, councilId, actorId, at.
-- Outcomes: done (change), not-found, wrong-state (state), own-change.
create or replace function bank_change_confirm(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    at timestamptz := command ->> 'at';
    officer uuid := command ->> 'actorId';
    change bank_change := bank_locked(council, (command ->> 'id')::uuid);
begin
    if change.id is null then
        return '{"outcome": "not-found"}';
    elsif bank_is_party(change, officer) then
        return '{"outcome": "own-change"}';
    elsif change.confirmed_by = officer and change.state in ('confirmed', 'in-force') then
        return bank_change_done(change);
    elsif change.state = 'asked' then
        update bank_change b set state = 'confirmed', confirmed_at = at, confirmed_by = officer
         where b.council_id = council and b.id = change.id returning * into change;
    elsif change.state = 'in-force' and change.pays_from > at then
        update bank_change b set confirmed_at = at, confirmed_by = officer, pays_from = greatest(at, b.in_force_at)
         where b.council_id = council and b.id = change.id returning * into change;
    else
        return jsonb_build_object('outcome', 'wrong-state', 'state', change.state);
    end if;
    perform audit(council, command, at, 'bank-change-confirmed', 'bank-change', change.id,
        jsonb_build_object('paysFrom', change.pays_from));
    return bank_change_done(change);
end $$;

-- A second officer says yes. The call-back was by the old channel, so it is paid from now on. Command as above.
-- Outcomes: done (change), not-found, wrong-state (state), own-change, same-officer.
create or replace function bank_change_approve(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    at timestamptz := command ->> 'at';
    officer uuid := command ->> 'actorId';
    change bank_change := bank_locked(council, (command ->> 'id')::uuid);
begin
    if change.id is null then
        return '{"outcome": "not-found"}';
    elsif bank_is_party(change, officer) then
        return '{"outcome": "own-change"}';
    elsif change.state = 'in-force' and change.approved_by = officer then
        return bank_change_done(change);
    elsif change.state <> 'confirmed' then
        return jsonb_build_object('outcome', 'wrong-state', 'state', change.state);
    elsif change.confirmed_by = officer then
        return '{"outcome": "same-officer"}';
    end if;
    perform bank_give_way(change, at, officer);
    update bank_change b set state = 'in-force', approved_at = at, approved_by = officer, in_force_at = at, pays_from = at,
           place = bank_next_place(council, b.person_id, b.provider_id)
     where b.council_id = council and b.id = change.id returning * into change;
    perform bank_tell(change, 'bank-details-changed', at);
    perform audit(council, command, at, 'bank-change-approved', 'bank-change', change.id,
        jsonb_build_object('personId', change.person_id, 'providerId', change.provider_id));
    return bank_change_done(change);
end $$;

-- "This wasn't me", or an officer's no. It stops at once, with all that came after it, and what was in force before is
-- again. Command: id, councilId, actorId, onBehalfOf, at, officer, personId, providerId (whose it must be, but for officers).
-- Outcomes: done (change), not-found, wrong-state (state), own-change.
create or replace function bank_change_stop(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    at timestamptz := command ->> 'at';
    actor uuid := command ->> 'actorId';
    officer boolean := command ->> 'officer';
    change bank_change := bank_locked(council, (command ->> 'id')::uuid);
begin
    if change.id is null or not (officer or coalesce(change.person_id = (command ->> 'personId')::uuid, false)
                                 or coalesce(change.provider_id = (command ->> 'providerId')::uuid, false)) then
        return '{"outcome": "not-found"}';
    elsif officer and bank_is_party(change, actor) then
        return '{"outcome": "own-change"}';
    elsif change.state in ('refused', 'stopped') then
        return bank_change_done(change);
    elsif change.in_force_at is null then
        update bank_change b set state = case when officer then 'refused' else 'stopped' end, ended_at = at,
               ended_by = actor
         where b.council_id = council and b.id = change.id returning * into change;
    elsif change.account_number ~ '\*' or change.asked_by is null then
        return jsonb_build_object('outcome', 'wrong-state', 'state', change.state);
    else
        update bank_change b set state = 'stopped', ended_at = at, ended_by = actor
         where b.council_id = council and b.person_id is not distinct from change.person_id
           and b.provider_id is not distinct from change.provider_id and b.state in ('in-force', 'replaced')
           and b.place >= change.place;
        update bank_change b set state = 'in-force', ended_at = null, ended_by = null
         where b.council_id = council and b.id = (
            select o.id from bank_change o
             where o.council_id = council and o.person_id is not distinct from change.person_id
               and o.provider_id is not distinct from change.provider_id and o.state = 'replaced'
               and o.account_number !~ '\*' and o.place < change.place
             order by o.place desc limit 1);
        select * into change from bank_change b where b.council_id = council and b.id = change.id;
    end if;
    perform bank_tell(change, 'bank-details-stopped', at);
    perform audit(council, command, at, 'bank-change-stopped', 'bank-change', change.id,
        jsonb_build_object('personId', change.person_id, 'providerId', change.provider_id, 'state', change.state));
    return bank_change_done(change);
end $$;

-- Masks the oldest numbers that were given up before then. {"before", "limit"} -> {"count"}
create or replace function bank_forget(command jsonb) returns jsonb language plpgsql as $$
declare
    forgotten integer;
begin
    with old as materialized (
        select b.council_id, b.id from bank_change b
         where b.ended_at < (command ->> 'before')::timestamptz and b.account_number !~ '\*'
         order by b.ended_at limit (command ->> 'limit')::integer
           for no key update skip locked)
    update bank_change b set account_number = '******' || right(b.account_number, 2) from old
     where b.council_id = old.council_id and b.id = old.id;
    get diagnostics forgotten = row_count;
    return jsonb_build_object('count', forgotten);
end $$;

-- What was asked stays as it was asked; a number can only become its own last two digits.
create or replace function bank_change_keep() returns trigger language plpgsql as $$
begin
    if tg_op in ('DELETE', 'TRUNCATE') then
        raise exception 'bank details are never deleted' using errcode = 'restrict_violation';
    end if;
    if (new.council_id, new.id, new.person_id, new.provider_id, new.sort_code, new.account_name, new.name_check,
           new.bank_says, new.name_confirmed, new.asked_at, new.asked_by, new.on_behalf_of) is distinct from
          (old.council_id, old.id, old.person_id, old.provider_id, old.sort_code, old.account_name, old.name_check,
           old.bank_says, old.name_confirmed, old.asked_at, old.asked_by, old.on_behalf_of)
       or (new.account_number <> old.account_number
           and new.account_number <> '******' || right(old.account_number, 2))
       or (old.state in ('refused', 'stopped') and new.state <> old.state)
       or (old.in_force_at is not null
           and (new.in_force_at, new.place) is distinct from (old.in_force_at, old.place))
       or (old.pays_from is not null and new.pays_from > old.pays_from) then
        raise exception 'bank details are never rewritten' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create or replace trigger bank_change_stays before update or delete on bank_change
    for each row execute function bank_change_keep();
create or replace trigger bank_change_is_not_emptied before truncate on bank_change
    for each statement execute function bank_change_keep();
