-- What applies the decisions of uk.directly.ending. Locks: person, awards, budgets, bookings by id, ledger accounts by id.

-- A death as Java reads it (Death), with what ended because of it.
create or replace function death_json(d death) returns jsonb language sql stable as $$
    select jsonb_build_object('id', d.id, 'personId', d.person_id, 'personName', p.name, 'diedOn', d.died_on,
        'toldBy', d.told_by, 'recordedAt', d.recorded_at, 'recordedBy', r.name, 'contactId', d.contact_id,
        'contactName', c.name,
        'visitsEnded', (select count(*) from audit_event e where e.council_id = d.council_id
                           and e.subject_id = d.id and e.action = 'visit-ended'),
        'powersEnded', (select count(*) from audit_event e where e.council_id = d.council_id
                           and e.subject_id = d.id and e.action = 'power-ended'))
      from person p, person r, person c
     where p.council_id = d.council_id and p.id = d.person_id
       and r.council_id = d.council_id and r.id = d.recorded_by
       and c.council_id = d.council_id and c.id = d.contact_id
$$;

create or replace function death_answer(d death) returns jsonb language sql as $$
    select jsonb_build_object('outcome', 'done', 'death', death_json(d))
$$;

-- Records a death, and ends at once what a death ends (R24): coming visits without charge, powers, sign-in, letters,
-- money in, and the awards on that day. Visits that have begun stay as they are and payable.
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
    select * into made from death d where d.council_id = council and d.person_id = who;
    if made.id is not null then
        return case when made.id = (command ->> 'id')::uuid then death_answer(made) else '{"outcome": "already"}' end;
    end if;
    if not exists (select from person_role r where r.council_id = council and r.person_id = (command ->> 'contactId')::uuid
                      and r.role in ('support', 'social-work', 'finance')) then
        return '{"outcome": "unknown-contact"}';
    end if;
    insert into death (council_id, id, person_id, died_on, told_by, recorded_at, recorded_by, contact_id)
    values (council, (command ->> 'id')::uuid, who, (command ->> 'diedOn')::date, command ->> 'toldBy', at,
        (command ->> 'actorId')::uuid, (command ->> 'contactId')::uuid)
    returning * into made;
    perform audit(council, command, at, 'death-recorded', 'person', who,
        jsonb_build_object('deathId', made.id, 'diedOn', made.died_on, 'contactId', made.contact_id));
    perform ending_stop_awards(made, command);
    perform ending_stop_visits(made, command);
    perform ending_stop_powers(made, command);
    insert into outbox (council_id, topic, payload, at)
    values (council, 'death-recorded', jsonb_build_object('deathId', made.id, 'personId', who), at);
    return death_answer(made);
end $$;

-- Each award ends on the day, or on its first day if that is later, and each budget is frozen with the reason.
create or replace function ending_stop_awards(d death, command jsonb) returns void language plpgsql as $$
declare
    a award;
    b budget;
    last_day date;
    frozen jsonb;
begin
    -- Whoever books holds these shared: what they began is booked before it ends here.
    perform from award w where w.council_id = d.council_id and w.holder_id = d.person_id order by w.id for no key update;
    perform from budget g where g.council_id = d.council_id and g.holder_id = d.person_id order by g.id for no key update;
    for a in select * from award w where w.council_id = d.council_id and w.holder_id = d.person_id order by w.id loop
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
    for b in select * from budget g where g.council_id = d.council_id and g.holder_id = d.person_id order by g.id loop
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
        values (b.council_id, 'booking-cancelled', jsonb_build_object('bookingId', b.id), d.recorded_at);
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

-- What was recorded stays.
create or replace function death_keep() returns trigger language plpgsql as $$
begin
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
       and exists (select from death d where d.council_id = new.council_id and d.person_id = new.id) then
        raise exception 'who has died does not sign in' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create or replace trigger person_who_died_stays_out before update of subject on person
    for each row execute function death_refuse_sign_in();
