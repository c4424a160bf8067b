-- What applies the decisions of uk.directly.budget about people's own shares (R22). What a cycle expects is written by
-- funding_post. Locks are taken in this order: idempotency key, budgets by id, ledger accounts.

-- Records what finance sees that people paid. Each row names a budget or a case reference; one that is known already
-- changes nothing, one that can't be taken is named, and the others go in. Command: idempotency, councilId, actorId,
-- today, at, rows [{number, id, budgetId, caseReference, amountPence, paidOn, reference}].
-- Outcome: done (imported, paymentId of the first, alreadyKnown, rejected [{row, why}]; why: unknown, several, no-share,
-- in-the-future, closed).
create or replace function contribution_receive(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    at timestamptz := command ->> 'at';
    claimed jsonb := idempotency_claim(command -> 'idempotency', at);
    rows contribution_row[];
    answer jsonb;
begin
    if claimed is not null then
        return claimed;
    end if;
    rows := contribution_find(council, (command ->> 'today')::date, command -> 'rows');
    perform from budget b where b.council_id = council and b.id in (select r.budget_id from unnest(rows) r)
      order by b.id for no key update;
    rows := contribution_closed(council, contribution_know(council, rows));
    perform contribution_put(command, 'received', 'bank', array(select r from unnest(rows) r where r.why is null));

    select jsonb_build_object('outcome', 'done', 'imported', count(*) filter (where r.why is null),
               'paymentId', (array_agg(r.id order by r.number) filter (where r.why is null))[1],
               'alreadyKnown', count(*) filter (where r.why = 'known'),
               'rejected', coalesce(jsonb_agg(jsonb_build_object('row', r.number, 'why', r.why) order by r.number)
                   filter (where r.why <> 'known'), '[]')) into answer
      from unnest(rows) r;
    if (answer ->> 'imported')::integer + (answer ->> 'alreadyKnown')::integer = 0 then
        return idempotency_refuse(command -> 'idempotency', answer);
    end if;
    return idempotency_keep(command -> 'idempotency', answer);
end $$;

-- The person says that they paid their share into their own account (R27): there it is theirs to say. Command: idempotency,
-- councilId, holderId, budgetId, id, amountPence, actorId, onBehalfOf, today, at.
-- Outcomes: done, not-found, wrong-state (state: the route), too-much (openPence).
create or replace function contribution_say(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    at timestamptz := command ->> 'at';
    claimed jsonb := idempotency_claim(command -> 'idempotency', at);
    mine budget;
    open_pence bigint;
begin
    if claimed is not null then
        return claimed;
    end if;
    select * into mine from budget b
     where b.council_id = council and b.id = (command ->> 'budgetId')::uuid
       and b.holder_id = (command ->> 'holderId')::uuid for no key update;
    if mine.id is null then
        return idempotency_refuse(command -> 'idempotency', '{"outcome": "not-found"}');
    elsif mine.closed_at is not null then
        return idempotency_refuse(command -> 'idempotency', '{"outcome": "wrong-state", "state": "closed"}');
    elsif mine.route is distinct from 'own-bank' then
        return idempotency_refuse(command -> 'idempotency',
            jsonb_build_object('outcome', 'wrong-state', 'state', coalesce(mine.route, 'none')));
    end if;
    select coalesce(sum(d.amount_pence - d.paid_pence), 0) into open_pence from contribution_due d
     where d.council_id = council and d.budget_id = mine.id and d.how = 'net';
    if (command ->> 'amountPence')::bigint > open_pence then
        return idempotency_refuse(command -> 'idempotency',
            jsonb_build_object('outcome', 'too-much', 'openPence', open_pence));
    end if;
    perform contribution_put(command, 'said', 'own-bank', array[(1, (command ->> 'id')::uuid, mine.id,
        (command ->> 'amountPence')::bigint, (command ->> 'today')::date, null, null)::contribution_row]);
    return idempotency_keep(command -> 'idempotency', '{"outcome": "done"}');
end $$;

-- Whose share each row is. A case reference stands for the one budget of that person which a share is paid for.
create or replace function contribution_find(council uuid, today date, rows jsonb) returns contribution_row[]
        language sql as $$
    select coalesce(array_agg((r.number, r.id, b.ids[1], r."amountPence", r."paidOn", r.reference,
               case when r."paidOn" > today then 'in-the-future'
                    when b.budgets = 0 then 'unknown'
                    when b.ids is null then 'no-share'
                    when cardinality(b.ids) > 1 then 'several' end)::contribution_row order by r.number), '{}')
      from jsonb_to_recordset(rows) as r (number integer, id uuid, "budgetId" uuid, "caseReference" text,
               "amountPence" bigint, "paidOn" date, reference text)
     cross join lateral (
           select count(*) as budgets, array_agg(each.id order by each.id) filter (where exists (
                      select from award_terms t where t.council_id = council and t.award_id = each.award_id
                         and t.contribution_weekly_pence > 0)) as ids
             from (select m.id, m.award_id from budget m where m.council_id = council and m.id = r."budgetId"
                   union all
                   select m.id, m.award_id from person p
                     join budget m on m.council_id = p.council_id and m.holder_id = p.id
                    where p.council_id = council and p.case_reference = r."caseReference") each) b
$$;

-- Marks rows that are recorded already, or stand here twice. The caller has the budgets' locks.
create or replace function contribution_know(council uuid, rows contribution_row[]) returns contribution_row[]
        language sql as $$
    select coalesce(array_agg((r.number, r.id, r.budget_id, r.amount_pence, r.paid_on, r.reference,
               coalesce(r.why, case when r.nth > 1 or p.id is not null then 'known' end))::contribution_row
               order by r.number), '{}')
      from (select f.*, row_number() over (partition by f.why, f.budget_id, f.reference, f.paid_on, f.amount_pence
                                           order by f.number) as nth
              from unnest(rows) f) r
      left join contribution_payment p on p.council_id = council and p.budget_id = r.budget_id
                and p.reference = r.reference and p.paid_on = r.paid_on and p.amount_pence = r.amount_pence
$$;

-- Marks rows for a closed account. What was billed can still be paid, as far as it is open; into the account nothing comes
-- any more. The caller has the budgets' locks.
create or replace function contribution_closed(council uuid, rows contribution_row[]) returns contribution_row[]
        language sql as $$
    select coalesce(array_agg((r.number, r.id, r.budget_id, r.amount_pence, r.paid_on, r.reference,
               coalesce(r.why, case when r.upto > billed.pence then 'closed' end))::contribution_row
               order by r.number), '{}')
      from (select f.*, sum(f.amount_pence) filter (where f.why is null) over earlier as upto from unnest(rows) f
            window earlier as (partition by f.budget_id order by f.paid_on, f.number)) r
      left join lateral (select (select coalesce(sum(d.amount_pence - d.paid_pence), 0) from contribution_due d
                                  where d.council_id = council and d.budget_id = b.id and d.how = 'gross') as pence
                           from budget b
                          where b.council_id = council and b.id = r.budget_id and b.closed_at is not null) billed on true
$$;

-- Matches payments to what was expected first, keeps what is left for the next cycle, and posts: a net share goes into the
-- budget account and counts from now on, a gross one pays the council and never touches it. The caller has the budgets'
-- locks.
create or replace function contribution_put(command jsonb, of_source text, rail text, rows contribution_row[])
        returns void language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    at timestamptz := command ->> 'at';
    actor uuid := command ->> 'actorId';
    behalf uuid := command ->> 'onBehalfOf';
    clearing uuid := ledger_account_of(council, 'rail-clearing', null, rail);
    funding uuid := ledger_account_of(council, 'council-funding', null);
begin
    with payment as (
        select r.*, sum(r.amount_pence) over earlier - r.amount_pence as begins, sum(r.amount_pence) over earlier as ends
          from unnest(rows) r
        window earlier as (partition by r.budget_id order by r.paid_on, r.number)),
    open as (
        select d.id, d.budget_id, d.how, sum(d.amount_pence - d.paid_pence) over earlier - (d.amount_pence - d.paid_pence)
                   as begins, sum(d.amount_pence - d.paid_pence) over earlier as ends
          from contribution_due d
         where d.council_id = council and d.budget_id in (select p.budget_id from payment p)
           and d.paid_pence < d.amount_pence and (of_source = 'received' or d.how = 'net')
           and (d.how = 'gross' or not exists (select from budget b where b.council_id = council and b.id = d.budget_id
                                                  and b.closed_at is not null))
        window earlier as (partition by d.budget_id order by d.first_day, d.id)),
    matched as (
        select p.id as payment_id, o.id as due_id, o.how,
               (least(p.ends, o.ends) - greatest(p.begins, o.begins))::bigint as pence
          from payment p join open o on o.budget_id = p.budget_id and o.begins < p.ends and p.begins < o.ends),
    parted as (
        select p.*, coalesce(m.net, 0) as net, coalesce(m.gross, 0) as gross,
               p.amount_pence - coalesce(m.net, 0) - coalesce(m.gross, 0) as ahead, t.paid as ahead_how
          from payment p
          join budget b on b.council_id = council and b.id = p.budget_id
          join award a on a.council_id = council and a.id = b.award_id
          join award_terms t on t.council_id = council and t.award_id = a.id and t.during @> award_day(a.during, p.paid_on)
          left join (select payment_id, (sum(pence) filter (where how = 'net'))::bigint as net,
                            (sum(pence) filter (where how = 'gross'))::bigint as gross
                       from matched group by payment_id) m on m.payment_id = p.id),
    kept as (
        insert into contribution_payment (council_id, id, budget_id, amount_pence, net_pence, gross_pence, paid_on, source,
            reference, recorded_at, recorded_by, on_behalf_of)
        select council, p.id, p.budget_id, p.amount_pence,
               p.net + case p.ahead_how when 'net' then p.ahead else 0 end,
               p.gross + case p.ahead_how when 'gross' then p.ahead else 0 end,
               p.paid_on, of_source, p.reference, at, actor, behalf
          from parted p
        returning id, budget_id, net_pence, gross_pence, paid_on),
    matching as (
        update contribution_due d set paid_pence = d.paid_pence + m.pence
          from (select due_id, sum(pence)::bigint as pence from matched group by due_id) m
         where d.council_id = council and d.id = m.due_id),
    waiting as (
        insert into contribution_ahead (council_id, budget_id, how, pence)
        select council, p.budget_id, p.ahead_how, sum(p.ahead)::bigint from parted p where p.ahead > 0
         group by p.budget_id, p.ahead_how
        on conflict (council_id, budget_id, how) do update set pence = contribution_ahead.pence + excluded.pence),
    trail as (
        insert into audit_event (council_id, at, actor_id, on_behalf_of, action, subject_kind, subject_id, details)
        select council, at, actor, behalf, case of_source when 'said' then 'share-said-paid' else 'share-received' end,
               'budget', p.budget_id,
               jsonb_build_object('amountPence', p.amount_pence, 'paymentId', p.id, 'paidOn', p.paid_on)
          from parted p order by p.number)
    insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence, code,
        subject_kind, subject_id, actor_id, on_behalf_of, description, at)
    select council, case part.how when 'net' then k.id else uuidv7() end, 'direct', clearing, part.account, part.pence,
           'contribution', 'budget', k.budget_id, actor, behalf,
           'Share paid on ' || to_char(k.paid_on, 'FMDD FMMonth YYYY'), at
      from kept k
     cross join lateral (values
           ('net', k.net_pence, ledger_account_of(council, 'budget-contribution', k.budget_id)),
           ('gross', k.gross_pence, funding)) part (how, pence, account)
     where part.pence > 0;
end $$;

-- What is expected never changes, and what is matched to it stays.
create or replace function contribution_due_refuse_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or new.paid_pence < old.paid_pence
       or (new.council_id, new.id, new.budget_id, new.first_day, new.last_day, new.how, new.amount_pence, new.due_on)
          is distinct from (old.council_id, old.id, old.budget_id, old.first_day, old.last_day, old.how, old.amount_pence,
           old.due_on) then
        raise exception 'an expected share is only ever paid' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create or replace trigger contribution_due_is_only_paid before update or delete on contribution_due
    for each row execute function contribution_due_refuse_change();
