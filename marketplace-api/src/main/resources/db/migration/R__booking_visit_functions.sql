-- What happened, and what is said to it.

-- Records what happened, or corrects the record. Command: id, councilId, actorId, version, recordId, replacesId, start,
-- end, lines, items, pricePence, ownPence, breaks, awake, kind, keyedInBy and source (R55), wages (as in booking_wages: where
-- wages stand posted already), at. Outcomes: done, changed.
create or replace function booking_record(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    booking_id uuid := command ->> 'id';
    refused jsonb := booking_guard(council, booking_id, (command ->> 'version')::integer);
    told booking;
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
    select * into told from booking o where o.council_id = council and o.id = booking_id;
    if told.pay_posted_pence > 0 then
        -- Less time than is posted: the difference comes back now. More waits for an answer.
        perform booking_wages(told, command);
    end if;
    update booking b set state = 'recorded', version = b.version + 1, in_question_pence = 0, agreed_pence = 0,
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
-- amountPence, ownPence (of it, from own money), wages (of an employed person: what is to stand posted then, as in
-- booking_wages), openPence (what will stay in question), settlementId, promisedOn, description, at, idempotency.
-- Outcomes: done, changed, insufficient-funds (shortPence), family-cap (leftPence) and those of idempotency_claim.
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
    perform acting_keeps_limit(council, command, amount);
    select * into b from booking where council_id = council and id = (command ->> 'id')::uuid;
    -- R62: what a relative is paid for administration stays below its cap; what was promised is below it already.
    if b.engagement <> 'employed' and amount > b.held_pence then
        perform booking_pots_of(council, b.budget_id, b.provider_id);
        perform 1 from agreement g where g.council_id = council and g.id = b.agreement_id for no key update;
        select jsonb_build_object('outcome', 'family-cap', 'agreementId', g.id, 'leftPence',
                   greatest(family_cap_left(g) + b.held_pence, 0)) into answer
          from agreement g
          join award a on a.council_id = g.council_id and a.id = b.award_id and a.kind like '%direct-payment'
         where g.council_id = council and g.id = b.agreement_id
           and amount - coalesce((command ->> 'ownPence')::bigint, 0) > family_cap_left(g) + b.held_pence;
        if answer is not null then
            return idempotency_refuse(command -> 'idempotency', answer);
        end if;
    end if;
    if b.engagement = 'employed' then
        perform booking_wages(b, command);
    else
        missing := booking_settle(b, amount, 'visit', command);
    end if;
    if missing is not null then
        return idempotency_refuse(command -> 'idempotency',
            jsonb_build_object('outcome', 'insufficient-funds', 'shortPence', missing));
    end if;
    -- What stays in question holds no money (R13).
    update booking set state = case when left_open = 0 then 'settled' else 'queried' end, version = version + 1,
           held_pence = 0, in_question_pence = left_open,
           settled_pence = settled_pence + case when engagement = 'employed' then 0 else amount end,
           agreed_pence = agreed_pence + case when engagement = 'employed' then amount else 0 end,
           own_settled_pence = own_settled_pence + coalesce((command ->> 'ownPence')::bigint, 0),
           approved_at = coalesce(approved_at, (command ->> 'at')::timestamptz),
           open_since = case when left_open > 0 then case when engagement = 'employed' then (command ->> 'at')::timestamptz
                                 else coalesce(open_since, (command ->> 'at')::timestamptz) end end,
           -- Of wages somebody is asked again until it is answered.
           look_at = case when engagement = 'employed' then (command ->> 'at')::timestamptz else look_at end,
           silent_at = case when engagement = 'employed' and left_open > 0 then null else silent_at end,
           ended_at = case when left_open = 0 then (command ->> 'at')::timestamptz end
     where council_id = council and id = b.id;
    perform visit_tasks_close(council, b.id, 'silent', 'agreed', (command ->> 'actorId')::uuid,
        (command ->> 'at')::timestamptz);
    perform audit(council, command, (command ->> 'at')::timestamptz, 'visit-approved', 'booking', b.id,
        jsonb_build_object('amountPence', amount, 'releasedPence', greatest(b.held_pence - amount, 0),
        'inQuestionPence', left_open, 'settlementId', command ->> 'settlementId'));
    return idempotency_keep(command -> 'idempotency', booking_answer(council, b.id));
end $$;

-- "Something's wrong": the recorded visit is questioned. The hold stays, so that the money is there when it is settled; of an
-- employed person the time goes to the payroll in the same moment, marked "in question" (R57, R85).
-- Command: id, councilId, actorId, onBehalfOf, version, message, openPence, wages, settlementId, promisedOn, description (as
-- in booking_approve), at. Outcomes: done, changed.
create or replace function booking_query(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    booking_id uuid := command ->> 'id';
    refused jsonb := booking_guard(council, booking_id, (command ->> 'version')::integer);
    employed booking;
begin
    if refused is not null then
        return refused;
    end if;
    select * into employed from booking o
     where o.council_id = council and o.id = booking_id and o.engagement = 'employed';
    if employed.id is not null then
        perform booking_wages(employed, command);
        perform wages_in_question_tell(employed, command);
    end if;
    insert into visit_query (council_id, booking_id, message, asked_by, asked_at)
    values (council, booking_id, command ->> 'message', (command ->> 'actorId')::uuid,
        (command ->> 'at')::timestamptz);
    perform enquiry_something_wrong(command);
    update booking b set state = 'queried', version = b.version + 1,
           in_question_pence = (command ->> 'openPence')::bigint,
           held_pence = case when b.engagement = 'employed' then 0 else b.held_pence end,
           open_since = case when b.engagement = 'employed' then (command ->> 'at')::timestamptz
                             else coalesce(b.open_since, (command ->> 'at')::timestamptz) end,
           look_at = case when b.engagement = 'employed' then (command ->> 'at')::timestamptz else b.look_at end,
           silent_at = case when b.engagement = 'employed' then null else b.silent_at end
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
