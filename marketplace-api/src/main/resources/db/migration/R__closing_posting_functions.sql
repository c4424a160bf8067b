-- The second yes to a closing, and what it posts (R24). Locks as in R__closing_functions.sql.

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
