-- What applies the decisions of uk.directly.intake (R95). Locks are taken in this order: idempotency key, intake, people
-- by id, ledger accounts.

-- An award of the files, from the form in which it is kept.
create or replace function intake_award_of(content jsonb) returns intake_award language sql immutable parallel safe as $$
    select row(content ->> 'givenName', content ->> 'familyName', (content ->> 'born')::date, content ->> 'email',
        content ->> 'phone', content ->> 'address', content ->> 'postcode', content ->> 'kind',
        (content ->> 'from')::date, (content ->> 'to')::date, (content ->> 'weeklyPence')::bigint, content ->> 'paid',
        (content ->> 'contributionPence')::bigint, (content ->> 'cycleWeeks')::integer, content ->> 'reviewBand',
        (content ->> 'plannedMinutes')::integer, content ->> 'route', content ->> 'broker',
        case when content ? 'planLines'
             then array(select jsonb_array_elements_text(content -> 'planLines')) else '{}'::text[] end,
        (content ->> 'paidUntil')::date, (content ->> 'councilPence')::bigint, (content ->> 'sharePence')::bigint,
        (content ->> 'ownPence')::bigint, (content ->> 'reservePence')::bigint)::intake_award
$$;

create or replace function intake_days(content jsonb) returns daterange language sql immutable parallel safe as $$
    select daterange((content ->> 'from')::date, (content ->> 'to')::date, '[]')
$$;

create or replace function intake_balance(content jsonb) returns bigint language sql immutable parallel safe as $$
    select (content ->> 'councilPence')::bigint + (content ->> 'sharePence')::bigint
         + (content ->> 'ownPence')::bigint + (content ->> 'reservePence')::bigint
$$;

-- Who may be entrusted with a fund (R70), by id or by name.
create or replace function intake_broker(council uuid, broker text) returns uuid language sql stable as $$
    select p.id from provider p
     where p.council_id = council and p.kind = 'isf-broker' and p.state = 'accredited'
       and (lower(p.name) = lower(broker) or p.id::text = lower(broker))
     order by p.id limit 1
$$;

-- An award that is in the books, in the form of the files: with the terms of a day, and the balance of now.
create or replace function intake_content(a award, day date) returns jsonb language sql stable as $$
    select jsonb_strip_nulls(jsonb_build_object(
        'givenName', given.name,
        'familyName', nullif(substr(h.name, length(given.name) + 2), ''),
        'born', h.born_on, 'email', came.content -> 'email', 'phone', came.content -> 'phone',
        'address', regexp_replace(home.lines, '\s*\n\s*', ', ', 'g'), 'postcode', home.postcode,
        'kind', a.kind, 'from', lower(a.during), 'to', upper(a.during) - 1, 'weeklyPence', t.weekly_pence,
        'paid', t.paid, 'contributionPence', t.contribution_weekly_pence, 'cycleWeeks', t.cycle_weeks,
        'reviewBand', t.review_band, 'plannedMinutes', t.planned_minutes_weekly, 'route', b.route, 'broker', v.name,
        'planLines', (select jsonb_agg(regexp_replace(p.name, '\s+', ' ', 'g') order by p.position, p.id) from plan_line p
                       where p.council_id = a.council_id and p.award_id = a.id),
        -- What was paid in for days after an award's end stays with it, and is not paid again.
        'paidUntil', case when b.funded_until >= lower(a.during) then least(b.funded_until, upper(a.during) - 1) end,
        'councilPence', coalesce(m.council, 0), 'sharePence', coalesce(m.share, 0), 'ownPence', coalesce(m.own, 0),
        'reservePence', coalesce(m.reserve, 0)))
      from person h
      join budget b on b.council_id = a.council_id and b.award_id = a.id
      join award_terms t on t.council_id = a.council_id and t.award_id = a.id and t.during @> award_day(a.during, day)
      left join home_address home on home.council_id = h.council_id and home.person_id = h.id
      left join provider v on v.council_id = b.council_id and v.id = b.broker_id
      left join intake_row came on came.council_id = a.council_id and came.award_id = a.id
     cross join lateral (select case when starts_with(h.name, h.first_name || ' ') then h.first_name
                                     else regexp_replace(h.name, '\s+\S+$', '') end as name) given
     cross join lateral (
           select sum(l.credits_posted - l.debits_posted) filter (where l.kind = 'budget-council') as council,
                  sum(l.credits_posted - l.debits_posted) filter (where l.kind = 'budget-contribution') as share,
                  sum(l.credits_posted - l.debits_posted) filter (where l.kind = 'budget-own') as own,
                  sum(l.credits_posted - l.debits_posted) filter (where l.kind = 'budget-reserve') as reserve
             from ledger_account l where l.council_id = b.council_id and l.owner_id = b.id) m
     where h.council_id = a.council_id and h.id = a.holder_id
$$;

-- Which columns of two awards differ. What is paid and spent moves every day, and is no difference.
create or replace function intake_differs(ours jsonb, theirs jsonb) returns text[] language sql immutable as $$
    select coalesce(array_agg(f.field order by f.place), '{}')
      from unnest(array['born', 'email', 'phone', 'address', 'postcode', 'from', 'to', 'weeklyPence', 'paid',
               'contributionPence', 'cycleWeeks', 'reviewBand', 'plannedMinutes', 'route', 'broker', 'planLines', 'name'])
           with ordinality f (field, place)
     where case f.field
           when 'name' then concat_ws(' ', ours ->> 'givenName', ours ->> 'familyName')
                            <> concat_ws(' ', theirs ->> 'givenName', theirs ->> 'familyName')
           else ours -> f.field is distinct from theirs -> f.field end
$$;

-- What our funding runs would pay in after what is paid already, in cycles that begin by a day: how much, and the last
-- day that is paid for then. The same days as funding_draft, and the same rounding.
create or replace function intake_paid_in(a intake_award, by_day date, out pence bigint, out paid_until date)
        language sql immutable as $$
    with recursive its as (
        select daterange(a.from_day, a.to_day, '[]') as during,
               a.weekly_pence - case a.paid when 'net' then a.contribution_weekly_pence else 0 end as weekly,
               greatest(coalesce(a.paid_until, a.from_day - 1), a.from_day - 1) as until),
    cycle as (
        select i.until + 1 as first_day, funding_last_day(a.kind, i.during, i.until + 1, a.cycle_weeks) as last_day
          from its i where i.until + 1 <= by_day and i.during @> (i.until + 1)
        union all
        select c.last_day + 1, funding_last_day(a.kind, i.during, c.last_day + 1, a.cycle_weeks)
          from cycle c cross join its i where c.last_day + 1 <= by_day and i.during @> (c.last_day + 1))
    select coalesce(sum((2 * i.weekly * case when a.kind = 'one-off-direct-payment' then 7
                                             else c.last_day - c.first_day + 1 end + 7) / 14), 0)::bigint,
           coalesce(max(c.last_day), min(i.until))
      from its i left join cycle c on true
$$;

-- Keeps what was read of the files, and says what each row would do; nothing is brought in. Command: id, councilId,
-- actorId, figuresOn, rows [{sheet, number, caseReference, content, faults}], today, at, idempotency.
-- Outcomes: done (id) and those of idempotency_claim.
create or replace function intake_check(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    batch uuid := command ->> 'id';
    at timestamptz := command ->> 'at';
    claimed jsonb := idempotency_claim(command -> 'idempotency', at);
    made intake;
begin
    if claimed is not null then
        return claimed;
    end if;
    insert into intake (council_id, id, figures_on, made_by, made_at)
    values (council, batch, (command ->> 'figuresOn')::date, (command ->> 'actorId')::uuid, at);
    insert into intake_row (council_id, intake_id, sheet, number, case_reference, content, faults, effect)
    select council, batch, r.sheet, r.number, r."caseReference", jsonb_strip_nulls(r.content), r.faults,
           case when r.faults = '[]' then 'new' else 'bad' end
      from jsonb_to_recordset(command -> 'rows')
           as r (sheet text, number integer, "caseReference" text, content jsonb, faults jsonb);
    -- The planner knows nothing of rows that were written a moment ago, and would look at each beside each.
    analyze intake_row;
    perform intake_examine(council, batch, (command ->> 'today')::date);
    select * into made from intake i where i.council_id = council and i.id = batch;
    perform audit(council, command, at, 'intake-checked', 'intake', batch, jsonb_build_object('rows', made.rows_read,
        'bad', made.rows_bad, 'people', made.people_read, 'totalPence', made.total_pence));
    return idempotency_keep(command -> 'idempotency', jsonb_build_object('outcome', 'done', 'id', batch));
end $$;

-- Writes down what the old system says of the whole. Command: id, councilId, actorId, people, totalPence, weeklyPence,
-- reason (where the two differ), at. Outcomes: done, not-found, wrong-state (state).
create or replace function intake_control(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    at timestamptz := command ->> 'at';
    its intake;
begin
    select * into its from intake i
     where i.council_id = council and i.id = (command ->> 'id')::uuid for no key update;
    if its.id is null then
        return '{"outcome": "not-found"}';
    elsif its.state <> 'checked' then
        return jsonb_build_object('outcome', 'wrong-state', 'state', its.state);
    end if;
    update intake i
       set control_people = (command ->> 'people')::integer, control_total_pence = (command ->> 'totalPence')::bigint,
           control_weekly_pence = (command ->> 'weeklyPence')::bigint, control_reason = command ->> 'reason',
           control_by = (command ->> 'actorId')::uuid, control_at = at
     where i.council_id = council and i.id = its.id
    returning i.* into its;
    perform audit(council, command, at, 'intake-controlled', 'intake', its.id, jsonb_build_object(
        'people', its.control_people, 'totalPence', its.control_total_pence, 'weeklyPence', its.control_weekly_pence,
        'ourPeople', its.people_read, 'ourTotalPence', its.total_pence, 'ourWeeklyPence', its.weekly_pence,
        'reasonGiven', its.control_reason is not null));
    return '{"outcome": "done"}';
end $$;

-- Another officer's yes (R92): what is new runs in parallel from now on. Nothing is posted. Command: id, councilId,
-- actorId, goodRowsOnly, today, at, idempotency.
-- Outcomes: done, not-found, wrong-state (state), not-allowed, no-control, control-differs, bad-rows (count), nothing-new
-- and those of idempotency_claim.
create or replace function intake_accept(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    actor uuid := command ->> 'actorId';
    at timestamptz := command ->> 'at';
    key jsonb := command -> 'idempotency';
    claimed jsonb := idempotency_claim(key, at);
    its intake;
    refused jsonb;
    counted integer;
    gone integer;
begin
    if claimed is not null then
        return claimed;
    end if;
    -- Of two intakes with the same people one comes after the other.
    perform from council c where c.id = council for no key update;
    select * into its from intake i
     where i.council_id = council and i.id = (command ->> 'id')::uuid for no key update;
    if its.id is null then
        refused := '{"outcome": "not-found"}';
    elsif its.state <> 'checked' then
        refused := jsonb_build_object('outcome', 'wrong-state', 'state', its.state);
    elsif actor in (its.made_by, its.control_by) then
        refused := '{"outcome": "not-allowed"}';
    elsif its.control_at is null then
        refused := '{"outcome": "no-control"}';
    else
        perform intake_examine(council, its.id, (command ->> 'today')::date);
        select * into its from intake i where i.council_id = council and i.id = its.id;
        if its.control_reason is null and (its.control_people, its.control_total_pence, its.control_weekly_pence)
               <> (its.people_read, its.total_pence, its.weekly_pence) then
            refused := '{"outcome": "control-differs"}';
        elsif its.rows_bad > 0 and not coalesce((command ->> 'goodRowsOnly')::boolean, false) then
            refused := jsonb_build_object('outcome', 'bad-rows', 'count', its.rows_bad);
        end if;
    end if;
    if refused is not null then
        return idempotency_refuse(key, refused);
    end if;
    update intake_row r set state = 'parallel'
     where r.council_id = council and r.intake_id = its.id and r.effect in ('new-person', 'new-award', 'new');
    select count(*) filter (where r.sheet = 'awards' and r.state = 'parallel'),
           count(*) filter (where r.state <> 'parallel') into counted, gone
      from intake_row r where r.council_id = council and r.intake_id = its.id;
    if counted = 0 then
        return idempotency_refuse(key, '{"outcome": "nothing-new"}');
    end if;
    -- What is not brought in is not kept (R101).
    delete from intake_row r where r.council_id = council and r.intake_id = its.id and r.state = 'checked';
    update intake i set state = 'accepted', accepted_by = actor, accepted_at = at, brought_in = counted, left_out = gone
     where i.council_id = council and i.id = its.id;
    perform audit(council, command, at, 'intake-accepted', 'intake', its.id,
        jsonb_build_object('awards', counted, 'leftOut', gone));
    return idempotency_keep(key, '{"outcome": "done"}');
end $$;
