-- Nobody gives what they haven't got (R60): what somebody who was authorised may let others do. Locks: the power of who lets them
-- in, then theirs.

-- The power by which somebody asks or changes for another, locked: a lowering is before or after. None: the person themself, or
-- who looks after them by their office.
create or replace function acting_granter(council uuid, command jsonb, whom uuid) returns acting language plpgsql as $$
declare
    power acting;
begin
    select * into power from acting a
     where a.council_id = council and a.person_id = (command ->> 'actorId')::uuid and a.for_person_id = whom
       and a.during @> ((command ->> 'at')::timestamptz at time zone 'Europe/London')::date for share;
    return power;
end $$;

-- Whether this is more than who lets them in may themselves, or for longer.
create or replace function acting_more_than(granter acting, may_book boolean, most bigint, last_day date) returns boolean
language sql immutable as $$
    select granter.person_id is not null
       and (may_book and not granter.may_book
            or granter.may_approve_up_to_pence is not null and (most is null or most > granter.may_approve_up_to_pence)
            or upper(granter.during) is not null and (last_day is null or last_day >= upper(granter.during)))
$$;

-- The answer: how far they may go themselves.
create or replace function acting_own_bounds(granter acting) returns jsonb language sql immutable as $$
    select jsonb_build_object('outcome', 'more-than-own', 'mayApproveUpToPence', granter.may_approve_up_to_pence,
        'lastDay', upper(granter.during) - 1)
$$;

-- An officer lowers up to how much somebody who was authorised says yes. Whom they let in for more falls with them. More again
-- takes a proposal and two officers (R65). Command: councilId, actorId, personId, forPersonId, mayApproveUpToPence, reason, at.
-- Outcomes: done, not-found, own-question, not-lower.
create or replace function acting_lower(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    person uuid := command ->> 'personId';
    whom uuid := command ->> 'forPersonId';
    moment timestamptz := command ->> 'at';
    today date := (moment at time zone 'Europe/London')::date;
    most bigint := command ->> 'mayApproveUpToPence';
    power acting;
begin
    if (command ->> 'actorId')::uuid in (person, whom) then
        return '{"outcome": "own-question"}';
    end if;
    select * into power from acting a where a.council_id = council and a.person_id = person and a.for_person_id = whom
       and a.as_role = 'authorised' and a.during @> today for update;
    if power.person_id is null then
        return '{"outcome": "not-found"}';
    elsif most > power.may_approve_up_to_pence then
        return '{"outcome": "not-lower"}';
    elsif most = power.may_approve_up_to_pence then
        return '{"outcome": "done"}';
    end if;
    perform acting_lower_one(power, command, most, power.may_approve_up_to_pence);
    for power in select * from acting a where a.council_id = council and a.for_person_id = whom and a.granted_by = person
                    and (upper(a.during) is null or upper(a.during) > today)
                    and (a.may_approve_up_to_pence is null or a.may_approve_up_to_pence > most)
                  order by a.person_id for update loop
        perform acting_lower_one(power, command, most, power.may_approve_up_to_pence);
    end loop;
    return '{"outcome": "done"}';
end $$;

-- One of them: what waits for more than that from them goes back (R61), and they are told.
create or replace function acting_lower_one(power acting, command jsonb, most bigint, was bigint) returns void
language plpgsql as $$
declare
    moment timestamptz := command ->> 'at';
begin
    update acting a set may_approve_up_to_pence = most
     where a.council_id = power.council_id and a.person_id = power.person_id and a.for_person_id = power.for_person_id
       and a.during = power.during;
    perform audit(power.council_id, command, moment, 'acting-lowered', 'person', power.for_person_id, jsonb_build_object(
        'personId', power.person_id, 'mayApproveUpToPence', jsonb_build_array(was, most), 'reason', command ->> 'reason'));
    perform acting_return_approvals(power.council_id, power.person_id, power.for_person_id, most,
        (moment at time zone 'Europe/London')::date, moment);
    insert into outbox (council_id, topic, payload, at)
    values (power.council_id, 'acting-changed', jsonb_build_object('personId', power.person_id,
        'forPersonId', power.for_person_id), moment);
end $$;
