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

-- The other officer's yes: everything is posted, and the account is closed. Command: id, councilId, actorId, budgetId, at,
-- idempotency. Outcomes: done (closing), not-found, own-budget, not-allowed (they proposed it), wrong-state (state), open
-- (open), changed (money moved since it was proposed) and those of idempotency_claim.
create or replace function closing_approve(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    of_budget uuid := command ->> 'budgetId';
    actor uuid := command ->> 'actorId';
    at timestamptz := command ->> 'at';
    key jsonb := command -> 'idempotency';
    claimed jsonb := idempotency_claim(key, at);
    c budget_closing;
    money record;
    open_things jsonb;
begin
    if claimed is not null then
        return claimed;
    end if;
    claimed := closing_guard(council, of_budget, actor);
    if claimed is not null then
        return idempotency_refuse(key, claimed);
    end if;
    select * into c from budget_closing k where k.council_id = council and k.id = (command ->> 'id')::uuid
       and k.budget_id = of_budget for no key update;
    if c.id is null then
        return idempotency_refuse(key, '{"outcome": "not-found"}');
    elsif c.state <> 'proposed' then
        return idempotency_refuse(key, jsonb_build_object('outcome', 'wrong-state', 'state', c.state));
    elsif c.proposed_by = actor then
        return idempotency_refuse(key, '{"outcome": "not-allowed"}');
    end if;
    open_things := closing_open(council, of_budget, at);
    if closing_blocked(open_things) then
        return idempotency_refuse(key, jsonb_build_object('outcome', 'open', 'open', open_things));
    end if;
    perform ledger_lock(council, array(select l.id from ledger_account l
            where l.council_id = council and l.owner_id = of_budget)
        || array[ledger_account_of(council, 'council-funding', null),
                 ledger_account_of(council, 'closing-payable', of_budget),
                 ledger_account_of(council, 'rail-clearing', null, 'own-bank')]);
    select * into money from closing_money(council, of_budget);
    if (money.council_pence, money.reserve_pence, money.contribution_pence, money.own_pence, money.promised)
       is distinct from (c.council_pence, c.reserve_pence, c.contribution_pence, c.own_pence, 0::bigint) then
        return idempotency_refuse(key, '{"outcome": "changed"}');
    end if;
    perform closing_post(c, actor, at);
    update budget_freeze f set lifted_at = at, lifted_by = actor, lifted_why = 'The account is closed.'
     where f.council_id = council and f.budget_id = of_budget and f.lifted_at is null;
    update budget_closing k set state = 'done', decided_at = at, decided_by = actor
     where k.council_id = council and k.id = c.id;
    perform audit(council, command, at, 'account-closed', 'budget', of_budget, jsonb_build_object('closingId', c.id,
        'returnPence', c.return_pence, 'liabilityPence', c.liability_pence, 'payOutPence', c.pay_out_pence));
    -- Who has died gets no letter; the officer who is the contact writes to whoever settles what they left.
    insert into outbox (council_id, topic, payload, at)
    select council, 'account-closed', jsonb_build_object('budgetId', of_budget, 'closingId', c.id,
               'personId', b.holder_id), at
      from budget b
     where b.council_id = council and b.id = of_budget
       and exists (select from person p where p.council_id = council and p.id = b.holder_id and p.died_on is null);
    return idempotency_keep(key, closing_answer(council, c.id));
end $$;

-- Posts what was proposed, in one statement. What must still be paid comes out of what was set aside as an employer
-- first, and then out of council money; the rest of both goes back to the council.
create or replace function closing_post(c budget_closing, actor uuid, at timestamptz) returns void
        language plpgsql as $$
declare
    in_own_bank boolean := (select closing_is_elsewhere(b) from budget b
                             where b.council_id = c.council_id and b.id = c.budget_id);
    payable uuid := ledger_account_of(c.council_id, 'closing-payable', c.budget_id);
    funding uuid := ledger_account_of(c.council_id, 'council-funding', null);
    of_reserve bigint := least(c.liability_pence, c.reserve_pence);
begin
    insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence, code,
        subject_kind, subject_id, actor_id, description, at)
    with liability as (
        select y.*, sum(y.amount_pence) over line as upto
          from closing_payment y
         where y.council_id = c.council_id and y.closing_id = c.id and y.what <> 'own-money'
        window line as (order by y.position)),
    parted as (
        select l.*, greatest(least(l.upto, c.reserve_pence) - least(l.upto - l.amount_pence, c.reserve_pence), 0)
                   as of_reserve
          from liability l),
    own as (select * from closing_payment y
             where y.council_id = c.council_id and y.closing_id = c.id and y.what = 'own-money')
    select c.council_id, uuidv7(), 'direct', ledger_account_of(c.council_id, part.kind, c.budget_id), part.other,
           part.pence, part.code, 'budget', c.budget_id, actor, part.words, at
      from (select 'budget-reserve' as kind, payable as other, p.of_reserve as pence, 'liability' as code,
                   closing_words(p.what) || ', to be paid to ' || p.payee as words from parted p
            union all
            select 'budget-council', payable, p.amount_pence - p.of_reserve, 'liability',
                   closing_words(p.what) || ', to be paid to ' || p.payee from parted p
            union all
            select 'budget-reserve', funding, c.reserve_pence - of_reserve, 'return', 'Given back to the council'
            union all
            select 'budget-council', funding, c.council_pence - (c.liability_pence - of_reserve), 'return',
                   'Given back to the council'
            union all
            select each.kind, case when in_own_bank then ledger_account_of(c.council_id, 'rail-clearing', null, 'own-bank')
                                   else payable end, each.pence, 'pay-out',
                   case when in_own_bank then 'Stays in the bank account that it is in' else 'To be paid to ' || o.payee end
              from own o
             cross join lateral (values ('budget-contribution', c.contribution_pence), ('budget-own', c.own_pence))
                   each (kind, pence)) part
     where part.pence > 0;
    update closing_payment y set how = 'own-bank', paid_on = (at at time zone 'Europe/London')::date, recorded_at = at,
           recorded_by = actor
     where in_own_bank and y.council_id = c.council_id and y.closing_id = c.id and y.what = 'own-money';
end $$;

-- As it stands on a statement.
create or replace function closing_words(what text) returns text language sql immutable as $$
    select case what when 'wages' then 'Wages' when 'notice' then 'Pay for notice' when 'redundancy' then 'Redundancy pay'
                     when 'holiday' then 'Holiday pay' when 'tax' then 'Tax and National Insurance' else what end
$$;

-- Records how somebody was paid what an account owed them when it was closed. Command: id (of the payment), councilId,
-- actorId, budgetId, how, reference, paidOn, at, idempotency.
-- Outcomes: done (closing), not-found, own-budget, wrong-state (state: proposed, withdrawn or paid), too-early (the day is
-- before the yes) and those of idempotency_claim.
create or replace function closing_paid(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    of_budget uuid := command ->> 'budgetId';
    at timestamptz := command ->> 'at';
    key jsonb := command -> 'idempotency';
    claimed jsonb := idempotency_claim(key, at);
    y closing_payment;
    c budget_closing;
begin
    if claimed is not null then
        return claimed;
    end if;
    select p.* into y from closing_payment p
      join budget_closing k on k.council_id = p.council_id and k.id = p.closing_id and k.budget_id = of_budget
     where p.council_id = council and p.id = (command ->> 'id')::uuid for no key update of p;
    select * into c from budget_closing k where k.council_id = council and k.id = y.closing_id;
    if y.id is null then
        return idempotency_refuse(key, '{"outcome": "not-found"}');
    elsif exists (select from budget b where b.council_id = council and b.id = of_budget
                     and b.holder_id = (command ->> 'actorId')::uuid) then
        return idempotency_refuse(key, '{"outcome": "own-budget"}');
    elsif c.state <> 'done' or y.paid_on is not null then
        return idempotency_refuse(key, jsonb_build_object('outcome', 'wrong-state',
            'state', case when c.state = 'done' then 'paid' else c.state end));
    elsif (command ->> 'paidOn')::date < (c.decided_at at time zone 'Europe/London')::date then
        return idempotency_refuse(key, '{"outcome": "too-early"}');
    end if;
    insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence, code,
        subject_kind, subject_id, actor_id, description, at)
    values (council, y.id, 'direct', ledger_account_of(council, 'closing-payable', of_budget),
        ledger_account_of(council, 'rail-clearing', null, 'bank'), y.amount_pence, 'payment', 'budget', of_budget,
        (command ->> 'actorId')::uuid, 'Paid to ' || y.payee || ', ' || (command ->> 'reference'), at);
    update closing_payment p set how = command ->> 'how', paid_on = (command ->> 'paidOn')::date,
           reference = command ->> 'reference', recorded_at = at, recorded_by = (command ->> 'actorId')::uuid
     where p.council_id = council and p.id = y.id;
    perform audit(council, command, at, 'closing-paid', 'budget', of_budget,
        jsonb_build_object('closingId', c.id, 'paymentId', y.id, 'amountPence', y.amount_pence, 'what', y.what));
    return idempotency_keep(key, closing_answer(council, c.id));
end $$;

-- A closing is decided once, and its figures stay; a payment is recorded once.
create or replace function budget_closing_keep() returns trigger language plpgsql as $$
begin
    if tg_op <> 'UPDATE' or old.state <> 'proposed'
       or (new.council_id, new.id, new.budget_id, new.proposed_at, new.proposed_by, new.council_pence, new.reserve_pence,
           new.contribution_pence, new.own_pence, new.liability_pence, new.returned_on, new.return_reference)
          is distinct from
          (old.council_id, old.id, old.budget_id, old.proposed_at, old.proposed_by, old.council_pence, old.reserve_pence,
           old.contribution_pence, old.own_pence, old.liability_pence, old.returned_on, old.return_reference) then
        raise exception 'a closing is decided once and stays' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create or replace trigger budget_closing_stays before update or delete on budget_closing
    for each row execute function budget_closing_keep();
create or replace trigger budget_closing_is_not_emptied before truncate on budget_closing
    for each statement execute function budget_closing_keep();

create or replace function closing_payment_keep() returns trigger language plpgsql as $$
begin
    if tg_op <> 'UPDATE' or old.paid_on is not null
       or (new.council_id, new.id, new.closing_id, new.position, new.what, new.payee, new.amount_pence) is distinct from
          (old.council_id, old.id, old.closing_id, old.position, old.what, old.payee, old.amount_pence) then
        raise exception 'a payment of a closing is recorded once and stays' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create or replace trigger closing_payment_stays before update or delete on closing_payment
    for each row execute function closing_payment_keep();
create or replace trigger closing_payment_is_not_emptied before truncate on closing_payment
    for each statement execute function closing_payment_keep();

-- An approved closing closes the budget, and nothing else does; the budget closes its sub-ledgers.
create or replace function budget_closing_apply() returns trigger language plpgsql as $$
begin
    update budget b set closed_at = new.decided_at where b.council_id = new.council_id and b.id = new.budget_id;
    update ledger_account l set closed_entries = l.entries
     where l.council_id = new.council_id and l.owner_id = new.budget_id and l.kind like 'budget-%';
    return null;
end $$;
create or replace trigger budget_closing_applies after update on budget_closing
    for each row when (new.state = 'done' and old.state = 'proposed') execute function budget_closing_apply();

create or replace function refuse_closing_alone() returns trigger language plpgsql as $$
begin
    raise exception 'an account is closed by a closing only, and stays closed' using errcode = 'restrict_violation';
end $$;
create or replace trigger budget_opens_open before insert on budget
    for each row when (new.closed_at is not null) execute function refuse_closing_alone();
create or replace trigger budget_is_closed_by_a_closing before update of closed_at on budget
    for each row when (old.closed_at is not null or pg_trigger_depth() < 1) execute function refuse_closing_alone();
create or replace trigger ledger_account_opens_open before insert on ledger_account
    for each row when (new.closed_entries is not null) execute function refuse_closing_alone();
create or replace trigger ledger_account_is_closed_by_a_closing before update of closed_entries on ledger_account
    for each row when (old.closed_entries is not null or pg_trigger_depth() < 1)
    execute function refuse_closing_alone();

-- Nothing new begins on a closed account: what moves no money by itself is refused here, what does by its sub-ledgers.
create or replace function refuse_on_closed_account() returns trigger language plpgsql as $$
begin
    if exists (select from added n join budget b on b.council_id = n.council_id and b.id = n.budget_id
                where b.closed_at is not null) then
        raise exception 'this account is closed' using errcode = 'restrict_violation',
            constraint = 'closed_account_stays_empty';
    end if;
    return null;
end $$;
create or replace trigger booking_not_on_a_closed_account after insert on booking
    referencing new table as added for each statement execute function refuse_on_closed_account();
create or replace trigger top_up_not_on_a_closed_account after insert on top_up
    referencing new table as added for each statement execute function refuse_on_closed_account();
create or replace trigger funding_line_not_on_a_closed_account after insert on funding_line
    referencing new table as added for each statement execute function refuse_on_closed_account();
create or replace trigger spending_question_not_on_a_closed_account after insert on spending_question
    referencing new table as added for each statement execute function refuse_on_closed_account();
create or replace trigger contribution_due_not_on_a_closed_account after insert on contribution_due
    referencing new table as added for each statement execute function refuse_on_closed_account();
create or replace trigger budget_freeze_not_on_a_closed_account after insert on budget_freeze
    referencing new table as added for each statement execute function refuse_on_closed_account();

-- What an officer sees before closing an account (AccountCheck); null: there is no such account. What can go back to a card
-- is the unused part of what came from one.
create or replace function closing_check(council uuid, of_budget uuid, at timestamptz) returns jsonb
        language plpgsql stable as $$
declare
    money record;
begin
    select * into money from closing_money(council, of_budget);
    return (select jsonb_strip_nulls(jsonb_build_object('budgetId', b.id, 'awardId', b.award_id, 'holderId', h.id,
                'holder', h.name, 'diedOn', h.died_on, 'ownBank', closing_is_elsewhere(b),
                'closedAt', b.closed_at, 'councilPence', money.council_pence, 'reservePence', money.reserve_pence,
                'contributionPence', money.contribution_pence, 'ownPence', money.own_pence,
                'toCardPence', least(money.own_pence, (select coalesce(sum(s.amount_pence - top_up_given_back(s)), 0)
                                                         from top_up_sources(council, of_budget) s
                                                        where s.rail = 'stripe')),
                'open', closing_open(council, of_budget, at),
                'closing', (select closing_json(c) from budget_closing c
                             where c.council_id = council and c.budget_id = of_budget and c.state <> 'withdrawn')))
              from budget b join person h on h.council_id = b.council_id and h.id = b.holder_id
             where b.council_id = council and b.id = of_budget);
end $$;
