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

-- Deletes the oldest of those that were done before then, and told. What waits or is parked stays, however old.
-- {"before", "limit"} -> {"count"}
create or replace function outbox_forget(command jsonb) returns jsonb language plpgsql as $$
declare
    forgotten integer;
begin
    with old as materialized (
        select o.id from outbox o
         where o.done_at < (command ->> 'before')::timestamptz and o.told_at is not null
         order by o.done_at limit (command ->> 'limit')::integer
           for update skip locked)
    delete from outbox o using old where o.id = old.id;
    get diagnostics forgotten = row_count;
    return jsonb_build_object('count', forgotten);
end $$;
