-- What applies the decisions of uk.directly.booking.Couples: one worker for two people together (R51, ADR 37). Locks in the order
-- of R__booking_functions; the row of the couple after its bookings.

-- An invitation as Java reads it (CoupleVisit): of the two only the first names, and nothing of anybody's budget (R101).
create or replace function couple_json(v couple_visit) returns jsonb language sql stable as $$
    select jsonb_build_object('id', v.id, 'councilId', v.council_id, 'state', v.state, 'offerId', v.offer_id, 'title', o.title,
               'provider', jsonb_build_object('id', p.id, 'name', p.name, 'kind', p.kind), 'engagement', v.engagement,
               'start', v.start_at, 'end', v.end_at, 'firstHolder', v.first_holder, 'firstName', h.first_name,
               'invitedBy', v.invited_by, 'budgetId', v.budget_id, 'planLineId', v.plan_line_id,
               'usesOwnMoney', v.uses_own_money, 'sharePence', v.share_pence, 'answerBy', v.answer_by,
               'secondHolder', v.second_holder, 'secondName', s.first_name)
      from offer o
      join provider p on p.council_id = v.council_id and p.id = v.provider_id
      join person h on h.council_id = v.council_id and h.id = v.first_holder
      left join person s on s.council_id = v.council_id and s.id = v.second_holder
     where o.council_id = v.council_id and o.id = v.offer_id
$$;

-- Invites. Command: id, councilId, actorId, onBehalfOf, holderId, offerId, providerId, engagement, start, end, budgetId,
-- planLineId, usesOwnMoney, sharePence, answerBy, at. The same id again is the same invitation. Outcome: done.
create or replace function couple_invite(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    v couple_visit;
begin
    insert into couple_visit (council_id, id, offer_id, provider_id, engagement, start_at, end_at, first_holder, invited_by,
        invited_at, budget_id, plan_line_id, uses_own_money, share_pence, answer_by)
    values (council, (command ->> 'id')::uuid, (command ->> 'offerId')::uuid, (command ->> 'providerId')::uuid,
        command ->> 'engagement', (command ->> 'start')::timestamptz, (command ->> 'end')::timestamptz,
        (command ->> 'holderId')::uuid, (command ->> 'actorId')::uuid, (command ->> 'at')::timestamptz,
        (command ->> 'budgetId')::uuid, (command ->> 'planLineId')::uuid, (command ->> 'usesOwnMoney')::boolean,
        (command ->> 'sharePence')::bigint, (command ->> 'answerBy')::timestamptz)
    on conflict do nothing returning * into v;
    if v.id is not null then
        perform audit(council, command, v.invited_at, 'invited-to-share', 'couple-visit', v.id,
            jsonb_build_object('sharePence', v.share_pence));
    end if;
    return '{"outcome": "done"}';
end $$;

-- Takes an invitation back, or says no to it. Command: id, councilId, actorId, onBehalfOf, holderId, at.
-- Outcomes: done, changed (it is answered already).
create or replace function couple_end(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    moment timestamptz := command ->> 'at';
    v couple_visit;
    mine boolean;
begin
    select * into v from couple_visit x where x.council_id = council and x.id = (command ->> 'id')::uuid for no key update;
    if v.state is distinct from 'invited' then
        return '{"outcome": "changed"}';
    end if;
    mine := v.first_holder = (command ->> 'holderId')::uuid;
    update couple_visit x set state = case when mine then 'withdrawn' else 'declined' end, answered_at = moment
     where x.council_id = council and x.id = v.id;
    perform audit(council, command, moment, case when mine then 'sharing-taken-back' else 'sharing-declined' end,
        'couple-visit', v.id);
    if not mine then
        insert into outbox (council_id, topic, payload, at)
        values (council, 'sharing-declined', jsonb_build_object('coupleId', v.id, 'holderId', v.first_holder), moment);
    end if;
    return '{"outcome": "done"}';
end $$;

-- The other agrees: both are booked, or neither. Command: id, councilId, actorId, onBehalfOf, holderId (who agrees), at, visits
-- ([{day, place (as booking_place, with coupleId)}], who invited first), idempotency.
-- Outcomes: done (booking: of who agrees), changed (the invitation stands no more), those of booking_place with which (1: it is
-- true of who invited), and those of idempotency_claim.
create or replace function couple_book(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    moment timestamptz := command ->> 'at';
    wanted jsonb := jsonb_path_query_array(command, '$.visits[*].place');
    each jsonb;
    holder text;
    placed jsonb;
    failed jsonb := idempotency_claim(command -> 'idempotency', moment);
    v couple_visit;
    n integer := 0;
begin
    if failed is not null then
        return failed;
    end if;
    perform pg_advisory_xact_lock_shared(rate_cards_key(council));
    for holder in select p ->> 'holderId' from jsonb_array_elements(wanted) p order by 1 loop
        perform pg_advisory_xact_lock_shared(individual_rates_key(council, holder::uuid));
    end loop;
    perform pg_advisory_xact_lock(hashtextextended('worker:' || (wanted #>> '{0,providerId}'), 0));
    for each in select p from jsonb_array_elements(wanted) p order by p ->> 'budgetId' loop
        perform booking_stopped(council, (each ->> 'awardId')::uuid, (each ->> 'budgetId')::uuid, moment);
    end loop;
    perform from booking b
      where b.council_id = council and b.state = 'asking'
        and b.holder_id in (select (p ->> 'holderId')::uuid from jsonb_array_elements(wanted) p)
      order by b.id for no key update;
    select * into v from couple_visit x where x.council_id = council and x.id = (command ->> 'id')::uuid for no key update;
    if v.state is distinct from 'invited' or v.answer_by <= moment then
        return idempotency_refuse(command -> 'idempotency', '{"outcome": "changed", "state": "expired"}');
    end if;
    perform ledger_lock(council, array(
        select ledger_account_of(council, a.kind, a.owner)
          from jsonb_array_elements(wanted) p, lateral (values ('budget-contribution', (p ->> 'budgetId')::uuid),
                   ('budget-council', (p ->> 'budgetId')::uuid), ('budget-own', (p ->> 'budgetId')::uuid),
                   ('budget-reserve', (p ->> 'budgetId')::uuid), ('provider-payable', (p ->> 'providerId')::uuid))
               a (kind, owner)));
    begin
        for each in select p from jsonb_array_elements(wanted) with ordinality t (p, i) order by i loop
            n := n + 1;
            placed := booking_place(each);
            if placed ->> 'outcome' <> 'placed' then
                failed := placed || jsonb_build_object('which', n);
                raise exception 'not both of them' using errcode = 'DI068';
            end if;
        end loop;
        update couple_visit x set state = 'booked', second_holder = (command ->> 'holderId')::uuid, answered_at = moment
         where x.council_id = council and x.id = v.id;
    exception
        when sqlstate 'DI068' then
            -- All that this block did is undone.
            return idempotency_refuse(command -> 'idempotency', failed);
        when sqlstate 'DI060' then
            -- R61: who invited for somebody has lost that power since. It is the other's business, not of who agrees.
            if n <> 1 then
                raise;
            end if;
            return idempotency_refuse(command -> 'idempotency', '{"outcome": "not-available", "which": 1}');
    end;
    perform audit(council, command, moment, 'sharing-agreed', 'couple-visit', v.id);
    insert into outbox (council_id, topic, payload, at)
    values (council, 'sharing-agreed', jsonb_build_object('coupleId', v.id, 'holderId', v.first_holder), moment);
    return idempotency_keep(command -> 'idempotency', booking_answer(council, (placed ->> 'bookingId')::uuid));
end $$;

-- The provider's answer, for both or for neither. Command: councilId, actorId, accept, at, bookings ([{id, version}] in the order
-- of ids). Outcomes: done (booking: the one in answerTo), changed.
create or replace function couple_respond(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    each jsonb;
    answered jsonb;
begin
    perform from booking b
      where b.council_id = council
        and b.id in (select (x ->> 'id')::uuid from jsonb_array_elements(command -> 'bookings') x)
      order by b.id for no key update;
    begin
        for each in select x from jsonb_array_elements(command -> 'bookings') x order by x ->> 'id' loop
            answered := case when (command ->> 'callOff')::boolean then booking_call_off(command || each)
                             else booking_respond(command || each) end;
            if answered ->> 'outcome' <> 'done' then
                raise exception 'one of them has changed' using errcode = 'DI068';
            end if;
        end loop;
    exception when sqlstate 'DI068' then
        return answered;
    end;
    return booking_answer(council, (command ->> 'answerTo')::uuid);
end $$;

-- The other fell away: from here on it is this person's visit alone, at the full price, and the time stays theirs. What they had
-- promised of the shared price is given back first. Command: cancel (command of booking_cancel, of no charge), place (as
-- booking_place), councilId, actorId, onBehalfOf, at, idempotency. Outcomes: done (booking: the new one), changed, and those of
-- booking_place.
create or replace function couple_go_alone(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    worker text := command #>> '{place,providerId}';
    changed jsonb := idempotency_claim(command -> 'idempotency', (command ->> 'at')::timestamptz);
begin
    if changed is not null then
        return changed;
    end if;
    perform series_locks(council, command #> '{place,holderId}', jsonb_build_array(worker),
        jsonb_build_array(command #> '{cancel,id}'));
    begin
        changed := booking_cancel(command -> 'cancel');
        if changed ->> 'outcome' <> 'done' then
            raise exception 'it was changed meanwhile' using errcode = 'DI068';
        end if;
        changed := booking_place(command -> 'place');
        if changed ->> 'outcome' <> 'placed' then
            raise exception 'it can not be booked alone' using errcode = 'DI068';
        end if;
        -- Who comes had said yes to that time and that price, for two.
        changed := booking_respond(jsonb_build_object('id', changed ->> 'bookingId', 'councilId', council,
            'version', 1, 'accept', true, 'at', command ->> 'at'));
        if changed ->> 'outcome' <> 'done' then
            raise exception 'it can not be booked alone' using errcode = 'DI068';
        end if;
    exception when sqlstate 'DI068' then
        return idempotency_refuse(command -> 'idempotency', changed);
    end;
    return idempotency_keep(command -> 'idempotency', changed);
end $$;

-- One of a couple fell away: the other is told, and decides. Who falls away at the same instant waits here.
create or replace function couple_stands_alone() returns trigger language plpgsql as $$
declare
    other booking;
    moment timestamptz := coalesce(new.ended_at, new.requested_at);
begin
    perform from couple_visit v where v.council_id = new.council_id and v.id = new.couple_id for no key update;
    select * into other from booking b
     where b.council_id = new.council_id and b.couple_id = new.couple_id and b.id <> new.id;
    if other.state in ('requested', 'confirmed') then
        insert into outbox (council_id, topic, payload, at)
        values (new.council_id, 'couple-stands-alone', jsonb_build_object('coupleId', new.couple_id,
            'holderId', other.holder_id, 'bookingId', other.id,
            'urgent', other.start_at - moment <= interval '24 hours'), moment);
    end if;
    return null;
end $$;
create or replace trigger couple_stands_alone after update of state on booking
    for each row when (new.couple_id is not null and new.state = 'cancelled' and new.cancelled_by is distinct from 'provider')
    execute function couple_stands_alone();
