-- What applies the decisions of uk.directly.budget.

-- Pays council money into a budget: council funding -> budget. Command: id (of the transfer), councilId, budgetId,
-- amountPence, description, at, actorId. The same id again changes nothing. Outcome: done, with replayed if known.
create or replace function budget_load(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    transfer uuid := command ->> 'id';
begin
    if exists (select from ledger_transfer where council_id = council and id = transfer) then
        return '{"outcome": "done", "replayed": true}';
    end if;
    insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence, code,
        subject_kind, subject_id, actor_id, on_behalf_of, description, at)
    values (council, transfer, 'direct', ledger_account_of(council, 'council-funding', null),
        ledger_account_of(council, 'budget-council', (command ->> 'budgetId')::uuid),
        (command ->> 'amountPence')::bigint, 'load', 'budget', (command ->> 'budgetId')::uuid,
        (command ->> 'actorId')::uuid, (command ->> 'onBehalfOf')::uuid, command ->> 'description',
        (command ->> 'at')::timestamptz);
    perform audit(council, command, (command ->> 'at')::timestamptz, 'budget-loaded', 'budget',
        (command ->> 'budgetId')::uuid, jsonb_build_object('amountPence', (command ->> 'amountPence')::bigint,
        'transferId', transfer));
    return '{"outcome": "done"}';
end $$;

-- Adds own money (R14): the rail took it from the person's card, or will have to give it back there. Command: id (of the
-- transfer), councilId, budgetId, amountPence, description, at, actorId, onBehalfOf. The same id again changes nothing.
create or replace function budget_top_up(command jsonb) returns jsonb language plpgsql as $$
begin
    return budget_pay_in(command, 'budget-own', 'top-up', 'budget-topped-up');
end $$;

-- Shares are paid by contribution_receive and contribution_say, which know what was expected.
drop function if exists budget_contribute(jsonb);

create or replace function budget_pay_in(command jsonb, into_kind text, transfer_code text, action text) returns jsonb
        language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    budget_id uuid := command ->> 'budgetId';
    transfer uuid := command ->> 'id';
begin
    if exists (select from ledger_transfer where council_id = council and id = transfer) then
        return '{"outcome": "done", "replayed": true}';
    end if;
    insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence, code,
        subject_kind, subject_id, actor_id, on_behalf_of, description, at)
    values (council, transfer, 'direct', ledger_account_of(council, 'rail-clearing', null, command ->> 'rail'),
        ledger_account_of(council, into_kind, budget_id), (command ->> 'amountPence')::bigint, transfer_code, 'budget',
        budget_id, (command ->> 'actorId')::uuid, (command ->> 'onBehalfOf')::uuid, command ->> 'description',
        (command ->> 'at')::timestamptz);
    perform audit(council, command, (command ->> 'at')::timestamptz, action, 'budget', budget_id,
        jsonb_build_object('amountPence', (command ->> 'amountPence')::bigint, 'transferId', transfer));
    return '{"outcome": "done"}';
end $$;

-- Sets council money aside inside a budget. Command: idempotency, id, councilId, budgetId, purpose, reason, amountPence,
-- until, at, actorId. Outcomes: done, not-found, insufficient-funds (shortPence, availablePence).
create or replace function budget_ring_fence(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    at timestamptz := command ->> 'at';
    claimed jsonb := idempotency_claim(command -> 'idempotency', at);
    of_budget uuid := command ->> 'budgetId';
    amount bigint := command ->> 'amountPence';
    money uuid;
    free bigint;
begin
    if claimed is not null then
        return claimed;
    end if;
    if not exists (select from budget b where b.council_id = council and b.id = of_budget) then
        return idempotency_refuse(command -> 'idempotency', '{"outcome": "not-found"}');
    end if;
    money := ledger_account_of(council, 'budget-council', of_budget);
    free := ledger_available(council, money, money);
    if free < amount then
        return idempotency_refuse(command -> 'idempotency', jsonb_build_object('outcome', 'insufficient-funds',
            'shortPence', amount - free, 'availablePence', free));
    end if;
    insert into ring_fence (council_id, id, budget_id, purpose, reason, amount_pence, until, made_at, made_by)
    values (council, (command ->> 'id')::uuid, of_budget, command ->> 'purpose', command ->> 'reason', amount,
        (command ->> 'until')::date, at, (command ->> 'actorId')::uuid);
    perform audit(council, command, at, 'money-set-aside', 'budget', of_budget,
        jsonb_build_object('ringFenceId', command ->> 'id', 'amountPence', amount, 'until', command ->> 'until'));
    return idempotency_keep(command -> 'idempotency', jsonb_build_object('outcome', 'done', 'id', command ->> 'id'));
end $$;

-- Frees it again. Command: id, councilId, budgetId, at, actorId. Outcomes: done, not-found, changed (it is free already).
create or replace function budget_release_ring_fence(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    fence ring_fence;
begin
    select * into fence from ring_fence f
     where f.council_id = council and f.id = (command ->> 'id')::uuid and f.budget_id = (command ->> 'budgetId')::uuid
       for no key update;
    if fence.id is null then
        return '{"outcome": "not-found"}';
    end if;
    if fence.released_at is not null then
        return '{"outcome": "changed"}';
    end if;
    update ring_fence f set released_at = (command ->> 'at')::timestamptz, released_by = (command ->> 'actorId')::uuid
     where f.council_id = council and f.id = fence.id;
    perform audit(council, command, (command ->> 'at')::timestamptz, 'money-free-again', 'budget', fence.budget_id,
        jsonb_build_object('ringFenceId', fence.id, 'amountPence', fence.amount_pence));
    return '{"outcome": "done"}';
end $$;

-- Frees what was set aside until a day before this one, so many at once; rows that somebody else has in hand are passed
-- over. The accounts are locked in their order first, as whoever pays in to many of them does. Command: today, at, limit.
-- Answers how many (count).
create or replace function budget_end_ring_fences(command jsonb) returns jsonb language plpgsql as $$
declare
    at timestamptz := command ->> 'at';
    councils uuid[];
    ids uuid[];
    counted integer;
begin
    select array_agg(e.council_id), array_agg(e.id) into councils, ids
      from (select f.council_id, f.id from ring_fence f
             where f.released_at is null and f.until < (command ->> 'today')::date
             order by f.until, f.id limit (command ->> 'limit')::integer for no key update skip locked) e;
    perform 1 from ledger_account l
     where l.kind = 'budget-council' and (l.council_id, l.owner_id) in (
               select f.council_id, f.budget_id from ring_fence f
                where (f.council_id, f.id) in (select * from unnest(councils, ids)))
     order by l.council_id, l.id for no key update;
    with freed as (
        update ring_fence f set released_at = at
         where (f.council_id, f.id) in (select * from unnest(councils, ids))
        returning f.council_id, f.id, f.budget_id, f.amount_pence)
    insert into audit_event (council_id, at, action, subject_kind, subject_id, details)
    select f.council_id, at, 'money-free-again', 'budget', f.budget_id,
           jsonb_build_object('ringFenceId', f.id, 'amountPence', f.amount_pence)
      from freed f;
    get diagnostics counted = row_count;
    return jsonb_build_object('outcome', 'done', 'count', counted);
end $$;

-- What is set aside stands on the account too, where the one check of R12 sees it; only these rows move it.
create or replace function ring_fence_apply() returns trigger language plpgsql as $$
declare
    money uuid := ledger_account_of(new.council_id, 'budget-council', new.budget_id);
begin
    if tg_op = 'INSERT' then
        update ledger_account set ring_fenced = ring_fenced + new.amount_pence
         where council_id = new.council_id and id = money;
    elsif old.released_at is null and new.released_at is not null then
        update ledger_account set ring_fenced = ring_fenced - new.amount_pence
         where council_id = new.council_id and id = money;
    end if;
    return null;
end $$;
create or replace trigger ring_fence_applies after insert or update on ring_fence
    for each row execute function ring_fence_apply();

create or replace function ring_fence_refuse_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.released_at is not null
       or (new.council_id, new.id, new.budget_id, new.purpose, new.reason, new.amount_pence, new.until, new.made_at,
           new.made_by) is distinct from
          (old.council_id, old.id, old.budget_id, old.purpose, old.reason, old.amount_pence, old.until, old.made_at,
           old.made_by) then
        raise exception 'a ring-fence is only ever released' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create or replace trigger ring_fence_is_only_released before update or delete on ring_fence
    for each row execute function ring_fence_refuse_change();

-- A budget's ledger accounts are there from its first moment, so that they can be read before any money came.
create or replace function budget_opens_its_account() returns trigger language plpgsql as $$
begin
    perform ledger_account_of(new.council_id, of_kind, new.id)
       from unnest(array['budget-council', 'budget-contribution', 'budget-own', 'budget-reserve']) as of_kind;
    return null;
end $$;
create or replace trigger budget_opens_its_account after insert on budget
    for each row execute function budget_opens_its_account();
