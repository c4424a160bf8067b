-- The flag of a person and the delay of what they are told of looks at what is theirs (R13, R106), as
-- uk.directly.concern.Flags uses them.

-- Whether what this person is told of access to what is theirs has to wait. Asked by whoever tells or lists it.
create or replace function safeguarding_delay(p_council uuid, p_person uuid) returns boolean language sql stable as $$
    select exists (select from access_delay d
                      where d.council_id = p_council and d.person_id = p_person and d.ended_at is null)
$$;

-- Ends a delay: what waited is told now. Nobody is told that it waited.
create or replace function access_delay_end(d access_delay, command jsonb, moment timestamptz, how text) returns void
        language plpgsql as $$
begin
    update access_delay x set ended_at = moment, ended_how = how, ended_by = (command ->> 'actorId')::uuid
     where x.council_id = d.council_id and x.flag_id = d.flag_id and x.asked_at = d.asked_at and x.ended_at is null;
    if found then
        perform audit(d.council_id, command, moment, 'access-delay-ended', 'safeguarding', d.flag_id,
            jsonb_build_object('how', how));
        perform notice_let_go(d.council_id, d.person_id, moment);
    end if;
end $$;

-- A step with the flag of the person whom a concern is about. Command: id (of the concern), councilId, actorId, step,
-- today, at, and what the step needs: raise (flagId, words, reviewOn, delayWords or null, confirmBefore), confirm,
-- review (reviewOn), end (words), delay (words, reviewOn, confirmBefore), confirm-delay, release.
-- Outcomes: done, not-found, wrong-state, same-officer.
create or replace function concern_flag_step(command jsonb) returns jsonb language plpgsql as $$
declare
    c concern := concern_for(command);
    officer uuid := command ->> 'actorId';
    step text := command ->> 'step';
    moment timestamptz := command ->> 'at';
    f safeguarding_flag;
    d access_delay;
begin
    if c.id is null then
        return '{"outcome": "not-found"}';
    elsif c.person_id is null then
        return '{"outcome": "wrong-state"}';
    end if;
    -- One after the other for each person.
    perform 1 from person p where p.council_id = c.council_id and p.id = c.person_id for no key update;
    select * into f from safeguarding_flag x
     where x.council_id = c.council_id and x.person_id = c.person_id and x.lifted_at is null for no key update;
    select * into d from access_delay x
     where x.council_id = c.council_id and x.person_id = c.person_id and x.ended_at is null for no key update;
    if step = 'raise' then
        if f.id is not null then
            return '{"outcome": "done"}';
        end if;
        insert into safeguarding_flag (council_id, id, person_id, reason, raised_at, raised_by, concern_id, review_on)
        values (c.council_id, (command ->> 'flagId')::uuid, c.person_id, command ->> 'words', moment, officer, c.id,
            (command ->> 'reviewOn')::date)
        returning * into f;
    elsif f.id is null or step in ('confirm-delay', 'release') and d.flag_id is null then
        return '{"outcome": "wrong-state"}';
    -- Raising protects, so one is enough and a second one follows. Ending takes protection away: never who raised it, alone.
    elsif step in ('confirm', 'end') and f.raised_by = officer or step = 'confirm-delay' and d.asked_by = officer then
        return '{"outcome": "same-officer"}';
    end if;
    case step
    when 'raise' then null;
    when 'confirm' then
        update safeguarding_flag x set confirmed_at = moment, confirmed_by = officer
         where x.council_id = f.council_id and x.id = f.id and x.confirmed_at is null;
    when 'review' then
        update safeguarding_flag x set review_on = (command ->> 'reviewOn')::date
         where x.council_id = f.council_id and x.id = f.id;
    when 'end' then
        update safeguarding_flag x set lifted_at = moment, lifted_by = officer, lifted_why = command ->> 'words'
         where x.council_id = f.council_id and x.id = f.id;
        if d.flag_id is not null then
            perform access_delay_end(d, command, moment, 'flag-ended');
        end if;
    when 'confirm-delay' then
        update access_delay x set confirmed_at = moment, confirmed_by = officer
         where x.council_id = d.council_id and x.flag_id = d.flag_id and x.asked_at = d.asked_at
           and x.confirmed_at is null;
    when 'release' then
        perform access_delay_end(d, command, moment, 'released');
    when 'delay' then
        if d.flag_id is not null then
            return '{"outcome": "done"}';
        end if;
        insert into access_delay (council_id, flag_id, person_id, reason, asked_by, asked_at, confirm_before, review_on)
        values (f.council_id, f.id, f.person_id, command ->> 'words', officer, moment,
            (command ->> 'confirmBefore')::timestamptz, (command ->> 'reviewOn')::date);
    end case;
    -- The subject is the flag, so that the person's own trail doesn't tell (R106).
    perform audit(c.council_id, command, moment, case step when 'raise' then 'safeguarding-raised'
        when 'confirm' then 'safeguarding-confirmed' when 'review' then 'safeguarding-reviewed'
        when 'end' then 'safeguarding-lifted' when 'delay' then 'access-delay-asked'
        when 'confirm-delay' then 'access-delay-confirmed' else 'access-delay-released' end, 'safeguarding', f.id);
    return '{"outcome": "done"}';
end $$;

-- Raises the flag of somebody of whom no concern has been told yet: the officer's own words are the concern, so that the team
-- has it in its queue, with a clock, a second officer and a day to look at it again. Where a flag stands nothing changes.
-- Command: id (of the concern), flagId, reference, councilId, actorId, personId, words, acknowledgeBy, decideBy, reviewOn, today,
-- at. Outcomes: done, not-found (also where the concern would be hidden from this officer).
create or replace function safeguarding_raise(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    whom uuid := command ->> 'personId';
    moment timestamptz := command ->> 'at';
    named text;
    c concern;
begin
    select p.name into named from person p where p.council_id = council and p.id = whom for no key update;
    if named is null or whom = (command ->> 'actorId')::uuid then
        return '{"outcome": "not-found"}';
    elsif exists (select from safeguarding_flag f
                   where f.council_id = council and f.person_id = whom and f.lifted_at is null) then
        return '{"outcome": "done"}';
    end if;
    perform concern_raise(command || jsonb_build_object('about', 'person', 'aboutName', named,
        'happened', command ->> 'words', 'danger', 'not-sure', 'knows', 'not-sure'));
    update concern x set person_id = whom where x.council_id = council and x.id = (command ->> 'id')::uuid returning * into c;
    if concern_hidden(c, (command ->> 'actorId')::uuid, (command ->> 'today')::date) then
        raise exception 'hidden' using errcode = 'DI078';
    end if;
    perform audit(council, command, moment, 'concern-matched', 'concern', c.id);
    perform concern_review_acting(c, moment);
    return concern_flag_step(command || '{"step": "raise"}');
exception when sqlstate 'DI078' then
    return '{"outcome": "not-found"}';
end $$;

-- Ends the flag of somebody, by another officer than who raised it, with a reason. Command: councilId, actorId, personId, words,
-- today, at. Outcomes: done, not-found, same-officer.
create or replace function safeguarding_end(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    officer uuid := command ->> 'actorId';
    whom uuid := command ->> 'personId';
    today date := command ->> 'today';
    f safeguarding_flag;
begin
    select * into f from safeguarding_flag x
     where x.council_id = council and x.person_id = whom and x.lifted_at is null;
    if f.concern_id is not null then
        return concern_flag_step(command || jsonb_build_object('id', f.concern_id, 'step', 'end'));
    -- What was raised before flags came of concerns.
    elsif f.id is null or whom = officer or exists (
            select from acting a where a.council_id = council and a.during @> today
               and (a.person_id, a.for_person_id) in ((whom, officer), (officer, whom))) then
        return '{"outcome": "not-found"}';
    elsif f.raised_by = officer then
        return '{"outcome": "same-officer"}';
    end if;
    update safeguarding_flag x set lifted_at = (command ->> 'at')::timestamptz, lifted_by = officer,
           lifted_why = command ->> 'words'
     where x.council_id = council and x.id = f.id and x.lifted_at is null;
    perform audit(council, command, (command ->> 'at')::timestamptz, 'safeguarding-lifted', 'safeguarding', f.id);
    return '{"outcome": "done"}';
end $$;

-- Ends the delays that nobody agreed to in time, or that nobody looked at again. Command: today, at, limit.
-- Answer: looked, done.
create or replace function access_delay_end_due(command jsonb) returns jsonb language plpgsql as $$
declare
    moment timestamptz := command ->> 'at';
    counted integer := 0;
    d access_delay;
begin
    for d in
        select x.* from access_delay x
         where x.ended_at is null
           and (x.confirmed_at is null and x.confirm_before <= moment or x.review_on < (command ->> 'today')::date)
         order by x.confirm_before limit (command ->> 'limit')::integer
           for no key update skip locked
    loop
        perform access_delay_end(d, '{}', moment, case when d.confirmed_at is null then 'not-confirmed' else 'past-review' end);
        counted := counted + 1;
    end loop;
    return jsonb_build_object('looked', counted, 'done', counted);
end $$;
