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

-- Marks rows of an intake that can't come in, each with a column and what to do.
create or replace function intake_mark(council uuid, wrong uuid[], in_column text, message text) returns void
        language sql as $$
    update intake_row r
       set effect = 'bad', differs = '{}',
           faults = r.faults || jsonb_build_array(jsonb_build_object('column', in_column, 'message', message))
     where r.council_id = council and r.id = any (wrong)
$$;

-- What is wrong with awards of a file that can be read one by one, but don't go together.
create or replace function intake_compare_rows(council uuid, batch uuid) returns void language plpgsql as $$
begin
    with awards as materialized (
        select r.id, r.number, r.case_reference, r.content ->> 'kind' as kind, intake_days(r.content) as days,
               r.content ->> 'born' as born
          from intake_row r
         where r.council_id = council and r.intake_id = batch and r.sheet = 'awards' and r.effect <> 'bad'),
    clash as (
        select a.id, min(o.number) as other, bool_or(a.born is distinct from o.born) as is_born
          from awards a join awards o on o.case_reference = a.case_reference and o.id <> a.id
         where a.born is distinct from o.born
            or a.kind = o.kind and (a.days && o.days and a.kind <> 'one-off-direct-payment'
                                    or lower(a.days) = lower(o.days))
         group by a.id)
    update intake_row r
       set effect = 'bad', differs = '{}', faults = jsonb_build_array(jsonb_build_object(
           'column', case when c.is_born then 'born' else 'caseReference' end,
           'message', case when c.is_born
               then 'Row ' || c.other || ' has the same case reference and another date of birth.'
               else 'Row ' || c.other || ' has an award of the same kind for the same person at the same time.' end))
      from clash c where r.council_id = council and r.id = c.id;

    -- A payee or an arrangement that comes twice; and one of somebody whose award is not in the file, or can't come in.
    with twice as (
        select r.id, first_value(r.number) over same as first, row_number() over same as place
          from intake_row r
         where r.council_id = council and r.intake_id = batch and r.sheet <> 'awards' and r.effect <> 'bad'
        window same as (partition by r.sheet, r.case_reference, r.content order by r.number))
    update intake_row r
       set effect = 'bad', faults = jsonb_build_array(jsonb_build_object(
           'column', 'caseReference', 'message', 'The same as row ' || t.first || '. Leave one out.'))
      from twice t where r.council_id = council and r.id = t.id and t.place > 1;
    perform intake_mark(council, array(
        select r.id from intake_row r
         where r.council_id = council and r.intake_id = batch and r.sheet <> 'awards' and r.effect <> 'bad'
           and r.case_reference not in (
                   select a.case_reference from intake_row a
                    where a.council_id = council and a.intake_id = batch and a.sheet = 'awards'
                      and a.effect <> 'bad' and a.case_reference is not null)),
        'caseReference', 'The file of awards has no row without an error for this case reference.');
end $$;

-- Says what bringing in each row of a checked intake would do, by what is here at this moment.
create or replace function intake_examine(council uuid, batch uuid, today date) returns void language plpgsql as $$
declare
    figures_day date := (select i.figures_on from intake i where i.council_id = council and i.id = batch);
begin
    update intake_row r set person_id = p.id
      from person p
     where r.council_id = council and r.intake_id = batch and r.person_id is null
       and p.council_id = council and p.case_reference = r.case_reference;
    -- Who has no case reference is known by our own id.
    update intake_row r set person_id = p.id
      from person p
     where r.council_id = council and r.intake_id = batch and r.person_id is null
       and r.case_reference ~ '^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$'
       and p.council_id = council and p.case_reference is null
       and p.id = case when r.case_reference ~ '^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$'
                       then r.case_reference::uuid end;
    perform intake_compare_rows(council, batch);

    with here as materialized (
        select distinct on (r.id) r.id, intake_content(a, today) as content
          from intake_row r
          join award a on a.council_id = council and a.holder_id = r.person_id and a.kind = r.content ->> 'kind'
                      and (a.during && intake_days(r.content) and a.kind <> 'one-off-direct-payment'
                           or lower(a.during) = lower(intake_days(r.content)))
         where r.council_id = council and r.intake_id = batch and r.sheet = 'awards' and r.effect <> 'bad'
         order by r.id, lower(a.during) = lower(intake_days(r.content)) desc, a.during desc),
    parallel as materialized (
        select distinct on (r.id) r.id, o.content
          from intake_row r
          join intake_row o on o.council_id = council and o.case_reference = r.case_reference and o.sheet = 'awards'
                           and o.state = 'parallel' and o.content ->> 'kind' = r.content ->> 'kind'
                           and (intake_days(o.content) && intake_days(r.content)
                                and o.content ->> 'kind' <> 'one-off-direct-payment'
                                or o.content ->> 'from' = r.content ->> 'from')
         where r.council_id = council and r.intake_id = batch and r.sheet = 'awards' and r.effect <> 'bad'
         order by r.id, o.id),
    seen as (
        select r.id, r.person_id, h.id is not null or p.id is not null as is_here,
               intake_differs(coalesce(h.content, p.content), r.content) as differs
          from intake_row r left join here h on h.id = r.id left join parallel p on p.id = r.id
         where r.council_id = council and r.intake_id = batch and r.sheet = 'awards' and r.effect <> 'bad')
    update intake_row r
       set effect = case when s.is_here and s.differs = '{}' then 'already-here' when s.is_here then 'differs'
                         when s.person_id is null then 'new-person' else 'new-award' end,
           differs = case when s.is_here then s.differs else '{}' end
      from seen s where r.council_id = council and r.id = s.id;

    perform intake_mark(council, array(
        select r.id from intake_row r join person p on p.council_id = council and p.id = r.person_id
         where r.council_id = council and r.intake_id = batch and r.effect in ('new-award', 'differs')
           and p.born_on <> (r.content ->> 'born')::date),
        'born', 'Somebody else with this case reference is here, born on another day.');
    perform intake_mark(council, array(
        select r.id from intake_row r join person p on p.council_id = council and p.id = r.person_id
         where r.council_id = council and r.intake_id = batch and r.effect = 'new-award' and p.died_on is not null),
        'caseReference', 'This person has died. Leave them out.');
    perform intake_mark(council, array(
        select r.id from intake_row r
         where r.council_id = council and r.intake_id = batch and r.effect = 'new-person' and not r.content ? 'born'),
        'born', 'Give the date of birth: it is asked for at the first sign-in.');
    perform intake_mark(council, array(
        select r.id from intake_row r
         where r.council_id = council and r.intake_id = batch and r.effect in ('new-person', 'new-award')
           and not r.content ? 'planLines'),
        'planLines', 'Say what the money is for: lines of the plan, with a semicolon between them.');
    perform intake_mark(council, array(
        select r.id from intake_row r
         where r.council_id = council and r.intake_id = batch and r.effect in ('new-person', 'new-award')
           and not r.content ? 'paidUntil' and (r.content ->> 'from')::date <= figures_day),
        'paidUntil', 'Give the last day that the old system has paid in for, or the day before the first.');
    perform intake_mark(council, array(
        select r.id from intake_row r
         where r.council_id = council and r.intake_id = batch and r.effect in ('new-person', 'new-award')
           and r.content ->> 'kind' = 'one-off-direct-payment'
           and (r.content ->> 'paidUntil')::date >= (r.content ->> 'from')::date
           and r.content ->> 'paidUntil' <> r.content ->> 'to'),
        'paidUntil', 'A one-off payment is paid whole: give its last day, or the day before its first.');
    perform intake_mark(council, array(
        select r.id from intake_row r
         where r.council_id = council and r.intake_id = batch and r.effect in ('new-person', 'new-award')
           and (r.content ->> 'paidUntil')::date < figures_day - 366
           and r.content ->> 'paidUntil' is distinct from r.content ->> 'to'),
        'paidUntil', 'Nothing was paid in for more than a year. End this award in the old system, or look into it.');
    perform intake_mark(council, array(
        select r.id from intake_row r
         where r.council_id = council and r.intake_id = batch and r.effect in ('new-person', 'new-award')
           and r.content ? 'broker' and intake_broker(council, r.content ->> 'broker') is null),
        'broker', 'No organisation of this name may run funds: look in the register.');

    update intake_row r
       set effect = case
           when exists (select from intake_row o
                         where o.council_id = council and o.case_reference = r.case_reference and o.sheet = r.sheet
                           and o.state <> 'checked' and o.content = r.content) then 'already-here'
           when exists (select from intake_row a
                         where a.council_id = council and a.intake_id = batch and a.sheet = 'awards'
                           and a.case_reference = r.case_reference and a.effect in ('new-person', 'new-award')) then 'new'
           else 'differs' end
     where r.council_id = council and r.intake_id = batch and r.sheet <> 'awards' and r.effect <> 'bad';
    -- Once more: some awards came to be bad.
    perform intake_compare_rows(council, batch);

    update intake i
       set rows_read = s.rows, rows_bad = s.bad, people_read = s.people, total_pence = s.total, weekly_pence = s.weekly
      from (select count(*) as rows, count(*) filter (where r.effect = 'bad') as bad,
                   count(distinct r.case_reference) filter (where r.sheet = 'awards' and r.effect <> 'bad') as people,
                   coalesce(sum(intake_balance(r.content)) filter (where r.sheet = 'awards' and r.effect <> 'bad'), 0)
                       as total,
                   coalesce(sum((r.content ->> 'weeklyPence')::bigint)
                                filter (where r.sheet = 'awards' and r.effect <> 'bad'
                                          and r.content ->> 'kind' <> 'one-off-direct-payment'), 0) as weekly
              from intake_row r where r.council_id = council and r.intake_id = batch) s
     where i.council_id = council and i.id = batch;
end $$;

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

-- Undoes an intake, or some awards of it, with all that came with them; only before they have gone live. Command: id,
-- councilId, actorId, rows (ids of awards; none: all), at.
-- Outcomes: done, not-found, wrong-state (state), gone-live (count).
create or replace function intake_undo(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    at timestamptz := command ->> 'at';
    its intake;
    asked uuid[];
    partly boolean := coalesce(jsonb_typeof(command -> 'rows') = 'array', false);
    live integer;
    removed integer;
begin
    select * into its from intake i
     where i.council_id = council and i.id = (command ->> 'id')::uuid for no key update;
    if its.id is null then
        return '{"outcome": "not-found"}';
    elsif its.state = 'undone' or partly and its.state <> 'accepted' then
        return jsonb_build_object('outcome', 'wrong-state', 'state', its.state);
    end if;
    select array_agg(r.id), count(*) filter (where r.state = 'live') into asked, live
      from intake_row r
     where r.council_id = council and r.intake_id = its.id and r.sheet = 'awards'
       and (not partly or r.id in (select value::uuid from jsonb_array_elements_text(command -> 'rows')));
    if partly and coalesce(array_length(asked, 1), 0) <> jsonb_array_length(command -> 'rows') then
        return '{"outcome": "not-found"}';
    elsif live > 0 then
        return jsonb_build_object('outcome', 'gone-live', 'count', live);
    end if;
    delete from intake_row r where r.council_id = council and r.intake_id = its.id and r.id = any (asked);
    get diagnostics removed = row_count;
    -- Payees and arrangements of somebody of whom no award is left go too.
    delete from intake_row r
     where r.council_id = council and r.intake_id = its.id and r.sheet <> 'awards'
       and (r.state = 'checked' or not exists (
               select from intake_row a where a.council_id = council and a.intake_id = its.id and a.sheet = 'awards'
                  and a.case_reference = r.case_reference));
    if not exists (select from intake_row r where r.council_id = council and r.intake_id = its.id) then
        update intake i set state = 'undone', undone_by = (command ->> 'actorId')::uuid, undone_at = at
         where i.council_id = council and i.id = its.id;
    end if;
    perform audit(council, command, at, 'intake-undone', 'intake', its.id,
        jsonb_build_object('awards', removed, 'whole', not partly));
    return '{"outcome": "done"}';
end $$;

-- Writes down the old system's accounts of a later day beside what ours would be. Command: id, councilId, actorId, onDay,
-- rows [{number, caseReference, kind, from, councilPence, sharePence, ownPence, reservePence, spentPence, receivedPence,
-- paidUntil}], at. Kind and from only where somebody has several; paidUntil absent: as ours.
-- Outcomes: done (recorded, differing, rejected [{row, why: unknown, several, live, twice}]), not-found, wrong-state (state),
-- before-figures (figuresOn).
create or replace function intake_compare(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    that_day date := command ->> 'onDay';
    at timestamptz := command ->> 'at';
    its intake;
    answer jsonb;
begin
    select * into its from intake i
     where i.council_id = council and i.id = (command ->> 'id')::uuid for no key update;
    if its.id is null then
        return '{"outcome": "not-found"}';
    elsif its.state <> 'accepted' then
        return jsonb_build_object('outcome', 'wrong-state', 'state', its.state);
    elsif that_day < its.figures_on then
        return jsonb_build_object('outcome', 'before-figures', 'figuresOn', its.figures_on);
    end if;
    with theirs as materialized (
        select * from jsonb_to_recordset(command -> 'rows')
            as t (number integer, "caseReference" text, kind text, "from" date, "councilPence" bigint,
                  "sharePence" bigint, "ownPence" bigint, "reservePence" bigint, "spentPence" bigint,
                  "receivedPence" bigint, "paidUntil" date)),
    matched as materialized (
        select t.number, count(r.id) as found, bool_or(r.state = 'live') as live, (array_agg(r.id))[1] as row_id
          from theirs t
          left join intake_row r on r.council_id = council and r.intake_id = its.id and r.sheet = 'awards'
                                and r.case_reference = t."caseReference"
                                and (t.kind is null or r.content ->> 'kind' = t.kind)
                                and (t."from" is null or (r.content ->> 'from')::date = t."from")
         group by t.number),
    judged as materialized (
        select m.number, m.row_id,
               case when m.found = 0 then 'unknown' when m.found > 1 then 'several' when m.live then 'live'
                    when count(*) over (partition by m.row_id) > 1 then 'twice' end as why
          from matched m),
    recorded as (
        insert into intake_figures (council_id, row_id, on_day, council_pence, share_pence, own_pence, reserve_pence,
            spent_pence, received_pence, paid_until, our_pence, our_paid_until, made_by, made_at)
        select council, r.id, that_day, t."councilPence", t."sharePence", t."ownPence", t."reservePence", t."spentPence",
               t."receivedPence", coalesce(t."paidUntil", ours.paid_until),
               intake_balance(r.content) + ours.pence + t."receivedPence" - t."spentPence", ours.paid_until,
               (command ->> 'actorId')::uuid, at
          from judged j
          join theirs t on t.number = j.number
          join intake_row r on r.council_id = council and r.id = j.row_id
         cross join lateral intake_paid_in(intake_award_of(r.content), that_day) ours
         where j.why is null
        on conflict (council_id, row_id, on_day) do update
           set council_pence = excluded.council_pence, share_pence = excluded.share_pence,
               own_pence = excluded.own_pence, reserve_pence = excluded.reserve_pence,
               spent_pence = excluded.spent_pence, received_pence = excluded.received_pence,
               paid_until = excluded.paid_until, our_pence = excluded.our_pence,
               our_paid_until = excluded.our_paid_until, made_by = excluded.made_by, made_at = excluded.made_at
        returning intake_figures.*)
    select jsonb_build_object('outcome', 'done',
        'recorded', (select count(*) from recorded),
        'differing', (select count(*) from recorded f where intake_is_different(f)),
        'rejected', coalesce((select jsonb_agg(jsonb_build_object('row', j.number, 'why', j.why) order by j.number)
                                from judged j where j.why is not null), '[]'))
      into answer;
    perform audit(council, command, at, 'intake-compared', 'intake', its.id, jsonb_build_object('onDay', that_day,
        'recorded', answer -> 'recorded', 'differing', answer -> 'differing'));
    return answer;
end $$;

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
