-- What applies the decisions of uk.directly.budget about awards and money routes. Locks are taken in this order:
-- idempotency key, person, award, budget.

-- What officers decided is never rewritten.
create or replace function award_change_is_history() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only: % refused', tg_table_name, lower(tg_op)
        using errcode = 'restrict_violation';
end $$;
create or replace trigger award_change_is_history before update or delete on award_change
    for each row execute function award_change_is_history();
create or replace trigger award_change_is_not_emptied before truncate on award_change
    for each statement execute function award_change_is_history();
create or replace trigger budget_route_is_history before update or delete on budget_route
    for each row execute function award_change_is_history();
create or replace trigger budget_route_is_not_emptied before truncate on budget_route
    for each statement execute function award_change_is_history();

-- An award as Java reads it (Award).
create or replace function award_json(a award) returns jsonb language sql stable as $$
    select jsonb_build_object('id', a.id, 'councilId', a.council_id, 'kind', a.kind, 'from', lower(a.during),
        'to', upper(a.during) - 1, 'version', a.version, 'budgetId', b.id, 'route', b.route,
        'fundedUntil', b.funded_until, 'frozen', b.frozen_at is not null, 'closedAt', b.closed_at,
        'holder', jsonb_build_object('id', h.id, 'name', h.name, 'caseReference', h.case_reference),
        'broker', (select jsonb_build_object('id', v.id, 'name', v.name) from provider v
                    where v.council_id = b.council_id and v.id = b.broker_id),
        'firstPaidOn', (select (e.at at time zone 'Europe/London')::date
                          from ledger_account l
                          join ledger_entry e on e.council_id = l.council_id and e.account_id = l.id and e.seq = 1
                         where l.council_id = b.council_id and l.kind = 'budget-council' and l.owner_id = b.id
                           and l.name = ''),
        'terms', (select jsonb_agg(jsonb_build_object('from', lower(t.during), 'to', upper(t.during) - 1,
                             'terms', jsonb_build_object('weeklyPence', t.weekly_pence, 'paid', t.paid,
                                 'contributionWeeklyPence', t.contribution_weekly_pence, 'cycleWeeks', t.cycle_weeks,
                                 'reviewBand', t.review_band, 'plannedMinutesWeekly', t.planned_minutes_weekly))
                             order by t.during)
                    from award_terms t where t.council_id = a.council_id and t.award_id = a.id),
        'planLines', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name)
                                                order by p.position, p.id), '[]')
                        from plan_line p where p.council_id = a.council_id and p.award_id = a.id))
      from budget b join person h on h.council_id = b.council_id and h.id = b.holder_id
     where b.council_id = a.council_id and b.award_id = a.id
$$;

create or replace function award_answer(council uuid, answered uuid) returns jsonb language sql as $$
    select jsonb_build_object('outcome', 'done', 'award', award_json(a))
      from award a where a.council_id = council and a.id = answered
$$;

-- The terms of a command as rows keep them.
create or replace function award_terms_of(terms jsonb) returns award_terms language sql immutable as $$
    select null::uuid, null::uuid, null::daterange, (terms ->> 'weeklyPence')::bigint, terms ->> 'paid',
           (terms ->> 'contributionWeeklyPence')::bigint, (terms ->> 'cycleWeeks')::integer, terms ->> 'reviewBand',
           (terms ->> 'plannedMinutesWeekly')::integer
$$;

-- Another award of that kind and person on some of these days; none: they are free.
create or replace function award_in_the_way(council uuid, itself uuid, holder uuid, award_kind text, days daterange)
        returns jsonb language sql stable as $$
    select jsonb_build_object('outcome', 'overlaps', 'otherId', a.id, 'from', lower(a.during), 'to', upper(a.during) - 1)
      from award a
     where a.council_id = council and a.holder_id = holder and a.kind = award_kind and a.id <> itself
       and a.during && days and award_kind <> 'one-off-direct-payment'
     order by a.during limit 1
$$;

-- Whether this provider may be entrusted with somebody's fund now (R70).
create or replace function is_isf_broker(council uuid, broker uuid) returns boolean language sql stable as $$
    select exists (select from provider p where p.council_id = council and p.id = broker
                      and p.kind = 'isf-broker' and p.state = 'accredited')
$$;

-- The same, and it stays one until the caller has done with it: whoever ends that waits, and finds the fund (R75).
create or replace function isf_broker_held(council uuid, broker uuid) returns boolean language plpgsql as $$
begin
    perform 1 from provider p
     where p.council_id = council and p.id = broker and p.kind = 'isf-broker' and p.state = 'accredited' for share;
    return found;
end $$;

-- Whether an organisation may look after people's accounts: checked, and it offers to.
create or replace function supports_accounts(council uuid, organisation uuid) returns boolean language sql stable as $$
    select exists (select from provider p
                     join offer o on o.council_id = p.council_id and o.provider_id = p.id and o.state = 'published'
                     join service s on s.id = o.service_id and s.slug = 'dp-support-and-payroll'
                    where p.council_id = council and p.id = organisation and p.state = 'accredited')
$$;

-- Records an award and opens its budget account. Command: id, budgetId, councilId, actorId, holderId, kind, from, to,
-- terms {weeklyPence, paid, contributionWeeklyPence, cycleWeeks, reviewBand, plannedMinutesWeekly}, planLines [{id, name}],
-- route, brokerId, reason, at, idempotency.
-- Outcomes: done (award), unknown-holder, deceased, unknown-broker, overlaps (otherId, from, to) and those of
-- idempotency_claim.
create or replace function award_record(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    new_id uuid := command ->> 'id';
    holder uuid := command ->> 'holderId';
    new_budget uuid := command ->> 'budgetId';
    broker uuid := command ->> 'brokerId';
    days daterange := daterange((command ->> 'from')::date, (command ->> 'to')::date, '[]');
    at timestamptz := command ->> 'at';
    terms award_terms := award_terms_of(command -> 'terms');
    claimed jsonb := idempotency_claim(command -> 'idempotency', at);
    refused jsonb;
begin
    if claimed is not null then
        return claimed;
    end if;
    -- Two officers who record for one person stand in a line here.
    perform from person p where p.council_id = council and p.id = holder for no key update;
    if not found then
        return idempotency_refuse(command -> 'idempotency', '{"outcome": "unknown-holder"}');
    elsif exists (select from person p where p.council_id = council and p.id = holder and p.died_on is not null) then
        return idempotency_refuse(command -> 'idempotency', '{"outcome": "deceased"}');
    end if;
    if broker is not null and not isf_broker_held(council, broker) then
        return idempotency_refuse(command -> 'idempotency', '{"outcome": "unknown-broker"}');
    end if;
    refused := award_in_the_way(council, new_id, holder, command ->> 'kind', days);
    if refused is not null then
        return idempotency_refuse(command -> 'idempotency', refused);
    end if;

    insert into award (council_id, id, holder_id, kind, during) values (council, new_id, holder, command ->> 'kind', days);
    insert into award_terms (council_id, award_id, during, weekly_pence, paid, contribution_weekly_pence, cycle_weeks,
        review_band, planned_minutes_weekly)
    values (council, new_id, days, terms.weekly_pence, terms.paid, terms.contribution_weekly_pence, terms.cycle_weeks,
        terms.review_band, terms.planned_minutes_weekly);
    insert into plan_line (council_id, id, award_id, name, position)
    select council, (line.value ->> 'id')::uuid, new_id, line.value ->> 'name', line.ordinality
      from jsonb_array_elements(command -> 'planLines') with ordinality line;
    -- Nothing is paid in yet: the day before the first is the last that is paid for.
    insert into budget (council_id, id, award_id, holder_id, route, broker_id, funded_until)
    values (council, new_budget, new_id, holder, command ->> 'route', broker, lower(days) - 1);
    if command ->> 'route' is not null then
        insert into budget_route (council_id, budget_id, route, broker_id, chosen_by, on_behalf_of, chosen_at)
        values (council, new_budget, command ->> 'route', broker, (command ->> 'actorId')::uuid, holder, at);
    end if;
    insert into person_role (council_id, person_id, role)
    values (council, holder, case when command ->> 'kind' = 'carer-direct-payment' then 'carer' else 'holder' end)
    on conflict do nothing;
    insert into award_change (council_id, award_id, what, day, terms, reason, changed_by, at)
    values (council, new_id, 'recorded', lower(days), command -> 'terms', command ->> 'reason',
        (command ->> 'actorId')::uuid, at);
    perform audit(council, command, at, 'award-made', 'award', new_id, jsonb_build_object('budgetId', new_budget,
        'kind', command ->> 'kind', 'from', command ->> 'from', 'to', command ->> 'to', 'terms', command -> 'terms'));
    return idempotency_keep(command -> 'idempotency', award_answer(council, new_id));
end $$;

-- Locks an award and its budget, and says whether the decision still stands on what it was made on. Null: go on.
create or replace function award_guard(council uuid, guarded uuid, expected_version integer) returns jsonb
        language plpgsql as $$
declare
    found_version integer;
    closed timestamptz;
begin
    select version into found_version from award a where a.council_id = council and a.id = guarded for no key update;
    if found_version is null then
        return '{"outcome": "not-found"}';
    elsif found_version <> expected_version then
        return '{"outcome": "changed"}';
    end if;
    -- A funding run that is being posted holds it: what is paid in is known after that.
    select b.closed_at into closed from budget b where b.council_id = council and b.award_id = guarded for no key update;
    return case when closed is not null then '{"outcome": "closed"}'::jsonb end;
end $$;

-- Other terms from a day on, up to the next change that is known already. Command: awardId, councilId, actorId, version,
-- from, terms, reason, at, idempotency.
-- Outcomes: done (award), not-found, changed, closed, paid-already (fundedUntil), outside (from, to) and those of
-- idempotency_claim.
create or replace function award_change_terms(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    changed uuid := command ->> 'awardId';
    from_day date := command ->> 'from';
    at timestamptz := command ->> 'at';
    terms award_terms := award_terms_of(command -> 'terms');
    claimed jsonb := idempotency_claim(command -> 'idempotency', at);
    refused jsonb;
    days daterange;
    paid_until date;
    cut daterange;
begin
    if claimed is not null then
        return claimed;
    end if;
    refused := award_guard(council, changed, (command ->> 'version')::integer);
    if refused is null then
        select a.during, b.funded_until into days, paid_until
          from award a join budget b on b.council_id = a.council_id and b.award_id = a.id
         where a.council_id = council and a.id = changed;
        if not days @> from_day then
            refused := jsonb_build_object('outcome', 'outside', 'from', lower(days), 'to', upper(days) - 1);
        elsif from_day <= paid_until then
            refused := jsonb_build_object('outcome', 'paid-already', 'fundedUntil', paid_until);
        end if;
    end if;
    if refused is not null then
        return idempotency_refuse(command -> 'idempotency', refused);
    end if;

    select t.during into cut from award_terms t
     where t.council_id = council and t.award_id = changed and t.during @> from_day;
    if lower(cut) = from_day then
        delete from award_terms t where t.council_id = council and t.award_id = changed and t.during = cut;
    else
        update award_terms t set during = daterange(lower(cut), from_day)
         where t.council_id = council and t.award_id = changed and t.during = cut;
    end if;
    insert into award_terms (council_id, award_id, during, weekly_pence, paid, contribution_weekly_pence, cycle_weeks,
        review_band, planned_minutes_weekly)
    values (council, changed, daterange(from_day, upper(cut)), terms.weekly_pence, terms.paid,
        terms.contribution_weekly_pence, terms.cycle_weeks, terms.review_band, terms.planned_minutes_weekly);
    update award a set version = version + 1 where a.council_id = council and a.id = changed;
    insert into award_change (council_id, award_id, what, day, terms, reason, changed_by, at)
    values (council, changed, 'changed', from_day, command -> 'terms', command ->> 'reason',
        (command ->> 'actorId')::uuid, at);
    perform audit(council, command, at, 'award-changed', 'award', changed,
        jsonb_build_object('from', from_day, 'terms', command -> 'terms'));
    return idempotency_keep(command -> 'idempotency', award_answer(council, changed));
end $$;

-- Gives an award its last day, or another one. Money already paid in for later days stays where it is: it is spoken
-- about, and asked back in its own way (R17, R18). Command: awardId, councilId, actorId, version, on, reason, at,
-- idempotency.
-- Outcomes: done (award), not-found, changed, closed, deceased (it ended then), outside (from), overlaps (otherId, from,
-- to) and those of
-- idempotency_claim.
create or replace function award_end(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    ended uuid := command ->> 'awardId';
    last_day date := command ->> 'on';
    at timestamptz := command ->> 'at';
    claimed jsonb := idempotency_claim(command -> 'idempotency', at);
    refused jsonb;
    its award;
    days daterange;
begin
    if claimed is not null then
        return claimed;
    end if;
    refused := award_guard(council, ended, (command ->> 'version')::integer);
    if refused is null then
        select * into its from award a where a.council_id = council and a.id = ended;
        if last_day < lower(its.during) then
            refused := jsonb_build_object('outcome', 'outside', 'from', lower(its.during));
        elsif last_day > upper(its.during) - 1 and exists (select from person p where p.council_id = council
                and p.id = its.holder_id and p.died_on is not null) then
            refused := '{"outcome": "deceased"}';
        else
            days := daterange(lower(its.during), last_day, '[]');
            refused := award_in_the_way(council, ended, its.holder_id, its.kind, days);
        end if;
    end if;
    if refused is not null then
        return idempotency_refuse(command -> 'idempotency', refused);
    end if;

    delete from award_terms t where t.council_id = council and t.award_id = ended and lower(t.during) > last_day;
    update award_terms t set during = daterange(lower(t.during), last_day, '[]')
     where t.council_id = council and t.award_id = ended
       and lower(t.during) = (select max(lower(l.during)) from award_terms l
                               where l.council_id = council and l.award_id = ended);
    update award a set during = days, version = version + 1 where a.council_id = council and a.id = ended;
    insert into award_change (council_id, award_id, what, day, reason, changed_by, at)
    values (council, ended, 'ended', last_day, command ->> 'reason', (command ->> 'actorId')::uuid, at);
    perform audit(council, command, at, 'award-ended', 'award', ended, jsonb_build_object('on', last_day));
    return idempotency_keep(command -> 'idempotency', award_answer(council, ended));
end $$;

-- R1: the person says how they want to have the money; at once, and as often as they like. What is due already goes the
-- way it was due. Command: budgetId, holderId, councilId, actorId, onBehalfOf, route, brokerId, supportedById, at.
-- Outcomes: done, not-found, closed, unknown-broker, unknown-supporter, isf-agreement (a fund is run by an organisation until the council agrees to
-- something else).
create or replace function budget_choose_route(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    chosen text := command ->> 'route';
    broker uuid := command ->> 'brokerId';
    supporter uuid := command ->> 'supportedById';
    b budget;
begin
    select * into b from budget g where g.council_id = council and g.id = (command ->> 'budgetId')::uuid
       and g.holder_id = (command ->> 'holderId')::uuid for no key update;
    if b.id is null then
        return '{"outcome": "not-found"}';
    elsif b.closed_at is not null then
        return '{"outcome": "closed"}';
    elsif broker is not null and broker is distinct from b.broker_id and not isf_broker_held(council, broker) then
        return '{"outcome": "unknown-broker"}';
    elsif supporter is not null and supporter is distinct from b.supported_by
          and not supports_accounts(council, supporter) then
        return '{"outcome": "unknown-supporter"}';
    elsif chosen <> 'isf' and exists (select from award a where a.council_id = council and a.id = b.award_id
                                         and a.kind = 'isf') then
        return '{"outcome": "isf-agreement"}';
    -- Who leaves a fund with the council has chosen that, too (R75).
    elsif (b.route, b.broker_id, b.supported_by) is distinct from (chosen, broker, supporter) or b.kept_since is not null then
        update budget g set route = chosen, broker_id = broker, supported_by = supporter, kept_since = null, kept_from = null
         where g.council_id = council and g.id = b.id;
        insert into budget_route (council_id, budget_id, route, broker_id, supported_by, chosen_by, on_behalf_of,
            chosen_at)
        values (council, b.id, chosen, broker, supporter, (command ->> 'actorId')::uuid, (command ->> 'onBehalfOf')::uuid,
            (command ->> 'at')::timestamptz);
        perform audit(council, command, (command ->> 'at')::timestamptz, 'route-chosen', 'budget', b.id,
            jsonb_strip_nulls(jsonb_build_object('route', chosen, 'before', b.route, 'brokerId', broker,
                'supportedById', supporter)));
    end if;
    return '{"outcome": "done"}';
end $$;
