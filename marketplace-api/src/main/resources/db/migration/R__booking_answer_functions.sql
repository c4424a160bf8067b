-- What the provider says to a request, and what is done when they say nothing.

-- The provider answers a request. Command: id, councilId, actorId, version, accept, at. Outcomes: done, changed.
create or replace function booking_respond(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    b booking;
    accepts boolean := command ->> 'accept';
    refused jsonb := booking_guard(council, (command ->> 'id')::uuid, (command ->> 'version')::integer);
begin
    if refused is not null then
        return refused;
    end if;
    select * into b from booking where council_id = council and id = (command ->> 'id')::uuid;
    if not accepts then
        perform booking_release(b, command, 'void');
    end if;
    update booking set state = case when accepts then 'confirmed' else 'declined' end, version = version + 1,
           answered_at = (command ->> 'at')::timestamptz,
           held_pence = case when accepts then held_pence else 0 end,
           ended_at = case when accepts then null else (command ->> 'at')::timestamptz end
     where council_id = council and id = b.id
    returning * into b;
    if accepts then
        update agreement_terms t
           set provider_accepted_at = (command ->> 'at')::timestamptz,
               provider_accepted_by = (command ->> 'actorId')::uuid
         where t.council_id = council and t.agreement_id = b.agreement_id and t.version = b.terms_version
           and t.provider_accepted_at is null;
    end if;
    if accepts then
        -- R53: whoever paid for this time because they called it off late has it back.
        perform booking_relet(b, command);
    end if;
    perform audit(council, command, (command ->> 'at')::timestamptz,
        case when accepts then 'booking-accepted' else 'booking-declined' end, 'booking', b.id);
    insert into outbox (council_id, topic, payload, at)
    values (council, case when accepts then 'booking-accepted' else 'booking-declined' end,
        jsonb_build_object('bookingId', b.id), (command ->> 'at')::timestamptz);
    return booking_answer(council, b.id);
end $$;

-- Gives back the holds of requests that nobody answered in time, and of times that were kept long enough while the council
-- was asked. Answers how many. Command: at.
create or replace function booking_expire_due(command jsonb) returns jsonb language plpgsql as $$
declare
    b booking;
    counted integer := 0;
begin
    for b in select * from booking where state in ('requested', 'asking') and answer_by <= (command ->> 'at')::timestamptz
              order by council_id, id limit 200 for no key update skip locked loop
        perform booking_release(b, command, 'expire');
        update booking set state = 'expired', version = version + 1, held_pence = 0,
               ended_at = (command ->> 'at')::timestamptz
         where council_id = b.council_id and id = b.id;
        perform audit(b.council_id, command, (command ->> 'at')::timestamptz,
            case b.state when 'asking' then 'kept-time-ended' else 'booking-expired' end, 'booking', b.id);
        insert into outbox (council_id, topic, payload, at)
        values (b.council_id, case b.state when 'asking' then 'kept-time-ended' else 'booking-expired' end, jsonb_build_object('bookingId', b.id),
            (command ->> 'at')::timestamptz);
        counted := counted + 1;
    end loop;
    return jsonb_build_object('outcome', 'done', 'count', counted);
end $$;
