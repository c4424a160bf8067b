-- What applies the decisions of uk.directly.agreement. Locks: the agreement's row first, always; nothing is taken after it.

-- Whether this person brought this provider along, and nothing that the council decided stands against it.
create or replace function is_chosen_by(p provider, person uuid) returns boolean language sql stable as $$
    select p.state in ('chosen', 'draft', 'applied', 'refused', 'accredited')
       and exists (select from chosen_provider c
                    where c.council_id = p.council_id and c.provider_id = p.id and c.holder_id = person)
$$;

-- "You chose this person. The council has not checked them."
create or replace function is_only_chosen(p provider) returns boolean language sql stable as $$
    select p.accredited_on is null
       and exists (select from chosen_provider c where c.council_id = p.council_id and c.provider_id = p.id)
$$;

-- R83: whether somebody who is employed may be booked on a day: insured then, and their right to work looked at and not over.
drop function if exists agreement_ready(uuid, uuid);
create or replace function agreement_ready(council uuid, agreement_id uuid, day date) returns boolean language sql stable as $$
    select exists (select from agreement g
                    where g.council_id = council and g.id = agreement_ready.agreement_id and g.engagement = 'employed')
       and 2 = (select count(*) from employer_task t
                 where t.council_id = council and t.agreement_id = agreement_ready.agreement_id
                   and t.task in ('insurance', 'right-to-work') and (t.until is null or t.until >= day))
$$;

-- What is missing before this provider may come to this person in that way; an empty list: nothing.
drop function if exists agreement_missing(uuid, uuid, uuid, text);
create or replace function agreement_missing(council uuid, holder uuid, worker uuid, engagement text, day date) returns jsonb
        language sql stable as $$
    select case when g.id is null or g.engagement <> agreement_missing.engagement then '["agreement"]'
                when g.engagement <> 'employed' then '[]'
                else (select coalesce(jsonb_agg(needed.task order by needed.n), '[]')
                        from unnest('{insurance,right-to-work}'::text[]) with ordinality needed (task, n)
                       where not exists (select from employer_task t
                                          where t.council_id = council and t.agreement_id = g.id
                                            and t.task = needed.task and (t.until is null or t.until >= day))) end
      from (select 1) one
      left join agreement g on g.council_id = council and g.holder_id = holder and g.provider_id = worker
$$;

-- R54: the version that both said yes to and that counts on a day; null: none, the offer counts as it stands.
create or replace function agreement_version_on(council uuid, agreement_id uuid, offer uuid, day date) returns integer
        language sql stable as $$
    select max(t.version) from agreement_terms t
     where t.council_id = council and t.agreement_id = agreement_version_on.agreement_id and t.offer_id = offer
       and t.holder_accepted_at is not null and t.provider_accepted_at is not null and t.replaced_at is null
       and (t.from_day is null or t.from_day <= day)
$$;

-- R62: whether paying this relative from that award needs a yes of the council that isn't there.
create or replace function family_stops(g agreement, award uuid) returns boolean language sql stable as $$
    select g.family in ('partner', 'same-household')
       and exists (select from award a where a.council_id = g.council_id and a.id = award and a.kind like '%direct-payment')
       and not coalesce((select d.yes from family_decision d
                          where d.council_id = g.council_id and d.agreement_id = g.id order by d.id desc limit 1), false)
$$;

-- R62: what is left of the most that a relative may be paid for administration, since it was decided; null: there is no such
-- cap. What is promised counts as paid; a person's own money doesn't.
create or replace function family_cap_left(g agreement) returns bigint language sql stable as $$
    select (d.cap_pence - coalesce((
               select sum(b.settled_pence - b.own_settled_pence + greatest(b.held_pence - b.own_pence, 0)) from booking b
                 join award a on a.council_id = b.council_id and a.id = b.award_id and a.kind like '%direct-payment'
                where b.council_id = g.council_id and b.agreement_id = g.id and b.requested_at >= d.decided_at
                  and b.state <> 'asking'), 0))::bigint
      from (select * from family_decision x where x.council_id = g.council_id and x.agreement_id = g.id
             order by x.id desc limit 1) d
     where d.yes and d.cap_pence is not null and g.family in ('partner', 'same-household')
$$;

-- Why a booking has to wait for something between the two; null: nothing is in the way. Command: engagement, awardId, start,
-- pricePence, ownPence, at.
create or replace function agreement_refusal(council uuid, holder uuid, worker uuid, command jsonb) returns jsonb
        language sql stable as $$
    select case when e.first_day <= ((command ->> 'start')::timestamptz at time zone 'Europe/London')::date
                then jsonb_build_object('outcome', 'agreement-ended', 'agreementId', g.id, 'lastDay', e.first_day - 1)
                when (g.id is not null or command ->> 'engagement' = 'employed')
                     and (g.engagement is distinct from command ->> 'engagement'
                          or g.engagement = 'employed' and not agreement_ready(council, g.id,
                              ((command ->> 'at')::timestamptz at time zone 'Europe/London')::date))
                then jsonb_build_object('outcome', 'agreement-needed', 'agreementId', g.id,
                         'missing', agreement_missing(council, holder, worker, command ->> 'engagement',
                             ((command ->> 'at')::timestamptz at time zone 'Europe/London')::date))
                when family_stops(g, (command ->> 'awardId')::uuid)
                then jsonb_build_object('outcome', 'family-decision-needed', 'agreementId', g.id)
                when family_cap_left(g) < (command ->> 'pricePence')::bigint - coalesce((command ->> 'ownPence')::bigint, 0)
                     and exists (select from award a where a.council_id = council
                                    and a.id = (command ->> 'awardId')::uuid and a.kind like '%direct-payment')
                then jsonb_build_object('outcome', 'family-cap', 'agreementId', g.id,
                         'leftPence', greatest(family_cap_left(g), 0)) end
      from (select 1) one
      left join agreement g on g.council_id = council and g.holder_id = holder and g.provider_id = worker
      left join agreement_ending e on e.council_id = g.council_id and e.agreement_id = g.id and e.taken_back_at is null
           and e.restarted_at is null
$$;

-- The agreement of a pair, locked, made if there is none: nobody is employed by a booking alone. Status belongs to the pair.
create or replace function agreement_of(council uuid, holder uuid, worker uuid, engagement text, command jsonb,
        at timestamptz) returns agreement language plpgsql as $$
declare
    g agreement;
    made uuid;
begin
    select * into g from agreement x
     where x.council_id = council and x.holder_id = holder and x.provider_id = worker for no key update;
    if g.id is not null or engagement = 'employed' then
        return g;
    end if;
    insert into agreement (council_id, holder_id, provider_id, engagement)
    values (council, holder, worker, engagement)
    on conflict (council_id, holder_id, provider_id) do nothing
    returning id into made;
    select * into g from agreement x
     where x.council_id = council and x.holder_id = holder and x.provider_id = worker for no key update;
    if made is not null and engagement = 'self-employed' then
        perform agreement_basis_say(g, '{only-offered-so}', command, at);
    end if;
    return g;
end $$;

-- R80: writes down why somebody isn't employed, who said it and when.
create or replace function agreement_basis_say(g agreement, reasons text[], command jsonb, at timestamptz) returns void
        language sql as $$
    insert into agreement_basis (council_id, agreement_id, reasons, said_by, on_behalf_of, said_at)
    values (g.council_id, g.id, reasons, (command ->> 'actorId')::uuid, (command ->> 'onBehalfOf')::uuid, at)
$$;

-- How a version stands.
create or replace function agreement_terms_state(t agreement_terms) returns text language sql stable as $$
    select case when t.replaced_at is not null then 'replaced'
                when t.declined_at is not null then 'declined'
                when t.withdrawn_at is not null then 'withdrawn'
                when t.holder_accepted_at is not null and t.provider_accepted_at is not null then 'agreed'
                when t.proposed_at is not null then 'proposed'
                when t.holder_accepted_at is not null then 'waiting'
                else 'kept' end
$$;

-- An agreement as Java reads it (Agreement). What only the employer has to know is left out for the other side. A version that
-- stands beside a time that is only kept (R4) is nobody's yet.
create or replace function agreement_json(g agreement, for_holder boolean, today date) returns jsonb
        language sql stable as $$
    select jsonb_build_object(
        'id', g.id, 'councilId', g.council_id, 'engagement', g.engagement,
        'holder', jsonb_build_object('id', h.id, 'name', h.first_name),
        'provider', jsonb_build_object('id', p.id, 'name', p.name, 'kind', p.kind),
        'chosen', is_only_chosen(p),
        'basis', (select jsonb_build_object('reasons', to_jsonb(s.reasons), 'saidBy', q.name, 'saidAt', s.said_at)
                    from agreement_basis s join person q on q.council_id = s.council_id and q.id = s.said_by
                   where s.council_id = g.council_id and s.agreement_id = g.id and g.engagement = 'self-employed'
                   order by s.id desc limit 1),
        'family', case when for_holder then g.family end,
        'familyDecision', case when for_holder then (
            select jsonb_build_object('id', d.id, 'yes', d.yes, 'purpose', d.purpose, 'capPence', d.cap_pence,
                       'reason', d.reason, 'decidedAt', d.decided_at, 'decidedBy', q.name,
                       'leftPence', family_cap_left(g))
              from family_decision d join person q on q.council_id = d.council_id and q.id = d.decided_by
             where d.council_id = g.council_id and d.agreement_id = g.id order by d.id desc limit 1) end,
        'ready', g.engagement <> 'employed' or agreement_ready(g.council_id, g.id, today),
        'ending', (select jsonb_build_object('side', e.side, 'firstDay', e.first_day, 'words', e.words, 'saidAt', e.said_at)
                     from agreement_ending e
                    where e.council_id = g.council_id and e.agreement_id = g.id and e.taken_back_at is null
                      and e.restarted_at is null),
        'tasks', case when for_holder and g.engagement = 'employed' then (
            select jsonb_agg(jsonb_build_object('task', e.task, 'doneOn', e.done_on, 'until', e.until, 'who', e.who,
                       'saidBy', q.name, 'saidAt', e.said_at) order by e.said_at, e.task)
              from employer_task e join person q on q.council_id = e.council_id and q.id = e.said_by
             where e.council_id = g.council_id and e.agreement_id = g.id) end,
        'versions', (
            select jsonb_agg(jsonb_build_object('version', t.version, 'offerId', t.offer_id, 'title', o.title,
                       'wholeBand', o.whole_band, 'pricing', o.pricing,
                       'state', agreement_terms_state(t), 'from', t.from_day, 'rates', t.rates,
                       'cancellation', t.cancellation, 'extras', t.extras, 'retainerPercent', t.retainer_percent,
                       'retainerDays', t.retainer_days, 'noticeDays', t.notice_days, 'terms', t.terms, 'why', t.why,
                       'holderAcceptedAt', t.holder_accepted_at, 'providerAcceptedAt', t.provider_accepted_at,
                       'proposedAt', t.proposed_at, 'endedAt', coalesce(t.declined_at, t.withdrawn_at, t.replaced_at),
                       'inForce', coalesce(t.version = agreement_version_on(g.council_id, g.id, t.offer_id, today), false))
                       order by t.version desc)
              from agreement_terms t join offer o on o.council_id = t.council_id and o.id = t.offer_id
             where t.council_id = g.council_id and t.agreement_id = g.id and agreement_terms_state(t) <> 'kept'))
      from person h, provider p
     where h.council_id = g.council_id and h.id = g.holder_id
       and p.council_id = g.council_id and p.id = g.provider_id
$$;

create or replace function agreement_done(g agreement, for_holder boolean, command jsonb) returns jsonb
        language sql stable as $$
    select jsonb_build_object('outcome', 'done', 'agreement',
        agreement_json(x, for_holder, ((command ->> 'at')::timestamptz at time zone 'Europe/London')::date))
      from agreement x where x.council_id = g.council_id and x.id = g.id
$$;

-- The agreement that a command is about, locked: of the holder for whom it is done (holderId), or of the provider (providerId).
create or replace function agreement_locked(command jsonb) returns agreement language sql as $$
    select * from agreement g
     where g.council_id = (command ->> 'councilId')::uuid and g.id = (command ->> 'id')::uuid
       and (g.holder_id = (command ->> 'holderId')::uuid or g.provider_id = (command ->> 'providerId')::uuid)
       for no key update
$$;

-- The person says who is the boss and yes to the terms of an offer (R50, R80). Command: councilId, actorId, onBehalfOf, holderId,
-- providerId, offerId, offerVersion, engagement, reasons, family, rates, cancellation, terms, noticeDays, at.
-- Outcomes: done (agreement), offer-changed, own-work (R64), other-engagement (visits are booked as it was).
create or replace function agreement_make(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    holder uuid := command ->> 'holderId';
    worker uuid := command ->> 'providerId';
    offered uuid := command ->> 'offerId';
    at timestamptz := command ->> 'at';
    wanted text := command ->> 'engagement';
    g agreement;
    reasons text[] := texts(command -> 'reasons');
begin
    if exists (select from provider p where p.council_id = council and p.id = worker and p.person_id = holder)
       or worker = any (case when (command ->> 'actorId')::uuid <> holder
                             then acting_own_providers(council, (command ->> 'actorId')::uuid) end) then
        return '{"outcome": "own-work"}';
    end if;
    if not exists (select from offer o where o.council_id = council and o.id = offered and o.provider_id = worker
                      and o.version = (command ->> 'offerVersion')::integer) then
        return '{"outcome": "offer-changed"}';
    end if;
    insert into agreement (council_id, holder_id, provider_id, engagement) values (council, holder, worker, wanted)
    on conflict (council_id, holder_id, provider_id) do nothing;
    select * into g from agreement x
     where x.council_id = council and x.holder_id = holder and x.provider_id = worker for no key update;
    if g.engagement <> wanted then
        if exists (select from booking b where b.council_id = council and b.agreement_id = g.id
                      and b.state in ('asking', 'requested', 'confirmed', 'recorded', 'queried')) then
            return jsonb_build_object('outcome', 'other-engagement', 'engagement', g.engagement);
        end if;
        update agreement x set engagement = wanted where x.council_id = council and x.id = g.id returning * into g;
        update agreement_terms t set replaced_at = at
         where t.council_id = council and t.agreement_id = g.id and t.replaced_at is null and t.declined_at is null
           and t.withdrawn_at is null;
    end if;
    if wanted = 'self-employed' and (reasons is not null or not exists (
            select from agreement_basis s where s.council_id = council and s.agreement_id = g.id)) then
        perform agreement_basis_say(g, coalesce(reasons, '{only-offered-so}'), command, at);
    end if;
    if command ->> 'family' is not null and g.family is null then
        update agreement x
           set family = command ->> 'family', family_said_at = at, family_said_by = (command ->> 'actorId')::uuid
         where x.council_id = council and x.id = g.id returning * into g;
    end if;
    if agreement_version_on(council, g.id, offered, (at at time zone 'Europe/London')::date) is null then
        insert into agreement_terms (council_id, agreement_id, version, offer_id, offer_version, rates, cancellation, terms,
            extras, notice_days, holder_accepted_at, holder_accepted_by)
        select council, g.id, coalesce((select max(t.version) from agreement_terms t
                   where t.council_id = council and t.agreement_id = g.id), 0) + 1, offered, o.version,
               command -> 'rates', command -> 'cancellation', command ->> 'terms', offer_extras(o),
               coalesce((command ->> 'noticeDays')::integer, 0), at, (command ->> 'actorId')::uuid
          from offer o where o.council_id = council and o.id = offered
        on conflict (council_id, agreement_id, offer_id, offer_version) where proposed_at is null and replaced_at is null
        do update set holder_accepted_at = coalesce(agreement_terms.holder_accepted_at, excluded.holder_accepted_at),
                      holder_accepted_by = coalesce(agreement_terms.holder_accepted_by, excluded.holder_accepted_by);
    end if;
    -- What had ended begins again, by a new yes.
    update agreement_ending e set restarted_at = at
     where e.council_id = council and e.agreement_id = g.id and e.taken_back_at is null and e.restarted_at is null
       and e.first_day <= (at at time zone 'Europe/London')::date;
    perform audit(council, command, at, 'agreement-accepted', 'agreement', g.id,
        jsonb_build_object('engagement', wanted, 'offerId', offered, 'reasons', to_jsonb(reasons)));
    insert into outbox (council_id, topic, payload, at)
    values (council, 'agreement-made', jsonb_build_object('agreementId', g.id, 'holderId', holder, 'providerId', worker), at);
    return agreement_done(g, true, command);
end $$;

-- R59: the extras of an offer, without those that there aren't.
create or replace function offer_extras(o offer) returns jsonb language sql stable as $$
    select jsonb_strip_nulls(jsonb_build_object('mileagePence', o.mileage_pence, 'costsUpToPence', o.costs_up_to_pence,
        'minimumChargeMinutes', o.minimum_charge_minutes, 'callOutPence', o.call_out_pence))
$$;

-- R83: the employer says that a task is done, says it anew, or takes it back. Command: id, councilId, actorId, onBehalfOf,
-- holderId, task, undo, doneOn, until, who, at. Outcomes: done (agreement), not-found, not-employed, booked (visits stand on it).
create or replace function agreement_task(command jsonb) returns jsonb language plpgsql as $$
declare
    at timestamptz := command ->> 'at';
    named text := command ->> 'task';
    g agreement := agreement_locked(command);
begin
    if g.id is null then
        return '{"outcome": "not-found"}';
    elsif g.engagement <> 'employed' then
        return '{"outcome": "not-employed"}';
    elsif (command ->> 'undo')::boolean then
        if named in ('insurance', 'right-to-work') and exists (
                select from booking b where b.council_id = g.council_id and b.agreement_id = g.id
                   and b.engagement = 'employed' and b.state in ('requested', 'confirmed') and b.end_at > at) then
            return '{"outcome": "booked"}';
        end if;
        delete from employer_task e where e.council_id = g.council_id and e.agreement_id = g.id and e.task = named;
    else
        insert into employer_task (council_id, agreement_id, task, done_on, until, who, said_by, said_at)
        values (g.council_id, g.id, named, (command ->> 'doneOn')::date, (command ->> 'until')::date, command ->> 'who',
            (command ->> 'actorId')::uuid, at)
        on conflict (council_id, agreement_id, task) do update
           set done_on = excluded.done_on, until = excluded.until, who = excluded.who, said_by = excluded.said_by,
               said_at = excluded.said_at, ending_told_at = null, ended_told_at = null;
    end if;
    perform audit(g.council_id, command, at,
        case when (command ->> 'undo')::boolean then 'employer-task-undone' else 'employer-task-done' end, 'agreement', g.id,
        jsonb_build_object('task', named, 'doneOn', command ->> 'doneOn', 'until', command ->> 'until'));
    return agreement_done(g, true, command);
end $$;

-- R62: what the person answered about family, once; and why somebody isn't employed, said anew (R80). Command: id, councilId,
-- actorId, onBehalfOf, holderId, family, reasons, at. Outcomes: done (agreement), not-found, wrong-state (it was answered
-- otherwise), not-self-employed.
create or replace function agreement_say(command jsonb) returns jsonb language plpgsql as $$
declare
    at timestamptz := command ->> 'at';
    g agreement := agreement_locked(command);
    said text := command ->> 'family';
    reasons text[] := texts(command -> 'reasons');
begin
    if g.id is null then
        return '{"outcome": "not-found"}';
    elsif said is not null and g.family is distinct from said then
        if g.family is not null then
            return jsonb_build_object('outcome', 'wrong-state', 'state', g.family);
        end if;
        update agreement x set family = said, family_said_at = at, family_said_by = (command ->> 'actorId')::uuid
         where x.council_id = g.council_id and x.id = g.id;
        perform audit(g.council_id, command, at, 'family-answered', 'agreement', g.id, jsonb_build_object('family', said));
        if said in ('partner', 'same-household') then
            insert into outbox (council_id, topic, payload, at)
            values (g.council_id, 'family-asked', jsonb_build_object('agreementId', g.id, 'holderId', g.holder_id), at);
        end if;
    end if;
    if reasons is not null then
        if g.engagement <> 'self-employed' then
            return '{"outcome": "not-self-employed"}';
        end if;
        perform agreement_basis_say(g, reasons, command, at);
        perform audit(g.council_id, command, at, 'agreement-basis-said', 'agreement', g.id,
            jsonb_build_object('reasons', to_jsonb(reasons)));
    end if;
    return agreement_done(g, true, command);
end $$;
