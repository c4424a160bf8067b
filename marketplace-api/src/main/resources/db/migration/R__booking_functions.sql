-- What applies the decisions of uk.directly.booking. Locks are taken in one order everywhere: idempotency key, worker
-- (advisory), booking row, ledger accounts by id.

-- A booking as Java reads it (BookingView). No address and no surname: those are read apart (R101).
create or replace function booking_json(b booking) returns jsonb language sql stable as $$
    select jsonb_build_object(
        'id', b.id, 'councilId', b.council_id, 'state', b.state, 'version', b.version,
        'holderId', b.holder_id, 'holderName', h.first_name, 'budgetId', b.budget_id,
        'planLineId', b.plan_line_id, 'planLineName', l.name,
        'offerId', b.offer_id, 'title', o.title, 'engagement', b.engagement,
        'provider', jsonb_build_object('id', p.id, 'name', p.name, 'kind', p.kind),
        'start', b.start_at, 'end', b.end_at, 'lines', b.lines, 'pricePence', b.price_pence,
        'heldPence', b.held_pence, 'settledPence', b.settled_pence, 'inQuestionPence', b.in_question_pence,
        'terms', b.terms, 'termsVersion', b.terms_version, 'cancellation', t.cancellation, 'rates', t.rates,
        'wholeBand', o.whole_band,
        'requestedAt', b.requested_at, 'answerBy', b.answer_by, 'answeredAt', b.answered_at, 'endedAt', b.ended_at,
        'visit', (select jsonb_build_object('id', v.id, 'start', v.start_at, 'end', v.end_at, 'lines', v.lines,
                                            'pricePence', v.price_pence, 'recordedAt', v.recorded_at)
                    from visit_record v
                   where v.council_id = b.council_id and v.booking_id = b.id
                     and not exists (select from visit_record later
                                      where later.council_id = v.council_id and later.booking_id = v.booking_id
                                        and later.replaces_id = v.id)),
        'question', (select q.message from visit_query q where q.council_id = b.council_id and q.booking_id = b.id
                      order by q.id desc limit 1),
        'payment', (select jsonb_build_object(
                        'state', case when bool_or(s.state = 'failed') then 'failed'
                                      when bool_or(s.state = 'due') then 'due'
                                      when bool_or(s.state = 'sent') then 'sent' else 'paid' end,
                        'amountPence', sum(s.amount_pence), 'promisedOn', max(s.promised_on),
                        'paidAt', case when bool_and(s.state = 'paid') then max(s.paid_at) end,
                        'rail', min(s.rail))
                      from settlement s where s.council_id = b.council_id and s.booking_id = b.id
                    having count(*) > 0))
      from person h, plan_line l, provider p, offer o, agreement_terms t
     where h.council_id = b.council_id and h.id = b.holder_id
       and l.council_id = b.council_id and l.id = b.plan_line_id
       and p.council_id = b.council_id and p.id = b.provider_id
       and o.council_id = b.council_id and o.id = b.offer_id
       and t.council_id = b.council_id and t.agreement_id = b.agreement_id and t.version = b.terms_version
$$;

create or replace function booking_answer(council uuid, booking_id uuid) returns jsonb language sql as $$
    select jsonb_build_object('outcome', 'done', 'booking', booking_json(b))
      from booking b where b.council_id = council and b.id = booking_id
$$;

-- Books and holds (R12, R13, R51). Command: id, councilId, actorId, onBehalfOf, holderId, budgetId, awardId, planLineId,
-- offerId, offerVersion, providerId, engagement, start, end, lines, pricePence, rates, cancellation, terms, holdId,
-- description, answerBy, at, idempotency.
-- Outcomes: done, not-available, offer-changed, insufficient-funds (shortPence, availablePence), agreement-needed and
-- those of idempotency_claim.
create or replace function booking_book(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    booking_id uuid := command ->> 'id';
    holder uuid := command ->> 'holderId';
    worker uuid := command ->> 'providerId';
    offered uuid := command ->> 'offerId';
    offered_version integer := command ->> 'offerVersion';
    price bigint := command ->> 'pricePence';
    starts timestamptz := command ->> 'start';
    ends timestamptz := command ->> 'end';
    at timestamptz := command ->> 'at';
    money uuid;
    payable uuid;
    available bigint;
    agreed agreement;
    terms_number integer;
    claimed jsonb := idempotency_claim(command -> 'idempotency', at);
begin
    if claimed is not null then
        return claimed;
    end if;

    -- Those who want the same worker stand in a line here; the exclusion constraint stands behind it.
    perform pg_advisory_xact_lock(hashtextextended('worker:' || worker, 0));
    if not exists (select from offer o join provider p on p.council_id = o.council_id and p.id = o.provider_id
                    where o.council_id = council and o.id = offered and o.provider_id = worker
                      and o.state = 'published' and p.state = 'accredited') then
        return idempotency_refuse(command -> 'idempotency', '{"outcome": "not-available"}');
    end if;
    if not exists (select from offer o where o.council_id = council and o.id = offered
                      and o.version = offered_version) then
        return idempotency_refuse(command -> 'idempotency', '{"outcome": "offer-changed"}');
    end if;
    if exists (select from worker_time w where w.worker_id = worker and w.released_at is null
                  and w.period && tstzrange(starts, ends)) then
        return idempotency_refuse(command -> 'idempotency', '{"outcome": "not-available"}');
    end if;

    money := ledger_account_of(council, 'budget-council', (command ->> 'budgetId')::uuid);
    payable := ledger_account_of(council, 'provider-payable', worker);
    available := ledger_available(council, money, payable);
    if available < price then
        -- R12: nothing was taken.
        return idempotency_refuse(command -> 'idempotency', jsonb_build_object('outcome', 'insufficient-funds',
            'shortPence', price - available, 'availablePence', available));
    end if;

    -- Status belongs to the pair: whoever is employed by this person once is not self-employed for them here.
    insert into agreement (council_id, holder_id, provider_id, engagement)
    values (council, holder, worker, command ->> 'engagement')
    on conflict (council_id, holder_id, provider_id) do nothing;
    select * into agreed from agreement g
     where g.council_id = council and g.holder_id = holder and g.provider_id = worker for no key update;
    if agreed.engagement <> command ->> 'engagement' then
        return idempotency_refuse(command -> 'idempotency', '{"outcome": "agreement-needed"}');
    end if;
    select version into terms_number from agreement_terms t
     where t.council_id = council and t.agreement_id = agreed.id and t.offer_id = offered
       and t.offer_version = offered_version;
    if terms_number is null then
        select coalesce(max(version), 0) + 1 into terms_number from agreement_terms t
         where t.council_id = council and t.agreement_id = agreed.id;
        insert into agreement_terms (council_id, agreement_id, version, offer_id, offer_version, rates, cancellation,
            terms, holder_accepted_at)
        values (council, agreed.id, terms_number, offered, offered_version, command -> 'rates',
            command -> 'cancellation', command ->> 'terms', at);
    end if;

    insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence, code,
        subject_kind, subject_id, plan_line_id, actor_id, on_behalf_of, description, at)
    values (council, (command ->> 'holdId')::uuid, 'pending', money, payable, price, 'hold', 'booking', booking_id,
        (command ->> 'planLineId')::uuid, (command ->> 'actorId')::uuid, (command ->> 'onBehalfOf')::uuid,
        command ->> 'description', at);
    insert into booking (council_id, id, holder_id, budget_id, award_id, plan_line_id, provider_id, offer_id,
        agreement_id, terms_version, terms, engagement, start_at, end_at, state, lines, price_pence, hold_id,
        held_pence, requested_at, answer_by, booked_by)
    values (council, booking_id, holder, (command ->> 'budgetId')::uuid, (command ->> 'awardId')::uuid,
        (command ->> 'planLineId')::uuid, worker, offered, agreed.id, terms_number, command ->> 'terms',
        command ->> 'engagement', starts, ends, 'requested', command -> 'lines', price, (command ->> 'holdId')::uuid,
        price, at, (command ->> 'answerBy')::timestamptz, (command ->> 'actorId')::uuid);
    insert into worker_time (council_id, worker_id, period, what_for, subject_id)
    values (council, worker, tstzrange(starts, ends), 'booking', booking_id);
    perform audit(council, command, at, 'booking-requested', 'booking', booking_id,
        jsonb_build_object('heldPence', price));
    insert into outbox (council_id, topic, payload, at)
    values (council, 'booking-requested', jsonb_build_object('bookingId', booking_id), at);
    return idempotency_keep(command -> 'idempotency', booking_answer(council, booking_id));
end $$;

-- Locks a booking and says whether the decision still stands on what it was made on. Null: go on.
create or replace function booking_guard(council uuid, booking_id uuid, expected_version integer) returns jsonb
        language plpgsql as $$
declare
    found_state text;
    found_version integer;
begin
    select state, version into found_state, found_version from booking b
     where b.council_id = council and b.id = booking_id for no key update;
    if found_version is distinct from expected_version then
        return jsonb_build_object('outcome', 'changed', 'state', found_state);
    end if;
    return null;
end $$;

-- Gives a booking's hold back, whole. The transfer's phase is void (somebody decided) or expire (nobody answered).
create or replace function booking_release(b booking, command jsonb, release_phase text) returns void
        language plpgsql as $$
begin
    insert into ledger_transfer (council_id, id, phase, pending_id, debit_account_id, credit_account_id, amount_pence,
        code, subject_kind, subject_id, plan_line_id, actor_id, on_behalf_of, description, at)
    select t.council_id, uuidv7(), release_phase, t.id, t.debit_account_id, t.credit_account_id, t.amount_pence,
           'release', 'booking', b.id, t.plan_line_id, (command ->> 'actorId')::uuid,
           (command ->> 'onBehalfOf')::uuid, t.description, (command ->> 'at')::timestamptz
      from ledger_transfer t where t.council_id = b.council_id and t.id = b.hold_id;
    update worker_time w set released_at = (command ->> 'at')::timestamptz
     where w.council_id = b.council_id and w.subject_id = b.id and w.released_at is null;
end $$;

-- Posts an approved amount: out of the hold as far as it reaches (what is left of it is released), the rest from what
-- is available. Answers null, or how much is missing. Command: settlementId, promisedOn, description, at, actorId.
create or replace function booking_settle(b booking, amount bigint, transfer_code text, command jsonb) returns bigint
        language plpgsql as $$
declare
    at timestamptz := command ->> 'at';
    settlement_id uuid := command ->> 'settlementId';
    money uuid := ledger_account_of(b.council_id, 'budget-council', b.budget_id);
    payable uuid := ledger_account_of(b.council_id, 'provider-payable', b.provider_id);
    available bigint := ledger_available(b.council_id, money, payable);
    from_hold bigint := least(amount, b.held_pence);
    pay_rail text;
begin
    if amount - from_hold > available then
        return amount - from_hold - available;
    end if;
    if from_hold > 0 then
        insert into ledger_transfer (council_id, id, phase, pending_id, debit_account_id, credit_account_id,
            amount_pence, code, subject_kind, subject_id, plan_line_id, actor_id, on_behalf_of, description, at)
        values (b.council_id, settlement_id, 'post', b.hold_id, money, payable, from_hold, transfer_code, 'booking',
            b.id, b.plan_line_id, (command ->> 'actorId')::uuid, (command ->> 'onBehalfOf')::uuid,
            command ->> 'description', at);
    end if;
    if amount > from_hold then
        insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence, code,
            subject_kind, subject_id, plan_line_id, actor_id, on_behalf_of, description, at)
        values (b.council_id, case when from_hold > 0 then uuidv7() else settlement_id end, 'direct', money, payable,
            amount - from_hold, transfer_code, 'booking', b.id, b.plan_line_id, (command ->> 'actorId')::uuid,
            (command ->> 'onBehalfOf')::uuid, command ->> 'description', at);
    end if;
    select case when g.route = 'own-bank' then 'own-bank' else 'stripe' end into pay_rail
      from budget g where g.council_id = b.council_id and g.id = b.budget_id;
    insert into settlement (council_id, id, booking_id, holder_id, provider_id, amount_pence, rail, approved_at,
        promised_on)
    values (b.council_id, settlement_id, b.id, b.holder_id, b.provider_id, amount, pay_rail, at,
        (command ->> 'promisedOn')::date);
    insert into outbox (council_id, topic, payload, at)
    values (b.council_id, 'settlement-due', jsonb_build_object('settlementId', settlement_id, 'bookingId', b.id,
        'rail', pay_rail), at);
    return null;
end $$;

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
     where council_id = council and id = b.id;
    if accepts then
        update agreement_terms t set provider_accepted_at = (command ->> 'at')::timestamptz
         where t.council_id = council and t.agreement_id = b.agreement_id and t.version = b.terms_version
           and t.provider_accepted_at is null;
    end if;
    perform audit(council, command, (command ->> 'at')::timestamptz,
        case when accepts then 'booking-accepted' else 'booking-declined' end, 'booking', b.id);
    insert into outbox (council_id, topic, payload, at)
    values (council, case when accepts then 'booking-accepted' else 'booking-declined' end,
        jsonb_build_object('bookingId', b.id), (command ->> 'at')::timestamptz);
    return booking_answer(council, b.id);
end $$;

-- Gives back the holds of requests that nobody answered in time. Answers how many. Command: at.
create or replace function booking_expire_due(command jsonb) returns jsonb language plpgsql as $$
declare
    b booking;
    counted integer := 0;
begin
    for b in select * from booking where state = 'requested' and answer_by <= (command ->> 'at')::timestamptz
              order by council_id, id limit 200 for no key update skip locked loop
        perform booking_release(b, command, 'expire');
        update booking set state = 'expired', version = version + 1, held_pence = 0,
               ended_at = (command ->> 'at')::timestamptz
         where council_id = b.council_id and id = b.id;
        perform audit(b.council_id, command, (command ->> 'at')::timestamptz, 'booking-expired', 'booking', b.id);
        insert into outbox (council_id, topic, payload, at)
        values (b.council_id, 'booking-expired', jsonb_build_object('bookingId', b.id),
            (command ->> 'at')::timestamptz);
        counted := counted + 1;
    end loop;
    return jsonb_build_object('outcome', 'done', 'count', counted);
end $$;

-- Records what happened, or corrects the record. Command: id, councilId, actorId, version, recordId, replacesId, start,
-- end, lines, pricePence, at. Outcomes: done, changed.
create or replace function booking_record(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    booking_id uuid := command ->> 'id';
    refused jsonb := booking_guard(council, booking_id, (command ->> 'version')::integer);
begin
    if refused is not null then
        return refused;
    end if;
    insert into visit_record (council_id, id, booking_id, start_at, end_at, lines, price_pence, replaces_id,
        recorded_by, recorded_at)
    values (council, (command ->> 'recordId')::uuid, booking_id, (command ->> 'start')::timestamptz,
        (command ->> 'end')::timestamptz, command -> 'lines', (command ->> 'pricePence')::bigint,
        (command ->> 'replacesId')::uuid, (command ->> 'actorId')::uuid, (command ->> 'at')::timestamptz);
    update booking b set state = 'recorded', version = b.version + 1, in_question_pence = 0
     where b.council_id = council and b.id = booking_id;
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
-- amountPence, openPence (what will stay in question), settlementId, promisedOn, description, at, idempotency.
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
           ended_at = case when left_open = 0 then (command ->> 'at')::timestamptz end
     where council_id = council and id = b.id;
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
           in_question_pence = (command ->> 'openPence')::bigint
     where b.council_id = council and b.id = booking_id;
    perform audit(council, command, (command ->> 'at')::timestamptz, 'visit-queried', 'booking', booking_id);
    insert into outbox (council_id, topic, payload, at)
    values (council, 'visit-queried', jsonb_build_object('bookingId', booking_id),
        (command ->> 'at')::timestamptz);
    return booking_answer(council, booking_id);
end $$;

-- Cancels on the terms that were shown. Command: id, councilId, actorId, onBehalfOf, version, chargePence, reason,
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
        update worker_time w set released_at = (command ->> 'at')::timestamptz
         where w.council_id = council and w.subject_id = b.id and w.released_at is null;
    end if;
    update booking set state = 'cancelled', version = version + 1, held_pence = 0, settled_pence = charge,
           ended_at = (command ->> 'at')::timestamptz
     where council_id = council and id = b.id;
    perform audit(council, command, (command ->> 'at')::timestamptz, 'booking-cancelled', 'booking', b.id,
        jsonb_build_object('chargePence', charge, 'releasedPence', b.held_pence - charge,
        'reason', command ->> 'reason'));
    insert into outbox (council_id, topic, payload, at)
    values (council, 'booking-cancelled', jsonb_build_object('bookingId', b.id), (command ->> 'at')::timestamptz);
    return idempotency_keep(command -> 'idempotency', booking_answer(council, b.id));
end $$;
