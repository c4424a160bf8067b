-- Own money in (R14), and what the rail says of it; out again: R__top_up_refund_functions. Locks are taken in this order:
-- idempotency key, top-ups by id, refund, budget (shared), ledger accounts.

-- Whether an account is closed; it stays as it is until this transaction ends.
create or replace function budget_is_closed(council uuid, of_budget uuid) returns boolean language plpgsql as $$
declare
    closed timestamptz;
begin
    select b.closed_at into closed from budget b where b.council_id = council and b.id = of_budget for share;
    return closed is not null;
end $$;

-- How much of it has gone back or is on its way.
create or replace function top_up_given_back(t top_up) returns bigint language sql stable as $$
    select coalesce(sum(r.amount_pence), 0)::bigint from top_up_refund r
     where r.council_id = t.council_id and r.top_up_id = t.id and r.state <> 'failed'
$$;

-- A top-up as Java reads it (TopUp). What is on its way back counts as given back.
create or replace function top_up_json(t top_up) returns jsonb language sql stable as $$
    select jsonb_build_object('id', t.id, 'budgetId', t.budget_id, 'rail', t.rail, 'amountPence', t.amount_pence,
        'state', t.state, 'page', t.page, 'then', t.then_path, 'askedAt', t.asked_at, 'expiresAt', t.expires_at,
        'paidAt', t.paid_at, 'givenBackPence', top_up_given_back(t))
$$;

-- What the rail is asked for.
create or replace function top_up_order(t top_up) returns jsonb language sql stable as $$
    select jsonb_build_object('id', t.id, 'budgetId', t.budget_id, 'council', c.slug, 'amountPence', t.amount_pence,
        'expiresAt', t.expires_at)
      from council c where c.id = t.council_id
$$;

-- Before the call to the rail: writes down what somebody wants to add. In their own bank it is there at once.
-- {"idempotency", "id", "councilId", "budgetId", "holderId", "amountPence", "then", "expiresAt", "askAt", "actorId",
--  "onBehalfOf", "at"}
--   -> {"outcome": intended | not-found | closed, "councilId", "rail", "state", "order", "replayed"} or a refusal of
--      the key
create or replace function top_up_intend(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    at timestamptz := command ->> 'at';
    key jsonb := command -> 'idempotency';
    claimed jsonb := idempotency_claim(key, at);
    of_budget budget;
    added top_up;
    by_hand boolean;
begin
    if claimed is not null then
        return claimed;
    end if;
    select * into of_budget from budget b
     where b.council_id = council and b.id = (command ->> 'budgetId')::uuid
       and b.holder_id = (command ->> 'holderId')::uuid for share;
    if of_budget.id is null then
        return idempotency_refuse(key, '{"outcome": "not-found"}');
    elsif of_budget.closed_at is not null then
        return idempotency_refuse(key, '{"outcome": "closed"}');
    end if;
    by_hand := coalesce(of_budget.route = 'own-bank', false);
    insert into top_up (council_id, id, budget_id, rail, amount_pence, state, idempotency_key, then_path, asked_at,
        asked_by, on_behalf_of, expires_at, paid_at, ask_at)
    values (council, (command ->> 'id')::uuid, of_budget.id, case when by_hand then 'own-bank' else 'stripe' end,
        (command ->> 'amountPence')::bigint, case when by_hand then 'paid' else 'intended' end,
        'top-up-' || (command ->> 'id'), command ->> 'then', at, (command ->> 'actorId')::uuid,
        (command ->> 'onBehalfOf')::uuid, (command ->> 'expiresAt')::timestamptz, case when by_hand then at end,
        case when by_hand then 'infinity' else (command ->> 'askAt')::timestamptz end)
    returning * into added;
    perform audit(council, command, at, 'top-up-asked', 'budget', of_budget.id,
        jsonb_build_object('topUpId', added.id, 'amountPence', added.amount_pence, 'rail', added.rail));
    if by_hand then
        perform top_up_post(added, 'Put into your own bank account', at);
    end if;
    return idempotency_keep(key, jsonb_build_object('outcome', 'intended', 'order', top_up_order(added),
        'rail', added.rail));
end $$;

-- It is there: rail clearing -> own money, once.
create or replace function top_up_post(t top_up, description text, at timestamptz) returns void
        language plpgsql as $$
begin
    perform budget_top_up(jsonb_build_object('id', t.id, 'councilId', t.council_id, 'budgetId', t.budget_id,
        'amountPence', t.amount_pence, 'rail', t.rail, 'description', description, 'actorId', t.asked_by,
        'onBehalfOf', t.on_behalf_of, 'at', at));
end $$;

-- After the call: what the rail said.
-- {"councilId", "id", "answer": open | refused | unknown, "reference", "page", "reason", "askAt"}
--   -> {"outcome": open | refused | unknown | already | not-found}
create or replace function top_up_answer(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    answer text := command ->> 'answer';
    t top_up;
begin
    select * into t from top_up u where u.council_id = council and u.id = (command ->> 'id')::uuid for no key update;
    if t.id is null then
        return '{"outcome": "not-found"}';
    end if;
    if t.state not in ('intended', 'unknown') then
        return '{"outcome": "already"}';
    end if;
    update top_up u
       set state = answer, reference = command ->> 'reference', page = command ->> 'page',
           reason = command ->> 'reason', ask_at = (command ->> 'askAt')::timestamptz,
           asks = case when answer = 'open' then 0 else u.asks end
     where u.council_id = council and u.id = t.id;
    return jsonb_build_object('outcome', answer);
end $$;

-- For the janitor: those that we have not heard of. One whose page nobody was ever given, and which would be closed by
-- now, is over: nobody can have paid there. Asked later and later, up to every hour. Real time.
-- {"at", "limit"} -> {"overdue": [{"councilId", "rail", "state", "reference", "order"}]}
create or replace function top_up_overdue(command jsonb) returns jsonb language plpgsql as $$
declare
    now timestamptz := command ->> 'at';
    overdue jsonb;
begin
    update top_up u set state = 'expired', reason = coalesce(u.reason, 'never-opened')
     where u.state in ('intended', 'unknown') and u.ask_at <= now and u.expires_at < now;
    with due as materialized (
        select u.council_id, u.id from top_up u
         where u.state in ('intended', 'unknown', 'open') and u.ask_at <= now
         order by u.ask_at limit (command ->> 'limit')::integer for no key update skip locked),
    taken as (
        update top_up u
           set ask_at = now + least(interval '1 hour', interval '15 seconds' * power(2, least(u.asks, 10))),
               asks = u.asks + 1
          from due where u.council_id = due.council_id and u.id = due.id
        returning u as row)
    select coalesce(jsonb_agg(jsonb_build_object('councilId', (t.row).council_id, 'rail', (t.row).rail,
                'state', (t.row).state, 'reference', (t.row).reference, 'order', top_up_order(t.row))), '[]')
      into overdue from taken t;
    return jsonb_build_object('overdue', overdue);
end $$;

-- Notes an event of a rail, once for each event id. True: it is new.
create or replace function rail_event_note(council uuid, command jsonb) returns boolean language plpgsql as $$
begin
    insert into rail_event (council_id, rail, event_id, kind, reference, instruction_id, amount_pence, received_at,
                            outcome)
    values (council, command ->> 'rail', command ->> 'eventId', command ->> 'type', command ->> 'reference',
            (command ->> 'id')::uuid, (command ->> 'amountPence')::bigint, (command ->> 'at')::timestamptz,
            'unmatched')
    on conflict do nothing;
    return found;
end $$;

-- What came of it; where it moved something or doesn't fit, the trail says so too.
create or replace function rail_event_end(council uuid, command jsonb, result text, audited text, subject uuid)
        returns jsonb language plpgsql as $$
begin
    update rail_event e set outcome = result
     where e.council_id = council and e.rail = command ->> 'rail' and e.event_id = command ->> 'eventId';
    if subject is not null and result not in ('already', 'superseded') then
        perform audit(council, command, (command ->> 'at')::timestamptz, audited, 'budget', subject,
            jsonb_build_object('amountPence', command -> 'amountPence', 'reference', command ->> 'reference',
                'event', command ->> 'eventId', 'outcome', result));
    end if;
    return jsonb_build_object('outcome', result);
end $$;

-- What a rail told us of the page for the card. A yes outweighs everything said before it, because the money was taken;
-- what doesn't fit our own record posts nothing and is kept for finance to look at.
-- {"rail", "council" (slug), "eventId", "type", "meaning": paid | expired, "reference", "payment", "id", "amountPence",
--  "at"}
--   -> {"outcome": paid | expired | already | superseded | unmatched | amount-differs | second-payment | repeated |
--       account-closed | unknown-council}
create or replace function top_up_event(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := (select c.id from council c where c.slug = command ->> 'council');
    at timestamptz := command ->> 'at';
    t top_up;
    result text;
begin
    if council is null then
        return '{"outcome": "unknown-council"}';
    elsif not rail_event_note(council, command) then
        return '{"outcome": "repeated"}';
    end if;
    select * into t from top_up u
     where u.council_id = council and u.rail = command ->> 'rail'
       and case when command ->> 'id' is not null then u.id = (command ->> 'id')::uuid
                else u.reference = command ->> 'reference' end
       for no key update;
    result := case
        when t.id is null then 'unmatched'
        when command ->> 'meaning' = 'expired' then
            case when t.state = 'expired' then 'already'
                 when t.state = 'paid' or t.reference <> command ->> 'reference' then 'superseded'
                 else 'expired' end
        when t.reference <> command ->> 'reference' then 'second-payment'
        when t.amount_pence is distinct from (command ->> 'amountPence')::bigint then 'amount-differs'
        when t.state = 'paid' then 'already'
        when budget_is_closed(council, t.budget_id) then 'account-closed'
        else 'paid' end;
    if result = 'paid' then
        perform top_up_post(t, 'Added from your card', at);
        update top_up u set state = 'paid', paid_at = at, reference = command ->> 'reference',
               payment = command ->> 'payment', reason = null, ask_at = 'infinity'
         where u.council_id = council and u.id = t.id;
    elsif result = 'expired' then
        update top_up u set state = 'expired', reference = command ->> 'reference', ask_at = 'infinity'
         where u.council_id = council and u.id = t.id;
    end if;
    return rail_event_end(council, command, result,
        case result when 'paid' then 'top-up-paid' when 'expired' then 'top-up-expired'
                    else 'top-up-in-question' end, t.budget_id);
end $$;
