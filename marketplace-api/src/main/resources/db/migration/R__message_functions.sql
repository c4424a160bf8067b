-- The outbox, as its dispatcher uses it. Times here are real time.

-- Takes events that are due, a few of each topic, and moves them out of the way for the length of the lease. Nobody
-- waits for anybody: rows that another dispatcher has in hand are passed over.
-- {"topics", "limit", "at", "until"} -> {"events": [{"id", "councilId", "topic", "payload", "attempts", "at"}]}
create or replace function outbox_claim(command jsonb) returns jsonb language plpgsql as $$
declare
    claimed jsonb;
begin
    with due as materialized (
        select waiting.id
          from jsonb_array_elements_text(command -> 'topics') topic
         cross join lateral (
            select o.id, o.due_at from outbox o
             where o.topic = topic.value and o.done_at is null and o.parked_at is null
               and o.due_at <= (command ->> 'at')::timestamptz
             order by o.due_at, o.id limit (command ->> 'limit')::integer
               for update skip locked) waiting
         order by waiting.due_at, waiting.id limit (command ->> 'limit')::integer),
    taken as (
        update outbox o set due_at = (command ->> 'until')::timestamptz, attempts = o.attempts + 1
          from due where o.id = due.id
        returning o.*)
    select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'councilId', t.council_id, 'topic', t.topic,
                'payload', t.payload, 'attempts', t.attempts, 'at', t.at) order by t.id), '[]')
      into claimed from taken t;
    return jsonb_build_object('events', claimed);
end $$;

-- Whoever lost the lease meanwhile (attempts moved on) changes nothing.
-- {"id", "attempts", "at"} -> {"outcome": done | lost}
create or replace function outbox_done(command jsonb) returns jsonb language plpgsql as $$
begin
    update outbox set done_at = (command ->> 'at')::timestamptz, last_error = null
     where id = (command ->> 'id')::uuid and attempts = (command ->> 'attempts')::integer
       and done_at is null and parked_at is null;
    return jsonb_build_object('outcome', case when found then 'done' else 'lost' end);
end $$;

-- {"id", "attempts", "error", "at", "dueAt" (null: park it)} -> {"outcome": waiting | parked | lost}
create or replace function outbox_failed(command jsonb) returns jsonb language plpgsql as $$
begin
    update outbox
       set last_error = left(command ->> 'error', 2000),
           due_at = coalesce((command ->> 'dueAt')::timestamptz, due_at),
           parked_at = case when command ->> 'dueAt' is null then (command ->> 'at')::timestamptz end
     where id = (command ->> 'id')::uuid and attempts = (command ->> 'attempts')::integer
       and done_at is null and parked_at is null;
    return jsonb_build_object('outcome', case when not found then 'lost'
                                              when command ->> 'dueAt' is null then 'parked' else 'waiting' end);
end $$;

-- Gives a parked event another chance, from the first attempt. {"id", "councilId"} -> {"outcome": waiting | not-found}
create or replace function outbox_release(command jsonb) returns jsonb language plpgsql as $$
begin
    update outbox set parked_at = null, attempts = 0, due_at = '-infinity'
     where id = (command ->> 'id')::uuid and council_id = (command ->> 'councilId')::uuid and parked_at is not null;
    return jsonb_build_object('outcome', case when found then 'waiting' else 'not-found' end);
end $$;

-- What a council set a number to on a day; never: what a new council begins with (uk.directly.council.Setting).
create or replace function council_number(council uuid, setting text, initial integer, day date) returns integer
        language sql stable as $$
    select coalesce((select s.value::integer from council_setting s
                      where s.council_id = council and s.name = setting and s.during @> day), initial)
$$;

-- Deletes the oldest of those that were done, and told, longer ago than their council keeps them. What waits or is parked
-- stays, however old. {"before": now, "limit"} -> {"count"}
create or replace function outbox_forget(command jsonb) returns jsonb language plpgsql as $$
declare
    now timestamptz := command ->> 'before';
    today date := (now at time zone 'Europe/London')::date;
    forgotten integer;
begin
    with kept as materialized (
        select c.id as council_id,
               now - make_interval(days => council_number(c.id, 'events-kept-days', 30, today)) as until
          from council c),
    old as materialized (
        select o.id from outbox o join kept k on k.council_id = o.council_id
         where o.done_at < k.until and o.done_at < (select max(x.until) from kept x) and o.told_at is not null
         order by o.done_at limit (command ->> 'limit')::integer
           for update of o skip locked)
    delete from outbox o using old where o.id = old.id;
    get diagnostics forgotten = row_count;
    return jsonb_build_object('count', forgotten);
end $$;
