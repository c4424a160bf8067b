-- What the bureau reckoned (R81, R84). Locks: idempotency key, ledger accounts by id (whoever writes a line of this worker holds
-- one of them, so no line comes in between), settlements of the payroll by id, then the exception account.

-- Who may see or say what goes to somebody's payroll: the person, the organisation that looks after the account, finance.
create or replace function payroll_budget(council uuid, holder uuid, worker uuid, organisation uuid) returns uuid
        language sql stable as $$
    select b.budget_id from payroll_line l
      join booking b on b.council_id = l.council_id and b.id = l.booking_id
      join budget g on g.council_id = b.council_id and g.id = b.budget_id
     where l.council_id = council and l.holder_id = holder and l.provider_id = worker
       and (organisation is null or g.supported_by = organisation)
     order by l.id desc limit 1
$$;

-- Finance opens one person's payroll: the reason is kept, and the person sees it (R93). Command: personId, councilId, actorId,
-- reason, month, at. Outcomes: done, not-found, own.
create or replace function payroll_open(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    person uuid := command ->> 'personId';
begin
    if not exists (select from payroll_line l where l.council_id = council and l.holder_id = person) then
        return '{"outcome": "not-found"}';
    elsif person = (command ->> 'actorId')::uuid then
        return '{"outcome": "own"}';
    end if;
    perform audit(council, command, (command ->> 'at')::timestamptz, 'payroll-opened', 'person', person,
        jsonb_build_object('reason', command ->> 'reason', 'month', command ->> 'month'));
    return '{"outcome": "done"}';
end $$;

-- Enters, or enters anew, what the bureau reckoned. What it is beyond the pay that is posted comes out of what was set aside, then
-- out of what is left to use, then stands on the exception account (finance is told); what is not used stays set aside (R84).
-- Command: id, holderId, providerId, month, organisationId, councilId, actorId, onBehalfOf, version (of what was looked at; 0:
-- none), seenPence (the posted pay that was looked at), payPence, holidayPence, niPence, pensionPence, paidOn, bureau, estimate,
-- at, idempotency.
-- Outcomes: done, not-found, changed (other time, or other figures), below-pay (postedPence), paid-already, too-early, and those
-- of idempotency_claim.
create or replace function payroll_reckon(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    holder uuid := command ->> 'holderId';
    worker uuid := command ->> 'providerId';
    of_month date := command ->> 'month';
    moment timestamptz := command ->> 'at';
    key jsonb := command -> 'idempotency';
    claimed jsonb := idempotency_claim(key, moment);
    of_budget uuid;
    before payroll_figures;
    topic uuid;
    posted bigint;
    wanted bigint;
    stands bigint;
    payable uuid;
begin
    if claimed is not null then
        return claimed;
    end if;
    of_budget := payroll_budget(council, holder, worker, (command ->> 'organisationId')::uuid);
    if of_budget is null then
        return idempotency_refuse(key, '{"outcome": "not-found"}');
    end if;
    payable := ledger_account_of(council, 'provider-payable', worker, 'payroll');
    perform ledger_lock(council, array[payable, ledger_account_of(council, 'provider-payable', worker),
        ledger_account_of(council, 'rail-clearing', null, 'payroll'),
        ledger_account_of(council, 'budget-reserve', of_budget), ledger_account_of(council, 'budget-contribution', of_budget),
        ledger_account_of(council, 'budget-council', of_budget)]);
    select * into before from payroll_figures f
     where f.council_id = council and f.holder_id = holder and f.provider_id = worker and f.month = of_month
     order by f.version desc limit 1;
    select coalesce(sum(l.pay_pence), 0) into posted from payroll_line l
     where l.council_id = council and l.holder_id = holder and l.provider_id = worker and l.month = of_month;
    if coalesce(before.version, 0) <> (command ->> 'version')::integer or posted <> (command ->> 'seenPence')::bigint then
        return idempotency_refuse(key, jsonb_build_object('outcome', 'changed', 'postedPence', posted));
    elsif (moment at time zone 'Europe/London')::date <= of_month then
        return idempotency_refuse(key, '{"outcome": "too-early"}');
    elsif (command ->> 'payPence')::bigint < posted then
        return idempotency_refuse(key, jsonb_build_object('outcome', 'below-pay', 'postedPence', posted));
    end if;
    wanted := (command ->> 'payPence')::bigint + (command ->> 'holidayPence')::bigint + (command ->> 'niPence')::bigint
        + (command ->> 'pensionPence')::bigint - posted;
    stands := coalesce(before.pay_pence + before.holiday_pence + before.ni_pence + before.pension_pence
        - before.posted_pence, 0);
    if before.paid_on is not null and (wanted < stands or command ->> 'paidOn' is null) then
        return idempotency_refuse(key, '{"outcome": "paid-already"}');
    end if;
    topic := (select f.id from payroll_figures f
               where f.council_id = council and f.holder_id = holder and f.provider_id = worker and f.month = of_month
                 and f.version = 1);
    topic := coalesce(topic, (command ->> 'id')::uuid);
    insert into payroll_figures (council_id, id, holder_id, provider_id, month, version, budget_id, pay_pence, holiday_pence,
        ni_pence, pension_pence, posted_pence, estimate, paid_on, bureau, said_at, said_by, on_behalf_of)
    values (council, (command ->> 'id')::uuid, holder, worker, of_month, coalesce(before.version, 0) + 1, of_budget,
        (command ->> 'payPence')::bigint, (command ->> 'holidayPence')::bigint, (command ->> 'niPence')::bigint,
        (command ->> 'pensionPence')::bigint, posted, command -> 'estimate', (command ->> 'paidOn')::date,
        command ->> 'bureau', moment, (command ->> 'actorId')::uuid, (command ->> 'onBehalfOf')::uuid);
    perform payroll_costs(council, of_budget, payable, topic, wanted - stands, command);
    if command ->> 'paidOn' is not null then
        perform payroll_paid(council, holder, worker, of_month, topic, wanted - case when before.paid_on is null then 0
            else stands end, command);
    end if;
    perform audit(council, command, moment, 'payroll-reckoned', 'person', holder,
        jsonb_build_object('providerId', worker, 'month', of_month, 'version', coalesce(before.version, 0) + 1,
        'costsPence', wanted));
    return idempotency_keep(key, jsonb_build_object('outcome', 'done', 'version', coalesce(before.version, 0) + 1));
end $$;

-- Moves what it costs on top of the pay, or less of it back where it came from.
create or replace function payroll_costs(council uuid, of_budget uuid, payable uuid, topic uuid, more bigint, command jsonb)
        returns void language plpgsql as $$
declare
    moment timestamptz := command ->> 'at';
    reserve uuid := ledger_account_of(council, 'budget-reserve', of_budget);
    contribution uuid := ledger_account_of(council, 'budget-contribution', of_budget);
    money uuid := ledger_account_of(council, 'budget-council', of_budget);
    uncovered uuid;
    part1 bigint;
    part2 bigint;
    part3 bigint;
    missing bigint;
begin
    if more < 0 then
        perform ledger_take_back(council, topic, 'liability', -more, payable,
            array[ledger_account_find(council, 'exception', null, 'wages'), money, contribution, reserve],
            'What the bureau reckoned anew', moment);
        return;
    end if;
    part1 := least(more, ledger_free(council, reserve));
    part2 := least(more - part1, ledger_free(council, contribution));
    part3 := least(more - part1 - part2, ledger_free(council, money));
    missing := more - part1 - part2 - part3;
    if missing > 0 then
        uncovered := ledger_account_of(council, 'exception', null, 'wages');
        insert into outbox (council_id, topic, payload, at)
        values (council, 'wages-not-covered', jsonb_build_object('payrollId', topic, 'pence', missing), moment);
    end if;
    insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence, code,
        subject_kind, subject_id, actor_id, on_behalf_of, description, at)
    select council, uuidv7(), 'direct', x.account, payable, x.pence, 'liability', 'payroll', topic,
           (command ->> 'actorId')::uuid, (command ->> 'onBehalfOf')::uuid,
           'Employer costs, ' || to_char((command ->> 'month')::date, 'FMMonth YYYY'), moment
      from (values (reserve, part1), (contribution, part2), (money, part3), (uncovered, missing)) x (account, pence)
     where x.pence > 0;
end $$;

-- The payroll was paid: what was due to this worker up to this month, and what came on top, is due no more. Who paid it was the
-- person or whoever runs their payroll: no rail of ours.
create or replace function payroll_paid(council uuid, holder uuid, worker uuid, of_month date, topic uuid, costs bigint,
        command jsonb) returns void language plpgsql as $$
declare
    moment timestamptz := command ->> 'at';
    clearing uuid := ledger_account_of(council, 'rail-clearing', null, 'payroll');
    theirs uuid := ledger_account_of(council, 'provider-payable', worker);
    extra uuid := ledger_account_of(council, 'provider-payable', worker, 'payroll');
    due uuid[];
begin
    due := array(select s.id from settlement s
                  where s.council_id = council and s.holder_id = holder and s.provider_id = worker and s.rail = 'payroll'
                    and s.state = 'due'
                    and exists (select from payroll_line l where l.council_id = council and l.booking_id = s.booking_id
                                   and l.month <= of_month)
                  order by s.id for no key update of s);
    insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence, code,
        subject_kind, subject_id, actor_id, on_behalf_of, description, at)
    select council, uuidv7(), 'direct', theirs, clearing, s.amount_pence, 'payment', 'settlement', s.id,
           (command ->> 'actorId')::uuid, (command ->> 'onBehalfOf')::uuid, 'Paid by the payroll', moment
      from settlement s where s.council_id = council and s.id = any (due);
    if costs > 0 then
        insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence, code,
            subject_kind, subject_id, actor_id, on_behalf_of, description, at)
        values (council, uuidv7(), 'direct', extra, clearing, costs, 'payment', 'payroll', topic,
            (command ->> 'actorId')::uuid, (command ->> 'onBehalfOf')::uuid, 'Paid by the payroll', moment);
    end if;
    update settlement s
       set state = 'paid', paid_at = ((command ->> 'paidOn')::date + time '12:00') at time zone 'Europe/London'
     where s.council_id = council and s.id = any (due);
end $$;

create or replace trigger payroll_figures_is_history before update or delete on payroll_figures
    for each row execute function refuse_rewriting();
create or replace trigger payroll_figures_is_not_emptied before truncate on payroll_figures
    for each statement execute function refuse_rewriting();
