-- Charges that came back to people after their provider was paid (R53, R92). Locks: idempotency key, settlement, recovery, what is
-- payable, then the exception account.

-- What a provider still owes for charges that were given back.
create or replace function charges_owed(council uuid, worker uuid) returns bigint language sql stable as $$
    select coalesce((select a.debits_posted - a.credits_posted from ledger_account a
                      where a.council_id = council and a.kind = 'exception' and a.owner_id = worker
                        and a.name = 'charges'), 0)
$$;

-- Proposes how so much of it comes back. Command: id, providerId, way, amountPence, words, councilId, actorId, at, idempotency.
-- Outcomes: done, not-found (nothing is owed), own (the officer's own business), too-much (leftPence) and those of
-- idempotency_claim.
create or replace function recovery_propose(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    worker uuid := command ->> 'providerId';
    moment timestamptz := command ->> 'at';
    key jsonb := command -> 'idempotency';
    claimed jsonb := idempotency_claim(key, moment);
    rest bigint;
begin
    if claimed is not null then
        return claimed;
    end if;
    -- Two proposals come one after the other.
    perform 1 from ledger_account a where a.council_id = council and a.kind = 'exception' and a.owner_id = worker
       and a.name = 'charges' for no key update;
    if charges_owed(council, worker) <= 0 then
        return idempotency_refuse(key, '{"outcome": "not-found"}');
    elsif exists (select from provider p where p.council_id = council and p.id = worker
                     and p.person_id = (command ->> 'actorId')::uuid) then
        return idempotency_refuse(key, '{"outcome": "own"}');
    end if;
    rest := charges_owed(council, worker) - coalesce((select sum(r.amount_pence - r.taken_pence) from charge_recovery r
        where r.council_id = council and r.provider_id = worker and r.state in ('proposed', 'accepted', 'agreed')), 0);
    if (command ->> 'amountPence')::bigint > rest then
        return idempotency_refuse(key, jsonb_build_object('outcome', 'too-much', 'leftPence', greatest(rest, 0)));
    end if;
    insert into charge_recovery (council_id, id, provider_id, way, amount_pence, words, proposed_at, proposed_by)
    values (council, (command ->> 'id')::uuid, worker, command ->> 'way', (command ->> 'amountPence')::bigint,
        command ->> 'words', moment, (command ->> 'actorId')::uuid);
    perform audit(council, command, moment, 'recovery-proposed', 'provider', worker, jsonb_build_object('recoveryId',
        command ->> 'id', 'way', command ->> 'way', 'amountPence', (command ->> 'amountPence')::bigint));
    if command ->> 'way' = 'set-off' then
        insert into outbox (council_id, topic, payload, at)
        values (council, 'set-off-proposed', jsonb_build_object('recoveryId', command ->> 'id', 'providerId', worker,
            'amountPence', (command ->> 'amountPence')::bigint), moment);
    end if;
    return idempotency_keep(key, jsonb_build_object('outcome', 'done', 'id', command ->> 'id', 'state', 'proposed'));
end $$;

-- The provider's yes or no. Command: id, councilId, actorId, providerId, yes, at. Outcomes: done (state), not-found, wrong-state
-- (state).
create or replace function recovery_answer(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    moment timestamptz := command ->> 'at';
    becomes text := case when (command ->> 'yes')::boolean then 'accepted' else 'withdrawn' end;
    r charge_recovery;
begin
    select * into r from charge_recovery c where c.council_id = council and c.id = (command ->> 'id')::uuid
       and c.provider_id = (command ->> 'providerId')::uuid and c.way = 'set-off' for no key update;
    if r.id is null then
        return '{"outcome": "not-found"}';
    elsif r.state = becomes then
        return jsonb_build_object('outcome', 'done', 'id', r.id, 'state', r.state);
    elsif r.state not in ('proposed', 'accepted') then
        return jsonb_build_object('outcome', 'wrong-state', 'state', r.state);
    end if;
    update charge_recovery c set state = becomes, answered_at = moment, answered_by = (command ->> 'actorId')::uuid
     where c.council_id = council and c.id = r.id;
    perform audit(council, command, moment, 'recovery-' || becomes, 'provider', r.provider_id,
        jsonb_build_object('recoveryId', r.id));
    return jsonb_build_object('outcome', 'done', 'id', r.id, 'state', becomes);
end $$;

-- The other officer's yes; or either officer withdraws it, as long as nothing was taken. Command: id, councilId, actorId, yes,
-- transferId, at, idempotency. Outcomes: done (state), not-found, wrong-state (state), not-allowed (they proposed it, or it is
-- their own) and those of idempotency_claim.
create or replace function recovery_decide(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    moment timestamptz := command ->> 'at';
    actor uuid := command ->> 'actorId';
    key jsonb := command -> 'idempotency';
    claimed jsonb := idempotency_claim(key, moment);
    r charge_recovery;
    owed uuid;
begin
    if claimed is not null then
        return claimed;
    end if;
    select * into r from charge_recovery c where c.council_id = council and c.id = (command ->> 'id')::uuid
       for no key update;
    if r.id is null then
        return idempotency_refuse(key, '{"outcome": "not-found"}');
    elsif not (command ->> 'yes')::boolean then
        if r.state not in ('proposed', 'accepted', 'agreed') or r.taken_pence > 0 then
            return idempotency_refuse(key, jsonb_build_object('outcome', 'wrong-state', 'state', r.state));
        end if;
        update charge_recovery c set state = 'withdrawn', decided_at = moment, decided_by = actor
         where c.council_id = council and c.id = r.id;
        perform audit(council, command, moment, 'recovery-withdrawn', 'provider', r.provider_id,
            jsonb_build_object('recoveryId', r.id));
        return idempotency_keep(key, jsonb_build_object('outcome', 'done', 'id', r.id, 'state', 'withdrawn'));
    elsif r.proposed_by = actor or exists (select from provider p where p.council_id = council and p.id = r.provider_id
                                              and p.person_id = actor) then
        return idempotency_refuse(key, '{"outcome": "not-allowed"}');
    elsif r.state <> (case r.way when 'bank' then 'proposed' else 'accepted' end) then
        return idempotency_refuse(key, jsonb_build_object('outcome', 'wrong-state', 'state', r.state));
    end if;
    if r.way = 'bank' then
        owed := ledger_account_of(council, 'exception', r.provider_id, 'charges');
        insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence, code,
            subject_kind, subject_id, actor_id, description, at)
        values (council, (command ->> 'transferId')::uuid, 'direct',
            ledger_account_of(council, 'rail-clearing', null, 'bank'), owed, r.amount_pence, 'return', 'recovery', r.id, actor,
            'A charge came back by bank', moment);
        insert into charge_recovery_line (council_id, id, recovery_id, amount_pence, at)
        values (council, (command ->> 'transferId')::uuid, r.id, r.amount_pence, moment);
    end if;
    update charge_recovery c
       set state = case r.way when 'bank' then 'done' else 'agreed' end, decided_at = moment, decided_by = actor,
           taken_pence = case r.way when 'bank' then c.amount_pence else 0 end
     where c.council_id = council and c.id = r.id;
    perform audit(council, command, moment, 'recovery-agreed', 'provider', r.provider_id,
        jsonb_build_object('recoveryId', r.id, 'way', r.way, 'amountPence', r.amount_pence));
    if r.way = 'set-off' then
        insert into outbox (council_id, topic, payload, at)
        values (council, 'set-off-agreed', jsonb_build_object('recoveryId', r.id, 'providerId', r.provider_id), moment);
    end if;
    return idempotency_keep(key, jsonb_build_object('outcome', 'done', 'id', r.id,
        'state', case r.way when 'bank' then 'done' else 'agreed' end));
end $$;

-- Takes what was agreed out of a settlement that is about to be paid by our rail: never more than is due, and never from wages,
-- which no rail of ours pays. Answers what is left to pay. The caller has locked the settlement.
create or replace function recovery_take(due settlement, moment timestamptz) returns bigint language plpgsql as $$
declare
    r charge_recovery;
    taken bigint;
    rest bigint := due.amount_pence - coalesce((select sum(l.amount_pence) from charge_recovery_line l
        where l.council_id = due.council_id and l.settlement_id = due.id), 0);
    owed bigint;
    transfer uuid;
begin
    if due.rail <> 'stripe' then
        return rest;
    end if;
    for r in select * from charge_recovery c
              where c.council_id = due.council_id and c.provider_id = due.provider_id and c.state = 'agreed'
                and c.way = 'set-off'
              order by c.id for no key update loop
        exit when rest = 0;
        -- As where a charge is given back: what is payable first, then the exception.
        perform ledger_lock(due.council_id, array[
            ledger_account_of(due.council_id, 'provider-payable', due.provider_id)]);
        perform ledger_lock(due.council_id, array[
            ledger_account_of(due.council_id, 'exception', due.provider_id, 'charges')]);
        owed := charges_owed(due.council_id, due.provider_id);
        taken := least(rest, r.amount_pence - r.taken_pence, owed);
        if taken > 0 then
            transfer := uuidv7();
            insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence, code,
                subject_kind, subject_id, description, at)
            values (due.council_id, transfer, 'direct',
                ledger_account_of(due.council_id, 'provider-payable', due.provider_id),
                ledger_account_of(due.council_id, 'exception', due.provider_id, 'charges'), taken, 'return', 'recovery', r.id,
                'Set off against a charge that was given back', moment);
            insert into charge_recovery_line (council_id, id, recovery_id, settlement_id, amount_pence, at)
            values (due.council_id, transfer, r.id, due.id, taken, moment);
            update charge_recovery c
               set taken_pence = c.taken_pence + taken,
                   state = case when c.taken_pence + taken = c.amount_pence then 'done' else c.state end
             where c.council_id = due.council_id and c.id = r.id;
            perform audit(due.council_id, '{}', moment, 'recovery-taken', 'settlement', due.id,
                jsonb_build_object('recoveryId', r.id, 'amountPence', taken));
            rest := rest - taken;
        end if;
    end loop;
    return rest;
end $$;

create or replace trigger charge_recovery_line_is_history before update or delete on charge_recovery_line
    for each row execute function refuse_rewriting();
create or replace trigger charge_recovery_line_is_not_emptied before truncate on charge_recovery_line
    for each statement execute function refuse_rewriting();
