-- What applies the decisions of uk.directly.booking.Pairs: two people at the same time, both or neither (ADR 37). Locks in the
-- order of R__booking_functions; what both need is locked before the first is placed.

-- Books two. Command: pairId, councilId, actorId, onBehalfOf, holderId, budgetId, awardId, at, visits [{day: "1" | "2", place (as
-- booking_place)}], idempotency. Outcomes: done (pairId, bookings), and those of booking_place with which (1 or 2: of whom it
-- is true), and those of idempotency_claim.
create or replace function pair_book(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    holder uuid := command ->> 'holderId';
    moment timestamptz := command ->> 'at';
    pair uuid := command ->> 'pairId';
    worker text;
    turn jsonb;
    placed jsonb;
    failed jsonb := idempotency_claim(command -> 'idempotency', moment);
    ids uuid[] := '{}';
begin
    if failed is not null then
        return failed;
    end if;
    perform pg_advisory_xact_lock_shared(rate_cards_key(council));
    perform pg_advisory_xact_lock_shared(individual_rates_key(council, holder));
    for worker in select distinct v #>> '{place,providerId}' from jsonb_array_elements(command -> 'visits') v order by 1 loop
        perform pg_advisory_xact_lock(hashtextextended('worker:' || worker, 0));
    end loop;
    perform booking_stopped(council, (command ->> 'awardId')::uuid, (command ->> 'budgetId')::uuid, moment);
    perform from booking b where b.council_id = council and b.holder_id = holder and b.state = 'asking'
      order by b.id for no key update;
    perform ledger_lock(council, array(
        select ledger_account_of(council, kind, (command ->> 'budgetId')::uuid)
          from unnest('{budget-contribution,budget-council,budget-own,budget-reserve}'::text[]) kind
        union all
        select ledger_account_of(council, 'provider-payable', (v #>> '{place,providerId}')::uuid)
          from jsonb_array_elements(command -> 'visits') v));
    begin
        for turn in select v from jsonb_array_elements(command -> 'visits') with ordinality each (v, n) order by n loop
            placed := booking_place(turn -> 'place');
            if placed ->> 'outcome' <> 'placed' then
                failed := placed || series_shortage(command -> 'visits', turn, placed)
                    || jsonb_build_object('which', (turn ->> 'day')::integer);
                raise exception 'not both of them' using errcode = 'DI068';
            end if;
            ids := ids || (placed ->> 'bookingId')::uuid;
        end loop;
        insert into booking_pair (council_id, id, holder_id, first_id, second_id, made_at, made_by)
        values (council, pair, holder, ids[1], ids[2], moment, (command ->> 'actorId')::uuid);
    exception when sqlstate 'DI068' then
        -- All that this block did is undone.
        return idempotency_refuse(command -> 'idempotency', failed);
    end;
    perform audit(council, command, moment, 'two-booked-together', 'booking-pair', pair,
        jsonb_build_object('bookings', to_jsonb(ids)));
    return idempotency_keep(command -> 'idempotency', pair_answer(council, pair));
end $$;

-- Both bookings of a pair, the first one asked for first.
create or replace function pair_answer(council uuid, pair uuid) returns jsonb language sql stable as $$
    select jsonb_build_object('outcome', 'done', 'pairId', p.id, 'bookings', jsonb_build_array(booking_json(a), booking_json(b)))
      from booking_pair p
      join booking a on a.council_id = p.council_id and a.id = p.first_id
      join booking b on b.council_id = p.council_id and b.id = p.second_id
     where p.council_id = council and p.id = pair
$$;

-- Calls off what still stands of a pair, all of it or nothing, each on its own terms. Command: pairId, councilId, actorId,
-- onBehalfOf, cancels (commands of booking_cancel in the order of ids), at, idempotency. Outcomes: done (pairId, bookings),
-- changed.
create or replace function pair_cancel(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    step jsonb;
    changed jsonb := idempotency_claim(command -> 'idempotency', (command ->> 'at')::timestamptz);
begin
    if changed is not null then
        return changed;
    end if;
    perform from booking b
      where b.council_id = council
        and b.id in (select (c ->> 'id')::uuid from jsonb_array_elements(command -> 'cancels') c)
      order by b.id for no key update;
    perform ledger_lock(council, array(
        select ledger_account_of(council, a.kind, a.owner)
          from booking b, lateral (values ('budget-contribution', b.budget_id), ('budget-council', b.budget_id),
                   ('budget-own', b.budget_id), ('budget-reserve', b.budget_id), ('provider-payable', b.provider_id))
               a (kind, owner)
         where b.council_id = council
           and b.id in (select (c ->> 'id')::uuid from jsonb_array_elements(command -> 'cancels') c)));
    begin
        for step in select c from jsonb_array_elements(command -> 'cancels') c order by c ->> 'id' loop
            changed := booking_cancel(step);
            if changed ->> 'outcome' <> 'done' then
                raise exception 'a visit was changed meanwhile' using errcode = 'DI068';
            end if;
        end loop;
    exception when sqlstate 'DI068' then
        return idempotency_refuse(command -> 'idempotency', changed);
    end;
    return idempotency_keep(command -> 'idempotency', pair_answer(council, (command ->> 'pairId')::uuid));
end $$;

-- The other fell away, and the person says that one is enough. Said twice is said once. Command: pairId, councilId, holderId,
-- actorId, onBehalfOf, at. Outcomes: done, not-found, changed (both stand, or none does).
create or replace function pair_keep_alone(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    moment timestamptz := command ->> 'at';
    p booking_pair;
    standing integer;
begin
    select * into p from booking_pair x
     where x.council_id = council and x.id = (command ->> 'pairId')::uuid and x.holder_id = (command ->> 'holderId')::uuid;
    if p.id is null then
        return '{"outcome": "not-found"}';
    end if;
    -- Bookings before their pair, as everywhere.
    perform from booking b where b.council_id = council and b.id in (p.first_id, p.second_id) order by b.id for no key update;
    select * into p from booking_pair x where x.council_id = council and x.id = p.id for no key update;
    select count(*) into standing from booking b
     where b.council_id = council and b.id in (p.first_id, p.second_id) and b.state in ('requested', 'confirmed');
    if standing <> 1 then
        return '{"outcome": "changed"}';
    elsif p.kept_alone_at is null then
        update booking_pair x set kept_alone_at = moment, kept_alone_by = (command ->> 'actorId')::uuid
         where x.council_id = council and x.id = p.id;
        perform audit(council, command, moment, 'one-is-enough', 'booking-pair', p.id);
    end if;
    return '{"outcome": "done"}';
end $$;

-- One of two fell away, in whatever way: the person is told that the other stands alone. Two who fall away at once wait for one
-- another here, and then there is nobody left to tell of.
create or replace function pair_stands_alone() returns trigger language plpgsql as $$
declare
    p booking_pair;
    other booking;
    moment timestamptz := coalesce(new.ended_at, new.answered_at, new.requested_at);
begin
    select * into p from booking_pair x
     where x.council_id = new.council_id and (x.first_id = new.id or x.second_id = new.id) for no key update;
    if p.id is null then
        return null;
    end if;
    select * into other from booking b
     where b.council_id = new.council_id and b.id = case when p.first_id = new.id then p.second_id else p.first_id end;
    if other.state in ('requested', 'confirmed') then
        insert into outbox (council_id, topic, payload, at)
        -- R107: within a day it goes at once.
        values (new.council_id, 'pair-stands-alone', jsonb_build_object('pairId', p.id, 'holderId', p.holder_id,
            'bookingId', other.id, 'urgent', other.start_at - moment <= interval '24 hours'), moment);
    end if;
    return null;
end $$;
create or replace trigger pair_stands_alone after update of state on booking
    for each row when (new.state in ('declined', 'expired') and old.state = 'requested'
        or new.state = 'cancelled' and new.cancelled_by = 'provider') execute function pair_stands_alone();
