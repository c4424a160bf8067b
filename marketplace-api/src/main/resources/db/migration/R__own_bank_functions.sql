-- What people pay from their own bank, where the rail is the person (R27). Locks are taken in this order: idempotency key,
-- settlements by id, ledger accounts by id.

-- How far a line has come: due, said-paid, matched or disputed. The latest that was said of it counts.
create or replace function own_bank_state(s settlement) returns text language sql stable as $$
    select case when s.state = 'paid' then case when said.matched_on is null then 'said-paid' else 'matched' end
                when said.id is null or said.taken_back then 'due'
                else 'disputed' end
      from (values (1)) one
      left join lateral (select o.* from own_bank_payment o
                          where o.council_id = s.council_id and o.settlement_id = s.id
                          order by o.said_at desc, o.id desc limit 1) said on true
$$;

-- Whether a line is that payer's: the person's own, or of those whose accounts the organisation looks after.
create or replace function own_bank_is_of(s settlement, command jsonb) returns boolean language sql immutable as $$
    select s.rail = 'own-bank'
       and case when command ->> 'organisationId' is null
                then s.paid_by is null and s.holder_id = (command ->> 'holderId')::uuid
                else s.paid_by = (command ->> 'organisationId')::uuid end
$$;

-- "I have paid it", said by the holder of one line or of many, or seen on the statement of their bank. All of the lines
-- have to be theirs. One that was said to be paid before stays as it is; seen now, it is matched. What the statement
-- showed before, and the provider said had not arrived, is not taken for a second payment.
-- {"idempotency", "councilId", "holderId" or "organisationId", "actorId", "onBehalfOf", "at", "lines": [{"settlementId", "paymentId", "seenOn"}]}
--   -> {"outcome": paid | not-found | wrong-state, "paid", "seen", "already", "state" (of the first line), "replayed"}
--      or a refusal of the key
create or replace function own_bank_paid(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := (command ->> 'councilId')::uuid;
    at timestamptz := (command ->> 'at')::timestamptz;
    key jsonb := command -> 'idempotency';
    earlier jsonb := idempotency_claim(key, at);
    clearing uuid;
    due settlement;
    line record;
    new_ones integer := 0;
    seen integer := 0;
    already integer := 0;
    first_state text;
begin
    if earlier is not null then
        return earlier;
    end if;
    perform from settlement s
     where s.council_id = council and own_bank_is_of(s, command)
       and s.id in (select (l ->> 'settlementId')::uuid from jsonb_array_elements(command -> 'lines') l)
     order by s.id for no key update;
    get diagnostics already = row_count;
    if already <> jsonb_array_length(command -> 'lines') then
        return idempotency_refuse(key, '{"outcome": "not-found"}');
    end if;
    already := 0;
    clearing := ledger_account_of(council, 'rail-clearing', null, 'own-bank');
    perform ledger_lock(council, (
        select array_agg(distinct side.account)
          from jsonb_array_elements(command -> 'lines') l
          join settlement s on s.council_id = council and s.id = (l ->> 'settlementId')::uuid
         cross join lateral (values (ledger_account_of(council, 'provider-payable', s.provider_id)), (clearing))
               side (account)));

    for line in select l.* from jsonb_to_recordset(command -> 'lines')
                    as l ("settlementId" uuid, "paymentId" uuid, "seenOn" date) order by l."settlementId" loop
        select * into due from settlement s where s.council_id = council and s.id = line."settlementId";
        if exists (select from own_bank_payment o where o.council_id = council and o.settlement_id = due.id
                      and o.matched_on = line."seenOn") then
            already := already + 1;
        elsif due.state = 'due' then
            perform own_bank_say(due, line."paymentId", clearing, command);
            new_ones := new_ones + 1;
            seen := seen + own_bank_see(due, line."seenOn", command);
        elsif line."seenOn" is not null and own_bank_state(due) = 'said-paid' then
            seen := seen + own_bank_see(due, line."seenOn", command);
        else
            already := already + 1;
        end if;
    end loop;

    select own_bank_state(s) into first_state from settlement s
     where s.council_id = council and s.id = (command #>> '{lines,0,settlementId}')::uuid;
    if new_ones + seen = 0 then
        return idempotency_refuse(key, jsonb_build_object('outcome', 'wrong-state', 'state', first_state));
    end if;
    return idempotency_keep(key, jsonb_build_object('outcome', 'paid', 'state', first_state, 'paid', new_ones,
        'seen', seen, 'already', already));
end $$;

-- Posts that a due line was paid. The caller has the locks.
create or replace function own_bank_say(due settlement, payment uuid, clearing uuid, command jsonb) returns void
        language plpgsql as $$
declare
    at timestamptz := (command ->> 'at')::timestamptz;
    actor uuid := (command ->> 'actorId')::uuid;
begin
    insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence, code,
                                 subject_kind, subject_id, actor_id, on_behalf_of, description, at)
    values (due.council_id, payment, 'direct', ledger_account_of(due.council_id, 'provider-payable', due.provider_id),
            clearing, due.amount_pence, 'payment', 'settlement', due.id, actor, (command ->> 'onBehalfOf')::uuid,
            case when due.paid_by is null then 'Paid from the person''s own bank'
                               else 'Paid from the account looked after for the person' end, at);
    insert into own_bank_payment (council_id, id, settlement_id, said_at, said_by)
    values (due.council_id, payment, due.id, at, actor);
    update settlement s set state = 'paid', paid_at = at where s.council_id = due.council_id and s.id = due.id;
    perform audit(due.council_id, command, at, 'own-bank-paid', 'settlement', due.id,
                  jsonb_build_object('bookingId', due.booking_id, 'amountPence', due.amount_pence));
end $$;

-- Notes the day on which the statement shows a payment that was said. Nothing to see: nothing is noted. How many were.
create or replace function own_bank_see(due settlement, seen_on date, command jsonb) returns integer
        language plpgsql as $$
declare
    at timestamptz := (command ->> 'at')::timestamptz;
begin
    if seen_on is null then
        return 0;
    end if;
    update own_bank_payment o set matched_on = seen_on, matched_at = at, matched_by = (command ->> 'actorId')::uuid
     where o.council_id = due.council_id and o.settlement_id = due.id and o.not_arrived_at is null;
    perform audit(due.council_id, command, at, 'own-bank-matched', 'settlement', due.id,
                  jsonb_build_object('bookingId', due.booking_id, 'amountPence', due.amount_pence, 'on', seen_on));
    return 1;
end $$;

-- "I have not paid it after all", by the holder, as long as their statement has not shown it.
-- {"idempotency", "councilId", "settlementId", "holderId" or "organisationId", "correctionId", "actorId", "onBehalfOf", "at"}
--   -> {"outcome": taken-back | not-found | wrong-state, "state", "replayed"} or a refusal of the key
create or replace function own_bank_take_back(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := (command ->> 'councilId')::uuid;
    key jsonb := command -> 'idempotency';
    earlier jsonb := idempotency_claim(key, (command ->> 'at')::timestamptz);
    due settlement;
begin
    if earlier is not null then
        return earlier;
    end if;
    select * into due from settlement s
     where s.council_id = council and s.id = (command ->> 'settlementId')::uuid and own_bank_is_of(s, command)
       for no key update;
    if due.id is null then
        return idempotency_refuse(key, '{"outcome": "not-found"}');
    elsif own_bank_state(due) <> 'said-paid' then
        return idempotency_refuse(key, jsonb_build_object('outcome', 'wrong-state', 'state', own_bank_state(due)));
    end if;
    perform own_bank_undo(due, command, 'own-bank-taken-back', 'Not paid from the person''s own bank after all');
    update own_bank_payment o set taken_back = true
     where o.council_id = council and o.correction_id = (command ->> 'correctionId')::uuid;
    return idempotency_keep(key, '{"outcome": "taken-back", "state": "due"}');
end $$;

-- "Not arrived", said by the provider: the line is due again, and disputed.
-- {"idempotency", "councilId", "settlementId", "providerId", "correctionId", "actorId", "onBehalfOf", "at"}
--   -> {"outcome": not-arrived | not-found | wrong-state, "state", "replayed"} or a refusal of the key
create or replace function own_bank_not_arrived(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := (command ->> 'councilId')::uuid;
    key jsonb := command -> 'idempotency';
    earlier jsonb := idempotency_claim(key, (command ->> 'at')::timestamptz);
    due settlement;
begin
    if earlier is not null then
        return earlier;
    end if;
    select * into due from settlement s
     where s.council_id = council and s.id = (command ->> 'settlementId')::uuid and s.rail = 'own-bank'
       and s.provider_id = (command ->> 'providerId')::uuid for no key update;
    if due.id is null then
        return idempotency_refuse(key, '{"outcome": "not-found"}');
    elsif due.state <> 'paid' then
        return idempotency_refuse(key, jsonb_build_object('outcome', 'wrong-state', 'state', own_bank_state(due)));
    end if;
    perform own_bank_undo(due, command, 'own-bank-not-arrived', 'Has not arrived from the person''s own bank');
    return idempotency_keep(key, '{"outcome": "not-arrived", "state": "disputed"}');
end $$;

-- What was said to be paid stands no more: its posting is corrected by one that names it (R11), the line is due again.
-- The caller has the settlement's lock.
create or replace function own_bank_undo(due settlement, command jsonb, action text, words text) returns void
        language plpgsql as $$
declare
    at timestamptz := (command ->> 'at')::timestamptz;
    actor uuid := (command ->> 'actorId')::uuid;
    correction uuid := (command ->> 'correctionId')::uuid;
    said uuid;
begin
    select o.id into strict said from own_bank_payment o
     where o.council_id = due.council_id and o.settlement_id = due.id and o.not_arrived_at is null for no key update;
    insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence, code,
                                 corrects_id, subject_kind, subject_id, actor_id, on_behalf_of, description, at)
    values (due.council_id, correction, 'direct',
            ledger_account_of(due.council_id, 'rail-clearing', null, 'own-bank'),
            ledger_account_of(due.council_id, 'provider-payable', due.provider_id), due.amount_pence, 'correction', said,
            'settlement', due.id, actor, (command ->> 'onBehalfOf')::uuid, words, at);
    update own_bank_payment o set not_arrived_at = at, not_arrived_by = actor, correction_id = correction
     where o.council_id = due.council_id and o.id = said;
    update settlement s set state = 'due', paid_at = null where s.council_id = due.council_id and s.id = due.id;
    perform audit(due.council_id, command, at, action, 'settlement', due.id,
                  jsonb_build_object('bookingId', due.booking_id, 'amountPence', due.amount_pence));
end $$;
