-- How far somebody acts for another (R60, R61, R64), asked by other functions, and how a power begins and ends. Locks: the
-- invitation, then the power, then visits and what others were asked about them.

-- R60: refuses a yes to more than who acts for somebody may say; the limit is locked until the yes is said. What isn't said
-- for somebody else has no limit here, nor what council staff key in (R55).
create or replace function acting_keeps_limit(council uuid, command jsonb, pence bigint) returns void language plpgsql as $$
declare
    most bigint;
begin
    select a.may_approve_up_to_pence into most from acting a
     where a.council_id = council and a.person_id = (command ->> 'actorId')::uuid
       and a.for_person_id = (command ->> 'onBehalfOf')::uuid
       and a.during @> ((command ->> 'at')::timestamptz at time zone 'Europe/London')::date
       for share;
    if pence > most then
        raise exception 'More than they may say yes to' using errcode = 'DI061';
    end if;
end $$;

-- R64: whose work somebody neither books nor says yes to for another: their own, and that of whom they live or work with, as
-- they said or as the same address says.
create or replace function acting_own_providers(council uuid, actor uuid) returns uuid[] language sql stable as $$
    select array(
        select p.id from provider p where p.council_id = council and p.person_id = actor
        union
        select t.provider_id from acting_tie t
         where t.council_id = council and t.person_id = actor and t.ended_at is null
        union
        select p.id
          from home_address mine
          join home_address theirs on theirs.council_id = mine.council_id and theirs.postcode = mine.postcode
               and theirs.person_id <> mine.person_id
               and lower(regexp_replace(theirs.lines, '\W', '', 'g')) = lower(regexp_replace(mine.lines, '\W', '', 'g'))
          join provider p on p.council_id = theirs.council_id and p.person_id = theirs.person_id
         where mine.council_id = council and mine.person_id = actor)
$$;

-- Whether somebody can't decide about money, as the council holds it (R61, R65).
create or replace function cannot_decide(council uuid, person uuid) returns boolean language sql stable as $$
    select coalesce(
        (select not c.can_decide from capacity_decision c where c.council_id = council and c.person_id = person
          order by c.decided_at desc, c.id desc limit 1),
        exists (select from acting a where a.council_id = council and a.for_person_id = person and a.as_role = 'authorised'))
$$;

-- Whether nobody is left who may say yes for somebody who can't decide.
create or replace function nobody_decides(council uuid, person uuid, today date) returns boolean language sql stable as $$
    select cannot_decide(council, person)
       and not exists (select from acting a where a.council_id = council and a.for_person_id = person
                          and a.as_role = 'authorised' and a.during @> today)
$$;

-- R61: what waited for the yes of who acts no more, or no more so far, goes back to the person; where they can't decide and
-- nobody else is left, to the support worker and the officers: never to nobody. Above: only what is more than so much.
create or replace function acting_return_approvals(council uuid, person uuid, for_person uuid, above bigint, today date,
        moment timestamptz) returns integer language plpgsql as $$
declare
    back record;
    returned integer := 0;
begin
    for back in select t.id, t.booking_id from visit_task t
                  join booking b on b.council_id = t.council_id and b.id = t.booking_id
                 where t.council_id = council and t.helper_id = person and t.done_at is null and b.holder_id = for_person
                   and (above is null or booking_open_pence(b) > above)
                 order by t.id for no key update of t loop
        update visit_task t set helper_id = null where t.council_id = council and t.id = back.id;
        insert into outbox (council_id, topic, payload, at)
        values (council, 'approval-returned', jsonb_build_object('bookingId', back.booking_id, 'taskId', back.id,
            'personId', for_person), moment);
        returned := returned + 1;
    end loop;
    if nobody_decides(council, for_person, today) then
        for back in insert into visit_task (council_id, id, booking_id, kind, reason, made_at)
                    select council, uuidv7(), b.id, 'silent', 'nobody-decides', moment from booking b
                     where b.council_id = council and b.holder_id = for_person and b.state in ('recorded', 'queried')
                       and not exists (select from visit_task t where t.council_id = council and t.booking_id = b.id
                                          and t.kind = 'silent' and t.done_at is null)
                     order by b.id
                    on conflict do nothing
                    returning id, booking_id loop
            insert into outbox (council_id, topic, payload, at)
            values (council, 'visit-task', jsonb_build_object('bookingId', back.booking_id, 'helperId', null), moment);
            returned := returned + 1;
        end loop;
    end if;
    return returned;
end $$;

-- Begins a power, in the place of one that the same person has for the same person already.
create or replace function acting_begin(i acting_invitation, person uuid, today date) returns void language plpgsql as $$
begin
    perform acting_cut(i.council_id, person, i.for_person_id, today);
    insert into acting (council_id, person_id, for_person_id, as_role, may_book, may_approve_up_to_pence, during, kin,
        invitation_id, granted_by)
    values (i.council_id, person, i.for_person_id, i.as_role, i.may_book, i.may_approve_up_to_pence,
        daterange(today, i.last_day + 1), coalesce(i.kin, true), i.id, i.granted_by);
    insert into person_role (council_id, person_id, role) values (i.council_id, person, i.as_role) on conflict do nothing;
end $$;

-- Ends what somebody may do for another from today on: a power of today has no day left. Answers whether there was one.
create or replace function acting_cut(council uuid, person uuid, for_person uuid, today date) returns boolean
language plpgsql as $$
declare
    power acting;
    was boolean := false;
begin
    for power in select * from acting a where a.council_id = council and a.person_id = person
                    and a.for_person_id = for_person and (upper(a.during) is null or upper(a.during) > today)
                  order by a.during for update loop
        was := true;
        if lower(power.during) >= today then
            delete from acting a where a.council_id = council and a.person_id = person and a.for_person_id = for_person
               and a.during = power.during;
        else
            update acting a set during = daterange(lower(power.during), today)
             where a.council_id = council and a.person_id = person and a.for_person_id = for_person
               and a.during = power.during;
        end if;
    end loop;
    -- Whoever acts for nobody in that way any more isn't shown the way to it.
    delete from person_role r
     where r.council_id = council and r.person_id = person and r.role in ('nominee', 'authorised', 'helper')
       and not exists (select from acting a where a.council_id = council and a.person_id = person and a.as_role = r.role
                          and (upper(a.during) is null or upper(a.during) > today))
       and (r.role <> 'nominee' or not exists (select from acting_invitation i where i.council_id = council
                and i.used_by = person and i.as_role = 'nominee' and i.checked_at is null and i.withdrawn_at is null));
    return was;
end $$;

-- How somebody acts is ended, with all that follows (R61): bookings stand, what waited for their yes goes back.
create or replace function acting_stop(council uuid, person uuid, for_person uuid, command jsonb, why text) returns boolean
language plpgsql as $$
declare
    moment timestamptz := command ->> 'at';
    today date := (moment at time zone 'Europe/London')::date;
    was text;
begin
    select a.as_role into was from acting a where a.council_id = council and a.person_id = person
       and a.for_person_id = for_person and (upper(a.during) is null or upper(a.during) > today);
    if not acting_cut(council, person, for_person, today) then
        return false;
    end if;
    -- Said before what follows, while whoever ends it for another may still do so.
    perform audit(council, command, moment, 'acting-ended', 'person', for_person,
        jsonb_build_object('personId', person, 'as', was, 'why', why));
    perform acting_return_approvals(council, person, for_person, null, today, moment);
    insert into outbox (council_id, topic, payload, at)
    values (council, 'acting-ended', jsonb_build_object('personId', person, 'forPersonId', for_person, 'as', was,
        'why', why, 'by', command ->> 'actorId'), moment);
    -- Whom they let in is looked at again; where the person can decide now, they see to it themselves.
    if was = 'authorised' and why <> 'can-decide' then
        perform acting_review_open(council, a.person_id, for_person, 'granter-ended', moment, null,
                (command ->> 'actorId')::uuid)
           from acting a where a.council_id = council and a.for_person_id = for_person and a.granted_by = person
            and (upper(a.during) is null or upper(a.during) > today) order by a.person_id;
    end if;
    return true;
end $$;

-- Whether this actor may say who helps this person: the person, who looks after them as a support worker, or, for helpers,
-- who was authorised for one who can't decide. Nobody changes their own powers (R60).
create or replace function acting_may_arrange(council uuid, command jsonb, for_person uuid, as_role text) returns boolean
language sql stable as $$
    select exists (select from person p where p.council_id = council and p.id = for_person and p.died_on is null
        -- Who can't decide nominates nobody, whoever keys it in.
        and ((p.id = (command ->> 'actorId')::uuid
                  or p.support_worker_id = (command ->> 'actorId')::uuid and as_role <> 'authorised')
                 and (as_role <> 'nominee' or not cannot_decide(council, p.id))
             or as_role = 'helper' and exists (select from acting a where a.council_id = council
                   and a.person_id = (command ->> 'actorId')::uuid and a.for_person_id = p.id and a.as_role = 'authorised'
                   and a.during @> ((command ->> 'at')::timestamptz at time zone 'Europe/London')::date)))
$$;

-- Says anew how far a helper, or who was nominated, may go. Command: councilId, actorId, onBehalfOf, forPersonId, personId,
-- mayBook, mayApproveUpToPence, lastDay, at. Outcomes: done, not-found, not-allowed, more-than-own (mayApproveUpToPence, lastDay).
create or replace function acting_change(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    person uuid := command ->> 'personId';
    whom uuid := command ->> 'forPersonId';
    moment timestamptz := command ->> 'at';
    today date := (moment at time zone 'Europe/London')::date;
    most bigint := command ->> 'mayApproveUpToPence';
    granter acting := acting_granter(council, command, whom);
    power acting;
begin
    select * into power from acting a where a.council_id = council and a.person_id = person and a.for_person_id = whom
       and a.during @> today for update;
    if power.person_id is null or not acting_may_arrange(council, command, whom, power.as_role) then
        return '{"outcome": "not-found"}';
    elsif power.as_role = 'authorised' or person = (command ->> 'actorId')::uuid then
        return '{"outcome": "not-allowed"}';
    elsif acting_more_than(granter, (command ->> 'mayBook')::boolean, most, (command ->> 'lastDay')::date) then
        return acting_own_bounds(granter);
    end if;
    update acting a
       set may_book = a.as_role <> 'helper' or (command ->> 'mayBook')::boolean,
           may_approve_up_to_pence = most,
           granted_by = granter.person_id,
           during = daterange(lower(a.during), case when a.as_role = 'helper' then (command ->> 'lastDay')::date + 1 end)
     where a.council_id = council and a.person_id = person and a.for_person_id = whom and a.during = power.during;
    perform audit(council, command, moment, 'acting-changed', 'person', whom, jsonb_build_object('personId', person,
        'mayBook', jsonb_build_array(power.may_book, (command ->> 'mayBook')::boolean),
        'mayApproveUpToPence', jsonb_build_array(power.may_approve_up_to_pence, most),
        'lastDay', jsonb_build_array(upper(power.during) - 1, (command ->> 'lastDay')::date)));
    if most is not null then
        perform acting_return_approvals(council, person, whom, most, today, moment);
    end if;
    insert into outbox (council_id, topic, payload, at)
    values (council, 'acting-changed', jsonb_build_object('personId', person, 'forPersonId', whom), moment);
    return '{"outcome": "done"}';
end $$;

-- Ends how somebody acts: by the person, by who acts, by their support worker. Of who was authorised the council decides
-- (R65), unless they give it up themselves. Ended twice is ended. Command: councilId, actorId, onBehalfOf, forPersonId,
-- personId, at. Outcomes: done, not-found, council-decides.
create or replace function acting_end(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    person uuid := command ->> 'personId';
    whom uuid := command ->> 'forPersonId';
    gives_up boolean := person = (command ->> 'actorId')::uuid;
    power acting;
begin
    select * into power from acting a where a.council_id = council and a.person_id = person and a.for_person_id = whom
     order by a.during desc limit 1 for update;
    if power.person_id is null
       or not gives_up and not acting_may_arrange(council, command, whom,
              case when power.as_role = 'nominee' then 'any' else power.as_role end) then
        return '{"outcome": "not-found"}';
    elsif power.as_role = 'authorised' and not gives_up then
        return '{"outcome": "council-decides"}';
    end if;
    perform acting_stop(council, person, whom, command, case when gives_up then 'given-up' else 'taken-back' end);
    return '{"outcome": "done"}';
end $$;

-- R65: who was authorised, and is neither family nor a friend, has seen a worker's DBS certificate: only what it was, never
-- what it said. Command: id, councilId, actorId, onBehalfOf, providerId, level, issuedOn, seenOn, at. Outcomes: done, not-found.
create or replace function worker_dbs_say(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
begin
    insert into worker_dbs (council_id, id, for_person_id, provider_id, level, issued_on, seen_on, said_at, said_by)
    select council, (command ->> 'id')::uuid, coalesce((command ->> 'onBehalfOf')::uuid, (command ->> 'actorId')::uuid), p.id,
           command ->> 'level', (command ->> 'issuedOn')::date, (command ->> 'seenOn')::date,
           (command ->> 'at')::timestamptz, (command ->> 'actorId')::uuid
      from provider p where p.council_id = council and p.id = (command ->> 'providerId')::uuid
    on conflict (council_id, id) do nothing;
    if not found and not exists (select from worker_dbs w where w.council_id = council
                                    and w.id = (command ->> 'id')::uuid) then
        return '{"outcome": "not-found"}';
    end if;
    perform audit(council, command, (command ->> 'at')::timestamptz, 'worker-dbs-seen', 'provider',
        (command ->> 'providerId')::uuid, jsonb_build_object('level', command ->> 'level'));
    return '{"outcome": "done"}';
end $$;
