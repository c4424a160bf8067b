-- Own money out again (R14). Locks as in R__top_up_functions.

-- What can go back where it came from: paid top-ups with something left of them, the newest first.
create or replace function top_up_sources(council uuid, of_budget uuid) returns setof top_up
        language sql stable as $$
    select * from top_up t
     where t.council_id = council and t.budget_id = of_budget and t.state = 'paid'
       and t.amount_pence > top_up_given_back(t)
     order by t.paid_at desc, t.id desc
$$;

-- Somebody wants own money back: it is held, and sent on its way. The parts were decided on what was seen; where that
-- has changed meanwhile, it is decided again.
-- {"idempotency", "councilId", "budgetId", "holderId", "requestId", "amountPence",
--  "parts": [{"id", "topUpId", "amountPence", "endId"}], "askAt", "actorId", "onBehalfOf", "at"}
--   -> {"outcome": done | not-found | changed | insufficient-funds, "requestId", "shortPence", "replayed"} or a refusal
--       of the key
create or replace function top_up_refund_ask(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    of_budget uuid := command ->> 'budgetId';
    amount bigint := command ->> 'amountPence';
    at timestamptz := command ->> 'at';
    key jsonb := command -> 'idempotency';
    claimed jsonb := idempotency_claim(key, at);
    own uuid;
    clearing uuid;
    free bigint;
    part record;
begin
    if claimed is not null then
        return claimed;
    end if;
    if not exists (select from budget b where b.council_id = council and b.id = of_budget
                      and b.holder_id = (command ->> 'holderId')::uuid) then
        return idempotency_refuse(key, '{"outcome": "not-found"}');
    end if;
    perform 1 from top_up u where u.council_id = council and u.budget_id = of_budget order by u.id for no key update;
    if amount is distinct from (select sum((p ->> 'amountPence')::bigint) from jsonb_array_elements(command -> 'parts') p)
       or exists (select from jsonb_array_elements(command -> 'parts') p
                    left join top_up t on t.council_id = council and t.budget_id = of_budget
                         and t.id = (p ->> 'topUpId')::uuid and t.state = 'paid'
                   where t.id is null
                      or (p ->> 'amountPence')::bigint not between 1 and t.amount_pence - top_up_given_back(t)) then
        return idempotency_refuse(key, '{"outcome": "changed"}');
    end if;
    own := ledger_account_of(council, 'budget-own', of_budget);
    clearing := ledger_account_of(council, 'rail-clearing', null, 'stripe');
    perform ledger_lock(council, array[own, clearing, ledger_account_of(council, 'rail-clearing', null, 'own-bank')]);
    free := ledger_free(council, own);
    if free < amount then
        return idempotency_refuse(key, jsonb_build_object('outcome', 'insufficient-funds', 'shortPence',
            amount - free));
    end if;
    for part in select (p ->> 'id')::uuid as id, (p ->> 'endId')::uuid as end_id, (p ->> 'amountPence')::bigint as pence,
                       t.id as top_up_id, t.rail
                  from jsonb_array_elements(command -> 'parts') p
                  join top_up t on t.council_id = council and t.id = (p ->> 'topUpId')::uuid loop
        insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence, code,
            subject_kind, subject_id, actor_id, on_behalf_of, description, at)
        values (council, part.id, 'pending', own, ledger_account_of(council, 'rail-clearing', null, part.rail),
            part.pence, 'top-up-refund', 'budget', of_budget, (command ->> 'actorId')::uuid,
            (command ->> 'onBehalfOf')::uuid,
            case part.rail when 'stripe' then 'Given back to your card' else 'Taken out of your own bank account' end,
            at);
        insert into top_up_refund (council_id, id, request_id, top_up_id, amount_pence, state, idempotency_key,
            asked_at, asked_by, on_behalf_of, ask_at)
        values (council, part.id, (command ->> 'requestId')::uuid, part.top_up_id, part.pence, 'intended',
            'top-up-refund-' || part.id, at, (command ->> 'actorId')::uuid, (command ->> 'onBehalfOf')::uuid,
            (command ->> 'askAt')::timestamptz);
        if part.rail = 'stripe' then
            insert into outbox (council_id, topic, payload, at)
            values (council, 'top-up-refund-due', jsonb_build_object('refundId', part.id), at);
        else
            -- The person has it in their own bank already.
            perform top_up_refund_end(council, part.id, 'done', part.end_id, null, at);
        end if;
    end loop;
    perform audit(council, command, at, 'top-up-refund-asked', 'budget', of_budget,
        jsonb_build_object('requestId', command ->> 'requestId', 'amountPence', amount));
    return idempotency_keep(key, jsonb_build_object('outcome', 'done', 'requestId', command ->> 'requestId'));
end $$;

-- Ends what is on its way: posts what was held (done), or gives it back to own money (failed). What was posted and came
-- back all the same is corrected by a posting that names it.
create or replace function top_up_refund_end(council uuid, refund_id uuid, ended text, transfer uuid, why text,
        at timestamptz) returns void language plpgsql as $$
declare
    refund top_up_refund;
    held ledger_transfer;
    earlier ledger_transfer;
begin
    select * into refund from top_up_refund r where r.council_id = council and r.id = refund_id for no key update;
    select * into held from ledger_transfer t where t.council_id = council and t.id = refund_id;
    if refund.state = 'done' then
        select * into earlier from ledger_transfer t where t.council_id = council and t.id = refund.ended_transfer_id;
        insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence, code,
            corrects_id, subject_kind, subject_id, description, at)
        values (council, transfer, 'direct', earlier.credit_account_id, earlier.debit_account_id,
            earlier.amount_pence, 'correction', earlier.id, earlier.subject_kind, earlier.subject_id,
            'Your card did not take it back', at);
    else
        insert into ledger_transfer (council_id, id, phase, pending_id, debit_account_id, credit_account_id,
            amount_pence, code, subject_kind, subject_id, actor_id, on_behalf_of, description, at)
        values (council, transfer, case ended when 'done' then 'post' else 'void' end, held.id, held.debit_account_id,
            held.credit_account_id, held.amount_pence, case ended when 'done' then 'top-up-refund' else 'release' end,
            held.subject_kind, held.subject_id, refund.asked_by, refund.on_behalf_of, held.description, at);
    end if;
    update top_up_refund r
       set state = ended, reason = why, ended_at = at, ended_transfer_id = transfer, ask_at = 'infinity'
     where r.council_id = council and r.id = refund_id;
end $$;

-- What the rail is asked to give back.
create or replace function top_up_refund_order(r top_up_refund) returns jsonb language sql stable as $$
    select jsonb_build_object('id', r.id, 'topUpId', t.id, 'council', c.slug, 'amountPence', r.amount_pence,
        'payment', coalesce(t.payment, ''))
      from top_up t join council c on c.id = t.council_id
     where t.council_id = r.council_id and t.id = r.top_up_id
$$;

-- Before the call: what is to be sent, if anything still is.
-- {"councilId", "id"} -> {"outcome": intended | already | not-found, "rail", "order"}
create or replace function top_up_refund_intent(command jsonb) returns jsonb language plpgsql as $$
declare
    r top_up_refund;
begin
    select * into r from top_up_refund f
     where f.council_id = (command ->> 'councilId')::uuid and f.id = (command ->> 'id')::uuid;
    if r.id is null then
        return '{"outcome": "not-found"}';
    elsif r.state <> 'intended' then
        return '{"outcome": "already"}';
    end if;
    return jsonb_build_object('outcome', 'intended', 'order', top_up_refund_order(r), 'rail',
        (select t.rail from top_up t where t.council_id = r.council_id and t.id = r.top_up_id));
end $$;

-- After the call.
-- {"councilId", "id", "answer": accepted | refused | unknown, "reference", "reason", "endId", "at", "askAt"}
--   -> {"outcome": accepted | refused | unknown | already | not-found}
create or replace function top_up_refund_answer(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    answer text := command ->> 'answer';
    r top_up_refund;
begin
    select * into r from top_up_refund f where f.council_id = council and f.id = (command ->> 'id')::uuid
       for no key update;
    if r.id is null then
        return '{"outcome": "not-found"}';
    elsif r.state not in ('intended', 'unknown') then
        return '{"outcome": "already"}';
    end if;
    if answer = 'refused' then
        perform top_up_refund_end(council, r.id, 'failed', (command ->> 'endId')::uuid, command ->> 'reason',
            (command ->> 'at')::timestamptz);
        perform audit(council, command, (command ->> 'at')::timestamptz, 'top-up-refund-failed', 'budget',
            (select t.budget_id from top_up t where t.council_id = council and t.id = r.top_up_id),
            jsonb_build_object('refundId', r.id, 'amountPence', r.amount_pence, 'reason', command ->> 'reason'));
    else
        update top_up_refund f
           set state = answer, reference = command ->> 'reference', reason = command ->> 'reason',
               ask_at = (command ->> 'askAt')::timestamptz, asks = case when answer = 'accepted' then 0 else f.asks end
         where f.council_id = council and f.id = r.id;
    end if;
    return jsonb_build_object('outcome', answer);
end $$;

-- For the janitor: refunds that we have not heard of. Real time.
-- {"at", "limit"} -> {"overdue": [{"councilId", "rail", "state", "reference", "order"}]}
create or replace function top_up_refund_overdue(command jsonb) returns jsonb language plpgsql as $$
declare
    now timestamptz := command ->> 'at';
    overdue jsonb;
begin
    with due as materialized (
        select r.council_id, r.id from top_up_refund r
         where r.state in ('intended', 'unknown', 'accepted') and r.ask_at <= now
         order by r.ask_at limit (command ->> 'limit')::integer for no key update skip locked),
    taken as (
        update top_up_refund r
           set ask_at = now + least(interval '1 hour', interval '15 seconds' * power(2, least(r.asks, 10))),
               asks = r.asks + 1
          from due where r.council_id = due.council_id and r.id = due.id
        returning r as row)
    select coalesce(jsonb_agg(jsonb_build_object('councilId', (t.row).council_id, 'rail', u.rail,
                'state', (t.row).state, 'reference', (t.row).reference, 'order', top_up_refund_order(t.row))), '[]')
      into overdue
      from taken t join top_up u on u.council_id = (t.row).council_id and u.id = (t.row).top_up_id;
    return jsonb_build_object('overdue', overdue);
end $$;

-- What a rail told us of a refund. One that is none of ours, made by hand at the rail, is for finance to look at.
-- {"rail", "council" (slug), "eventId", "type", "meaning": given-back | not-given-back, "reference", "id",
--  "amountPence", "endId", "at"}
--   -> {"outcome": given-back | not-given-back | already | superseded | unmatched | amount-differs | second-payment |
--       repeated | account-closed | unknown-council}
create or replace function top_up_refund_event(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := (select c.id from council c where c.slug = command ->> 'council');
    at timestamptz := command ->> 'at';
    r top_up_refund;
    result text;
begin
    if council is null then
        return '{"outcome": "unknown-council"}';
    elsif not rail_event_note(council, command) then
        return '{"outcome": "repeated"}';
    end if;
    select f.* into r from top_up_refund f
      join top_up t on t.council_id = f.council_id and t.id = f.top_up_id and t.rail = command ->> 'rail'
     where f.council_id = council
       and case when command ->> 'id' is not null then f.id = (command ->> 'id')::uuid
                else f.reference = command ->> 'reference' end
       for no key update of f;
    result := case
        when r.id is null then 'unmatched'
        when r.reference <> command ->> 'reference' then 'second-payment'
        when r.amount_pence is distinct from (command ->> 'amountPence')::bigint then 'amount-differs'
        when command ->> 'meaning' = 'given-back' then
            -- A refund that failed stays failed: its money is own money again.
            case r.state when 'done' then 'already' when 'failed' then 'superseded' else 'given-back' end
        when r.state = 'failed' then 'already'
        -- It went, the account was closed, and now it came back: finance pays it in another way.
        when budget_is_closed(council, (select t.budget_id from top_up t where t.council_id = council
                                           and t.id = r.top_up_id)) then 'account-closed'
        else 'not-given-back' end;
    if result in ('given-back', 'not-given-back') then
        perform top_up_refund_end(council, r.id, case result when 'given-back' then 'done' else 'failed' end,
            (command ->> 'endId')::uuid, case result when 'not-given-back' then command ->> 'type' end, at);
        update top_up_refund f set reference = command ->> 'reference'
         where f.council_id = council and f.id = r.id;
    end if;
    return rail_event_end(council, command, result,
        case result when 'given-back' then 'top-up-refunded' when 'not-given-back' then 'top-up-refund-failed'
                    else 'top-up-refund-in-question' end,
        (select t.budget_id from top_up t where t.council_id = council and t.id = r.top_up_id));
end $$;
