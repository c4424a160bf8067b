-- On the day of a visit (R58), and the person's own backup list (R7).

-- "They haven't come": who was to come is told at once, once. Command: id, councilId, actorId, onBehalfOf, version, at.
-- Outcomes: done, changed.
create or replace function booking_not_come(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    moment timestamptz := command ->> 'at';
    booking_id uuid := command ->> 'id';
    refused jsonb := booking_guard(council, booking_id, (command ->> 'version')::integer);
begin
    if refused is not null then
        return refused;
    end if;
    update booking b set not_come_at = moment
     where b.council_id = council and b.id = booking_id and b.not_come_at is null;
    if found then
        perform audit(council, command, moment, 'not-come', 'booking', booking_id);
        -- R107: it goes at once, by the urgent channel.
        insert into outbox (council_id, topic, payload, at)
        values (council, 'not-come', jsonb_build_object('bookingId', booking_id, 'urgent', true), moment);
    end if;
    return booking_answer(council, booking_id);
end $$;

-- It didn't happen: the hold is given back, or as much of it is due as the terms say and the holder agreed to. Afterwards
-- the holder may still agree: then it is taken from what is left to use. Command: id, councilId, actorId, onBehalfOf,
-- version, absent (holder, provider), side (who says it), chargePence, ownPence and reservePence (of it, as in booking_settle), settlementId, promisedOn,
-- description, at. Outcomes: done, changed, insufficient-funds (shortPence).
create or replace function booking_did_not_happen(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    moment timestamptz := command ->> 'at';
    charge bigint := command ->> 'chargePence';
    missing bigint;
    b booking;
    refused jsonb := booking_guard(council, (command ->> 'id')::uuid, (command ->> 'version')::integer);
begin
    if refused is not null then
        return refused;
    end if;
    select * into b from booking o where o.council_id = council and o.id = (command ->> 'id')::uuid;
    if charge > 0 then
        missing := booking_settle(b, charge, 'cancellation-charge', command);
        if missing is not null then
            return jsonb_build_object('outcome', 'insufficient-funds', 'shortPence', missing);
        end if;
    end if;
    -- Once: who agrees to pay afterwards has no time to give back any more.
    if b.state = 'confirmed' then
        if charge = 0 then
            perform booking_release(b, command, 'void');
        else
            perform booking_free_time(b, moment);
        end if;
    end if;
    update booking o
       set state = 'did-not-happen', version = o.version + 1, held_pence = 0,
           settled_pence = case when o.engagement = 'employed' then o.settled_pence else charge end,
           own_settled_pence = coalesce((command ->> 'ownPence')::bigint, 0), absent = command ->> 'absent',
           ended_at = coalesce(o.ended_at, moment)
     where o.council_id = council and o.id = b.id;
    perform audit(council, command, moment, 'booking-did-not-happen', 'booking', b.id,
        jsonb_build_object('absent', command ->> 'absent', 'side', command ->> 'side', 'chargePence', charge,
        'releasedPence', greatest(b.held_pence - charge, 0)));
    insert into outbox (council_id, topic, payload, at)
    values (council, 'booking-did-not-happen', jsonb_build_object('bookingId', b.id, 'side', command ->> 'side',
        'chargePence', charge), moment);
    return booking_answer(council, b.id);
end $$;

-- The whole list anew, first asked first. Only those who were booked before, and nobody who hides or is hidden.
-- Command: personId, councilId, actorId, onBehalfOf, providerIds, at. Outcomes: done, not-found.
create or replace function backup_list_set(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    person uuid := command ->> 'personId';
    wanted uuid[] := array(select value::uuid from jsonb_array_elements_text(command -> 'providerIds'));
begin
    -- Two changes at once come one after the other.
    perform 1 from person p where p.council_id = council and p.id = person for no key update;
    if exists (select from unnest(wanted) w (id)
                where not exists (select from booking b where b.council_id = council and b.holder_id = person
                                     and b.provider_id = w.id and b.kept_for is null)) then
        return '{"outcome": "not-found"}';
    end if;
    delete from backup_person p where p.council_id = council and p.person_id = person;
    insert into backup_person (council_id, person_id, provider_id, position)
    select council, person, w.id, min(w.place) from unnest(wanted) with ordinality w (id, place) group by w.id;
    perform audit(council, command, (command ->> 'at')::timestamptz, 'backup-list-changed', 'person', person,
        jsonb_build_object('people', cardinality(wanted)));
    return '{"outcome": "done"}';
end $$;
