-- How a council sets what it asks (R30): by day, and what was in force before stays as it was.

-- A rule as Java reads it (CheckRule).
create or replace function check_rule_json(r check_rule) returns jsonb language sql stable as $$
    select jsonb_strip_nulls(jsonb_build_object('id', r.id, 'own', r.council_id is not null, 'kind', r.provider_kind,
        'serviceId', r.service_id, 'service', s.name, 'check', r.check_name, 'asked', r.asked, 'level', r.level,
        'validMonths', r.valid_months, 'reminderDays', to_jsonb(r.reminder_days),
        'keepFileMonths', r.keep_file_months, 'from', lower(r.during), 'until', upper(r.during) - 1,
        'setBy', p.name, 'setAt', r.set_at))
      from (select 1) one
      left join service s on s.id = r.service_id
      left join person p on p.council_id = r.council_id and p.id = r.set_by
$$;

-- Sets a rule from a day on, until the next change that is planned. Command: id, councilId, actorId, kind, serviceId, check,
-- asked, level, validMonths, reminderDays, keepFileMonths, from, seenId (of the rules for it that the officer saw, the one set last;
-- none: there was none), today, at. The same id again is the same rule.
-- Outcomes: done (rule), overlaps (somebody else set it meanwhile, or for that very day), not-lawful, in-the-past.
create or replace function check_rule_set(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    of_service uuid := command ->> 'serviceId';
    begins date := command ->> 'from';
    at timestamptz := command ->> 'at';
    seen uuid;
    before check_rule;
    next_begins date;
    made check_rule;
begin
    select * into made from check_rule r where r.id = (command ->> 'id')::uuid and r.council_id = council;
    if made.id is not null then
        return jsonb_build_object('outcome', 'done', 'rule', check_rule_json(made));
    elsif begins < (command ->> 'today')::date then
        return '{"outcome": "in-the-past"}';
    end if;
    -- One after the other in a council; the exclusion constraint stands behind it.
    perform pg_advisory_xact_lock(hashtextextended('check-rules:' || council, 0));
    select r.id into seen from check_rule r
     where (r.council_id = council or r.council_id is null) and r.provider_kind = command ->> 'kind'
       and r.service_id is not distinct from of_service and r.check_name = command ->> 'check'
     order by r.set_at desc nulls last, r.council_id nulls last, lower(r.during) desc limit 1;
    if seen is distinct from (command ->> 'seenId')::uuid then
        return '{"outcome": "overlaps"}';
    end if;
    select * into before from check_rule r
     where r.council_id = council and r.provider_kind = command ->> 'kind'
       and r.service_id is not distinct from of_service and r.check_name = command ->> 'check' and r.during @> begins
       for no key update;
    if lower(before.during) = begins then
        return '{"outcome": "overlaps"}';
    end if;
    select min(lower(r.during)) into next_begins from check_rule r
     where r.council_id = council and r.provider_kind = command ->> 'kind'
       and r.service_id is not distinct from of_service and r.check_name = command ->> 'check'
       and lower(r.during) > begins;
    begin
        update check_rule r set during = daterange(lower(r.during), begins) where r.id = before.id;
        insert into check_rule (id, council_id, provider_kind, service_id, check_name, asked, level, valid_months,
            reminder_days, keep_file_months, during, set_by, set_at)
        values ((command ->> 'id')::uuid, council, command ->> 'kind', of_service, command ->> 'check',
            command ->> 'asked', command ->> 'level', (command ->> 'validMonths')::integer,
            array(select d::integer from jsonb_array_elements_text(command -> 'reminderDays') d order by d::integer desc),
            (command ->> 'keepFileMonths')::integer, daterange(begins, next_begins), (command ->> 'actorId')::uuid, at)
        returning * into made;
    exception
        when exclusion_violation then
            return '{"outcome": "overlaps"}';
        when check_violation then
            return '{"outcome": "not-lawful"}';
    end;
    perform audit(council, command, at, 'check-rule-set', 'check-rule', made.id, jsonb_strip_nulls(jsonb_build_object(
        'kind', made.provider_kind, 'serviceId', made.service_id, 'check', made.check_name, 'asked', made.asked,
        'level', made.level, 'validMonths', made.valid_months, 'from', begins, 'insteadOf', seen)));
    return jsonb_build_object('outcome', 'done', 'rule', check_rule_json(made));
end $$;

-- Takes a change back that has not begun: what was before it goes on. Command: councilId, actorId, id, today, at.
-- Outcomes: done, not-found, wrong-state (it is in force).
create or replace function check_rule_take_back(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    r check_rule;
begin
    perform pg_advisory_xact_lock(hashtextextended('check-rules:' || council, 0));
    select * into r from check_rule x where x.council_id = council and x.id = (command ->> 'id')::uuid for update;
    if r.id is null then
        return '{"outcome": "not-found"}';
    elsif lower(r.during) <= (command ->> 'today')::date then
        return '{"outcome": "wrong-state"}';
    end if;
    delete from check_rule x where x.id = r.id;
    update check_rule x set during = daterange(lower(x.during), upper(r.during))
     where x.council_id = council and x.provider_kind = r.provider_kind
       and x.service_id is not distinct from r.service_id and x.check_name = r.check_name
       and upper(x.during) = lower(r.during);
    perform audit(council, command, (command ->> 'at')::timestamptz, 'check-rule-taken-back', 'check-rule', r.id,
        jsonb_build_object('check', r.check_name, 'from', lower(r.during)));
    return '{"outcome": "done"}';
end $$;
