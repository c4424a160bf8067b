-- What applies the decisions of uk.directly.ending.Closings: an account is closed for good (R24). Locks are taken in this
-- order: idempotency key, award, budget, closing, ledger accounts by id. Whoever books, tops up, pays in or freezes holds
-- the budget too, so each comes wholly before a closing or is told that the account is closed.

-- A closing as Java reads it (Closing).
create or replace function closing_json(c budget_closing) returns jsonb language sql stable as $$
    select jsonb_strip_nulls(jsonb_build_object('id', c.id, 'budgetId', c.budget_id, 'state', c.state,
        'proposedAt', c.proposed_at, 'proposedBy', p.name, 'proposedById', c.proposed_by,
        'councilPence', c.council_pence, 'reservePence', c.reserve_pence, 'contributionPence', c.contribution_pence,
        'ownPence', c.own_pence, 'liabilityPence', c.liability_pence, 'returnPence', c.return_pence,
        'payOutPence', c.pay_out_pence, 'returnedOn', c.returned_on, 'returnReference', c.return_reference,
        'decidedAt', c.decided_at, 'decidedBy', d.name,
        'payments', (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('id', y.id, 'what', y.what,
                                'payee', y.payee, 'amountPence', y.amount_pence, 'how', y.how, 'paidOn', y.paid_on,
                                'reference', y.reference, 'recordedBy', r.name)) order by y.position),
                            '[]')
                       from closing_payment y
                       left join person r on r.council_id = y.council_id and r.id = y.recorded_by
                      where y.council_id = c.council_id and y.closing_id = c.id)))
      from person p
      left join person d on d.council_id = c.council_id and d.id = c.decided_by
     where p.council_id = c.council_id and p.id = c.proposed_by
$$;

create or replace function closing_answer(council uuid, closing uuid) returns jsonb language sql as $$
    select jsonb_build_object('outcome', 'done', 'closing', closing_json(c))
      from budget_closing c where c.council_id = council and c.id = closing
$$;

-- What is still open on an account. What blocks has to end first; the rest is to be known. Each has how many, and how much
-- it is where that can be said.
create or replace function closing_open(council uuid, of_budget uuid, at timestamptz) returns jsonb
        language sql stable as $$
    select coalesce(jsonb_agg(jsonb_build_object('what', o.what, 'blocks', o.blocks, 'count', o.count,
                        'pence', o.pence) order by o.place), '[]')
      from (select 1 as place, 'award' as what, true as blocks, count(*) as count, 0::bigint as pence
              from budget b join award a on a.council_id = b.council_id and a.id = b.award_id
             where b.council_id = council and b.id = of_budget
               and (upper(a.during) is null or upper(a.during) > (at at time zone 'Europe/London')::date)
            union all
            select 2, 'visits-to-come', true, count(*), coalesce(sum(v.held_pence), 0)::bigint from booking v
             where v.council_id = council and v.budget_id = of_budget and v.start_at > at
               and v.state in ('asking', 'requested', 'confirmed')
            union all
            select 3, 'visits-to-record', true, count(*), coalesce(sum(v.held_pence), 0)::bigint from booking v
             where v.council_id = council and v.budget_id = of_budget and v.start_at <= at
               and v.state in ('asking', 'requested', 'confirmed')
            union all
            select 4, 'visits-to-approve', true, count(*), coalesce(sum(v.held_pence), 0)::bigint from booking v
             where v.council_id = council and v.budget_id = of_budget and v.state = 'recorded'
            union all
            select 5, 'visits-in-question', true, count(*), coalesce(sum(v.in_question_pence), 0)::bigint from booking v
             where v.council_id = council and v.budget_id = of_budget and v.state = 'queried'
            union all
            select 6, 'payments', true, count(*), coalesce(sum(s.amount_pence), 0)::bigint
              from booking v join settlement s on s.council_id = v.council_id and s.booking_id = v.id
             where v.council_id = council and v.budget_id = of_budget and s.state <> 'paid'
            union all
            select 7, 'top-ups', true, count(*), coalesce(sum(t.amount_pence), 0)::bigint from top_up t
             where t.council_id = council and t.budget_id = of_budget and t.state in ('intended', 'unknown', 'open')
            union all
            select 8, 'refunds', true, count(*), coalesce(sum(r.amount_pence), 0)::bigint
              from top_up t join top_up_refund r on r.council_id = t.council_id and r.top_up_id = t.id
             where t.council_id = council and t.budget_id = of_budget and r.state in ('intended', 'unknown', 'accepted')
            union all
            select 9, 'questions', true, count(*), 0 from spending_question q
             where q.council_id = council and q.budget_id = of_budget and q.state = 'waiting'
            union all
            select 10, 'set-aside', true, count(*), coalesce(sum(f.amount_pence), 0)::bigint from ring_fence f
             where f.council_id = council and f.budget_id = of_budget and f.released_at is null
            union all
            -- To be known: what was not paid of the person's share is written off here and billed elsewhere (R22).
            select 11, 'share-in-account', false, count(*), coalesce(sum(d.amount_pence - d.paid_pence), 0)::bigint
              from contribution_due d
             where d.council_id = council and d.budget_id = of_budget and d.how = 'net' and d.paid_pence < d.amount_pence
            union all
            select 12, 'share-billed', false, count(*), coalesce(sum(d.amount_pence - d.paid_pence), 0)::bigint
              from contribution_due d
             where d.council_id = council and d.budget_id = of_budget and d.how = 'gross'
               and d.paid_pence < d.amount_pence
            union all
            select 13, 'share-ahead', false, count(*), coalesce(sum(h.pence), 0)::bigint from contribution_ahead h
             where h.council_id = council and h.budget_id = of_budget and h.how = 'gross' and h.pence > 0
            union all
            select 14, 'not-paid-in', false, count(*), 0
              from budget b join award a on a.council_id = b.council_id and a.id = b.award_id
             where b.council_id = council and b.id = of_budget and b.funded_until < upper(a.during) - 1) o
     where o.count > 0
$$;

-- Whether the money is in the person's own bank, or in an account that an organisation looks after: not with us.
create or replace function closing_is_elsewhere(b budget) returns boolean language sql immutable as $$
    select coalesce(b.route = 'own-bank', false) or b.supported_by is not null
$$;

-- Whether something in it blocks.
create or replace function closing_blocked(open_things jsonb) returns boolean language sql immutable as $$
    select exists (select from jsonb_array_elements(open_things) o where (o ->> 'blocks')::boolean)
$$;

-- Locks the award and the account, and says why there is no closing it; null: go on.
create or replace function closing_guard(council uuid, of_budget uuid, actor uuid) returns jsonb language plpgsql as $$
declare
    b budget;
begin
    perform from award a join budget g on g.council_id = a.council_id and g.award_id = a.id
     where g.council_id = council and g.id = of_budget for no key update of a;
    select * into b from budget g where g.council_id = council and g.id = of_budget for no key update;
    if b.id is null then
        return '{"outcome": "not-found"}';
    elsif b.holder_id = actor then
        return '{"outcome": "own-budget"}';
    elsif b.closed_at is not null then
        return '{"outcome": "wrong-state", "state": "done"}';
    end if;
    return null;
end $$;

-- The sub-ledgers of an account as they stand. Whoever decides on them has their locks.
create or replace function closing_money(council uuid, of_budget uuid) returns table (council_pence bigint,
        reserve_pence bigint, contribution_pence bigint, own_pence bigint, promised bigint) language sql stable as $$
    select coalesce(sum(posted) filter (where kind = 'budget-council'), 0)::bigint,
           coalesce(sum(posted) filter (where kind = 'budget-reserve'), 0)::bigint,
           coalesce(sum(posted) filter (where kind = 'budget-contribution'), 0)::bigint,
           coalesce(sum(posted) filter (where kind = 'budget-own'), 0)::bigint,
           coalesce(sum(debits_pending + credits_pending + ring_fenced), 0)::bigint
      from (select l.*, l.credits_posted - l.debits_posted as posted from ledger_account l
             where l.council_id = council and l.owner_id = of_budget
               and l.kind in ('budget-council', 'budget-reserve', 'budget-contribution', 'budget-own')) account
$$;

-- Proposes to close an account. Command: id, councilId, actorId, budgetId, payee (of what is theirs; none: nothing is),
-- paymentId, liabilities [{id, what, payee, amountPence}], returnedOn, returnReference, at, idempotency.
-- Outcomes: done (closing), not-found, own-budget, wrong-state (state: proposed or done), open (open), too-much (shortPence:
-- the liabilities are more than the council's money there), payee-needed, return-needed and those of idempotency_claim.
create or replace function closing_propose(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    of_budget uuid := command ->> 'budgetId';
    closing uuid := command ->> 'id';
    at timestamptz := command ->> 'at';
    key jsonb := command -> 'idempotency';
    claimed jsonb := idempotency_claim(key, at);
    money record;
    open_things jsonb;
    liabilities bigint;
    in_own_bank boolean;
begin
    if claimed is not null then
        return claimed;
    end if;
    claimed := closing_guard(council, of_budget, (command ->> 'actorId')::uuid);
    if claimed is not null then
        return idempotency_refuse(key, claimed);
    elsif exists (select from budget_closing c where c.council_id = council and c.budget_id = of_budget
                     and c.state = 'proposed') then
        return idempotency_refuse(key, '{"outcome": "wrong-state", "state": "proposed"}');
    end if;
    open_things := closing_open(council, of_budget, at);
    if closing_blocked(open_things) then
        return idempotency_refuse(key, jsonb_build_object('outcome', 'open', 'open', open_things));
    end if;
    perform ledger_lock(council, array(select l.id from ledger_account l
        where l.council_id = council and l.owner_id = of_budget));
    select * into money from closing_money(council, of_budget);
    select coalesce(sum((e ->> 'amountPence')::bigint), 0) into liabilities
      from jsonb_array_elements(command -> 'liabilities') e;
    select closing_is_elsewhere(b) into in_own_bank
      from budget b where b.council_id = council and b.id = of_budget;
    if liabilities > money.council_pence + money.reserve_pence then
        return idempotency_refuse(key, jsonb_build_object('outcome', 'too-much', 'shortPence',
            liabilities - money.council_pence - money.reserve_pence));
    elsif money.own_pence + money.contribution_pence > 0 and command ->> 'payee' is null then
        return idempotency_refuse(key, '{"outcome": "payee-needed"}');
    elsif in_own_bank and money.council_pence + money.reserve_pence > 0 and command ->> 'returnedOn' is null then
        return idempotency_refuse(key, '{"outcome": "return-needed"}');
    end if;
    insert into budget_closing (council_id, id, budget_id, proposed_at, proposed_by, council_pence, reserve_pence,
        contribution_pence, own_pence, liability_pence, returned_on, return_reference)
    values (council, closing, of_budget, at, (command ->> 'actorId')::uuid, money.council_pence, money.reserve_pence,
        money.contribution_pence, money.own_pence, liabilities,
        case when in_own_bank then (command ->> 'returnedOn')::date end,
        case when in_own_bank then command ->> 'returnReference' end);
    insert into closing_payment (council_id, id, closing_id, position, what, payee, amount_pence)
    select council, (e ->> 'id')::uuid, closing, place, e ->> 'what', e ->> 'payee', (e ->> 'amountPence')::bigint
      from jsonb_array_elements(command -> 'liabilities') with ordinality liability (e, place)
    union all
    select council, (command ->> 'paymentId')::uuid, closing, jsonb_array_length(command -> 'liabilities') + 1, 'own-money', command ->> 'payee',
           money.own_pence + money.contribution_pence
     where money.own_pence + money.contribution_pence > 0;
    perform audit(council, command, at, 'closing-proposed', 'budget', of_budget, jsonb_build_object('closingId', closing,
        'returnPence', money.council_pence + money.reserve_pence - liabilities, 'liabilityPence', liabilities,
        'payOutPence', money.own_pence + money.contribution_pence));
    return idempotency_keep(key, closing_answer(council, closing));
end $$;

-- Takes a proposal back. Command: id, councilId, actorId, budgetId, at.
-- Outcomes: done (closing), not-found, own-budget, wrong-state (state).
create or replace function closing_withdraw(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    refused jsonb := closing_guard(council, (command ->> 'budgetId')::uuid, (command ->> 'actorId')::uuid);
    c budget_closing;
begin
    if refused is not null then
        return refused;
    end if;
    select * into c from budget_closing k where k.council_id = council and k.id = (command ->> 'id')::uuid
       and k.budget_id = (command ->> 'budgetId')::uuid for no key update;
    if c.id is null then
        return '{"outcome": "not-found"}';
    elsif c.state = 'proposed' then
        update budget_closing k set state = 'withdrawn', decided_at = (command ->> 'at')::timestamptz,
               decided_by = (command ->> 'actorId')::uuid
         where k.council_id = council and k.id = c.id;
        perform audit(council, command, (command ->> 'at')::timestamptz, 'closing-withdrawn', 'budget', c.budget_id,
            jsonb_build_object('closingId', c.id));
    end if;
    return closing_answer(council, c.id);
end $$;
