-- Going live from the old system (R95), and intakes as Java reads them. Locks as in R__intake_functions.sql.

-- Whether the two accounts differ: in what is there, or in how far it is paid in.
create or replace function intake_is_different(f intake_figures) returns boolean language sql immutable as $$
    select f.council_pence + f.share_pence + f.own_pence + f.reserve_pence <> f.our_pence
        or f.paid_until <> f.our_paid_until
$$;

-- The latest figures of the old system for an award.
create or replace function intake_latest(council uuid, row_of uuid) returns setof intake_figures language sql stable as $$
    select f.* from intake_figures f where f.council_id = council and f.row_id = row_of order by f.on_day desc limit 1
$$;

-- Why an award that runs in parallel can't go live now; null: it can.
create or replace function intake_not_ready(r intake_row, actor uuid, oldest date, reason text) returns text
        language sql stable as $$
    select case when r.state <> 'parallel' then 'not-parallel'
                when f.row_id is null then 'not-compared'
                when f.on_day < oldest then 'old-figures'
                when f.made_by = actor then 'own-figures'
                when intake_is_different(f) and reason is null then 'differs'
                when exists (select from person p where p.council_id = r.council_id and p.id = r.person_id
                                and p.died_on is not null) then 'died'
                when r.content ? 'broker' and intake_broker(r.council_id, r.content ->> 'broker') is null
                     then 'no-broker'
                when exists (select from award a
                              where a.council_id = r.council_id and a.holder_id = r.person_id
                                and a.kind = r.content ->> 'kind' and a.kind <> 'one-off-direct-payment'
                                and a.during && intake_days(r.content)) then 'award-meanwhile' end
      from (values (1)) once (n) left join lateral intake_latest(r.council_id, r.id) f on true
$$;

-- Somebody goes live: awards that run in parallel become awards here, with a budget account that opens with the balance
-- of the old system's latest figures. Who sent these figures is not who says yes to them (R92). Command: id, councilId,
-- actorId, rows (ids of awards; none: all that are ready), oldestFigures (a day), reason (where the two accounts of those
-- who are named differ), at, idempotency.
-- Outcomes: done (live, left), not-found, wrong-state (state), not-ready (rows [{rowId, why}]), nothing-ready and those of
-- idempotency_claim.
create or replace function intake_go_live(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    actor uuid := command ->> 'actorId';
    at timestamptz := command ->> 'at';
    key jsonb := command -> 'idempotency';
    claimed jsonb := idempotency_claim(key, at);
    partly boolean := coalesce(jsonb_typeof(command -> 'rows') = 'array', false);
    -- Given for those who are named, never for whoever else may differ.
    because text := case when partly then command ->> 'reason' end;
    its intake;
    asked uuid[];
    going uuid[];
    unready jsonb;
begin
    if claimed is not null then
        return claimed;
    end if;
    select * into its from intake i
     where i.council_id = council and i.id = (command ->> 'id')::uuid for no key update;
    if its.id is null then
        return idempotency_refuse(key, '{"outcome": "not-found"}');
    elsif its.state <> 'accepted' then
        return idempotency_refuse(key, jsonb_build_object('outcome', 'wrong-state', 'state', its.state));
    end if;
    select array_agg(r.id order by r.id) into asked
      from intake_row r
     where r.council_id = council and r.intake_id = its.id and r.sheet = 'awards'
       and (partly and r.id in (select value::uuid from jsonb_array_elements_text(command -> 'rows'))
            or not partly and r.state = 'parallel');
    if partly and coalesce(array_length(asked, 1), 0) <> jsonb_array_length(command -> 'rows') then
        return idempotency_refuse(key, '{"outcome": "not-found"}');
    end if;
    -- Known by now, it may be; and whoever records an award for them waits.
    update intake_row r set person_id = p.id
      from person p
     where r.council_id = council and r.id = any (asked) and r.person_id is null
       and p.council_id = council and p.case_reference = r.case_reference;
    perform from person p
     where p.council_id = council and p.id in (select r.person_id from intake_row r
                                                where r.council_id = council and r.id = any (asked))
     order by p.id for no key update;
    select array_agg(u.id order by u.id) filter (where u.why is null),
           jsonb_agg(jsonb_build_object('rowId', u.id, 'why', u.why) order by u.number) filter (where u.why is not null)
      into going, unready
      from (select r.id, r.number, intake_not_ready(r, actor, (command ->> 'oldestFigures')::date, because) as why
              from intake_row r where r.council_id = council and r.id = any (asked)) u;
    if partly and unready is not null then
        return idempotency_refuse(key, jsonb_build_object('outcome', 'not-ready', 'rows', unready));
    elsif going is null then
        return idempotency_refuse(key, '{"outcome": "nothing-ready"}');
    end if;

    perform intake_people(council, going, command);
    update intake_row r set award_id = uuidv7(), budget_id = uuidv7(), state = 'live', live_at = at, live_by = actor,
           live_reason = case when intake_is_different(f) then because end
      from intake_figures f
     where r.council_id = council and r.id = any (going)
       and f.council_id = council and f.row_id = r.id
       and f.on_day = (select l.on_day from intake_latest(council, r.id) l);
    update intake_row r set state = 'live', live_at = at, live_by = actor, person_id = a.person_id
      from intake_row a
     where a.council_id = council and a.id = any (going)
       and r.council_id = council and r.intake_id = its.id and r.sheet <> 'awards' and r.state = 'parallel'
       and r.case_reference = a.case_reference;
    perform intake_open(council, going, command);
    perform audit(council, command, at, 'intake-live', 'intake', its.id, jsonb_build_object(
        'awards', array_length(going, 1), 'reasonGiven', because is not null));
    return idempotency_keep(key, jsonb_build_object('outcome', 'done', 'live', array_length(going, 1),
        'left', coalesce(jsonb_array_length(unready), 0)));
end $$;

-- Adds those whom the council doesn't know here yet, and what it doesn't know of others.
create or replace function intake_people(council uuid, going uuid[], command jsonb) returns void language plpgsql as $$
begin
    with added as (
        insert into person (council_id, name, first_name, born_on, case_reference)
        select distinct on (r.case_reference) council, concat_ws(' ', a.given_name, a.family_name), a.given_name,
               a.born_on, r.case_reference
          from intake_row r cross join lateral intake_award_of(r.content) a
         where r.council_id = council and r.id = any (going) and r.person_id is null
         order by r.case_reference, r.number
        returning id)
    insert into audit_event (council_id, at, actor_id, action, subject_kind, subject_id)
    select council, (command ->> 'at')::timestamptz, (command ->> 'actorId')::uuid, 'person-added', 'person', p.id
      from added p;
    update intake_row r set person_id = p.id
      from person p
     where r.council_id = council and r.id = any (going) and r.person_id is null
       and p.council_id = council and p.case_reference = r.case_reference;
    update person p set born_on = (r.content ->> 'born')::date
      from intake_row r
     where r.council_id = council and r.id = any (going) and r.content ? 'born'
       and p.council_id = council and p.id = r.person_id and p.born_on is null;
    insert into home_address (council_id, person_id, lines, postcode)
    select distinct on (r.person_id) council, r.person_id, r.content ->> 'address', r.content ->> 'postcode'
      from intake_row r
     where r.council_id = council and r.id = any (going) and r.content ? 'address'
     order by r.person_id, r.number
    on conflict do nothing;
end $$;

-- Writes the awards of rows that have their ids, and posts the balances. What is the council's comes from council funding.
-- What people brought themselves was never the council's (R14): it comes from the account of the old system, where it
-- stands until the money itself is here.
create or replace function intake_open(council uuid, going uuid[], command jsonb) returns void language plpgsql as $$
declare
    actor uuid := command ->> 'actorId';
    at timestamptz := command ->> 'at';
    funding uuid := ledger_account_of(council, 'council-funding', null);
    old_system uuid := ledger_account_of(council, 'rail-clearing', null, 'old-system');
begin
    insert into award (council_id, id, holder_id, kind, during)
    select council, r.award_id, r.person_id, r.content ->> 'kind', intake_days(r.content)
      from intake_row r where r.council_id = council and r.id = any (going);
    insert into award_terms (council_id, award_id, during, weekly_pence, paid, contribution_weekly_pence, cycle_weeks,
        review_band, planned_minutes_weekly)
    select council, r.award_id, intake_days(r.content), a.weekly_pence, a.paid, a.contribution_weekly_pence,
           a.cycle_weeks, a.review_band, a.planned_minutes_weekly
      from intake_row r cross join lateral intake_award_of(r.content) a
     where r.council_id = council and r.id = any (going);
    insert into plan_line (council_id, award_id, name, position)
    select council, r.award_id, line.name, line.place
      from intake_row r
     cross join lateral jsonb_array_elements_text(r.content -> 'planLines') with ordinality line (name, place)
     where r.council_id = council and r.id = any (going);
    insert into budget (council_id, id, award_id, holder_id, route, broker_id, funded_until)
    select council, r.budget_id, r.award_id, r.person_id, r.content ->> 'route',
           intake_broker(council, r.content ->> 'broker'), f.paid_until
      from intake_row r cross join lateral intake_latest(council, r.id) f
     where r.council_id = council and r.id = any (going)
     order by r.budget_id;
    insert into budget_route (council_id, budget_id, route, broker_id, chosen_by, on_behalf_of, chosen_at)
    select council, b.id, b.route, b.broker_id, actor, b.holder_id, at
      from intake_row r join budget b on b.council_id = council and b.id = r.budget_id
     where r.council_id = council and r.id = any (going) and b.route is not null;
    insert into person_role (council_id, person_id, role)
    select distinct council, r.person_id,
           case r.content ->> 'kind' when 'carer-direct-payment' then 'carer' else 'holder' end
      from intake_row r where r.council_id = council and r.id = any (going)
    on conflict do nothing;
    insert into award_change (council_id, award_id, what, day, terms, reason, changed_by, at)
    select council, r.award_id, 'recorded', a.from_day, jsonb_strip_nulls(jsonb_build_object(
               'weeklyPence', a.weekly_pence, 'paid', a.paid, 'contributionWeeklyPence', a.contribution_weekly_pence,
               'cycleWeeks', a.cycle_weeks, 'reviewBand', a.review_band,
               'plannedMinutesWeekly', a.planned_minutes_weekly)),
           'Carried over from the old system', actor, at
      from intake_row r cross join lateral intake_award_of(r.content) a
     where r.council_id = council and r.id = any (going);
    insert into audit_event (council_id, at, actor_id, action, subject_kind, subject_id, details)
    select council, at, actor, 'award-carried-over', 'award', r.award_id, jsonb_build_object('intakeId', r.intake_id,
               'rowId', r.id, 'budgetId', r.budget_id, 'councilPence', f.council_pence, 'sharePence', f.share_pence,
               'ownPence', f.own_pence, 'reservePence', f.reserve_pence, 'ourPence', f.our_pence,
               'paidUntil', f.paid_until)
      from intake_row r cross join lateral intake_latest(council, r.id) f
     where r.council_id = council and r.id = any (going)
     order by r.award_id;
    insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence, code,
        subject_kind, subject_id, actor_id, description, at)
    select council, uuidv7(), 'direct', m.source, l.id, m.pence, 'opening', 'budget', r.budget_id, actor,
           'Carried over from the old system', at
      from intake_row r
     cross join lateral intake_latest(council, r.id) f
     cross join lateral (values ('budget-council', funding, f.council_pence), ('budget-reserve', funding, f.reserve_pence),
                                ('budget-contribution', old_system, f.share_pence),
                                ('budget-own', old_system, f.own_pence)) m (kind, source, pence)
      join ledger_account l on l.council_id = council and l.kind = m.kind and l.owner_id = r.budget_id and l.name = ''
     where r.council_id = council and r.id = any (going) and m.pence > 0;
end $$;

-- All but the last two digits are hidden.
create or replace function intake_masked(content jsonb) returns jsonb language sql immutable as $$
    select case when content ? 'accountNumber'
                then content || jsonb_build_object('accountNumber', '******' || right(content ->> 'accountNumber', 2))
                else content end
$$;

-- A row as Java reads it (IntakeRow), with the latest figures of the old system.
create or replace function intake_row_json(r intake_row) returns jsonb language sql stable as $$
    select jsonb_build_object('id', r.id, 'intakeId', r.intake_id, 'sheet', r.sheet, 'number', r.number,
        'caseReference', r.case_reference, 'content', intake_masked(r.content), 'faults', r.faults, 'effect', r.effect,
        'differs', r.differs, 'state', r.state, 'personId', r.person_id, 'awardId', r.award_id,
        'budgetId', r.budget_id, 'liveAt', r.live_at, 'liveReason', r.live_reason,
        'liveBy', (select p.name from person p where p.council_id = r.council_id and p.id = r.live_by),
        'figures', (select jsonb_build_object('onDay', f.on_day, 'councilPence', f.council_pence,
                        'sharePence', f.share_pence, 'ownPence', f.own_pence, 'reservePence', f.reserve_pence,
                        'spentPence', f.spent_pence, 'receivedPence', f.received_pence, 'paidUntil', f.paid_until,
                        'ourPence', f.our_pence, 'ourPaidUntil', f.our_paid_until,
                        'different', intake_is_different(f), 'madeBy', f.made_by)
                      from intake_latest(r.council_id, r.id) f))
$$;

-- Who did it, and when; null: nobody yet.
create or replace function intake_step(council uuid, officer uuid, at timestamptz) returns jsonb language sql stable as $$
    select jsonb_build_object('id', p.id, 'name', p.name, 'at', at) from person p
     where p.council_id = council and p.id = officer
$$;

-- An intake as Java reads it (Intake).
create or replace function intake_json(i intake) returns jsonb language sql stable as $$
    select jsonb_build_object('id', i.id, 'figuresOn', i.figures_on, 'state', i.state, 'rowsRead', i.rows_read,
        'rowsBad', i.rows_bad,
        'ours', jsonb_build_object('people', i.people_read, 'totalPence', i.total_pence,
                                   'weeklyPence', i.weekly_pence),
        'control', case when i.control_at is not null then jsonb_build_object('people', i.control_people,
                       'totalPence', i.control_total_pence, 'weeklyPence', i.control_weekly_pence) end,
        'controlReason', i.control_reason, 'controlled', intake_step(i.council_id, i.control_by, i.control_at),
        'made', intake_step(i.council_id, i.made_by, i.made_at),
        'accepted', intake_step(i.council_id, i.accepted_by, i.accepted_at),
        'undone', intake_step(i.council_id, i.undone_by, i.undone_at),
        'broughtIn', i.brought_in, 'leftOut', i.left_out, 'counts', c.counts)
      from (select jsonb_build_object(
                       'awards', count(*) filter (where r.sheet = 'awards'),
                       'payees', count(*) filter (where r.sheet = 'payees'),
                       'arrangements', count(*) filter (where r.sheet = 'arrangements'),
                       'newPeople', count(distinct r.case_reference) filter (where r.effect = 'new-person'),
                       'newAwards', count(*) filter (where r.effect in ('new-person', 'new-award')),
                       'alreadyHere', count(*) filter (where r.effect = 'already-here'),
                       'differing', count(*) filter (where r.effect = 'differs'),
                       'parallel', count(*) filter (where r.sheet = 'awards' and r.state = 'parallel'),
                       'live', count(*) filter (where r.sheet = 'awards' and r.state = 'live'),
                       'compared', count(f.row_id) filter (where r.state = 'parallel'),
                       'apart', count(f.row_id) filter (where r.state = 'parallel' and intake_is_different(f)))
                       as counts
              from intake_row r
              left join lateral intake_latest(r.council_id, r.id) f on r.sheet = 'awards'
             where r.council_id = i.council_id and r.intake_id = i.id) c
$$;

-- Account numbers left whole: that is written down. Command: councilId, actorId, sheet, at.
create or replace function intake_exported(command jsonb) returns jsonb language plpgsql as $$
begin
    perform audit((command ->> 'councilId')::uuid, command, (command ->> 'at')::timestamptz, 'intake-exported',
        'council', (command ->> 'councilId')::uuid, jsonb_build_object('sheet', command ->> 'sheet'));
    return '{"outcome": "done"}';
end $$;
