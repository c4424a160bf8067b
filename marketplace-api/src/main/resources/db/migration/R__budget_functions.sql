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

-- A budget's ledger account is there from its first moment, so that it can be read before any money came.
create or replace function budget_opens_its_account() returns trigger language plpgsql as $$
begin
    perform ledger_account_of(new.council_id, 'budget-council', new.id);
    return null;
end $$;
create or replace trigger budget_opens_its_account after insert on budget
    for each row execute function budget_opens_its_account();
