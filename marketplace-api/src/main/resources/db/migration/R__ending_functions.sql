-- What applies the decisions of uk.directly.ending.Deaths. Locks: person, awards, budgets, bookings by id, ledger accounts by id.

-- A death as Java reads it (Death), with what ended because of it.
create or replace function death_json(d death) returns jsonb language sql stable as $$
    select jsonb_strip_nulls(jsonb_build_object('id', d.id, 'personId', d.person_id, 'personName', p.name,
        'diedOn', d.died_on, 'toldBy', d.told_by, 'recordedAt', d.recorded_at, 'recordedBy', r.name,
        'contactId', d.contact_id, 'contactName', c.name, 'mistakenAt', d.mistaken_at, 'mistakenBy', m.name,
        'mistakenWhy', d.mistaken_why,
        'visitsEnded', (select count(*) from audit_event e where e.council_id = d.council_id
                           and e.subject_id = d.id and e.action = 'visit-ended'),
        'powersEnded', (select count(*) from audit_event e where e.council_id = d.council_id
                           and e.subject_id = d.id and e.action = 'power-ended')))
      from person p
     cross join person r
     cross join person c
      left join person m on m.council_id = d.council_id and m.id = d.mistaken_by
     where p.council_id = d.council_id and p.id = d.person_id
       and r.council_id = d.council_id and r.id = d.recorded_by
       and c.council_id = d.council_id and c.id = d.contact_id
$$;

create or replace function death_answer(d death) returns jsonb language sql as $$
    select jsonb_build_object('outcome', 'done', 'death', death_json(d))
$$;

-- Records a death, and ends at once what a death ends (R24): coming visits without charge, powers, sign-in, letters,
-- money in, questions that wait for an answer, and the awards on that day. Visits that have begun stay as they are and
-- payable.
-- Command: id, councilId, actorId, personId, diedOn, toldBy, contactId, reason (on the freeze), reviewOn, today, at.
-- The same id again is the same record.
-- Outcomes: done (death), not-found, own, already, unknown-contact.
create or replace function ending_record_death(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    who uuid := command ->> 'personId';
    at timestamptz := command ->> 'at';
    made death;
begin
    perform from person p where p.council_id = council and p.id = who for no key update;
    if not found then
        return '{"outcome": "not-found"}';
    elsif who = (command ->> 'actorId')::uuid or who = (command ->> 'contactId')::uuid then
        return '{"outcome": "own"}';
    end if;
    select * into made from death d where d.council_id = council and d.id = (command ->> 'id')::uuid;
    if made.id is not null then
        return case when made.person_id = who then death_answer(made) else '{"outcome": "not-found"}' end;
    elsif exists (select from death d where d.council_id = council and d.person_id = who and d.mistaken_at is null) then
        return '{"outcome": "already"}';
    end if;
    if not exists (select from person_role r where r.council_id = council and r.person_id = (command ->> 'contactId')::uuid
                      and r.role in ('support', 'social-work', 'finance')) then
        return '{"outcome": "unknown-contact"}';
    end if;
    -- Whoever books holds these shared: what they began is booked before it ends here.
    perform from award w where w.council_id = council and w.holder_id = who order by w.id for no key update;
    perform from budget g where g.council_id = council and g.holder_id = who order by g.id for no key update;
    insert into death (council_id, id, person_id, died_on, told_by, recorded_at, recorded_by, contact_id, before)
    values (council, (command ->> 'id')::uuid, who, (command ->> 'diedOn')::date, command ->> 'toldBy', at,
        (command ->> 'actorId')::uuid, (command ->> 'contactId')::uuid, ending_before(council, who))
    returning * into made;
    perform audit(council, command, at, 'death-recorded', 'person', who,
        jsonb_build_object('deathId', made.id, 'diedOn', made.died_on, 'contactId', made.contact_id));
    perform ending_stop_awards(made, command);
    perform ending_stop_visits(made, command);
    perform ending_stop_powers(made, command);
    perform ending_stop_questions(made, command);
    insert into outbox (council_id, topic, payload, at)
    values (council, 'death-recorded', jsonb_build_object('deathId', made.id, 'personId', who), at);
    return death_answer(made);
end $$;

-- What a death changes of a person, as it is before: to be given back where there was no death.
create or replace function ending_before(council uuid, who uuid) returns jsonb language sql stable as $$
    select jsonb_build_object(
        'subject', (select p.subject from person p where p.council_id = council and p.id = who),
        'awards', (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'version', a.version, 'during', a.during,
                              'terms', (select jsonb_agg(to_jsonb(t) order by t.during) from award_terms t
                                         where t.council_id = a.council_id and t.award_id = a.id))), '[]')
                     from award a where a.council_id = council and a.holder_id = who),
        'frozen', (select coalesce(jsonb_agg(b.id), '[]') from budget b
                    where b.council_id = council and b.holder_id = who and b.frozen_at is not null))
$$;

-- Each award ends on the day, or on its first day if that is later, and each budget is frozen with the reason.
create or replace function ending_stop_awards(d death, command jsonb) returns void language plpgsql as $$
declare
    a award;
    b budget;
    last_day date;
    frozen jsonb;
begin
    -- What is closed is over already.
    for a in select w.* from award w join budget g on g.council_id = w.council_id and g.award_id = w.id
              where w.council_id = d.council_id and w.holder_id = d.person_id and g.closed_at is null order by w.id loop
        last_day := greatest(d.died_on, lower(a.during));
        if upper(a.during) is null or upper(a.during) - 1 > last_day then
            delete from award_terms t where t.council_id = a.council_id and t.award_id = a.id
               and lower(t.during) > last_day;
            update award_terms t set during = daterange(lower(t.during), last_day, '[]')
             where t.council_id = a.council_id and t.award_id = a.id and t.during @> last_day;
            update award w set during = daterange(lower(a.during), last_day, '[]'), version = version + 1
             where w.council_id = a.council_id and w.id = a.id;
            insert into award_change (council_id, award_id, what, day, reason, changed_by, at)
            values (a.council_id, a.id, 'ended', last_day, command ->> 'reason', d.recorded_by, d.recorded_at);
            perform audit(a.council_id, command, d.recorded_at, 'award-ended', 'award', a.id,
                jsonb_build_object('on', last_day, 'deathId', d.id));
        end if;
    end loop;
    for b in select * from budget g where g.council_id = d.council_id and g.holder_id = d.person_id
                and g.closed_at is null order by g.id loop
        frozen := freeze_begin(command || jsonb_build_object('id', uuidv7(), 'budgetId', b.id, 'insteadOf',
            (select f.id from budget_freeze f where f.council_id = b.council_id and f.budget_id = b.id
                and f.lifted_at is null)));
        if frozen ->> 'outcome' <> 'done' then
            raise exception 'freezing on a death came to %', frozen ->> 'outcome';
        end if;
    end loop;
end $$;

-- Visits that have not begun end without charge: time and money are given back, and the provider is told.
create or replace function ending_stop_visits(d death, command jsonb) returns void language plpgsql as $$
declare
    b booking;
begin
    -- Nobody waits for the council's answer any more (R4).
    update rate_request r set state = 'withdrawn'
     where r.council_id = d.council_id and r.holder_id = d.person_id and r.state = 'waiting';
    perform from booking v where v.council_id = d.council_id and v.holder_id = d.person_id
        and v.state in ('asking', 'requested', 'confirmed') and v.start_at > d.recorded_at
      order by v.id for no key update;
    -- All accounts at once and in the order of ids, as everyone else locks them.
    perform ledger_lock(d.council_id, (select array_agg(distinct side.account)
        from booking v
        cross join lateral booking_holds(v.council_id, v.id) h
        cross join lateral (values (h.debit_account_id), (h.credit_account_id)) side (account)
       where v.council_id = d.council_id and v.holder_id = d.person_id
         and v.state in ('asking', 'requested', 'confirmed') and v.start_at > d.recorded_at));
    for b in select * from booking v where v.council_id = d.council_id and v.holder_id = d.person_id
                and v.state in ('asking', 'requested', 'confirmed') and v.start_at > d.recorded_at
              order by v.id loop
        perform booking_release(b, command, 'void');
        update booking v set state = 'cancelled', version = version + 1, held_pence = 0, ended_at = d.recorded_at
         where v.council_id = b.council_id and v.id = b.id;
        perform audit(b.council_id, command, d.recorded_at, 'booking-cancelled', 'booking', b.id,
            jsonb_build_object('chargePence', 0, 'releasedPence', b.held_pence, 'reason', 'death'));
        perform audit(b.council_id, command, d.recorded_at, 'visit-ended', 'death', d.id,
            jsonb_build_object('bookingId', b.id));
        insert into outbox (council_id, topic, payload, at)
        -- Of a time that was only kept, the provider never heard.
        values (b.council_id, case when b.kept_for is null then 'booking-cancelled' else 'kept-time-ended' end,
            jsonb_build_object('bookingId', b.id), d.recorded_at);
    end loop;
end $$;

-- Nobody acts for them any more, nor they for others; they can't sign in, and no letter of theirs opens anything.
create or replace function ending_stop_powers(d death, command jsonb) returns void language plpgsql as $$
declare
    today date := command ->> 'today';
    power acting;
begin
    for power in select * from acting w where w.council_id = d.council_id
                    and d.person_id in (w.person_id, w.for_person_id)
                    and (upper(w.during) is null or upper(w.during) > today)
                  order by w.person_id, w.for_person_id, w.during loop
        -- One that begins today or later has no day left.
        if lower(power.during) >= today then
            delete from acting w where w.council_id = power.council_id and w.person_id = power.person_id
               and w.for_person_id = power.for_person_id and w.during = power.during;
        else
            update acting w set during = daterange(lower(power.during), today)
             where w.council_id = power.council_id and w.person_id = power.person_id
               and w.for_person_id = power.for_person_id and w.during = power.during;
        end if;
        perform audit(d.council_id, command, d.recorded_at, 'power-ended', 'death', d.id,
            jsonb_build_object('personId', power.person_id, 'forPersonId', power.for_person_id, 'as', power.as_role));
    end loop;
    update person p set subject = null where p.council_id = d.council_id and p.id = d.person_id;
    update start_letter l set replaced_at = d.recorded_at
     where l.council_id = d.council_id and l.person_id = d.person_id and l.replaced_at is null;
end $$;

-- What they asked the council needs no answer any more.
create or replace function ending_stop_questions(d death, command jsonb) returns void language plpgsql as $$
declare
    asked uuid;
begin
    for asked in update spending_question q set state = 'withdrawn'
                  where q.council_id = d.council_id and q.holder_id = d.person_id and q.state = 'waiting'
                 returning q.id loop
        perform audit(d.council_id, command, d.recorded_at, 'spending-withdrawn', 'spending-question', asked,
            jsonb_build_object('deathId', d.id));
    end loop;
end $$;

-- There was no death: the person signs in again as before, their money is open, and their awards go on. Visits that ended
-- are to be booked anew and powers given anew, by the person: neither comes back without being asked. Command: id,
-- councilId, actorId, why, today, at. Done twice it is the same.
-- Outcomes: done (death), not-found, own, closed (an account of theirs was closed since).
create or replace function ending_take_back(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    actor uuid := command ->> 'actorId';
    at timestamptz := command ->> 'at';
    who uuid := (select d.person_id from death d where d.council_id = council and d.id = (command ->> 'id')::uuid);
    mistaken death;
begin
    perform from person p where p.council_id = council and p.id = who for no key update;
    select * into mistaken from death d where d.council_id = council and d.id = (command ->> 'id')::uuid for no key update;
    if mistaken.id is null then
        return '{"outcome": "not-found"}';
    elsif mistaken.mistaken_at is not null then
        return death_answer(mistaken);
    elsif who = actor then
        return '{"outcome": "own"}';
    end if;
    perform from award w where w.council_id = council and w.holder_id = who order by w.id for no key update;
    perform from budget g where g.council_id = council and g.holder_id = who order by g.id for no key update;
    if exists (select from budget g where g.council_id = council and g.holder_id = who
                  and g.closed_at >= mistaken.recorded_at) then
        return '{"outcome": "closed"}';
    end if;
    update death d set mistaken_at = at, mistaken_by = actor, mistaken_why = command ->> 'why'
     where d.council_id = council and d.id = mistaken.id
    returning * into mistaken;
    update person p set subject = mistaken.before ->> 'subject'
     where p.council_id = council and p.id = who
       and not exists (select from person o where o.subject = mistaken.before ->> 'subject');
    perform ending_awards_go_on(mistaken, command);
    update budget_freeze f set lifted_at = at, lifted_by = actor, lifted_why = command ->> 'why'
      from budget b
     where b.council_id = council and b.holder_id = who and not mistaken.before -> 'frozen' ? b.id::text
       and f.council_id = council and f.budget_id = b.id and f.lifted_at is null;
    perform audit(council, command, at, 'death-taken-back', 'person', who, jsonb_build_object('deathId', mistaken.id));
    insert into outbox (council_id, topic, payload, at)
    values (council, 'death-taken-back', jsonb_build_object('deathId', mistaken.id, 'personId', who), at);
    return death_answer(mistaken);
end $$;

-- Each award that ended with the death has its days and what it pays again, unless an officer changed it since.
create or replace function ending_awards_go_on(d death, command jsonb) returns void language plpgsql as $$
declare
    prior jsonb;
begin
    for prior in select e from jsonb_array_elements(d.before -> 'awards') e
                 join award a on a.council_id = d.council_id and a.id = (e ->> 'id')::uuid
                where a.version = (e ->> 'version')::integer + 1 and a.during <> (e ->> 'during')::daterange
                order by a.id loop
        delete from award_terms t where t.council_id = d.council_id and t.award_id = (prior ->> 'id')::uuid;
        insert into award_terms select (jsonb_populate_record(null::award_terms, e)).*
          from jsonb_array_elements(prior -> 'terms') e;
        update award a set during = (prior ->> 'during')::daterange, version = version + 1
         where a.council_id = d.council_id and a.id = (prior ->> 'id')::uuid;
        insert into award_change (council_id, award_id, what, day, terms, reason, changed_by, at)
        select d.council_id, t.award_id, 'changed', (command ->> 'today')::date,
               jsonb_build_object('weeklyPence', t.weekly_pence, 'paid', t.paid,
                   'contributionWeeklyPence', t.contribution_weekly_pence, 'cycleWeeks', t.cycle_weeks,
                   'reviewBand', t.review_band, 'plannedMinutesWeekly', t.planned_minutes_weekly),
               command ->> 'why', d.mistaken_by, d.mistaken_at
          from award_terms t
         where t.council_id = d.council_id and t.award_id = (prior ->> 'id')::uuid
           and t.during @> award_day((prior ->> 'during')::daterange, (command ->> 'today')::date);
        perform audit(d.council_id, command, d.mistaken_at, 'award-goes-on', 'award', (prior ->> 'id')::uuid,
            jsonb_build_object('deathId', d.id));
    end loop;
end $$;

-- The person bears what a death stops, and nothing else moves it.
create or replace function death_apply() returns trigger language plpgsql as $$
begin
    update person p set died_on = (select d.died_on from death d where d.council_id = new.council_id
                                      and d.person_id = new.person_id and d.mistaken_at is null)
     where p.council_id = new.council_id and p.id = new.person_id;
    return null;
end $$;
create or replace trigger death_applies after insert or update on death
    for each row execute function death_apply();

create or replace function person_refuse_death_alone() returns trigger language plpgsql as $$
begin
    raise exception 'who has died is recorded by a death only' using errcode = 'restrict_violation';
end $$;
create or replace trigger person_lives_at_first before insert on person
    for each row when (new.died_on is not null) execute function person_refuse_death_alone();
create or replace trigger person_dies_by_a_death before update of died_on on person
    for each row when (new.died_on is distinct from old.died_on and pg_trigger_depth() < 1)
    execute function person_refuse_death_alone();

-- What was recorded stays; it is marked as a mistake once.
create or replace function death_keep() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.mistaken_at is null and new.mistaken_at is not null
       and (new.council_id, new.id, new.person_id, new.died_on, new.told_by, new.recorded_at, new.recorded_by,
            new.contact_id, new.before) is not distinct from
           (old.council_id, old.id, old.person_id, old.died_on, old.told_by, old.recorded_at, old.recorded_by,
            old.contact_id, old.before) then
        return new;
    end if;
    raise exception 'a death is recorded once and stays' using errcode = 'restrict_violation';
end $$;
create or replace trigger death_stays before update or delete on death
    for each row execute function death_keep();
create or replace trigger death_is_not_emptied before truncate on death
    for each statement execute function death_keep();

-- Who has died never signs in again, whoever sets it.
create or replace function death_refuse_sign_in() returns trigger language plpgsql as $$
begin
    if new.subject is not null
       and exists (select from death d where d.council_id = new.council_id and d.person_id = new.id
                      and d.mistaken_at is null) then
        raise exception 'who has died does not sign in' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create or replace trigger person_who_died_stays_out before update of subject on person
    for each row execute function death_refuse_sign_in();

-- Somebody of whom an officer was told that they have died, and what would follow, as Java reads it (Mourned).
create or replace function ending_of_person(p person, at timestamptz, today date) returns jsonb
        language sql stable as $$
    select jsonb_strip_nulls(jsonb_build_object('id', p.id, 'name', p.name, 'caseReference', p.case_reference,
        'bornOn', p.born_on,
        'address', (select coalesce(jsonb_agg(line), '[]') from home_address h
                     cross join regexp_split_to_table(h.lines || E'\n' || h.postcode, E'\\s*\n\\s*') line
                     where h.council_id = p.council_id and h.person_id = p.id),
        'deathId', (select d.id from death d where d.council_id = p.council_id and d.person_id = p.id
                       and d.mistaken_at is null),
        'awards', (select count(*) from award a where a.council_id = p.council_id and a.holder_id = p.id
                      and (upper(a.during) is null or upper(a.during) > today)),
        'visitsToCome', (select count(*) from booking b where b.council_id = p.council_id and b.holder_id = p.id
                            and b.state in ('asking', 'requested', 'confirmed') and b.start_at > at),
        'visitsToPay', (select count(*) from booking b where b.council_id = p.council_id and b.holder_id = p.id
                           and (b.state in ('recorded', 'queried')
                                or b.state in ('requested', 'confirmed') and b.start_at <= at)),
        'providers', (select coalesce(jsonb_agg(distinct v.name), '[]') from booking b
                        join provider v on v.council_id = b.council_id and v.id = b.provider_id
                       where b.council_id = p.council_id and b.holder_id = p.id
                         and b.state in ('asking', 'requested', 'confirmed') and b.start_at > at),
        'powers', (select coalesce(jsonb_agg(case when w.for_person_id = p.id then o.name || ', for them'
                                                  else 'Them, for ' || o.name end order by o.name), '[]')
                     from acting w
                     join person o on o.council_id = w.council_id
                          and o.id = case when w.for_person_id = p.id then w.person_id else w.for_person_id end
                    where w.council_id = p.council_id and p.id in (w.person_id, w.for_person_id)
                      and (upper(w.during) is null or upper(w.during) > today))))
$$;
