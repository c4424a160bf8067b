-- What applies uk.directly.starting.HomeChanges. Locks: the person, then the change.

-- The first day on which a letter with a code may go to somebody whose address or date of birth was changed; none: today.
create or replace function home_change_letters_from(council uuid, person uuid, today date) returns date language sql stable as $$
    select max(c.letters_from) from home_change c
     where c.council_id = council and c.person_id = person and c.letters_from > today
$$;

-- An officer asks for it. Whoever it is about is told where they were reached until now. Command: id, councilId, actorId, personId,
-- lines, postcode, bornOn, madeSure, at. The same id again changes nothing.
-- Outcomes: done, not-found, officer, open-already, nothing-new.
create or replace function home_change_ask(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    actor uuid := command ->> 'actorId';
    moment timestamptz := command ->> 'at';
    whom person;
    home home_address;
begin
    select * into whom from person p
     where p.council_id = council and p.id = (command ->> 'personId')::uuid for no key update;
    if whom.id is null or whom.id = actor or whom.died_on is not null then
        return '{"outcome": "not-found"}';
    elsif exists (select from home_change c where c.council_id = council and c.id = (command ->> 'id')::uuid
                     and c.person_id = whom.id) then
        return '{"outcome": "done"}';
    elsif is_council_staff(council, whom.id) then
        return '{"outcome": "officer"}';
    elsif exists (select from home_change c where c.council_id = council and c.person_id = whom.id and c.checked_at is null) then
        return '{"outcome": "open-already"}';
    end if;
    select * into home from home_address h where h.council_id = council and h.person_id = whom.id;
    if (command ->> 'lines' is null
            or home.lines is not distinct from command ->> 'lines' and home.postcode is not distinct from command ->> 'postcode')
       and (command ->> 'bornOn' is null or whom.born_on is not distinct from (command ->> 'bornOn')::date) then
        return '{"outcome": "nothing-new"}';
    end if;
    insert into home_change (council_id, id, person_id, lines, postcode, born_on, made_sure, asked_at, asked_by, lines_before,
        postcode_before, born_before)
    values (council, (command ->> 'id')::uuid, whom.id, command ->> 'lines', command ->> 'postcode',
        (command ->> 'bornOn')::date, command ->> 'madeSure', moment, actor, home.lines, home.postcode, whom.born_on);
    perform audit(council, command, moment, 'home-change-asked', 'person', whom.id,
        jsonb_build_object('changeId', command ->> 'id'));
    insert into outbox (council_id, topic, payload, at)
    values (council, 'home-change-asked', jsonb_build_object('changeId', command ->> 'id', 'personId', whom.id), moment);
    return '{"outcome": "done"}';
end $$;

-- Another officer looks. With a yes it counts, codes that are out stop, and no letter with a code goes out for some working days.
-- Command: id, councilId, actorId, yes, reason (with a no), lettersFrom (with a yes), at. Outcomes: done, not-found, checked, same-officer.
create or replace function home_change_check(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    actor uuid := command ->> 'actorId';
    moment timestamptz := command ->> 'at';
    agreed boolean := (command ->> 'yes')::boolean;
    c home_change;
begin
    perform from person p join home_change x on x.council_id = p.council_id and x.person_id = p.id
      where x.council_id = council and x.id = (command ->> 'id')::uuid for no key update of p;
    select * into c from home_change x where x.council_id = council and x.id = (command ->> 'id')::uuid for no key update;
    if c.id is null or c.person_id = actor then
        return '{"outcome": "not-found"}';
    elsif c.checked_at is not null then
        return '{"outcome": "checked"}';
    elsif c.asked_by = actor then
        return '{"outcome": "same-officer"}';
    end if;
    update home_change x
       set checked_at = moment, checked_by = actor, yes = agreed, reason = command ->> 'reason',
           letters_from = case when agreed then (command ->> 'lettersFrom')::date end
     where x.council_id = council and x.id = c.id;
    if agreed then
        if c.lines is not null then
            -- The letter that says that somebody asked goes where they lived then.
            update notice_delivery d set address = c.lines_before || E'\n' || c.postcode_before
              from notice n
             where n.council_id = council and n.person_id = c.person_id and n.topic = 'home-change-asked'
               and n.at >= c.asked_at and d.council_id = council and d.notice_id = n.id and d.way = 'letter'
               and d.state in ('waiting', 'sending') and d.address is null;
            insert into home_address (council_id, person_id, lines, postcode)
            values (council, c.person_id, c.lines, c.postcode)
            on conflict (council_id, person_id) do update set lines = excluded.lines, postcode = excluded.postcode;
        end if;
        if c.born_on is not null then
            update person p set born_on = c.born_on where p.council_id = council and p.id = c.person_id;
        end if;
        update sign_in_letter l set replaced_at = moment
         where l.council_id = council and l.person_id = c.person_id and l.printed_at is not null and l.replaced_at is null
           and l.used_at is null;
        update start_letter l set replaced_at = moment
         where l.council_id = council and l.person_id = c.person_id and l.replaced_at is null and l.used_at is null;
    end if;
    perform audit(council, command, moment, 'home-change-checked', 'person', c.person_id,
        jsonb_build_object('changeId', c.id, 'yes', agreed, 'askedBy', c.asked_by));
    insert into outbox (council_id, topic, payload, at)
    values (council, case when agreed then 'home-changed' else 'home-not-changed' end,
        jsonb_build_object('changeId', c.id, 'personId', c.person_id), moment);
    return '{"outcome": "done"}';
end $$;

-- R101: deletes the oldest that were decided longer ago than the council keeps notices, the ones about them among these. That it
-- was changed, when and by whom stays in the audit trail; where somebody lived doesn't. {"before": now, "limit"} -> {"count"}
create or replace function home_changes_forget(command jsonb) returns jsonb language plpgsql as $$
declare
    now timestamptz := command ->> 'before';
    today date := (now at time zone 'Europe/London')::date;
    forgotten integer;
begin
    with kept as materialized (
        select c.id as council_id, now - make_interval(months => council_number(c.id, 'notices-kept-months', 24, today)) as until
          from council c),
    old as materialized (
        select x.council_id, x.id from home_change x join kept k on k.council_id = x.council_id
         where x.checked_at < k.until and x.checked_at < (select max(y.until) from kept y)
           and coalesce(x.letters_from <= today, true)
         order by x.checked_at limit (command ->> 'limit')::integer
           for update of x skip locked)
    delete from home_change x using old where x.council_id = old.council_id and x.id = old.id;
    get diagnostics forgotten = row_count;
    return jsonb_build_object('count', forgotten);
end $$;
