-- R106: keeps back what somebody is told, by two officers, for some days; and says it afterwards. R26: how we write to somebody.

-- Command: id, councilId, actorId, personId, topic (null: everything), reason, endOfDay, reviewOn, at. The same id again is the
-- same. Outcomes: done, not-found, own.
create or replace function notice_hold_ask(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    officer uuid := command ->> 'actorId';
    person uuid := command ->> 'personId';
    moment timestamptz := command ->> 'at';
begin
    if person = officer then
        return '{"outcome": "own"}';
    elsif not exists (select from person p where p.council_id = council and p.id = person) then
        return '{"outcome": "not-found"}';
    end if;
    insert into notice_hold (council_id, id, person_id, topic, reason, asked_by, asked_at, confirm_before, review_on)
    values (council, (command ->> 'id')::uuid, person, command ->> 'topic', command ->> 'reason', officer, moment,
        (command ->> 'endOfDay')::timestamptz, (command ->> 'reviewOn')::date)
    on conflict do nothing;
    if found then
        -- The subject is the hold, so that the person's own trail doesn't tell.
        perform audit(council, command, moment, 'notice-hold-asked', 'notice-hold', (command ->> 'id')::uuid,
            jsonb_build_object('reviewOn', command ->> 'reviewOn'));
    end if;
    return '{"outcome": "done"}';
end $$;

-- A second officer agrees. Command: id, councilId, actorId, at. Outcomes: done, not-found, own, wrong-state.
create or replace function notice_hold_confirm(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    officer uuid := command ->> 'actorId';
    moment timestamptz := command ->> 'at';
    h notice_hold;
begin
    select * into h from notice_hold x where x.council_id = council and x.id = (command ->> 'id')::uuid for no key update;
    if h.id is null or h.person_id = officer then
        return '{"outcome": "not-found"}';
    elsif h.asked_by = officer then
        return '{"outcome": "own"}';
    elsif h.ended_at is not null or h.confirmed_at is null and h.confirm_before <= moment then
        return '{"outcome": "wrong-state"}';
    elsif h.confirmed_at is null then
        update notice_hold x set confirmed_at = moment, confirmed_by = officer
         where x.council_id = council and x.id = h.id;
        perform audit(council, command, moment, 'notice-hold-confirmed', 'notice-hold', h.id);
    end if;
    return '{"outcome": "done"}';
end $$;

-- R106: whether something that is told to one of these people, or to who acts for them, is kept back: by officers who said so, or,
-- where it is about access to what is theirs (R104), by the team for concerns.
create or replace function notice_is_kept(council uuid, about text, people uuid[]) returns boolean language sql stable as $$
    select exists (select from notice_hold h
                    where h.council_id = council and h.ended_at is null and (h.topic is null or h.topic = about)
                      and h.person_id = any (people))
        or about in ('acting-changed', 'acting-ended', 'budget-frozen', 'sign-in-ended', 'sign-in-letter', 'signed-in-anew', 'home-change-asked',
                     'home-changed', 'home-not-changed')
           and exists (select from access_delay d
                        where d.council_id = council and d.ended_at is null and d.person_id = any (people))
$$;

create or replace function notice_hold_end(h notice_hold, command jsonb, how text, moment timestamptz) returns void
        language plpgsql as $$
begin
    update notice_hold x set ended_at = moment, ended_how = how, ended_by = (command ->> 'actorId')::uuid
     where x.council_id = h.council_id and x.id = h.id;
    perform notice_let_go(h.council_id, h.person_id, moment);
    perform audit(h.council_id, command, moment, 'notice-hold-ended', 'notice-hold', h.id, jsonb_build_object('how', how));
end $$;

-- What nothing keeps back any more is told now; what was urgent and went to nobody is told by phone.
create or replace function notice_let_go(council uuid, person uuid, moment timestamptz) returns void language plpgsql as $$
declare
    free uuid[];
begin
    with told as (
        update notice n set held = false
         where n.council_id = council and n.held and person in (n.person_id, n.for_person_id)
           and not notice_is_kept(council, n.topic, array[n.person_id, n.for_person_id])
        returning n.id)
    select array_agg(told.id) into free from told;
    -- The digest that they were in went out without them.
    insert into notice_delivery (council_id, id, person_id, notice_id, way, urgent, due_at)
    select n.council_id, uuidv7(), n.person_id, n.id, d.way, false, moment
      from notice n
      join notice_digest g on g.council_id = n.council_id and g.notice_id = n.id
      join notice_delivery d on d.council_id = g.council_id and d.id = g.delivery_id and d.state <> 'waiting'
     where n.council_id = council and n.id = any (free)
    on conflict do nothing;
    insert into notice_call (council_id, notice_id, why, made_at)
    select n.council_id, n.id, 'no-way', moment
      from notice n
     where n.council_id = council and n.id = any (free) and n.urgency = 'urgent' and n.person_id is not null
       and (n.for_person_id is null or exists (
           select from acting a where a.council_id = n.council_id and a.person_id = n.person_id
              and a.for_person_id = n.for_person_id and a.as_role = 'authorised' and a.during @> (moment at time zone 'Europe/London')::date))
       and not exists (select from notice_delivery d where d.council_id = n.council_id and d.notice_id = n.id and d.urgent)
    on conflict on constraint notice_call_once do nothing;
end $$;

-- An officer has it told now. Command: id, councilId, actorId, at. Outcomes: done, not-found.
create or replace function notice_hold_release(command jsonb) returns jsonb language plpgsql as $$
declare
    h notice_hold;
begin
    select * into h from notice_hold x
     where x.council_id = (command ->> 'councilId')::uuid and x.id = (command ->> 'id')::uuid for no key update;
    if h.id is null or h.person_id = (command ->> 'actorId')::uuid then
        return '{"outcome": "not-found"}';
    elsif h.ended_at is null then
        perform notice_hold_end(h, command, 'released', (command ->> 'at')::timestamptz);
    end if;
    return '{"outcome": "done"}';
end $$;

-- Holds that nobody confirmed by the end of the day, or looked at again in time. {"at", "today"} -> {"count"}
create or replace function notice_hold_end_due(command jsonb) returns jsonb language plpgsql as $$
declare
    moment timestamptz := command ->> 'at';
    h notice_hold;
    counted integer := 0;
begin
    for h in
        select * from notice_hold x
         where x.ended_at is null
           and (x.review_on < (command ->> 'today')::date or x.confirmed_at is null and x.confirm_before <= moment)
         order by x.council_id, x.id for no key update skip locked
    loop
        perform notice_hold_end(h, '{}', case when h.confirmed_at is null then 'not-confirmed' else 'past-review' end, moment);
        counted := counted + 1;
    end loop;
    return jsonb_build_object('count', counted);
end $$;

-- How we write to somebody. A change of where to is told at once to where it was before, and to the pages (R26).
-- Command: id (made by who asks), councilId, personId, actorId, onBehalfOf, way, urgentWay, largePrint, easyRead, email, phone,
-- at. Outcomes: done, no-address (letters without a known address).
create or replace function notice_form_say(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    person uuid := command ->> 'personId';
    moment timestamptz := command ->> 'at';
    old notice_form;
    told uuid := (command ->> 'id')::uuid;
begin
    if command ->> 'way' = 'letter' and not exists (
            select from home_address a where a.council_id = council and a.person_id = person) then
        return '{"outcome": "no-address"}';
    end if;
    perform from person p where p.council_id = council and p.id = person for no key update;
    select * into old from notice_form f where f.council_id = council and f.person_id = person;
    insert into notice_form (council_id, person_id, way, urgent_way, large_print, easy_read, email, phone, said_at, said_by)
    values (council, person, command ->> 'way', command ->> 'urgentWay', (command ->> 'largePrint')::boolean,
        (command ->> 'easyRead')::boolean, command ->> 'email', command ->> 'phone', moment, (command ->> 'actorId')::uuid)
    on conflict (council_id, person_id) do update
       set way = excluded.way, urgent_way = excluded.urgent_way, large_print = excluded.large_print,
           easy_read = excluded.easy_read, email = excluded.email, phone = excluded.phone, said_at = excluded.said_at,
           said_by = excluded.said_by;
    perform audit(council, command, moment, 'notice-form-said', 'person', person,
        jsonb_build_object('way', command ->> 'way', 'urgentWay', command ->> 'urgentWay',
            'emailChanged', old.email is distinct from command ->> 'email',
            'phoneChanged', old.phone is distinct from command ->> 'phone'));
    -- R13: whoever gets letters is waited for longer.
    update asking_wish w set by_post = command ->> 'way' = 'letter'
     where w.council_id = council and w.person_id = person and w.by_post <> (command ->> 'way' = 'letter');
    if command ->> 'way' = 'letter' then
        insert into asking_wish (council_id, person_id, always_ask, by_post, said_at, said_by)
        values (council, person, false, true, moment, (command ->> 'actorId')::uuid)
        on conflict do nothing;
    end if;
    -- R26: told where we wrote before. Who got letters gets one more, whoever took them away.
    if old.person_id is not null
       and (old.email <> coalesce(command ->> 'email', '') or old.phone <> coalesce(command ->> 'phone', '')
            or old.way <> command ->> 'way' or old.urgent_way is distinct from command ->> 'urgentWay') then
        insert into notice (council_id, id, event_id, topic, words, urgency, person_id, args, at)
        values (council, told, told, 'contact-changed', 'contact-changed.person', 'urgent', person, '{}', moment)
        on conflict do nothing;
        if found then
            insert into notice_delivery (council_id, id, person_id, notice_id, way, urgent, address, due_at)
            select council, uuidv7(), person, told, before.way, true, before.address, moment
              from (values ('email', old.email, command ->> 'email'), ('sms', old.phone, command ->> 'phone'))
                   before (way, address, now)
             where before.address <> coalesce(before.now, '')
                or before.way in (old.way, old.urgent_way)
               and before.way not in (command ->> 'way', coalesce(command ->> 'urgentWay', ''));
            insert into notice_delivery (council_id, id, person_id, notice_id, way, urgent, due_at)
            select council, uuidv7(), person, told, 'letter', false, moment
             where old.way = 'letter' and command ->> 'way' <> 'letter';
        end if;
    end if;
    return '{"outcome": "done"}';
end $$;

-- R13: "by post" is said on the page of visits as well. It is one wish.
create or replace function notice_form_follows_wish() returns trigger language plpgsql as $$
declare
    told uuid := uuidv7();
begin
    if new.by_post then
        insert into notice_form as f (council_id, person_id, way, said_at, said_by)
        select new.council_id, new.person_id, 'letter', new.said_at, new.said_by
        on conflict (council_id, person_id) do update set way = 'letter', said_at = excluded.said_at, said_by = excluded.said_by
         where f.way <> 'letter';
    else
        update notice_form f set way = 'page', said_at = new.said_at, said_by = new.said_by
         where f.council_id = new.council_id and f.person_id = new.person_id and f.way = 'letter';
        if found then
            -- R26: a last letter says that there are none any more.
            insert into notice (council_id, id, event_id, topic, words, urgency, person_id, args, at)
            values (new.council_id, told, told, 'contact-changed', 'contact-changed.person', 'urgent', new.person_id, '{}',
                new.said_at);
            insert into notice_delivery (council_id, id, person_id, notice_id, way, urgent, due_at)
            values (new.council_id, uuidv7(), new.person_id, told, 'letter', false, new.said_at);
        end if;
    end if;
    return null;
end $$;
create or replace trigger notice_form_follows_wish after insert or update of by_post on asking_wish
    for each row execute function notice_form_follows_wish();
