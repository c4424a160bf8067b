-- What people record as spent from their own bank (R27). Locks are taken in this order: idempotency key, budget, expense,
-- ledger accounts by id.

-- An expense as Java reads it (Expense).
create or replace function expense_json(e expense) returns jsonb language sql stable as $$
    select jsonb_build_object('id', e.id, 'budgetId', e.budget_id, 'planLineId', e.plan_line_id, 'planLineName', l.name,
        'spendingQuestionId', e.spending_question_id, 'what', e.what, 'paidTo', e.paid_to,
        'amountPence', e.amount_pence, 'spentOn', e.spent_on, 'receipt', e.receipt,
        'noReceiptBecause', e.no_receipt_because, 'recordedAt', e.recorded_at, 'recordedBy', p.name,
        'takenBackAt', e.taken_back_at)
      from plan_line l, person p
     where l.council_id = e.council_id and l.id = e.plan_line_id
       and p.council_id = e.council_id and p.id = e.recorded_by
$$;

-- Records what was spent, and posts it: the person's share first, then council money (ADR 13). More than is free is not
-- there to be spent (R12).
-- Command: idempotency, id, councilId, actorId, onBehalfOf, holderId, budgetId, planLineId, spendingQuestionId, what,
-- paidTo, family (R62, where it was asked), amountPence, spentOn, receipt, noReceiptBecause, at.
-- Outcomes: done (expense), not-found, closed (the account is), wrong-state (state: the route), not-in-plan, not-agreed, receipt-asked, too-early,
-- family-asked, family-decision-needed, family-cap (leftPence), insufficient-funds (shortPence, availablePence), or a refusal
-- of the key.
create or replace function expense_record(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    at timestamptz := command ->> 'at';
    key jsonb := command -> 'idempotency';
    claimed jsonb := idempotency_claim(key, at);
    amount bigint := command ->> 'amountPence';
    mine budget;
    line uuid := command ->> 'planLineId';
    to_whom payee;
    refusal jsonb;
    made expense;
begin
    if claimed is not null then
        return claimed;
    end if;
    select * into mine from budget b where b.council_id = council and b.id = (command ->> 'budgetId')::uuid
       and b.holder_id = (command ->> 'holderId')::uuid for no key update;
    if mine.id is null then
        return idempotency_refuse(key, '{"outcome": "not-found"}');
    end if;
    if command ->> 'spendingQuestionId' is not null then
        select q.plan_line_id into line from spending_question q
         where q.council_id = council and q.budget_id = mine.id and q.id = (command ->> 'spendingQuestionId')::uuid
           and q.state = 'yes' and (q.until is null or q.until >= (command ->> 'spentOn')::date)
           and (q.up_to_pence is null or q.up_to_pence >= amount);
        if line is null then
            return idempotency_refuse(key, '{"outcome": "not-agreed"}');
        end if;
    end if;
    refusal := expense_refusal(mine, line, command);
    if refusal is not null then
        return idempotency_refuse(key, refusal);
    end if;
    to_whom := expense_payee(mine, command);
    refusal := expense_family_refusal(to_whom, amount);
    if refusal is not null then
        return idempotency_refuse(key, refusal);
    end if;
    refusal := expense_post(mine, line, amount, command);
    if refusal is not null then
        return idempotency_refuse(key, refusal);
    end if;
    insert into expense (council_id, id, budget_id, holder_id, award_id, plan_line_id, spending_question_id, what, paid_to,
        amount_pence, spent_on, receipt, no_receipt_because, recorded_at, recorded_by, on_behalf_of, payee_id)
    values (council, (command ->> 'id')::uuid, mine.id, mine.holder_id, mine.award_id, line,
        (command ->> 'spendingQuestionId')::uuid, command ->> 'what', command ->> 'paidTo', amount,
        (command ->> 'spentOn')::date, command ->> 'receipt', command ->> 'noReceiptBecause', at,
        (command ->> 'actorId')::uuid, (command ->> 'onBehalfOf')::uuid, to_whom.id)
    returning * into made;
    perform audit(council, command, at, 'expense-recorded', 'expense', made.id, jsonb_build_object('budgetId', mine.id,
        'amountPence', amount, 'planLineId', line, 'spentOn', made.spent_on, 'receipt', made.receipt));
    return idempotency_keep(key, jsonb_build_object('outcome', 'done', 'expense', expense_json(made)));
end $$;

-- Why it can't be recorded, apart from the money; null: it can.
create or replace function expense_refusal(mine budget, line uuid, command jsonb) returns jsonb language plpgsql as $$
declare
    days daterange;
    band text;
begin
    if mine.closed_at is not null then
        return '{"outcome": "closed"}';
    elsif mine.route is distinct from 'own-bank' then
        return jsonb_build_object('outcome', 'wrong-state', 'state', coalesce(mine.route, 'none'));
    end if;
    if not exists (select from plan_line l where l.council_id = mine.council_id and l.award_id = mine.award_id
                      and l.id = line) then
        return '{"outcome": "not-in-plan"}';
    end if;
    select a.during, t.review_band into days, band from award a
      join award_terms t on t.council_id = a.council_id and t.award_id = a.id
           and t.during @> award_day(a.during, (command ->> 'spentOn')::date)
     where a.council_id = mine.council_id and a.id = mine.award_id;
    if (command ->> 'spentOn')::date < lower(days) then
        return '{"outcome": "too-early"}';
    end if;
    if band = 'close' and command ->> 'receipt' = 'not-asked' then
        return '{"outcome": "receipt-asked"}';
    end if;
    return null;
end $$;

-- R62: who is paid, known from now on; whether they are family is said once, and an answer stays.
create or replace function expense_payee(mine budget, command jsonb) returns payee language plpgsql as $$
declare
    moment timestamptz := command ->> 'at';
    said text := command ->> 'family';
    found_one payee;
begin
    insert into payee (council_id, holder_id, name) values (mine.council_id, mine.holder_id, command ->> 'paidTo')
    on conflict (council_id, holder_id, name_key) do nothing;
    select * into found_one from payee p
     where p.council_id = mine.council_id and p.holder_id = mine.holder_id
       and p.name_key = lower(regexp_replace(btrim(command ->> 'paidTo'), '\s+', ' ', 'g')) for no key update;
    if found_one.family is null and said is not null then
        update payee p set family = said, family_said_at = moment, family_said_by = (command ->> 'actorId')::uuid
         where p.council_id = found_one.council_id and p.id = found_one.id returning * into found_one;
        perform audit(mine.council_id, command, moment, 'payee-family-said', 'payee', found_one.id);
        if said in ('partner', 'same-household') then
            insert into outbox (council_id, topic, payload, at)
            values (mine.council_id, 'family-asked', jsonb_build_object('payeeId', found_one.id), moment);
        end if;
    end if;
    return found_one;
end $$;

-- R62: why a relative isn't paid from direct-payment money, or not so much; null: they may be.
create or replace function expense_family_refusal(p payee, amount bigint) returns jsonb language plpgsql as $$
declare
    d family_decision;
    left_pence bigint;
begin
    if p.family is null then
        return '{"outcome": "family-asked"}';
    elsif p.family in ('no', 'elsewhere') then
        return null;
    end if;
    select * into d from family_decision x where x.council_id = p.council_id and x.payee_id = p.id order by x.id desc limit 1;
    if not coalesce(d.yes, false) then
        return '{"outcome": "family-decision-needed"}';
    elsif d.cap_pence is null then
        return null;
    end if;
    left_pence := d.cap_pence - coalesce((select sum(e.amount_pence) from expense e
        where e.council_id = p.council_id and e.payee_id = p.id and e.taken_back_at is null), 0);
    return case when amount > left_pence
                then jsonb_build_object('outcome', 'family-cap', 'leftPence', greatest(left_pence, 0)) end;
end $$;

-- Takes the amount from what is free, or says how much is missing and takes nothing.
create or replace function expense_post(mine budget, line uuid, amount bigint, command jsonb) returns jsonb
        language plpgsql as $$
declare
    council uuid := mine.council_id;
    share uuid := ledger_account_of(council, 'budget-contribution', mine.id);
    money uuid := ledger_account_of(council, 'budget-council', mine.id);
    bank uuid := ledger_account_of(council, 'rail-clearing', null, 'own-bank');
    from_share bigint;
    free bigint;
begin
    perform ledger_lock(council, array[share, money, bank]);
    free := ledger_free(council, share) + ledger_free(council, money);
    if free < amount then
        return jsonb_build_object('outcome', 'insufficient-funds', 'shortPence', amount - free, 'availablePence', free);
    end if;
    from_share := least(amount, ledger_free(council, share));
    insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence, code,
        subject_kind, subject_id, plan_line_id, actor_id, on_behalf_of, description, at)
    select council, uuidv7(), 'direct', part.account, bank, part.pence, 'payment', 'expense', (command ->> 'id')::uuid,
           line, (command ->> 'actorId')::uuid, (command ->> 'onBehalfOf')::uuid,
           (command ->> 'what') || ', paid to ' || (command ->> 'paidTo'), (command ->> 'at')::timestamptz
      from (values (share, from_share), (money, amount - from_share)) part (account, pence)
     where part.pence > 0;
    return null;
end $$;

-- It was not spent after all, or was typed wrongly: its postings are corrected by ones that name them (R11).
-- Command: id, councilId, actorId, onBehalfOf, holderId, at. Twice is the same. Outcomes: done (expense), not-found,
-- closed (the account is, and nothing comes back into it).
create or replace function expense_take_back(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    at timestamptz := command ->> 'at';
    mine expense;
begin
    select * into mine from expense e where e.council_id = council and e.id = (command ->> 'id')::uuid
       and e.holder_id = (command ->> 'holderId')::uuid for no key update;
    if mine.id is null then
        return '{"outcome": "not-found"}';
    elsif mine.taken_back_at is null and budget_is_closed(council, mine.budget_id) then
        return '{"outcome": "closed"}';
    elsif mine.taken_back_at is null then
        insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence, code,
            corrects_id, subject_kind, subject_id, plan_line_id, actor_id, on_behalf_of, description, at)
        select council, uuidv7(), 'direct', t.credit_account_id, t.debit_account_id, t.amount_pence, 'correction', t.id,
               'expense', mine.id, t.plan_line_id, (command ->> 'actorId')::uuid, (command ->> 'onBehalfOf')::uuid,
               t.description, (command ->> 'at')::timestamptz
          from ledger_transfer t
         where t.council_id = council and t.subject_kind = 'expense' and t.subject_id = mine.id and t.code = 'payment';
        update expense e set taken_back_at = at, taken_back_by = (command ->> 'actorId')::uuid
         where e.council_id = council and e.id = mine.id
        returning * into mine;
        perform audit(council, command, at, 'expense-taken-back', 'expense', mine.id,
            jsonb_build_object('budgetId', mine.budget_id, 'amountPence', mine.amount_pence));
    end if;
    return jsonb_build_object('outcome', 'done', 'expense', expense_json(mine));
end $$;

-- What was recorded stays as it was; it is taken back once.
create or replace function expense_keep() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.taken_back_at is null
       and to_jsonb(old) - '{taken_back_at,taken_back_by}'::text[] = to_jsonb(new) - '{taken_back_at,taken_back_by}'::text[] then
        return new;
    end if;
    raise exception 'an expense is recorded once and stays' using errcode = 'restrict_violation';
end $$;
create or replace trigger expense_stays before update or delete on expense
    for each row execute function expense_keep();
create or replace trigger expense_is_not_emptied before truncate on expense
    for each statement execute function expense_keep();
