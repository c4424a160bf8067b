-- Hands what people are told to the channels: claimed for a while by one replica, tried again later and later, given up in the
-- end and seen by an officer; what was urgent becomes a call (R107). uk.directly.notice.Deliveries.

-- Takes what is due, oldest first, what is urgent before all else. One after the other for each person and way: what failed
-- holds up what came after it, but for what is urgent; a digest holds up nothing.
-- {"at", "until", "limit", "ways"} -> {"deliveries"}
create or replace function delivery_claim(command jsonb) returns jsonb language plpgsql as $$
declare
    moment timestamptz := command ->> 'at';
    claimed jsonb;
begin
    with due as materialized (
        select d.council_id, d.id from notice_delivery d
         where d.state in ('waiting', 'sending') and d.due_at <= moment
           and (d.state = 'waiting' or d.lease_until <= moment)
           and d.way in (select jsonb_array_elements_text(command -> 'ways'))
           and not exists (select from notice n where n.council_id = d.council_id and n.id = d.notice_id and n.held)
           and not exists (
               select from notice_delivery e
                 join notice n on n.council_id = e.council_id and n.id = e.notice_id and not n.held
                where e.council_id = d.council_id and e.person_id = d.person_id and e.way = d.way and e.id < d.id
                  and e.urgent = d.urgent and e.state in ('waiting', 'sending') and (e.attempts > 0 or e.due_at <= moment))
         order by d.urgent desc, d.due_at, d.id limit (command ->> 'limit')::integer
           for no key update skip locked),
    taken as (
        update notice_delivery d
           set state = 'sending', attempts = d.attempts + 1, lease_until = (command ->> 'until')::timestamptz
          from due where d.council_id = due.council_id and d.id = due.id
        returning d.*)
    select coalesce(jsonb_agg(delivery_json(t) order by t.urgent desc, t.due_at, t.id), '[]') into claimed from taken t;
    return jsonb_build_object('deliveries', claimed);
end $$;

-- A delivery with all that is needed to send it.
create or replace function delivery_json(d notice_delivery) returns jsonb language sql stable as $$
    select jsonb_build_object('id', d.id, 'councilId', d.council_id, 'way', d.way, 'urgent', d.urgent,
        'attempts', d.attempts, 'reference', d.reference, 'name', p.name, 'day', d.day,
        'address', coalesce(d.address, case d.way when 'email' then f.email when 'sms' then f.phone end),
        'lines', case when d.way = 'letter'
                      then coalesce(d.address, (select a.lines || E'\n' || a.postcode from home_address a
                             where a.council_id = d.council_id and a.person_id = d.person_id)) end,
        'largePrint', coalesce(f.large_print, false), 'easyRead', coalesce(f.easy_read, false),
        'council', c.name, 'councilPhone', c.phone, 'died', p.died_on is not null,
        'notices', (select coalesce(jsonb_agg(notice_json(n) order by n.id), '[]') from notice n
                     where n.council_id = d.council_id and not n.held
                       -- An invitation that was used or taken back meanwhile has no code any more, and isn't sent.
                       and not (n.outside and not exists (select from outbox o where o.id = n.event_id
                                                             and o.payload ->> 'code' is not null))
                       and (n.id = d.notice_id or n.id in (
                           select g.notice_id from notice_digest g
                            where g.council_id = d.council_id and g.delivery_id = d.id))))
      from person p
      join council c on c.id = p.council_id
      left join notice_form f on f.council_id = p.council_id and f.person_id = p.id
     where p.council_id = d.council_id and p.id = d.person_id
$$;

-- What is urgent and reached nobody is told by phone, once; what was read meanwhile isn't.
create or replace function delivery_call(d notice_delivery, moment timestamptz) returns void language sql as $$
    insert into notice_call (council_id, notice_id, why, made_at)
    select n.council_id, n.id, 'undelivered', moment
      from notice n
     where d.urgent and n.council_id = d.council_id and n.id = d.notice_id and n.read_at is null and not n.held
       and (n.for_person_id is null or exists (
           select from acting a where a.council_id = n.council_id and a.person_id = n.person_id
              and a.for_person_id = n.for_person_id and a.as_role = 'authorised'
              and a.during @> (moment at time zone 'Europe/London')::date))
    on conflict on constraint notice_call_once do nothing
$$;

-- What became of a try. Whoever lost the lease meanwhile changes nothing.
-- {"id", "attempts", "how": sent | again | failed | dropped, "reference", "error", "at", "dueAt" (again), "askAt" (sent)}
-- -> {"outcome": done | lost}
create or replace function delivery_tried(command jsonb) returns jsonb language plpgsql as $$
declare
    moment timestamptz := command ->> 'at';
    how text := command ->> 'how';
    d notice_delivery;
begin
    update notice_delivery x
       set state = case how when 'again' then 'waiting' else how end,
           due_at = coalesce((command ->> 'dueAt')::timestamptz, x.due_at), lease_until = null,
           reference = coalesce(command ->> 'reference', x.reference), last_error = left(command ->> 'error', 500),
           sent_at = case when how = 'sent' then moment end, ask_at = (command ->> 'askAt')::timestamptz,
           ended_at = case when how in ('failed', 'dropped') then moment end
     where x.id = (command ->> 'id')::uuid and x.attempts = (command ->> 'attempts')::integer and x.state = 'sending'
    returning * into d;
    if d.id is null then
        return '{"outcome": "lost"}';
    end if;
    if how = 'failed' then
        perform delivery_call(d, moment);
    elsif how = 'sent' then
        perform delivery_posted_tell(d, moment);
    end if;
    if how in ('sent', 'dropped') then
        perform delivery_forget_code(d);
    end if;
    return '{"outcome": "done"}';
end $$;

-- R13: a letter about a visit has been posted; from then on it can be read.
create or replace function delivery_posted_tell(d notice_delivery, moment timestamptz) returns void language sql as $$
    insert into visit_letter (council_id, booking_id, posted_at)
    select n.council_id, (n.args ->> 'bookingId')::uuid, moment
      from notice n
     where d.way = 'letter' and n.council_id = d.council_id and n.topic = 'visit-recorded'
       and n.person_id = (n.args ->> 'holderId')::uuid
       and n.id = d.notice_id
    on conflict (council_id, booking_id) do update set posted_at = excluded.posted_at
$$;

-- Deliveries whose channel is to be asked what became of them. {"at", "until", "limit", "ways"} -> {"deliveries": [{id, way,
-- reference, asked}]}; each is out of everybody's way until then.
create or replace function delivery_to_ask(command jsonb) returns jsonb language plpgsql as $$
declare
    asked jsonb;
begin
    with due as materialized (
        select d.council_id, d.id from notice_delivery d
         where d.state = 'sent' and d.ask_at <= (command ->> 'at')::timestamptz
           and d.way in (select jsonb_array_elements_text(command -> 'ways'))
         order by d.ask_at, d.id limit (command ->> 'limit')::integer
           for no key update skip locked),
    taken as (
        update notice_delivery d set ask_at = (command ->> 'until')::timestamptz
          from due where d.council_id = due.council_id and d.id = due.id
        returning d.*)
    select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'way', t.way, 'reference', t.reference, 'sentAt', t.sent_at)
               order by t.id), '[]')
      into asked from taken t;
    return jsonb_build_object('deliveries', asked);
end $$;

-- What the channel says of it later. {"id", "how": arrived | failed | unknown, "error", "at"} -> {"outcome"}
create or replace function delivery_told(command jsonb) returns jsonb language plpgsql as $$
declare
    moment timestamptz := command ->> 'at';
    how text := command ->> 'how';
    d notice_delivery;
begin
    update notice_delivery x
       set state = case how when 'unknown' then x.state else how end, ask_at = null,
           last_error = coalesce(left(command ->> 'error', 500), x.last_error),
           ended_at = case when how <> 'unknown' then moment end
     where x.id = (command ->> 'id')::uuid and x.state = 'sent'
    returning * into d;
    if d.id is not null and how = 'failed' then
        perform delivery_call(d, moment);
    end if;
    return '{"outcome": "done"}';
end $$;

-- An officer has it tried again, or says that they posted it themselves. Command: id, councilId, actorId, at, posted.
-- Outcomes: done, not-found, wrong-state (state).
create or replace function delivery_again(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    moment timestamptz := command ->> 'at';
    posted boolean := (command ->> 'posted')::boolean;
    d notice_delivery;
begin
    select * into d from notice_delivery x
     where x.council_id = council and x.id = (command ->> 'id')::uuid for no key update;
    if d.id is null or d.person_id = (command ->> 'actorId')::uuid then
        return '{"outcome": "not-found"}';
    elsif not (d.state = 'failed' or posted and d.way = 'letter' and d.state = 'waiting')
       or exists (select from notice n where n.council_id = council and n.id = d.notice_id and n.outside
                     and not exists (select from outbox o where o.id = n.event_id and o.payload ->> 'code' is not null)) then
        return jsonb_build_object('outcome', 'wrong-state', 'state', d.state);
    end if;
    update notice_delivery x
       set state = case when posted then 'sent' else 'waiting' end, attempts = case when posted then x.attempts else 0 end,
           due_at = moment, last_error = case when posted then null else x.last_error end,
           sent_at = case when posted then moment end, ended_at = null
     where x.council_id = council and x.id = d.id
    returning * into d;
    if posted then
        perform delivery_posted_tell(d, moment);
    end if;
    perform audit(council, command, moment, case when posted then 'notice-posted' else 'notice-tried-again' end,
        'notice-delivery', d.id);
    return '{"outcome": "done"}';
end $$;

-- Somebody phoned. Command: tryId, id, councilId, actorId, outcome, at. The same try again is the same.
-- Outcomes: done, not-found, wrong-state (state: done).
create or replace function notice_called(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    officer uuid := command ->> 'actorId';
    moment timestamptz := command ->> 'at';
    how text := command ->> 'outcome';
    c notice_call;
begin
    select * into c from notice_call x where x.council_id = council and x.id = (command ->> 'id')::uuid for no key update;
    if c.id is null or exists (select from notice n where n.council_id = council and n.id = c.notice_id
                                  and officer in (n.person_id, n.for_person_id)) then
        return '{"outcome": "not-found"}';
    elsif exists (select from notice_call_try t where t.council_id = council and t.id = (command ->> 'tryId')::uuid) then
        return '{"outcome": "done"}';
    elsif c.done_at is not null then
        return '{"outcome": "wrong-state", "state": "done"}';
    end if;
    insert into notice_call_try (council_id, id, call_id, at, by_id, outcome)
    values (council, (command ->> 'tryId')::uuid, c.id, moment, officer, how);
    if how in ('spoke', 'gave-up') then
        update notice_call x set done_at = moment, done_by = officer, outcome = how
         where x.council_id = council and x.id = c.id;
    end if;
    perform audit(council, command, moment, 'notice-called', 'notice', c.notice_id, jsonb_build_object('outcome', how));
    return '{"outcome": "done"}';
end $$;
