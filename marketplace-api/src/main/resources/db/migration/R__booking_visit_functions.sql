-- What happened, and what is said to it.

-- Records what happened, or corrects the record. Command: id, councilId, actorId, version, recordId, replacesId, start,
-- end, lines, items, pricePence, ownPence, breaks, awake, kind, keyedInBy and source (R55), at. Outcomes: done, changed.
create or replace function booking_record(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    booking_id uuid := command ->> 'id';
    refused jsonb := booking_guard(council, booking_id, (command ->> 'version')::integer);
begin
    if refused is not null then
        return refused;
    end if;
    insert into visit_record (council_id, id, booking_id, start_at, end_at, lines, items, price_pence, own_pence, replaces_id,
        recorded_by, recorded_at, breaks, awake, kind, keyed_in_by, source)
    values (council, (command ->> 'recordId')::uuid, booking_id, (command ->> 'start')::timestamptz,
        (command ->> 'end')::timestamptz, command -> 'lines', command -> 'items', (command ->> 'pricePence')::bigint,
        coalesce((command ->> 'ownPence')::bigint, 0), (command ->> 'replacesId')::uuid, (command ->> 'actorId')::uuid,
        (command ->> 'at')::timestamptz,
        coalesce(command -> 'breaks', '[]'), coalesce(command -> 'awake', '[]'), coalesce(command ->> 'kind', 'worked'),
        (command ->> 'keyedInBy')::uuid, command ->> 'source');
    update booking b set state = 'recorded', version = b.version + 1, in_question_pence = 0,
           -- Whoever was asked about another record is asked anew (R13).
           look_at = (command ->> 'at')::timestamptz, reminded_at = null, silent_at = null, open_since = null
     where b.council_id = council and b.id = booking_id;
    perform visit_tasks_close(council, booking_id, 'silent', 'answered', (command ->> 'actorId')::uuid,
        (command ->> 'at')::timestamptz);
    perform audit(council, command, (command ->> 'at')::timestamptz,
        case when command ->> 'replacesId' is null then 'visit-recorded' else 'visit-corrected' end, 'booking',
        booking_id, jsonb_build_object('recordId', command ->> 'recordId', 'replacesId', command ->> 'replacesId',
        'pricePence', (command ->> 'pricePence')::bigint));
    insert into outbox (council_id, topic, payload, at)
    values (council, 'visit-recorded', jsonb_build_object('bookingId', booking_id),
        (command ->> 'at')::timestamptz);
    return booking_answer(council, booking_id);
end $$;

-- Approves the recorded visit, whole or in part (R13, R57). Command: id, councilId, actorId, onBehalfOf, version,
-- amountPence, ownPence (of it, from own money), reservePence (of it, set aside as an employer), openPence (what will stay
-- in question), settlementId, promisedOn, description, at, idempotency.
-- Outcomes: done, changed, insufficient-funds (shortPence) and those of idempotency_claim.
create or replace function booking_approve(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    amount bigint := command ->> 'amountPence';
    left_open bigint := command ->> 'openPence';
    b booking;
    missing bigint;
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
    missing := booking_settle(b, amount, 'visit', command);
    if missing is not null then
        return idempotency_refuse(command -> 'idempotency',
            jsonb_build_object('outcome', 'insufficient-funds', 'shortPence', missing));
    end if;
    -- What stays in question holds no money (R13).
    update booking set state = case when left_open = 0 then 'settled' else 'queried' end, version = version + 1,
           held_pence = 0, settled_pence = settled_pence + amount, in_question_pence = left_open,
           own_settled_pence = own_settled_pence + coalesce((command ->> 'ownPence')::bigint, 0),
           approved_at = coalesce(approved_at, (command ->> 'at')::timestamptz),
           open_since = case when left_open > 0 then coalesce(open_since, (command ->> 'at')::timestamptz) end,
           ended_at = case when left_open = 0 then (command ->> 'at')::timestamptz end
     where council_id = council and id = b.id;
    perform visit_tasks_close(council, b.id, 'silent', 'agreed', (command ->> 'actorId')::uuid,
        (command ->> 'at')::timestamptz);
    perform audit(council, command, (command ->> 'at')::timestamptz, 'visit-approved', 'booking', b.id,
        jsonb_build_object('amountPence', amount, 'releasedPence', greatest(b.held_pence - amount, 0),
        'inQuestionPence', left_open, 'settlementId', command ->> 'settlementId'));
    return idempotency_keep(command -> 'idempotency', booking_answer(council, b.id));
end $$;

-- "Something's wrong": the recorded visit is questioned. The hold stays, so that the money is there when it is settled.
-- Command: id, councilId, actorId, onBehalfOf, version, message, openPence, at. Outcomes: done, changed.
create or replace function booking_query(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    booking_id uuid := command ->> 'id';
    refused jsonb := booking_guard(council, booking_id, (command ->> 'version')::integer);
begin
    if refused is not null then
        return refused;
    end if;
    insert into visit_query (council_id, booking_id, message, asked_by, asked_at)
    values (council, booking_id, command ->> 'message', (command ->> 'actorId')::uuid,
        (command ->> 'at')::timestamptz);
    update booking b set state = 'queried', version = b.version + 1,
           in_question_pence = (command ->> 'openPence')::bigint,
           open_since = coalesce(b.open_since, (command ->> 'at')::timestamptz)
     where b.council_id = council and b.id = booking_id;
    perform visit_tasks_close(council, booking_id, 'silent', 'questioned', (command ->> 'actorId')::uuid,
        (command ->> 'at')::timestamptz);
    perform audit(council, command, (command ->> 'at')::timestamptz, 'visit-queried', 'booking', booking_id);
    insert into outbox (council_id, topic, payload, at)
    values (council, 'visit-queried', jsonb_build_object('bookingId', booking_id),
        (command ->> 'at')::timestamptz);
    return booking_answer(council, booking_id);
end $$;

-- Start or finish pressed on the day: the minute is kept, and nothing is told yet. Pressed again, the first press counts.
-- Command: id, councilId, actorId, version, of (start, finish), minute, at. Outcomes: done, changed.
create or replace function booking_clock(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    booking_id uuid := command ->> 'id';
    minute timestamptz := command ->> 'minute';
    refused jsonb := booking_guard(council, booking_id, (command ->> 'version')::integer);
begin
    if refused is not null then
        return refused;
    end if;
    if command ->> 'of' = 'start' then
        update booking b set started_at = coalesce(b.started_at, minute)
         where b.council_id = council and b.id = booking_id;
    else
        update booking b set finished_at = minute
         where b.council_id = council and b.id = booking_id and b.started_at < minute and b.finished_at is null;
    end if;
    return booking_answer(council, booking_id);
end $$;
