-- Calling a visit off.

-- Cancels on the terms that were shown. Command: id, councilId, actorId, onBehalfOf, version, chargePence, ownPence (of it),
-- reservePence (of it, set aside as an employer), reason,
-- settlementId, promisedOn, description, at, idempotency. Outcomes: done, changed and those of idempotency_claim.
create or replace function booking_cancel(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    charge bigint := command ->> 'chargePence';
    b booking;
    answer jsonb := idempotency_claim(command -> 'idempotency', (command ->> 'at')::timestamptz);
begin
    if answer is not null then
        return answer;
    end if;
    answer := booking_guard(council, (command ->> 'id')::uuid, (command ->> 'version')::integer);
    if answer is not null then
        return idempotency_refuse(command -> 'idempotency', answer);
    end if;
    select * into b from booking where council_id = council and id = (command ->> 'id')::uuid;
    if charge = 0 then
        perform booking_release(b, command, 'void');
    else
        -- Never more than the hold, so nothing can be missing.
        perform booking_settle(b, charge, 'cancellation-charge', command);
        perform booking_free_time(b, (command ->> 'at')::timestamptz);
    end if;
    update booking set state = 'cancelled', version = version + 1, held_pence = 0, settled_pence = charge,
           own_settled_pence = coalesce((command ->> 'ownPence')::bigint, 0),
           ended_at = (command ->> 'at')::timestamptz
     where council_id = council and id = b.id;
    perform audit(council, command, (command ->> 'at')::timestamptz, 'booking-cancelled', 'booking', b.id,
        jsonb_build_object('chargePence', charge, 'releasedPence', b.held_pence - charge,
        'reason', command ->> 'reason'));
    insert into outbox (council_id, topic, payload, at)
    -- Whoever was not asked hears nothing of it.
    values (council, case when b.kept_for is null then 'booking-cancelled' else 'kept-time-ended' end,
        jsonb_build_object('bookingId', b.id), (command ->> 'at')::timestamptz);
    return idempotency_keep(command -> 'idempotency', booking_answer(council, b.id));
end $$;
