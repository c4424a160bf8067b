-- Whether somebody can decide about money, as the council holds it, and what follows for who acts for them (R65). Locks: the
-- person's capacity, then invitations, reviews and powers.

-- One after the other: what is held about somebody, and who comes to be authorised for them.
create or replace function capacity_lock(council uuid, person uuid) returns void language sql as $$
    select pg_advisory_xact_lock(hashtextextended('capacity ' || council || ' ' || person, 0))
$$;

-- The council says whether somebody can decide about money. Whoever can has nobody who was authorised for them: that ends at the
-- same moment, once the officer has said that they know (two steps). Who was nominated by one who can't is looked at again.
-- Command: id, councilId, actorId, personId, canDecide, decidedOn, reason, endsAuthorised, at. The same id again changes nothing.
-- Outcomes: done, not-found, own-question, ends-authorised (names).
create or replace function capacity_decide(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    whom uuid := command ->> 'personId';
    today date := ((command ->> 'at')::timestamptz at time zone 'Europe/London')::date;
    can boolean := (command ->> 'canDecide')::boolean;
    ends text;
begin
    if whom = (command ->> 'actorId')::uuid then
        return '{"outcome": "own-question"}';
    end if;
    perform capacity_lock(council, whom);
    perform from person p where p.council_id = council and p.id = whom and p.died_on is null for no key update;
    if not found then
        return '{"outcome": "not-found"}';
    elsif exists (select from capacity_decision c where c.council_id = council and c.id = (command ->> 'id')::uuid) then
        return '{"outcome": "done"}';
    end if;
    select string_agg(p.name, ', ' order by p.name) into ends
      from acting a join person p on p.council_id = a.council_id and p.id = a.person_id
     where a.council_id = council and a.for_person_id = whom and a.as_role = 'authorised'
       and (upper(a.during) is null or upper(a.during) > today);
    if can and ends is not null and not coalesce((command ->> 'endsAuthorised')::boolean, false) then
        return jsonb_build_object('outcome', 'ends-authorised', 'name', ends);
    end if;
    perform capacity_record(command, whom, can);
    return '{"outcome": "done"}';
end $$;

-- Records it, and lets follow what follows. Command: id, councilId, actorId, decidedOn, reason, at.
create or replace function capacity_record(command jsonb, whom uuid, can boolean) returns void language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    officer uuid := command ->> 'actorId';
    moment timestamptz := command ->> 'at';
    today date := (moment at time zone 'Europe/London')::date;
    power acting;
begin
    insert into capacity_decision (council_id, id, person_id, can_decide, decided_on, reason, decided_at, decided_by)
    values (council, (command ->> 'id')::uuid, whom, can, (command ->> 'decidedOn')::date, command ->> 'reason', moment, officer);
    perform audit(council, command, moment, 'capacity-decided', 'person', whom, jsonb_build_object('canDecide', can));
    if can then
        -- Who was proposed, or has a code and not come yet, isn't needed any more.
        update acting_invitation i set withdrawn_at = moment
         where i.council_id = council and i.for_person_id = whom and i.as_role = 'authorised' and i.used_at is null
           and i.withdrawn_at is null and i.declined_at is null and i.refused_reason is null;
    end if;
    for power in select * from acting a where a.council_id = council and a.for_person_id = whom
                    and a.as_role = case when can then 'authorised' else 'nominee' end
                    and (upper(a.during) is null or upper(a.during) > today)
                  order by a.person_id loop
        if can then
            perform acting_stop(council, power.person_id, whom, command, 'can-decide');
            -- What was to be looked at about them is answered by it.
            update acting_review x
               set done_at = moment, done_by = officer, outcome = 'ended', reason = command ->> 'reason'
             where x.council_id = council and x.person_id = power.person_id and x.for_person_id = whom and x.done_at is null;
        else
            perform acting_review_open(council, power.person_id, whom, 'capacity-lost', moment, null, officer);
        end if;
    end loop;
    if not can then
        perform acting_return_approvals(council, whom, whom, null, today, moment);
    end if;
end $$;
