-- What applies uk.directly.concern (R106). No answer of these reaches anybody but the team: what somebody may not see isn't
-- there. Their audit lines are about a "concern" or a "safeguarding" flag, which the trail keeps from other officers.

-- R34, R106: whether an officer must not see one: it is about them, about somebody whom they act for or who acts for
-- them, about a provider in whom they have an interest, they said that they know them; or it may be, as long as nobody
-- has found out whom it is about.
create or replace function concern_hidden(c concern, officer uuid, today date) returns boolean language sql stable as $$
    select exists (select from concern_conflict x
                      where x.council_id = c.council_id and x.concern_id = c.id and x.officer_id = officer)
        or c.person_id is not distinct from officer
        or c.about = 'self' and c.raised_by is not distinct from officer
        or exists (select from acting a where a.council_id = c.council_id and a.during @> today
                      and (a.person_id = officer and a.for_person_id = c.person_id
                           or a.for_person_id = officer and a.person_id = c.person_id))
        or exists (select from provider p where p.council_id = c.council_id
                      and (p.id = c.provider_id or p.person_id = c.person_id)
                      and has_interest(c.council_id, officer, p.id))
        or c.person_id is null and c.provider_id is null and exists (
               select from person o
                where o.council_id = c.council_id
                  and (o.id = officer
                       or exists (select from acting a where a.council_id = o.council_id and a.person_id = officer
                                     and a.for_person_id = o.id and a.during @> today))
                  and strpos(lower(concat_ws(' ', c.about_name, c.happened)), lower(o.name)) > 0)
        or c.person_id is null and c.provider_id is null and exists (
               select from declared_interest i
                 join provider p on p.council_id = i.council_id and p.id = i.provider_id
                where i.council_id = c.council_id and i.officer_id = officer and i.withdrawn_at is null
                  and strpos(lower(concat_ws(' ', c.about_name, c.happened)), lower(p.name)) > 0)
$$;

-- One that this officer may see, locked; null: there is none for them.
create or replace function concern_for(command jsonb) returns concern language plpgsql as $$
declare
    c concern;
begin
    select * into c from concern x
     where x.council_id = (command ->> 'councilId')::uuid and x.id = (command ->> 'id')::uuid for no key update;
    if c.id is not null and concern_hidden(c, (command ->> 'actorId')::uuid, (command ->> 'today')::date) then
        return null;
    end if;
    return c;
end $$;

-- Tells one. Command: id, councilId, actorId (null: not known), reference, about, aboutName, fromPage, happened,
-- happenedWhen, happenedWhere, danger, knows, reporterName, reporterContact, acknowledgeBy, decideBy, at. The same again is
-- the same. Outcomes: done (reference), key-reused.
create or replace function concern_raise(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    moment timestamptz := command ->> 'at';
    c concern;
begin
    insert into concern (council_id, id, reference, raised_at, raised_by, about, about_name, from_page, happened,
        happened_when, happened_where, danger, knows, reporter_name, reporter_contact, acknowledge_by, decide_by,
        person_id)
    values (council, (command ->> 'id')::uuid, command ->> 'reference', moment, (command ->> 'actorId')::uuid,
        command ->> 'about', command ->> 'aboutName', command ->> 'fromPage', command ->> 'happened',
        command ->> 'happenedWhen', command ->> 'happenedWhere', command ->> 'danger', command ->> 'knows',
        command ->> 'reporterName', command ->> 'reporterContact', (command ->> 'acknowledgeBy')::date,
        (command ->> 'decideBy')::date, case when command ->> 'about' = 'self' then (command ->> 'actorId')::uuid end)
    on conflict (council_id, id) do nothing
    returning * into c;
    if c.id is null then
        select * into c from concern x where x.council_id = council and x.id = (command ->> 'id')::uuid;
        return case when c.happened = command ->> 'happened' and c.about = command ->> 'about'
                     and c.about_name is not distinct from command ->> 'aboutName'
                     and c.raised_by is not distinct from (command ->> 'actorId')::uuid
                    then jsonb_build_object('outcome', 'done', 'reference', c.reference)
                    else '{"outcome": "key-reused"}' end;
    end if;
    perform audit(council, command, moment, 'concern-raised', 'concern', c.id);
    insert into outbox (council_id, topic, payload, at)
    values (council, 'concern-raised', jsonb_build_object('concernId', c.id), moment);
    return jsonb_build_object('outcome', 'done', 'reference', c.reference);
end $$;

-- An officer says why they open one. Command: id, councilId, actorId, why, today, at. Outcomes: done, not-found.
create or replace function concern_open(command jsonb) returns jsonb language plpgsql as $$
declare
    c concern := concern_for(command);
    moment timestamptz := command ->> 'at';
begin
    if c.id is null then
        return '{"outcome": "not-found"}';
    end if;
    insert into concern_look (council_id, concern_id, officer_id, why, at)
    values (c.council_id, c.id, (command ->> 'actorId')::uuid, command ->> 'why', moment);
    perform audit(c.council_id, command, moment, 'concern-opened', 'concern', c.id,
        jsonb_build_object('why', command ->> 'why'));
    return '{"outcome": "done"}';
end $$;

create or replace function concern_json(c concern) returns jsonb language sql stable as $$
    select jsonb_build_object(
        'id', c.id, 'reference', c.reference, 'raisedAt', c.raised_at,
        'raisedBy', (select o.name from person o where o.council_id = c.council_id and o.id = c.raised_by),
        'about', c.about, 'aboutName', c.about_name, 'fromPage', c.from_page, 'happened', c.happened,
        'happenedWhen', c.happened_when, 'happenedWhere', c.happened_where, 'danger', c.danger, 'knows', c.knows,
        'reporterName', c.reporter_name, 'reporterContact', c.reporter_contact, 'acknowledgeBy', c.acknowledge_by,
        'decideBy', c.decide_by, 'acknowledgedAt', c.acknowledged_at,
        'acknowledgedBy', (select o.name from person o where o.council_id = c.council_id and o.id = c.acknowledged_by),
        'personId', c.person_id,
        'personName', (select o.name from person o where o.council_id = c.council_id and o.id = c.person_id),
        'providerId', c.provider_id,
        'providerName', (select o.name from provider o where o.council_id = c.council_id and o.id = c.provider_id),
        'outcome', c.outcome, 'outcomeWhy', c.outcome_why, 'proposedById', c.proposed_by,
        'proposedBy', (select o.name from person o where o.council_id = c.council_id and o.id = c.proposed_by),
        'closedAt', c.closed_at,
        'closedBy', (select o.name from person o where o.council_id = c.council_id and o.id = c.closed_by),
        'notes', coalesce((select jsonb_agg(jsonb_build_object('at', n.at, 'by', o.name, 'words', n.words) order by n.id)
                             from concern_note n join person o on o.council_id = n.council_id and o.id = n.by_id
                            where n.council_id = c.council_id and n.concern_id = c.id), '[]'),
        'looks', coalesce((select jsonb_agg(jsonb_build_object('at', l.at, 'by', o.name, 'why', l.why) order by l.id)
                             from concern_look l join person o on o.council_id = l.council_id and o.id = l.officer_id
                            where l.council_id = c.council_id and l.concern_id = c.id), '[]'),
        'flag', (select jsonb_build_object('reason', f.reason, 'raisedAt', f.raised_at, 'raisedById', f.raised_by,
                            'raisedBy', o.name,
                            'reviewOn', coalesce(f.review_on, (f.raised_at at time zone 'Europe/London')::date + 14),
                            'confirmedBy', s.name)
                   from safeguarding_flag f
                   join person o on o.council_id = f.council_id and o.id = f.raised_by
                   left join person s on s.council_id = f.council_id and s.id = f.confirmed_by
                  where f.council_id = c.council_id and f.person_id = c.person_id and f.lifted_at is null),
        'delay', (select jsonb_build_object('reason', d.reason, 'askedById', d.asked_by, 'askedBy', o.name,
                            'confirmBefore', d.confirm_before, 'reviewOn', d.review_on, 'confirmedBy', s.name)
                    from access_delay d
                    join person o on o.council_id = d.council_id and o.id = d.asked_by
                    left join person s on s.council_id = d.council_id and s.id = d.confirmed_by
                   where d.council_id = c.council_id and d.person_id = c.person_id and d.ended_at is null))
$$;

-- Looks at one; whoever didn't say why since then has to. Command: id, councilId, actorId, since, today, at.
-- Outcomes: done (concern), reason-needed, not-found.
create or replace function concern_view(command jsonb) returns jsonb language plpgsql as $$
declare
    c concern := concern_for(command);
    officer uuid := command ->> 'actorId';
begin
    if c.id is null then
        return '{"outcome": "not-found"}';
    end if;
    if not exists (select from concern_look l where l.council_id = c.council_id and l.concern_id = c.id
                      and l.officer_id = officer and l.at >= (command ->> 'since')::timestamptz) then
        return jsonb_build_object('outcome', 'reason-needed');
    end if;
    perform audit(c.council_id, command, (command ->> 'at')::timestamptz, 'concern-looked-at', 'concern', c.id);
    return jsonb_build_object('outcome', 'done', 'concern', concern_json(c));
end $$;

-- An officer knows them (R34): it is hidden from them from now on. Command: id, councilId, actorId, today, at.
-- Outcomes: done, not-found.
create or replace function concern_step_back(command jsonb) returns jsonb language plpgsql as $$
declare
    c concern := concern_for(command);
    moment timestamptz := command ->> 'at';
begin
    if c.id is null then
        return '{"outcome": "not-found"}';
    end if;
    insert into concern_conflict (council_id, concern_id, officer_id, declared_at)
    values (c.council_id, c.id, (command ->> 'actorId')::uuid, moment);
    perform audit(c.council_id, command, moment, 'concern-interest-declared', 'concern', c.id);
    return '{"outcome": "done"}';
end $$;

-- Somebody who acts for another as an authorised person: their acting is reviewed (R65). Nobody but the team learns why.
create or replace function concern_review_acting(c concern, moment timestamptz) returns void
        language plpgsql as $$
declare
    a acting;
begin
    for a in
        select x.* from acting x
         where x.council_id = c.council_id and x.person_id = c.person_id and x.as_role = 'authorised'
           and x.during @> (moment at time zone 'Europe/London')::date
         order by x.for_person_id
    loop
        perform acting_review_open(c.council_id, a.person_id, a.for_person_id, 'review', moment);
    end loop;
end $$;

-- A step of the team. Command: id, councilId, actorId, step, today, at, and what the step needs: acknowledge; match
-- (personId or providerId); note (noteId, words); propose (outcome, words); close; return (noteId, words).
-- Outcomes: done, not-found, wrong-state, same-officer.
create or replace function concern_step(command jsonb) returns jsonb language plpgsql as $$
declare
    c concern := concern_for(command);
    officer uuid := command ->> 'actorId';
    step text := command ->> 'step';
    moment timestamptz := command ->> 'at';
begin
    if c.id is null then
        return '{"outcome": "not-found"}';
    elsif c.closed_at is not null or step in ('close', 'return') and c.outcome is null then
        return '{"outcome": "wrong-state"}';
    elsif step = 'close' and c.proposed_by = officer then
        return '{"outcome": "same-officer"}';
    end if;
    case step
    when 'acknowledge' then
        update concern x set acknowledged_at = moment, acknowledged_by = officer
         where x.council_id = c.council_id and x.id = c.id and x.acknowledged_at is null;
        if not found then
            return '{"outcome": "done"}';
        end if;
        insert into outbox (council_id, topic, payload, at)
        values (c.council_id, 'concern-acknowledged', jsonb_build_object('concernId', c.id), moment);
    when 'match' then
        if not exists (select from person p where p.council_id = c.council_id and p.id = (command ->> 'personId')::uuid)
           and not exists (select from provider p where p.council_id = c.council_id
                              and p.id = (command ->> 'providerId')::uuid) then
            return '{"outcome": "not-found"}';
        end if;
        update concern x set person_id = (command ->> 'personId')::uuid, provider_id = (command ->> 'providerId')::uuid
         where x.council_id = c.council_id and x.id = c.id
        returning * into c;
        perform concern_review_acting(c, moment);
    when 'note', 'return' then
        insert into concern_note (council_id, id, concern_id, at, by_id, words)
        values (c.council_id, (command ->> 'noteId')::uuid, c.id, moment, officer, command ->> 'words')
        on conflict do nothing;
        if not found then
            return '{"outcome": "done"}';
        end if;
        if step = 'return' then
            update concern x set outcome = null, outcome_why = null, proposed_at = null, proposed_by = null
             where x.council_id = c.council_id and x.id = c.id;
        end if;
    when 'propose' then
        update concern x
           set outcome = command ->> 'outcome', outcome_why = command ->> 'words', proposed_at = moment,
               proposed_by = officer
         where x.council_id = c.council_id and x.id = c.id;
    when 'close' then
        update concern x set closed_at = moment, closed_by = officer where x.council_id = c.council_id and x.id = c.id;
    end case;
    perform audit(c.council_id, command, moment, 'concern-' || case step when 'acknowledge' then 'acknowledged'
        when 'match' then 'matched' when 'note' then 'noted' when 'return' then 'returned' when 'propose' then 'proposed'
        else 'closed' end, 'concern', c.id);
    return '{"outcome": "done"}';
end $$;
