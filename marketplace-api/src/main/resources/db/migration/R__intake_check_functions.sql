-- What each row of an intake would do, and what is wrong with it (R95). Nothing is brought in here.

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
