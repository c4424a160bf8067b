-- What follows from the calendar (R32): reminders, pauses, and rules that begin to count. Each function takes a few rows at a
-- time with skip locked, so that several replicas share the work and none waits for another.

-- Pauses a provider and tells everybody who has a visit to come; nothing of theirs is cancelled.
create or replace function provider_pause(p provider, lacks text[], at timestamptz) returns void language plpgsql as $$
begin
    -- Who books holds this lock: what was booked before is told of, what comes after is refused.
    perform pg_advisory_xact_lock(hashtextextended('worker:' || p.id, 0));
    update provider q set state = 'paused' where q.council_id = p.council_id and q.id = p.id returning * into p;
    perform provider_tell(p, '{}', at, 'paused', array_to_string(lacks, ', '));
    perform provider_notice(p, at, 'provider-paused', jsonb_build_object('checks', to_jsonb(lacks)));
    insert into outbox (council_id, topic, payload, at)
    select p.council_id, 'provider-paused-visits', jsonb_build_object('providerId', p.id, 'personId', b.holder_id,
               'firstVisitAt', min(b.start_at), 'visits', count(*)), provider_pause.at
      from booking b
     where b.council_id = p.council_id and b.provider_id = p.id and b.end_at > provider_pause.at
       and b.state in ('asking', 'requested', 'confirmed')
     group by b.holder_id;
end $$;

-- Checks whose last day is over. Command: today (in London), at, limit -> {"looked", "done"}
create or replace function checks_end_due(command jsonb) returns jsonb language plpgsql as $$
declare
    today date := command ->> 'today';
    looked integer := 0;
    paused integer := 0;
    p provider;
    c record;
    overdue text[];
begin
    for c in
        select k.council_id, k.provider_id, k.name from provider_check k
          join provider q on q.council_id = k.council_id and q.id = k.provider_id
         where k.state = 'accepted' and k.expires_on is not null
           and (k.looked_on is null or k.looked_on <= k.expires_on) and k.expires_on < today
         order by k.expires_on limit (command ->> 'limit')::integer
           for no key update of q, k skip locked
    loop
        update provider_check k set looked_on = today
         where k.council_id = c.council_id and k.provider_id = c.provider_id and k.name = c.name;
        select * into p from provider q where q.council_id = c.council_id and q.id = c.provider_id;
        overdue := provider_overdue(p, today);
        if p.state = 'accredited' and c.name = any (overdue) then
            perform provider_pause(p, overdue, (command ->> 'at')::timestamptz);
            paused := paused + 1;
        end if;
        perform provider_refresh(p, today);
        looked := looked + 1;
    end loop;
    return jsonb_build_object('looked', looked, 'done', paused);
end $$;

-- Checks whose last day is near: the nearest of the rule's days that has come is told, once; of those that an outage left
-- out, only that one. Nothing is told while a renewal waits for an officer. Command: today, at, limit -> {"looked", "done"}
create or replace function checks_remind_due(command jsonb) returns jsonb language plpgsql as $$
declare
    today date := command ->> 'today';
    furthest integer := coalesce((select max(d) from check_rule r, unnest(r.reminder_days) d), 0);
    looked integer := 0;
    told integer := 0;
    p provider;
    c record;
    mark integer;
begin
    for c in
        select k.council_id, k.provider_id, k.name, k.expires_on from provider_check k
          join provider q on q.council_id = k.council_id and q.id = k.provider_id
         where k.state = 'accepted' and k.expires_on is not null
           and (k.looked_on is null or k.looked_on <= k.expires_on)
           and k.expires_on between today and today + furthest and (k.looked_on is null or k.looked_on < today)
         order by k.expires_on limit (command ->> 'limit')::integer
           for no key update of q, k skip locked
    loop
        update provider_check k set looked_on = today
         where k.council_id = c.council_id and k.provider_id = c.provider_id and k.name = c.name;
        looked := looked + 1;
        select * into p from provider q where q.council_id = c.council_id and q.id = c.provider_id;
        select min(d) into mark from provider_asked(p, today) a, unnest(a.reminder_days) d
         where a.check_name = c.name and d >= c.expires_on - today;
        if mark is not null and p.state in ('accredited', 'paused', 'suspended')
           and not exists (select from check_evidence e where e.council_id = p.council_id and e.provider_id = p.id
                              and e.check_name = c.name and e.state = 'given') then
            insert into check_reminder (council_id, provider_id, check_name, ends_on, days_before, sent_at)
            values (p.council_id, p.id, c.name, c.expires_on, mark, (command ->> 'at')::timestamptz)
            on conflict do nothing;
            if found then
                perform provider_notice(p, (command ->> 'at')::timestamptz, 'check-running-out',
                    jsonb_build_object('check', c.name, 'expiresOn', c.expires_on, 'days', c.expires_on - today));
                told := told + 1;
            end if;
        end if;
    end loop;
    return jsonb_build_object('looked', looked, 'done', told);
end $$;

-- Providers on the register, of whom a rule asks something that they haven't got. Offers of its service only, where it is
-- a service's.
create or replace function rule_lackers(r check_rule, day date) returns setof provider language sql stable as $$
    select p.* from provider p
      left join provider_check c on c.council_id = p.council_id and c.provider_id = p.id and c.name = r.check_name
     where p.state = 'accredited' and p.kind = r.provider_kind
       and (r.council_id is null or p.council_id = r.council_id)
       and not coalesce(check_is_good(c, r.level, day), false)
       -- A council's own rule stands in the place of everyone's.
       and (r.council_id is not null
            or not exists (select from check_rule own
                            where own.council_id = p.council_id and own.provider_kind = r.provider_kind
                              and own.service_id is not distinct from r.service_id and own.check_name = r.check_name
                              and own.during @> day))
       and (r.service_id is null
            or exists (select from provider_service s join service v on v.id = s.service_id
                        where s.council_id = p.council_id and s.provider_id = p.id and r.service_id in (v.id, v.parent_id))
            or exists (select from offer o join service v on v.id = o.service_id
                        where o.council_id = p.council_id and o.provider_id = p.id and r.service_id in (v.id, v.parent_id)))
$$;

-- What is not asked any more keeps nobody away.
create or replace function rule_let_go(r check_rule, day date, at timestamptz) returns void language plpgsql as $$
declare
    p provider;
begin
    for p in
        select q.* from provider q
         where q.kind = r.provider_kind and (r.council_id is null or q.council_id = r.council_id)
           and (q.state = 'paused'
                or q.state = 'accredited' and exists (select from offer o where o.council_id = q.council_id
                      and o.provider_id = q.id and not o.cleared))
         order by q.council_id, q.id
    loop
        perform provider_resume(provider_locked(p.council_id, p.id), '{}', day, at);
    end loop;
end $$;

-- Rules that have begun: those who lack what is newly asked hear of it, and by when it is needed (ADR 24).
-- Command: today, at -> {"looked", "done"}; one rule each time.
create or replace function rules_tell_due(command jsonb) returns jsonb language plpgsql as $$
declare
    today date := command ->> 'today';
    at timestamptz := command ->> 'at';
    r check_rule;
    p provider;
    days integer;
    needed date;
    told integer := 0;
begin
    select * into r from check_rule x
     where x.told_at is null and lower(x.during) <= today
     order by lower(x.during), x.id limit 1 for no key update skip locked;
    if r.id is null then
        return '{"looked": 0, "done": 0}';
    end if;
    if r.asked = 'must' and r.during @> today then
        for p in select * from rule_lackers(r, today) l where l.accredited_on < lower(r.during) order by l.council_id, l.id
        loop
            days := newly_asked_days(p.council_id, today);
            needed := greatest(lower(r.during), today) + days;
            insert into check_reminder (council_id, provider_id, check_name, ends_on, days_before, sent_at)
            values (p.council_id, p.id, r.check_name, needed, greatest(days, 1), at)
            on conflict do nothing;
            if found then
                perform provider_notice(p, at, 'check-newly-asked', jsonb_build_object('check', r.check_name,
                    'level', r.level, 'neededBy', needed));
                told := told + 1;
            end if;
        end loop;
    end if;
    if r.asked <> 'must' and r.during @> today then
        perform rule_let_go(r, today, at);
    end if;
    update check_rule x set told_at = at, counted_at = case when r.asked <> 'must' then at end where x.id = r.id;
    return jsonb_build_object('looked', 1, 'done', told);
end $$;

-- Rules that have stood for so many days: who still lacks what they ask is paused, or keeps the offers of that service back.
-- Command: today, at, limit -> {"looked", "done"}; one rule each time, and of its providers so many.
create or replace function rules_count_due(command jsonb) returns jsonb language plpgsql as $$
declare
    today date := command ->> 'today';
    at timestamptz := command ->> 'at';
    most integer := command ->> 'limit';
    r check_rule;
    p provider;
    overdue text[];
    looked integer := 0;
    paused integer := 0;
begin
    select * into r from check_rule x
     where x.counted_at is null and x.told_at is not null and lower(x.during) <= today - newly_asked_days(x.council_id, today)
       -- Nobody is paused who had no time since they were told.
       and (x.told_at at time zone 'Europe/London')::date <= today - newly_asked_days(x.council_id, today)
     order by lower(x.during), x.id limit 1 for no key update skip locked;
    if r.id is null then
        return '{"looked": 0, "done": 0}';
    end if;
    if r.asked = 'must' and r.during @> today then
        for p in
            select l.* from rule_lackers(r, today) l
             where r.service_id is null
                or exists (select from offer o where o.council_id = l.council_id and o.provider_id = l.id
                              and o.cleared <> provider_cleared_for(l, o.service_id, today))
             order by l.council_id, l.id limit most
        loop
            looked := looked + 1;
            p := provider_locked(p.council_id, p.id);
            overdue := provider_overdue(p, today);
            if p.state = 'accredited' and r.service_id is null and r.check_name = any (overdue) then
                perform provider_pause(p, overdue, at);
                paused := paused + 1;
            end if;
            perform provider_refresh(p, today);
        end loop;
    end if;
    if paused < most and looked < most then
        update check_rule x set counted_at = at where x.id = r.id;
    end if;
    return jsonb_build_object('looked', greatest(looked, 1), 'done', paused);
end $$;
