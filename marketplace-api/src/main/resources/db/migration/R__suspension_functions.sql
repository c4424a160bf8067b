-- What applies uk.directly.accreditation.Suspensions (R33, R104, R106). The reason is in no answer that anybody but an
-- officer reads, in no notice and in no audit line.

-- Tells the provider that they are suspended, and how to challenge it; the reason is not disclosed.
create or replace function suspension_tell(s suspension, at timestamptz) returns void language plpgsql as $$
declare
    p provider;
begin
    update suspension x set told_at = at where x.council_id = s.council_id and x.id = s.id and x.told_at is null;
    if found then
        update provider q set shown_state = null where q.council_id = s.council_id and q.id = s.provider_id;
        select * into p from provider q where q.council_id = s.council_id and q.id = s.provider_id;
        perform provider_notice(p, at, 'provider-suspended', jsonb_build_object('suspensionId', s.id));
    end if;
end $$;

-- Hides a provider at once. Command: id, councilId, actorId, providerId, safeguarding, reason, delayReason and reviewOn (to
-- delay the notice), endOfDay (until then a delay has to be confirmed), at. The same id again is the same suspension.
-- Outcomes: done (state), not-found, interest, wrong-state (state).
create or replace function provider_suspend(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    officer uuid := command ->> 'actorId';
    at timestamptz := command ->> 'at';
    p provider := provider_locked(council, (command ->> 'providerId')::uuid);
    before text := p.state;
    made suspension;
begin
    if p.id is null then
        return '{"outcome": "not-found"}';
    elsif has_interest(council, officer, p.id) then
        return '{"outcome": "interest"}';
    elsif p.state = 'suspended' then
        return decision_done(council, p.id);
    elsif p.state not in ('accredited', 'paused') then
        return decision_wrong_state(p);
    end if;
    -- Who books holds this lock: what was booked before is on the list, what comes after is refused.
    perform pg_advisory_xact_lock(hashtextextended('worker:' || p.id, 0));
    insert into suspension (council_id, id, provider_id, safeguarding, reason, suspended_at, suspended_by)
    values (council, (command ->> 'id')::uuid, p.id, (command ->> 'safeguarding')::boolean,
        nullif(trim(command ->> 'reason'), ''), at, officer)
    returning * into made;
    insert into suspension_call (council_id, suspension_id, holder_id, first_visit_at, visits)
    select council, made.id, b.holder_id, min(b.start_at), count(*)
      from booking b
     where b.council_id = council and b.provider_id = p.id and b.end_at > at
       and b.state in ('asking', 'requested', 'confirmed')
     group by b.holder_id;
    update provider q set state = 'suspended', shown_state = case when command ->> 'delayReason' is not null then before end
     where q.council_id = council and q.id = p.id
    returning * into p;
    perform provider_tell(p, command, at, 'suspended');
    perform broker_stop(p, command, at);
    if p.kind = 'isf-broker' then
        perform provider_notice(p, at, 'broker-stopped');
    end if;
    if command ->> 'delayReason' is null then
        perform suspension_tell(made, at);
    else
        insert into notice_delay (council_id, suspension_id, reason, asked_by, asked_at, confirm_before, review_on)
        values (council, made.id, command ->> 'delayReason', officer, at, (command ->> 'endOfDay')::timestamptz,
            (command ->> 'reviewOn')::date);
        perform audit(council, command, at, 'notice-delay-asked', 'provider', p.id,
            jsonb_build_object('suspensionId', made.id, 'reviewOn', command ->> 'reviewOn'));
    end if;
    return decision_done(council, p.id);
end $$;

-- The open suspension of a provider, locked after the provider; null: there is none.
create or replace function suspension_locked(p provider) returns suspension language sql as $$
    select * from suspension s where s.council_id = p.council_id and s.provider_id = p.id and s.ended_at is null
       for no key update
$$;

-- Ticks a call. Command: councilId, actorId, providerId, holderId, said, at.
-- Outcomes: done (state), not-found, interest, wrong-state (state: called or ended).
create or replace function suspension_called(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    officer uuid := command ->> 'actorId';
    holder uuid := command ->> 'holderId';
    at timestamptz := command ->> 'at';
    p provider := provider_locked(council, (command ->> 'providerId')::uuid);
    s suspension;
    c suspension_call;
begin
    if p.id is null then
        return '{"outcome": "not-found"}';
    elsif has_interest(council, officer, p.id) then
        return '{"outcome": "interest"}';
    end if;
    s := suspension_locked(p);
    select * into c from suspension_call x
     where x.council_id = council and x.suspension_id = s.id and x.holder_id = holder;
    if s.id is null then
        return '{"outcome": "wrong-state", "state": "ended"}';
    elsif c.holder_id is null then
        return '{"outcome": "not-found"}';
    elsif c.called_at is not null then
        return case when c.called_by = officer and c.said = command ->> 'said' then decision_done(council, p.id)
                    else '{"outcome": "wrong-state", "state": "called"}'::jsonb end;
    end if;
    update suspension_call x set called_at = at, called_by = officer, said = command ->> 'said'
     where x.council_id = council and x.suspension_id = s.id and x.holder_id = holder;
    perform audit(council, command, at, 'suspension-called', 'provider', p.id,
        jsonb_build_object('suspensionId', s.id, 'personId', holder));
    return decision_done(council, p.id);
end $$;

-- A second officer agrees that the notice waits. Command: councilId, actorId, providerId, at.
-- Outcomes: done (state), not-found, interest, wrong-state (state: no-delay), own-delay.
create or replace function delay_confirm(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    officer uuid := command ->> 'actorId';
    at timestamptz := command ->> 'at';
    p provider := provider_locked(council, (command ->> 'providerId')::uuid);
    s suspension;
    d notice_delay;
begin
    if p.id is null then
        return '{"outcome": "not-found"}';
    elsif has_interest(council, officer, p.id) then
        return '{"outcome": "interest"}';
    end if;
    s := suspension_locked(p);
    select * into d from notice_delay x
     where x.council_id = council and x.suspension_id = s.id and x.ended_at is null for no key update;
    if d.suspension_id is null or d.confirmed_at is null and d.confirm_before <= at then
        return '{"outcome": "wrong-state", "state": "no-delay"}';
    elsif d.asked_by = officer then
        return '{"outcome": "own-delay"}';
    elsif d.confirmed_at is null then
        update notice_delay x set confirmed_at = at, confirmed_by = officer
         where x.council_id = council and x.suspension_id = s.id;
        perform audit(council, command, at, 'notice-delay-confirmed', 'provider', p.id,
            jsonb_build_object('suspensionId', s.id));
    end if;
    return decision_done(council, p.id);
end $$;

create or replace function delay_end(s suspension, command jsonb, at timestamptz, how text) returns void
        language plpgsql as $$
begin
    update notice_delay d set ended_at = at, ended_how = how, ended_by = (command ->> 'actorId')::uuid
     where d.council_id = s.council_id and d.suspension_id = s.id and d.ended_at is null;
    if found then
        perform audit(s.council_id, command, at, 'notice-delay-ended', 'provider', s.provider_id,
            jsonb_build_object('suspensionId', s.id, 'how', how));
    end if;
end $$;

-- An officer has the provider told now. Command: councilId, actorId, providerId, at.
-- Outcomes: done (state), not-found, interest, wrong-state (state: no-suspension).
create or replace function delay_release(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    at timestamptz := command ->> 'at';
    p provider := provider_locked(council, (command ->> 'providerId')::uuid);
    s suspension;
begin
    if p.id is null then
        return '{"outcome": "not-found"}';
    elsif has_interest(council, (command ->> 'actorId')::uuid, p.id) then
        return '{"outcome": "interest"}';
    end if;
    s := suspension_locked(p);
    if s.id is null then
        return '{"outcome": "wrong-state", "state": "no-suspension"}';
    end if;
    perform delay_end(s, command, at, 'released');
    perform suspension_tell(s, at);
    return decision_done(council, p.id);
end $$;

-- Whom no delay covers any more is told: not confirmed on the day, or past the day of review. A few at a time; nobody waits.
-- Command: at, today, limit -> {"looked", "done"}
create or replace function delay_end_due(command jsonb) returns jsonb language plpgsql as $$
declare
    at timestamptz := command ->> 'at';
    today date := command ->> 'today';
    counted integer := 0;
    p provider;
    s suspension;
    d notice_delay;
begin
    for p in
        select q.* from notice_delay x
          join suspension y on y.council_id = x.council_id and y.id = x.suspension_id and y.ended_at is null
          join provider q on q.council_id = y.council_id and q.id = y.provider_id
         where x.ended_at is null
           and (x.confirmed_at is null and x.confirm_before <= at or x.review_on < today)
         order by x.confirm_before limit (command ->> 'limit')::integer
           for no key update of q skip locked
    loop
        s := suspension_locked(p);
        select * into d from notice_delay x
         where x.council_id = s.council_id and x.suspension_id = s.id and x.ended_at is null
           and (x.confirmed_at is null and x.confirm_before <= at or x.review_on < today);
        if d.suspension_id is not null then
            perform delay_end(s, '{}', at, case when d.confirmed_at is null then 'not-confirmed' else 'past-review' end);
            perform suspension_tell(s, at);
            counted := counted + 1;
        end if;
    end loop;
    return jsonb_build_object('looked', counted, 'done', counted);
end $$;

-- Ends a suspension: on the register again, or paused where something ran out meanwhile.
-- Command: councilId, actorId, providerId, reason, today, at. Outcomes: done (state), not-found, interest, wrong-state.
create or replace function provider_end_suspension(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    officer uuid := command ->> 'actorId';
    today date := command ->> 'today';
    at timestamptz := command ->> 'at';
    p provider := provider_locked(council, (command ->> 'providerId')::uuid);
    s suspension;
    told boolean;
begin
    if p.id is null then
        return '{"outcome": "not-found"}';
    elsif has_interest(council, officer, p.id) then
        return '{"outcome": "interest"}';
    end if;
    s := suspension_locked(p);
    if s.id is null then
        -- The second of two clicks: it has ended already.
        return case when p.state in ('accredited', 'paused')
                     and exists (select from suspension x where x.council_id = council and x.provider_id = p.id)
                    then decision_done(council, p.id) else decision_wrong_state(p) end;
    end if;
    told := s.told_at is not null;
    perform delay_end(s, command, at, 'suspension-ended');
    update suspension x set ended_at = at, ended_by = officer, ended_why = command ->> 'reason'
     where x.council_id = council and x.id = s.id;
    if p.state = 'suspended' then
        update provider q set state = case when provider_overdue(p, today) = '{}' then 'accredited' else 'paused' end
         where q.council_id = council and q.id = p.id
        returning * into p;
        perform provider_refresh(p, today);
    end if;
    perform provider_tell(p, command, at, 'suspension-ended', case when told then command ->> 'reason' end);
    if told then
        perform provider_notice(p, at, 'provider-suspension-ended', jsonb_build_object('suspensionId', s.id));
    end if;
    return decision_done(council, p.id);
end $$;
