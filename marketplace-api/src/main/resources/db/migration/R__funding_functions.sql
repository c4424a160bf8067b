-- What applies the decisions of uk.directly.budget about funding runs. The sums here are those of
-- uk.directly.budget.model.Cycle, for a hundred thousand awards in one statement; a test holds the two together.
-- Locks are taken in this order: idempotency key, run, budgets by id, ledger accounts.

-- The last day of the cycle that begins on a day. Cycles begin on Mondays, so the first of an award that begins on another
-- day is shorter, as is the last; a one-off payment is one cycle.
create or replace function funding_last_day(kind text, during daterange, first_day date, weeks integer) returns date
        language sql immutable parallel safe as $$
    select case when kind = 'one-off-direct-payment' then upper(during) - 1
                else least(date_trunc('week', first_day)::date + 7 * weeks - 1, upper(during) - 1) end
$$;

-- The lines of a draft whose person's bank account changed after the draft was made (R26): who checks it has to see that,
-- too. Of a run that is no draft any more there are none.
create or replace function funding_bank_changed_since(r funding_run) returns table (id uuid, was_warned boolean)
        language sql stable as $$
    select distinct l.id, l.warnings <> '{}'
      from bank_change k
      join budget b on b.council_id = k.council_id and b.holder_id = k.person_id and b.route = 'own-bank'
      join funding_line l on l.council_id = b.council_id and l.run_id = r.id and l.award_id = b.award_id
     where r.state = 'draft' and k.council_id = r.council_id
       and greatest(k.asked_at, k.in_force_at, k.ended_at) >= r.made_at and not 'bank-details-changed' = any (l.warnings)
$$;

-- Drafts a run: a line for each award and cycle that begins by a day and is not paid yet. Command: id, councilId, actorId,
-- day, muchMorePercent, bankDays, at. Outcomes: done, nothing-due.
create or replace function funding_draft(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    run uuid := command ->> 'id';
    by_day date := command ->> 'day';
    much_more bigint := command ->> 'muchMorePercent';
    at timestamptz := command ->> 'at';
    counted integer;
    drafted funding_run;
begin
    insert into funding_run (council_id, id, for_day, made_by, made_at)
    values (council, run, by_day, (command ->> 'actorId')::uuid, at);

    insert into funding_line (council_id, run_id, id, award_id, award_version, budget_id, first_day, last_day,
        weekly_days_pence, before_pence, is_new, is_changed, warnings, state, why)
    with recursive due as materialized (
        select a.id as award_id, a.holder_id, a.version, a.kind, a.during, b.id as budget_id, b.route, b.frozen_at,
               b.funded_until + 1 as next_day
          from award a join budget b on b.council_id = a.council_id and b.award_id = a.id
         where a.council_id = council and b.funded_until < by_day and a.during @> (b.funded_until + 1)
           and b.closed_at is null),
    cycle as (
        select d.award_id, 1 as number, d.next_day as first_day, funding_last_day(d.kind, d.during, d.next_day, t.cycle_weeks)
                   as last_day
          from due d join award_terms t on t.council_id = council and t.award_id = d.award_id
                                       and t.during @> d.next_day
        union all
        select d.award_id, c.number + 1, c.last_day + 1, funding_last_day(d.kind, d.during, c.last_day + 1, t.cycle_weeks)
          from cycle c join due d on d.award_id = c.award_id
          join award_terms t on t.council_id = council and t.award_id = c.award_id and t.during @> (c.last_day + 1)
         where c.last_day < by_day and d.during @> (c.last_day + 1)),
    priced as (
        select c.award_id, c.number, c.first_day, c.last_day, c.last_day - c.first_day + 1 as days,
               sum(case when d.kind <> 'one-off-direct-payment'
                        then (least(upper(t.during), c.last_day + 1) - greatest(lower(t.during), c.first_day)) * w.pence
                        when t.during @> c.first_day then 7 * w.pence else 0 end)::bigint as weekly_days_pence
          from cycle c join due d on d.award_id = c.award_id
          join award_terms t on t.council_id = council and t.award_id = c.award_id
                            and t.during && daterange(c.first_day, c.last_day, '[]')
         cross join lateral (select t.weekly_pence - case t.paid when 'net' then t.contribution_weekly_pence else 0 end
                                 as pence) w
         group by c.award_id, c.number, c.first_day, c.last_day, d.kind),
    -- Beside what was paid the time before: in this run, or the last one that paid.
    compared as (
        select p.*, coalesce(lag(p.weekly_days_pence) over earlier, l.weekly_days_pence) as before_weekly_days_pence,
               coalesce(lag(p.days) over earlier, l.days) as before_days,
               coalesce(lag((2 * p.weekly_days_pence + 7) / 14) over earlier, l.amount_pence) as before_pence
          from priced p
          left join lateral (select f.weekly_days_pence, f.days, f.amount_pence from funding_line f
                              where p.number = 1 and f.council_id = council and f.award_id = p.award_id
                                and f.state = 'paid'
                              order by f.first_day desc limit 1) l on true
        window earlier as (partition by p.award_id order by p.number))
    select council, run, uuidv7(), c.award_id, d.version, d.budget_id, c.first_day, c.last_day, c.weekly_days_pence,
           c.before_pence, d.next_day = lower(d.during) and c.number = 1,
           coalesce(c.before_weekly_days_pence * c.days <> c.weekly_days_pence * c.before_days, false),
           array_remove(array[
               case when d.route is null then 'no-route' end,
               case when d.frozen_at is not null then 'frozen' end,
               case when c.last_day + 1 = upper(d.during) and d.kind <> 'one-off-direct-payment' then 'last-payment' end,
               case when c.weekly_days_pence * c.before_days * 100 > c.before_weekly_days_pence * c.days * much_more
                    then 'much-more' end,
               case when d.route = 'own-bank' and exists (
                        select from bank_change k where k.council_id = council and k.person_id = d.holder_id
                           and greatest(k.asked_at, k.in_force_at, k.ended_at)
                               >= at - make_interval(days => (command ->> 'bankDays')::integer))
                    then 'bank-details-changed' end], null),
           case when d.frozen_at is null then 'drafted' else 'left-out' end,
           case when d.frozen_at is not null then 'frozen' end
      from compared c join due d on d.award_id = c.award_id
     order by c.award_id, c.number;
    get diagnostics counted = row_count;
    if counted = 0 then
        delete from funding_run r where r.council_id = council and r.id = run;
        return '{"outcome": "nothing-due"}';
    end if;

    update funding_run r
       set lines = s.lines, total_pence = s.total, new_lines = s.new, changed_lines = s.changed, warned_lines = s.warned
      from (select count(*) filter (where l.state = 'drafted') as lines,
                   coalesce(sum(l.amount_pence) filter (where l.state = 'drafted'), 0) as total,
                   count(*) filter (where l.is_new) as new, count(*) filter (where l.is_changed) as changed,
                   count(*) filter (where l.warnings <> '{}') as warned
              from funding_line l where l.council_id = council and l.run_id = run) s
     where r.council_id = council and r.id = run
    returning r.* into drafted;
    perform audit(council, command, at, 'funding-run-made', 'funding-run', run,
        jsonb_build_object('day', by_day, 'lines', drafted.lines, 'totalPence', drafted.total_pence));
    return '{"outcome": "done"}';
end $$;

-- Another officer's yes (R92). What was approved is posted by funding_post. Command: id, councilId, actorId, at,
-- idempotency. Outcomes: done, not-found, wrong-state (state), not-allowed and those of idempotency_claim.
create or replace function funding_approve(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    at timestamptz := command ->> 'at';
    claimed jsonb := idempotency_claim(command -> 'idempotency', at);
    run funding_run;
begin
    if claimed is not null then
        return claimed;
    end if;
    select * into run from funding_run r where r.council_id = council and r.id = (command ->> 'id')::uuid for no key update;
    if run.id is null then
        return idempotency_refuse(command -> 'idempotency', '{"outcome": "not-found"}');
    elsif run.state <> 'draft' then
        return idempotency_refuse(command -> 'idempotency',
            jsonb_build_object('outcome', 'wrong-state', 'state', run.state));
    elsif run.made_by = (command ->> 'actorId')::uuid then
        return idempotency_refuse(command -> 'idempotency', '{"outcome": "not-allowed"}');
    end if;
    update funding_run r set state = 'approved', decided_by = (command ->> 'actorId')::uuid, decided_at = at
     where r.council_id = council and r.id = run.id;
    perform audit(council, command, at, 'funding-run-approved', 'funding-run', run.id,
        jsonb_build_object('lines', run.lines, 'totalPence', run.total_pence));
    return idempotency_keep(command -> 'idempotency', '{"outcome": "done"}');
end $$;

-- Puts a draft away; nothing was paid by it. Command: id, councilId, actorId, at.
-- Outcomes: done, not-found, wrong-state (state).
create or replace function funding_discard(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    at timestamptz := command ->> 'at';
    run funding_run;
begin
    select * into run from funding_run r where r.council_id = council and r.id = (command ->> 'id')::uuid for no key update;
    if run.id is null then
        return '{"outcome": "not-found"}';
    elsif run.state <> 'draft' then
        return jsonb_build_object('outcome', 'wrong-state', 'state', run.state);
    end if;
    update funding_run r set state = 'discarded', decided_by = (command ->> 'actorId')::uuid, decided_at = at
     where r.council_id = council and r.id = run.id;
    perform audit(council, command, at, 'funding-run-discarded', 'funding-run', run.id);
    return '{"outcome": "done"}';
end $$;

-- Says that the posting of an approved run begins now, for those who look at it meanwhile. Command: id, councilId, at.
-- Outcomes: done, already (posted, or somebody is at it).
create or replace function funding_begin(command jsonb) returns jsonb language plpgsql as $$
begin
    update funding_run r set posting_at = (command ->> 'at')::timestamptz
      from (select f.council_id, f.id from funding_run f
             where f.council_id = (command ->> 'councilId')::uuid and f.id = (command ->> 'id')::uuid
               and f.state = 'approved' for no key update skip locked) free
     where r.council_id = free.council_id and r.id = free.id;
    return jsonb_build_object('outcome', case when found then 'done' else 'already' end);
end $$;

-- R22: with each cycle that is paid in, the person's share of it is expected. The sums are those of
-- uk.directly.budget.model.Cycles.shares. What was paid ahead is matched to it at once. The caller has the budgets' locks.
create or replace function funding_expect_shares(council uuid, run uuid, today date, days integer) returns void
        language sql as $$
    with share as materialized (
        select l.budget_id, t.paid as how, min(greatest(lower(t.during), l.first_day)) as first_day,
               max(least(upper(t.during) - 1, l.last_day)) as last_day,
               ((2 * sum(case when a.kind <> 'one-off-direct-payment'
                              then (least(upper(t.during), l.last_day + 1) - greatest(lower(t.during), l.first_day))
                                   * t.contribution_weekly_pence
                              when t.during @> l.first_day then 7 * t.contribution_weekly_pence
                              else 0 end) + 7)::bigint / 14) as amount
          from funding_line l
          join award a on a.council_id = council and a.id = l.award_id
          join award_terms t on t.council_id = council and t.award_id = l.award_id
                            and t.during && daterange(l.first_day, l.last_day, '[]')
         where l.council_id = council and l.run_id = run and l.state = 'paid' and t.contribution_weekly_pence > 0
         group by l.budget_id, l.first_day, t.paid),
    expected as (
        insert into contribution_due (council_id, budget_id, first_day, last_day, how, amount_pence, paid_pence, due_on)
        select council, s.budget_id, s.first_day, s.last_day, s.how, s.amount,
               greatest(0, least(s.amount, coalesce(h.pence, 0) - (sum(s.amount) over earlier - s.amount))),
               greatest(s.first_day, today) + days
          from share s
          left join contribution_ahead h on h.council_id = council and h.budget_id = s.budget_id and h.how = s.how
         where s.amount > 0
        window earlier as (partition by s.budget_id, s.how order by s.first_day)
         order by s.budget_id, s.first_day
        returning budget_id, how, paid_pence)
    update contribution_ahead h set pence = h.pence - used.pence
      from (select budget_id, how, sum(paid_pence)::bigint as pence from expected where paid_pence > 0
             group by budget_id, how) used
     where h.council_id = council and h.budget_id = used.budget_id and h.how = used.how
$$;

-- Posts an approved run, whole or not at all. What changed after the draft was made is left out, and is due in the next
-- run. The ledger is moved in slices of some thousand lines, all in one transaction, so that it can be said how far it is.
-- Command: id, councilId, at, slice, shareDays (how long after a cycle's first day its share is paid in time).
-- Outcomes: done (lines, totalPence), already (posted, or somebody is at it).
create or replace function funding_post(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    at timestamptz := command ->> 'at';
    run funding_run;
    funding uuid;
    counted integer;
    total bigint;
    done_award uuid := '00000000-0000-0000-0000-000000000000';
    done_day date := '-infinity';
    upto_award uuid;
    upto_day date;
    posted integer;
    so_far integer := 0;
begin
    select * into run from funding_run r where r.council_id = council and r.id = (command ->> 'id')::uuid
       and r.state = 'approved' for no key update skip locked;
    if run.id is null then
        return '{"outcome": "already"}';
    end if;
    perform from budget b where b.council_id = council
        and b.id in (select l.budget_id from funding_line l where l.council_id = council and l.run_id = run.id)
      order by b.id for no key update;

    -- Each line by its place in the table: the planner knows little about lines that were written a moment ago, and would
    -- look for them one by one in all of them.
    with now as materialized (
        select d.ctid as place,
               case when b.closed_at is not null then 'closed'
                    when b.frozen_at is not null then 'frozen'
                    when d.first_day <= b.funded_until then 'paid-already'
                    -- Nobody paid in or changed anything meanwhile: the first line that is left follows on.
                    when a.version <> d.award_version or b.funded_until + 1 <> min(d.first_day)
                         filter (where d.first_day > b.funded_until) over (partition by d.award_id) then 'changed'
               end as why
          from funding_line d
          join award a on a.council_id = d.council_id and a.id = d.award_id
          join budget b on b.council_id = d.council_id and b.id = d.budget_id
         where d.council_id = council and d.run_id = run.id and d.state = 'drafted')
    update funding_line l
       set state = case when now.why is null then 'paid' else 'left-out' end, why = now.why
      from now where l.ctid = now.place;

    update budget b set funded_until = paid.last_day
      from (select l.budget_id, max(l.last_day) as last_day from funding_line l
             where l.council_id = council and l.run_id = run.id and l.state = 'paid' group by l.budget_id) paid
     where b.council_id = council and b.id = paid.budget_id;
    insert into audit_event (council_id, at, actor_id, action, subject_kind, subject_id, details)
    select council, at, run.decided_by, 'money-paid-in', 'budget', l.budget_id,
           jsonb_build_object('amountPence', l.amount_pence, 'runId', run.id, 'transferId', l.id, 'until', l.last_day)
      from funding_line l
     where l.council_id = council and l.run_id = run.id and l.state = 'paid'
     order by l.award_id, l.first_day;

    perform funding_expect_shares(council, run.id, (at at time zone 'Europe/London')::date,
        (command ->> 'shareDays')::integer);

    select count(*), coalesce(sum(l.amount_pence), 0) into counted, total
      from funding_line l where l.council_id = council and l.run_id = run.id and l.state = 'paid';
    update funding_run r set state = 'posted', posted_at = at, paid_lines = counted, paid_pence = total
     where r.council_id = council and r.id = run.id;
    perform audit(council, jsonb_build_object('actorId', run.decided_by), at, 'funding-run-posted', 'funding-run',
        run.id, jsonb_build_object('lines', counted, 'totalPence', total));

    -- Last, because whoever books from one of these accounts waits from here to the end. All are locked at once and in
    -- the order of ids, as ledger_apply would: the slices below are in another order.
    funding := ledger_account_of(council, 'council-funding', null);
    perform from ledger_account m
     where m.council_id = council
       and (m.id = funding or m.kind = 'budget-council' and m.name = ''
            and m.owner_id in (select l.budget_id from funding_line l
                                where l.council_id = council and l.run_id = run.id and l.state = 'paid'
                                  and l.amount_pence > 0))
     order by m.id for no key update;
    loop
        select upto.award_id, upto.first_day into upto_award, upto_day
          from (select l.award_id, l.first_day from funding_line l
                 where l.council_id = council and l.run_id = run.id
                   and (l.award_id, l.first_day) > (done_award, done_day)
                 order by l.award_id, l.first_day limit (command ->> 'slice')::integer) upto
         order by upto.award_id desc, upto.first_day desc limit 1;
        exit when not found;
        insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence, code,
            subject_kind, subject_id, actor_id, description, at)
        select council, l.id, 'direct', funding, m.id, l.amount_pence, 'load', 'budget', l.budget_id, run.decided_by,
               'Paid in for ' || to_char(l.first_day, 'FMDD FMMonth YYYY') || ' to '
                   || to_char(l.last_day, 'FMDD FMMonth YYYY'), at
          from funding_line l
          join ledger_account m on m.council_id = council and m.kind = 'budget-council' and m.owner_id = l.budget_id
                               and m.name = ''
         where l.council_id = council and l.run_id = run.id and l.state = 'paid' and l.amount_pence > 0
           and (l.award_id, l.first_day) > (done_award, done_day)
           and (l.award_id, l.first_day) <= (upto_award, upto_day);
        get diagnostics posted = row_count;
        so_far := so_far + posted;
        -- The one thing that others see before this commits; it is gone with it, or with what breaks it.
        perform set_config('application_name', 'funding ' || run.id || ' ' || so_far, true);
        done_award := upto_award;
        done_day := upto_day;
    end loop;
    return jsonb_build_object('outcome', 'done', 'lines', counted, 'totalPence', total);
end $$;

-- How many lines the posting that runs now has worked through, none of which counts before it is done; null: none runs.
create or replace function funding_so_far(run uuid) returns integer language sql volatile as $$
    select split_part(s.application_name, ' ', 3)::integer from pg_stat_activity s
     where s.datname = current_database() and s.application_name like 'funding ' || run || ' %'
     limit 1
$$;
