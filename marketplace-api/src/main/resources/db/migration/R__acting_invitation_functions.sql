-- How somebody comes to act for another: asked by the person, by who looks after them, or by the council (R60, R65). Locks: the
-- invitation, then the person who comes, then the power.

-- Asks somebody. Command: id, councilId, actorId, onBehalfOf, forPersonId, asRole (helper, nominee), name, way, email, mayBook,
-- mayApproveUpToPence, lastDay, codeHash (hexadecimal), code (only where it goes out by email), until, most, at. The same id
-- again changes nothing. Outcomes: done, not-found, too-many, more-than-own (mayApproveUpToPence, lastDay).
create or replace function acting_invite(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    whom uuid := command ->> 'forPersonId';
    moment timestamptz := command ->> 'at';
    today date := (moment at time zone 'Europe/London')::date;
    granter acting;
begin
    -- Two who ask at once for the same person follow one another.
    perform from person p where p.council_id = council and p.id = whom for no key update;
    if not acting_may_arrange(council, command, whom, command ->> 'asRole')
       or not exists (select from person_role r where r.council_id = council and r.person_id = whom
                         and r.role in ('holder', 'carer', 'self-funder')) then
        return '{"outcome": "not-found"}';
    elsif (select count(*) from acting_invitation i where i.council_id = council and i.for_person_id = whom
              and i.used_at is null and i.withdrawn_at is null and i.declined_at is null and i.until >= today)
            >= (command ->> 'most')::integer then
        return '{"outcome": "too-many"}';
    end if;
    granter := acting_granter(council, command, whom);
    if acting_more_than(granter, (command ->> 'mayBook')::boolean, (command ->> 'mayApproveUpToPence')::bigint,
           (command ->> 'lastDay')::date) then
        return acting_own_bounds(granter);
    end if;
    insert into acting_invitation (council_id, id, for_person_id, as_role, name, way, email, may_book,
        may_approve_up_to_pence, last_day, code_hash, until, invited_at, invited_by, granted_by)
    values (council, (command ->> 'id')::uuid, whom, command ->> 'asRole', command ->> 'name', command ->> 'way',
        command ->> 'email', (command ->> 'mayBook')::boolean, (command ->> 'mayApproveUpToPence')::bigint,
        (command ->> 'lastDay')::date, decode(command ->> 'codeHash', 'hex'), (command ->> 'until')::date, moment,
        (command ->> 'actorId')::uuid, granter.person_id)
    on conflict (council_id, id) do nothing;
    if found then
        perform audit(council, command, moment, 'acting-invited', 'person', whom, jsonb_build_object(
            'invitationId', command ->> 'id', 'as', command ->> 'asRole', 'way', command ->> 'way'));
        if command ->> 'email' is not null then
            insert into outbox (council_id, topic, payload, at)
            values (council, 'acting-invited', jsonb_build_object('invitationId', command ->> 'id', 'forPersonId', whom,
                'code', command ->> 'code'), moment);
        end if;
    end if;
    return '{"outcome": "done"}';
end $$;

-- Takes an invitation back. Command: id, councilId, actorId, onBehalfOf, forPersonId, at. Outcomes: done, not-found, used.
create or replace function acting_withdraw(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    i acting_invitation;
begin
    select * into i from acting_invitation x
     where x.council_id = council and x.id = (command ->> 'id')::uuid
       and x.for_person_id = (command ->> 'forPersonId')::uuid for no key update;
    if i.id is null or i.as_role = 'authorised'
       or not acting_may_arrange(council, command, i.for_person_id, i.as_role) then
        return '{"outcome": "not-found"}';
    -- Who was nominated and waits for the council doesn't act yet.
    elsif i.used_at is not null and (i.as_role <> 'nominee' or i.checked_at is not null) then
        return '{"outcome": "used"}';
    elsif i.withdrawn_at is null then
        update acting_invitation x set withdrawn_at = (command ->> 'at')::timestamptz
         where x.council_id = council and x.id = i.id;
        perform audit(council, command, (command ->> 'at')::timestamptz, 'acting-invitation-withdrawn', 'person',
            i.for_person_id, jsonb_build_object('invitationId', i.id));
    end if;
    return '{"outcome": "done"}';
end $$;

-- Whether a code opens something today.
create or replace function acting_invitation_is_open(i acting_invitation, today date) returns boolean language sql stable as $$
    select i.used_at is null and i.withdrawn_at is null and i.declined_at is null and i.refused_reason is null
       and i.until >= today and (i.last_day is null or i.last_day >= today)
       and (i.as_role <> 'authorised' or i.checked_at is not null and cannot_decide(i.council_id, i.for_person_id))
       -- Whoever let them in has to act themselves still.
       and (i.granted_by is null or exists (select from acting a where a.council_id = i.council_id
                and a.person_id = i.granted_by and a.for_person_id = i.for_person_id and a.during @> today))
       and exists (select from person p where p.council_id = i.council_id and p.id = i.for_person_id and p.died_on is null)
$$;

-- What one is asked to do, for who holds the code. Command: codeHash, today.
-- Outcomes: done (forName, name, as, mayBook, mayApproveUpToPence, lastDay, kin, council), wrong, no-longer.
create or replace function acting_invitation_look(command jsonb) returns jsonb language sql stable as $$
    select coalesce((
        select case when not acting_invitation_is_open(i, (command ->> 'today')::date) then '{"outcome": "no-longer"}'
                    else jsonb_build_object('outcome', 'done', 'forName', h.first_name, 'name', i.name, 'as', i.as_role,
                             'mayBook', i.may_book,
                             'mayApproveUpToPence', least(i.may_approve_up_to_pence, g.may_approve_up_to_pence),
                             'lastDay', least(i.last_day, upper(g.during) - 1), 'kin', coalesce(i.kin, true), 'council', c.name) end
          from acting_invitation i
          join person h on h.council_id = i.council_id and h.id = i.for_person_id
          join council c on c.id = i.council_id
          left join acting g on g.council_id = i.council_id and g.person_id = i.granted_by
               and g.for_person_id = i.for_person_id and g.during @> (command ->> 'today')::date
         where i.code_hash = decode(command ->> 'codeHash', 'hex')), '{"outcome": "wrong"}')
$$;

-- Says yes to it, once: whoever has signed in acts from now on, or, where they were nominated, once an officer has looked.
-- Command: codeHash, subject, personId (a new one), name, firstName, at.
-- Outcomes: done (forPersonId, waits), wrong, no-longer, oneself, not-allowed (an officer, or who runs the money already).
create or replace function acting_use(command jsonb) returns jsonb language plpgsql as $$
declare
    moment timestamptz := command ->> 'at';
    today date := (moment at time zone 'Europe/London')::date;
    i acting_invitation;
    granter acting;
    comer person;
begin
    -- Whether they can decide is said before this or after it (R65).
    perform capacity_lock(x.council_id, x.for_person_id) from acting_invitation x
      where x.code_hash = decode(command ->> 'codeHash', 'hex') and x.as_role = 'authorised';
    select * into i from acting_invitation x
     where x.code_hash = decode(command ->> 'codeHash', 'hex') for no key update;
    select * into comer from person q where q.subject = command ->> 'subject' for no key update;
    if i.id is null or comer.council_id <> i.council_id then
        return '{"outcome": "wrong"}';
    elsif i.used_at is not null and i.used_by = comer.id then
        return jsonb_build_object('outcome', 'done', 'forPersonId', i.for_person_id,
            'waits', i.as_role = 'nominee' and i.checked_at is null);
    elsif not acting_invitation_is_open(i, today) then
        return '{"outcome": "no-longer"}';
    elsif comer.id = i.for_person_id then
        return '{"outcome": "oneself"}';
    elsif comer.id = i.invited_by and i.as_role = 'authorised' or is_council_staff(i.council_id, comer.id) then
        return '{"outcome": "not-allowed"}';
    -- Whoever runs the money already would silently do less, and what waits for them would wait for nobody.
    elsif i.as_role = 'helper' and exists (select from acting a where a.council_id = i.council_id and a.person_id = comer.id
              and a.for_person_id = i.for_person_id and a.as_role <> 'helper' and a.during @> today) then
        return '{"outcome": "not-allowed"}';
    end if;
    if i.granted_by is not null then
        -- They get no more than who let them in has now: it may be less than when they were asked.
        granter := acting_granter(i.council_id, jsonb_build_object('actorId', i.granted_by, 'at', moment), i.for_person_id);
        if granter.person_id is null then
            return '{"outcome": "no-longer"}';
        end if;
        i.may_book := i.may_book and granter.may_book;
        i.may_approve_up_to_pence := least(i.may_approve_up_to_pence, granter.may_approve_up_to_pence);
        i.last_day := least(i.last_day, upper(granter.during) - 1);
    end if;
    if comer.id is null then
        insert into person (council_id, id, subject, name, first_name)
        values (i.council_id, (command ->> 'personId')::uuid, command ->> 'subject', command ->> 'name', command ->> 'firstName')
        returning * into comer;
    end if;
    update acting_invitation x set used_at = moment, used_by = comer.id where x.council_id = i.council_id and x.id = i.id;
    if i.as_role = 'nominee' then
        insert into person_role (council_id, person_id, role) values (i.council_id, comer.id, 'nominee') on conflict do nothing;
    else
        perform acting_begin(i, comer.id, today);
    end if;
    perform audit(i.council_id, jsonb_build_object('actorId', comer.id), moment, 'acting-accepted', 'person',
        i.for_person_id, jsonb_build_object('invitationId', i.id, 'as', i.as_role));
    insert into outbox (council_id, topic, payload, at)
    values (i.council_id, 'acting-accepted', jsonb_build_object('invitationId', i.id, 'personId', comer.id,
        'forPersonId', i.for_person_id, 'as', i.as_role), moment);
    return jsonb_build_object('outcome', 'done', 'forPersonId', i.for_person_id, 'waits', i.as_role = 'nominee');
end $$;

-- Says no to it: only with the code. Command: codeHash, at. Outcomes: done, wrong, no-longer.
create or replace function acting_decline(command jsonb) returns jsonb language plpgsql as $$
declare
    moment timestamptz := command ->> 'at';
    i acting_invitation;
begin
    select * into i from acting_invitation x
     where x.code_hash = decode(command ->> 'codeHash', 'hex') for no key update;
    if i.id is null then
        return '{"outcome": "wrong"}';
    elsif i.declined_at is not null then
        return '{"outcome": "done"}';
    elsif not acting_invitation_is_open(i, (moment at time zone 'Europe/London')::date) then
        return '{"outcome": "no-longer"}';
    end if;
    update acting_invitation x set declined_at = moment where x.council_id = i.council_id and x.id = i.id;
    perform audit(i.council_id, '{}', moment, 'acting-declined', 'person', i.for_person_id,
        jsonb_build_object('invitationId', i.id));
    insert into outbox (council_id, topic, payload, at)
    values (i.council_id, 'acting-declined', jsonb_build_object('invitationId', i.id, 'forPersonId', i.for_person_id), moment);
    return '{"outcome": "done"}';
end $$;

-- R65: an officer proposes who is to act for somebody who can't decide. Command: id, councilId, actorId, forPersonId, name, kin,
-- basis, reason, mayApproveUpToPence (none: without a limit), at. The same id again changes nothing.
-- Outcomes: done, not-found, can-decide.
create or replace function acting_propose(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    whom uuid := command ->> 'forPersonId';
    moment timestamptz := command ->> 'at';
begin
    if whom = (command ->> 'actorId')::uuid
       or not exists (select from person p join person_role r on r.council_id = p.council_id and r.person_id = p.id
                       where p.council_id = council and p.id = whom and p.died_on is null
                         and r.role in ('holder', 'carer')) then
        return '{"outcome": "not-found"}';
    elsif not cannot_decide(council, whom) then
        return '{"outcome": "can-decide"}';
    end if;
    insert into acting_invitation (council_id, id, for_person_id, as_role, name, way, may_book,
        may_approve_up_to_pence, invited_at, invited_by, kin, basis, reason)
    values (council, (command ->> 'id')::uuid, whom, 'authorised', command ->> 'name', 'paper', true,
        (command ->> 'mayApproveUpToPence')::bigint, moment, (command ->> 'actorId')::uuid, (command ->> 'kin')::boolean, command ->> 'basis', command ->> 'reason')
    on conflict (council_id, id) do nothing;
    if found then
        perform audit(council, command, moment, 'acting-proposed', 'person', whom, jsonb_build_object(
            'invitationId', command ->> 'id', 'basis', command ->> 'basis', 'kin', (command ->> 'kin')::boolean,
            'mayApproveUpToPence', (command ->> 'mayApproveUpToPence')::bigint));
    end if;
    return '{"outcome": "done"}';
end $$;

-- R65: an officer looks: another one than who proposed, for who is to be authorised; any, for who was nominated and has said
-- yes. Nobody looks at themselves or at who they chose. Command: id, councilId, actorId, yes, reason (with a no), codeHash and
-- until (authorised, with a yes), at. Outcomes: done (as), not-found, checked, own-question, can-decide.
create or replace function acting_check(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    officer uuid := command ->> 'actorId';
    moment timestamptz := command ->> 'at';
    today date := (moment at time zone 'Europe/London')::date;
    yes boolean := (command ->> 'yes')::boolean;
    i acting_invitation;
begin
    select * into i from acting_invitation x
     where x.council_id = council and x.id = (command ->> 'id')::uuid for no key update;
    if i.id is null or i.as_role = 'helper' or i.withdrawn_at is not null or i.declined_at is not null
       or i.as_role = 'nominee' and i.used_at is null then
        return '{"outcome": "not-found"}';
    elsif i.checked_at is not null then
        return '{"outcome": "checked"}';
    elsif officer in (i.invited_by, i.for_person_id) or officer = i.used_by then
        return '{"outcome": "own-question"}';
    elsif yes and i.as_role = 'authorised' and not cannot_decide(council, i.for_person_id) then
        return '{"outcome": "can-decide"}';
    end if;
    update acting_invitation x
       set checked_at = moment, checked_by = officer,
           refused_reason = case when not yes then command ->> 'reason' end,
           code_hash = case when yes and x.as_role = 'authorised' then decode(command ->> 'codeHash', 'hex') else x.code_hash end,
           until = case when yes and x.as_role = 'authorised' then (command ->> 'until')::date else x.until end
     where x.council_id = council and x.id = i.id;
    if yes and i.as_role = 'nominee' then
        -- Somebody may use another code at the same moment: one after the other.
        perform from person p where p.council_id = council and p.id = i.used_by for no key update;
        perform acting_begin(i, i.used_by, today);
    elsif i.as_role = 'nominee' then
        delete from person_role r where r.council_id = council and r.person_id = i.used_by and r.role = 'nominee'
           and not exists (select from acting a where a.council_id = council and a.person_id = i.used_by
                              and a.as_role = 'nominee' and (upper(a.during) is null or upper(a.during) > today));
    end if;
    perform audit(council, command, moment, 'acting-checked', 'person', i.for_person_id,
        jsonb_build_object('invitationId', i.id, 'as', i.as_role, 'yes', yes));
    insert into outbox (council_id, topic, payload, at)
    values (council, 'acting-checked', jsonb_build_object('invitationId', i.id, 'forPersonId', i.for_person_id,
        'personId', i.used_by, 'as', i.as_role, 'yes', yes), moment);
    return jsonb_build_object('outcome', 'done', 'as', i.as_role);
end $$;

-- Whoever has answered, or can't any more, needs no code: it is taken out of the event that would send it (R101).
create or replace function acting_invitation_forget_code() returns trigger language plpgsql as $$
begin
    update outbox o set payload = o.payload - 'code'
     where o.council_id = new.council_id and o.payload ->> 'invitationId' = new.id::text
       and o.payload ->> 'code' is not null;
    return null;
end $$;
create or replace trigger acting_invitation_forget_code after update on acting_invitation for each row
    when (coalesce(new.used_at, new.withdrawn_at, new.declined_at) is not null or new.refused_reason is not null)
    execute function acting_invitation_forget_code();

-- The same where its time has run out. {"before": now, "limit"} -> {"count"}
create or replace function acting_codes_forget(command jsonb) returns jsonb language plpgsql as $$
declare
    today date := ((command ->> 'before')::timestamptz at time zone 'Europe/London')::date;
    forgotten integer;
begin
    with old as materialized (
        select o.id from outbox o
         where o.payload ->> 'code' is not null
           and not exists (select from acting_invitation i
                            where i.council_id = o.council_id and i.id = (o.payload ->> 'invitationId')::uuid
                              and acting_invitation_is_open(i, today))
         order by o.id limit (command ->> 'limit')::integer
           for update of o skip locked)
    update outbox o set payload = o.payload - 'code' from old where o.id = old.id;
    get diagnostics forgotten = row_count;
    return jsonb_build_object('count', forgotten);
end $$;
