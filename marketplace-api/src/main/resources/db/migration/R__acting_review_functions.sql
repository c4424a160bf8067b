-- The council looks again at how somebody acts for another (R65): after a breach, when capacity is lost or found again, when
-- somebody thinks so, and when there is another reason to, of which nothing is said here (R106).

-- The first working day after a day, in England.
create or replace function next_working_day(day date) returns date language sql stable as $$
    select d::date from generate_series(day + 1, day + 21, interval '1 day') d
     where extract(isodow from d) < 6
       and not exists (select from bank_holiday h where h.nation = 'england-and-wales' and h.day = d::date)
     order by d limit 1
$$;

-- Opens a review, due on the next working day; one that is open already stays. Of who doesn't act for them: nothing.
create or replace function acting_review_open(p_council uuid, p_by uuid, p_for uuid, p_cause text, p_at timestamptz,
        p_words text default null, p_made_by uuid default null) returns void language plpgsql as $$
declare
    today date := (p_at at time zone 'Europe/London')::date;
    opened uuid := uuidv7();
begin
    insert into acting_review (council_id, id, person_id, for_person_id, cause, words, made_at, made_by, due_on)
    select p_council, opened, p_by, p_for, p_cause, p_words, p_at, p_made_by, next_working_day(today)
     where exists (select from acting a where a.council_id = p_council and a.person_id = p_by and a.for_person_id = p_for
                      and (upper(a.during) is null or upper(a.during) > today))
    on conflict (council_id, person_id, for_person_id, cause) where done_at is null do nothing;
    if found then
        insert into outbox (council_id, topic, payload, at)
        values (p_council, 'acting-review-due', jsonb_build_object('reviewId', opened), p_at);
    end if;
end $$;

-- "I think they can decide again", or "I can": said by the person or by whoever acts for them. Command: councilId, actorId,
-- onBehalfOf, forPersonId, words, at. Outcomes: done, not-found (nobody was authorised for them).
create or replace function acting_can_decide_again(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    whom uuid := command ->> 'forPersonId';
    moment timestamptz := command ->> 'at';
    power acting;
    said boolean := false;
begin
    for power in select * from acting a where a.council_id = council and a.for_person_id = whom and a.as_role = 'authorised'
                    and a.during @> (moment at time zone 'Europe/London')::date order by a.person_id loop
        perform acting_review_open(council, power.person_id, whom, 'can-decide-again', moment, command ->> 'words',
            (command ->> 'actorId')::uuid);
        said := true;
    end loop;
    if not said then
        return '{"outcome": "not-found"}';
    end if;
    perform audit(council, command, moment, 'can-decide-again-said', 'person', whom);
    return '{"outcome": "done"}';
end $$;

-- An officer records that somebody who acts for another did what they may not. Command: councilId, actorId, personId,
-- forPersonId, words, at. Outcomes: done, not-found.
create or replace function acting_breach(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    person uuid := command ->> 'personId';
    whom uuid := command ->> 'forPersonId';
    moment timestamptz := command ->> 'at';
begin
    if (command ->> 'actorId')::uuid in (person, whom)
       or not exists (select from acting a where a.council_id = council and a.person_id = person and a.for_person_id = whom
                         and a.during @> (moment at time zone 'Europe/London')::date) then
        return '{"outcome": "not-found"}';
    end if;
    perform acting_review_open(council, person, whom, 'breach', moment, command ->> 'words', (command ->> 'actorId')::uuid);
    perform audit(council, command, moment, 'acting-breach-recorded', 'person', whom, jsonb_build_object('personId', person));
    return '{"outcome": "done"}';
end $$;

-- An officer decides a review: it goes on, or it ends now, with a reason. Where the question is whether the person can decide,
-- the answer is recorded with it (R65): whoever can decide has nobody who was authorised for them.
-- Command: id, councilId, actorId, outcome, reason, canDecide, decidedOn (both or neither), at.
-- Outcomes: done, not-found, decided, own-question, capacity-asked, can-decide (it can't go on).
create or replace function acting_review_decide(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    officer uuid := command ->> 'actorId';
    moment timestamptz := command ->> 'at';
    can boolean := command ->> 'canDecide';
    ends boolean := command ->> 'outcome' = 'ended';
    authorised boolean;
    w acting_review;
begin
    perform capacity_lock(council, x.for_person_id) from acting_review x
      where x.council_id = council and x.id = (command ->> 'id')::uuid;
    select * into w from acting_review x
     where x.council_id = council and x.id = (command ->> 'id')::uuid for no key update;
    authorised := exists (select from acting a where a.council_id = council and a.person_id = w.person_id
        and a.for_person_id = w.for_person_id and a.as_role = 'authorised'
        and a.during @> (moment at time zone 'Europe/London')::date);
    if w.id is null then
        return '{"outcome": "not-found"}';
    elsif officer in (w.person_id, w.for_person_id) then
        return '{"outcome": "own-question"}';
    elsif w.done_at is not null then
        return '{"outcome": "decided"}';
    elsif authorised and can is null and w.cause in ('can-decide-again', 'capacity-regained') then
        return '{"outcome": "capacity-asked"}';
    elsif authorised and can and not ends then
        return '{"outcome": "can-decide"}';
    end if;
    -- Before this one is closed: a finding that they can't would else open it anew.
    if can is not null then
        perform capacity_record(command, w.for_person_id, can);
    end if;
    update acting_review x set done_at = moment, done_by = officer, outcome = command ->> 'outcome', reason = command ->> 'reason'
     where x.council_id = council and x.id = w.id;
    perform audit(council, command, moment, 'acting-reviewed', 'person', w.for_person_id,
        jsonb_build_object('personId', w.person_id, 'outcome', command ->> 'outcome'));
    if ends then
        perform acting_stop(council, w.person_id, w.for_person_id, command, case when can then 'can-decide' else 'council' end);
    end if;
    return '{"outcome": "done"}';
end $$;
