-- What ends: an agreement (R7, R53), and what an employer has to have (R83). Locks as in R__series_functions, then the
-- agreement's row; a visit of this worker that is booked meanwhile waits at the worker's lock.

-- The first day on which nothing of it counts any more; null: it goes on.
create or replace function agreement_ends_on(council uuid, agreement uuid) returns date language sql stable as $$
    select e.first_day from agreement_ending e
     where e.council_id = council and e.agreement_id = agreement and e.taken_back_at is null and e.restarted_at is null
$$;

-- One of the two ends it: visits from that day on are given back, the person's on their terms, the provider's for nothing; what
-- comes again ends too. All of it or nothing. Command: id (of the agreement), endingId, councilId, actorId, onBehalfOf, holderId
-- or providerId, side, firstDay, earliest, words, chargePence, visits (commands of booking_cancel), at, idempotency.
-- Outcomes: done, not-found, too-soon, wrong-state (ended already), changed and those of idempotency_claim.
create or replace function agreement_end(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    moment timestamptz := command ->> 'at';
    key jsonb := command -> 'idempotency';
    first_day date := command ->> 'firstDay';
    side text := command ->> 'side';
    claimed jsonb := idempotency_claim(key, moment);
    pair agreement;
    g agreement;
    s booking_series;
    step jsonb;
    b booking;
    stepped jsonb;
begin
    if claimed is not null then
        return claimed;
    end if;
    select * into pair from agreement x
     where x.council_id = council and x.id = (command ->> 'id')::uuid
       and (x.holder_id = (command ->> 'holderId')::uuid or x.provider_id = (command ->> 'providerId')::uuid);
    if pair.id is null then
        return idempotency_refuse(key, '{"outcome": "not-found"}');
    elsif first_day < (command ->> 'earliest')::date then
        return idempotency_refuse(key, '{"outcome": "too-soon"}');
    end if;
    perform from booking_series x
      where x.council_id = council and x.holder_id = pair.holder_id and x.provider_id = pair.provider_id
        and x.state = 'running' order by x.id for no key update;
    perform series_locks(council, to_jsonb(pair.holder_id), jsonb_build_array(pair.provider_id),
        (select coalesce(jsonb_agg(v -> 'id'), '[]') from jsonb_array_elements(command -> 'visits') v));
    select * into g from agreement_locked(command);
    if agreement_ends_on(council, g.id) is not null then
        return idempotency_refuse(key, '{"outcome": "wrong-state", "state": "ended"}');
    elsif (select count(*) from booking o where o.council_id = council and o.holder_id = g.holder_id
              and o.provider_id = g.provider_id and o.state in ('asking', 'requested', 'confirmed') and o.start_at > moment
              and (o.start_at at time zone 'Europe/London')::date >= first_day)
          <> jsonb_array_length(command -> 'visits') then
        return idempotency_refuse(key, '{"outcome": "changed"}');
    end if;
    begin
        for step in select v from jsonb_array_elements(command -> 'visits') v loop
            select * into b from booking o where o.council_id = council and o.id = (step ->> 'id')::uuid;
            stepped := case when side = 'person' or b.state = 'asking' then booking_cancel(step)
                            when b.state = 'requested' then booking_respond(step || '{"accept": false}')
                            else booking_call_off(step || jsonb_build_object('words', left(command ->> 'words', 300))) end;
            if stepped ->> 'outcome' <> 'done' then
                raise exception 'a visit was changed meanwhile' using errcode = 'DI064';
            end if;
        end loop;
    exception when sqlstate 'DI064' then
        return idempotency_refuse(key, '{"outcome": "changed"}');
    end;
    for s in select * from booking_series x
              where x.council_id = council and x.holder_id = g.holder_id and x.provider_id = g.provider_id
                and x.state = 'running' order by x.id loop
        update booking_series o
           set ends_before = least(coalesce(o.ends_before, first_day), first_day), version = o.version + 1,
               state = case when o.next_day < first_day then 'running' else 'ended' end,
               ended_at = case when o.next_day < first_day then null else moment end,
               next_day = case when o.next_day < first_day then o.next_day end
         where o.council_id = council and o.id = s.id;
        delete from series_visit v
         where v.council_id = council and v.series_id = s.id and v.state = 'short' and v.day >= first_day;
        perform audit(council, command, moment, 'series-ended', 'series', s.id, jsonb_build_object('from', first_day));
    end loop;
    insert into agreement_ending (council_id, id, agreement_id, side, first_day, words, visits, charge_pence, said_at, said_by,
        on_behalf_of)
    values (council, (command ->> 'endingId')::uuid, g.id, side, first_day, command ->> 'words',
        jsonb_array_length(command -> 'visits'), (command ->> 'chargePence')::bigint, moment, (command ->> 'actorId')::uuid,
        (command ->> 'onBehalfOf')::uuid);
    perform audit(council, command, moment, 'agreement-ended', 'agreement', g.id, jsonb_build_object('side', side,
        'firstDay', first_day, 'visits', jsonb_array_length(command -> 'visits'),
        'chargePence', (command ->> 'chargePence')::bigint));
    -- Both are told; the person with their own list of whom they would ask instead (R7).
    insert into outbox (council_id, topic, payload, at)
    values (council, 'agreement-ending', jsonb_build_object('agreementId', g.id, 'holderId', g.holder_id,
        'providerId', g.provider_id, 'side', side, 'firstDay', first_day), moment);
    return idempotency_keep(key, jsonb_build_object('outcome', 'done', 'endingId', command ->> 'endingId'));
end $$;

-- Who ended it takes that back, before its day. Visits that were given back don't come again by themselves. Command: id, councilId,
-- actorId, onBehalfOf, holderId or providerId, side, today, at. Outcomes: done, not-found, wrong-state (state: going-on, others,
-- ended).
create or replace function agreement_end_take_back(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    moment timestamptz := command ->> 'at';
    g agreement := agreement_locked(command);
    e agreement_ending;
begin
    if g.id is null then
        return '{"outcome": "not-found"}';
    end if;
    select * into e from agreement_ending x
     where x.council_id = council and x.agreement_id = g.id and x.taken_back_at is null and x.restarted_at is null
       for no key update;
    if e.id is null then
        return '{"outcome": "wrong-state", "state": "going-on"}';
    elsif e.side <> command ->> 'side' then
        return '{"outcome": "wrong-state", "state": "others"}';
    elsif e.first_day <= (command ->> 'today')::date then
        return '{"outcome": "wrong-state", "state": "ended"}';
    end if;
    update agreement_ending x set taken_back_at = moment, taken_back_by = (command ->> 'actorId')::uuid
     where x.council_id = council and x.id = e.id;
    perform audit(council, command, moment, 'agreement-goes-on', 'agreement', g.id);
    insert into outbox (council_id, topic, payload, at)
    values (council, 'agreement-goes-on', jsonb_build_object('agreementId', g.id, 'holderId', g.holder_id,
        'providerId', g.provider_id), moment);
    return '{"outcome": "done"}';
end $$;

-- R83: insurances and rights to work that run out within 30 days, or have: the employer is told of each once. Nothing that is
-- booked is touched. Command: today, at, limit -> {"count"}
create or replace function employer_tasks_end_due(command jsonb) returns jsonb language plpgsql as $$
declare
    today date := command ->> 'today';
    moment timestamptz := command ->> 'at';
    t record;
    counted integer := 0;
begin
    for t in
        select e.council_id, e.agreement_id, e.task, e.until, g.holder_id from employer_task e
          join agreement g on g.council_id = e.council_id and g.id = e.agreement_id and g.engagement = 'employed'
         where e.until is not null and e.ended_told_at is null
           and (e.until < today or e.until <= today + 30 and e.ending_told_at is null)
         order by e.until, e.agreement_id, e.task limit (command ->> 'limit')::integer
           for no key update of e skip locked
    loop
        update employer_task e
           set ending_told_at = coalesce(e.ending_told_at, moment),
               ended_told_at = case when e.until < today then moment end
         where e.council_id = t.council_id and e.agreement_id = t.agreement_id and e.task = t.task;
        insert into outbox (council_id, topic, payload, at)
        values (t.council_id, case when t.until < today then 'employer-task-ended' else 'employer-task-ending' end,
            jsonb_build_object('agreementId', t.agreement_id, 'holderId', t.holder_id, 'task', t.task, 'until', t.until),
            moment);
        counted := counted + 1;
    end loop;
    return jsonb_build_object('count', counted);
end $$;
