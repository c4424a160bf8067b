-- Terms of an agreement that follow the first ones: accepted, proposed, answered. Locks: the agreement's row.

-- The provider says yes to what the person said yes to. Command: id, councilId, actorId, providerId, version, at.
-- Outcomes: done (agreement), not-found, wrong-state (state).
create or replace function agreement_accept(command jsonb) returns jsonb language plpgsql as $$
declare
    at timestamptz := command ->> 'at';
    g agreement := agreement_locked(command);
    t agreement_terms;
begin
    select * into t from agreement_terms x
     where x.council_id = g.council_id and x.agreement_id = g.id and x.version = (command ->> 'version')::integer;
    if t.version is null or agreement_terms_state(t) = 'kept' then
        return '{"outcome": "not-found"}';
    elsif agreement_terms_state(t) = 'agreed' then
        return agreement_done(g, false, command);
    elsif agreement_terms_state(t) <> 'waiting' then
        return jsonb_build_object('outcome', 'wrong-state', 'state', agreement_terms_state(t));
    end if;
    update agreement_terms x set provider_accepted_at = at, provider_accepted_by = (command ->> 'actorId')::uuid
     where x.council_id = g.council_id and x.agreement_id = g.id and x.version = t.version;
    perform audit(g.council_id, command, at, 'agreement-accepted', 'agreement', g.id,
        jsonb_build_object('version', t.version));
    insert into outbox (council_id, topic, payload, at)
    values (g.council_id, 'agreement-accepted', jsonb_build_object('agreementId', g.id, 'version', t.version,
        'holderId', g.holder_id, 'providerId', g.provider_id), at);
    return agreement_done(g, false, command);
end $$;

-- R54: the provider asks for a new version, from a day on. Command: id, councilId, actorId, providerId, offerId, offerVersion,
-- basedOn (the version that it changes), from, earliest, rates, cancellation, extras, retainerPercent, retainerDays,
-- noticeDays, terms, why, at.
-- Outcomes: done (agreement), not-found, changed (another version counts meanwhile), open (one waits already), too-soon.
create or replace function agreement_propose(command jsonb) returns jsonb language plpgsql as $$
declare
    at timestamptz := command ->> 'at';
    g agreement := agreement_locked(command);
    offered uuid := command ->> 'offerId';
    next_version integer;
begin
    if g.id is null then
        return '{"outcome": "not-found"}';
    elsif exists (select from agreement_terms t where t.council_id = g.council_id and t.agreement_id = g.id
                     and t.offer_id = offered and agreement_terms_state(t) = 'proposed') then
        return '{"outcome": "open"}';
    elsif (command ->> 'basedOn')::integer is distinct from (
            select max(t.version) from agreement_terms t
             where t.council_id = g.council_id and t.agreement_id = g.id and t.offer_id = offered
               and agreement_terms_state(t) = 'agreed') then
        return '{"outcome": "changed"}';
    elsif (command ->> 'from')::date < (command ->> 'earliest')::date then
        return '{"outcome": "too-soon"}';
    end if;
    select coalesce(max(t.version), 0) + 1 into next_version from agreement_terms t
     where t.council_id = g.council_id and t.agreement_id = g.id;
    insert into agreement_terms (council_id, agreement_id, version, offer_id, offer_version, rates, cancellation, terms,
        extras, retainer_percent, retainer_days, notice_days, from_day, why, proposed_at, provider_accepted_at,
        provider_accepted_by)
    values (g.council_id, g.id, next_version, offered, (command ->> 'offerVersion')::integer, command -> 'rates',
        command -> 'cancellation', command ->> 'terms', jsonb_strip_nulls(command -> 'extras'),
        (command ->> 'retainerPercent')::smallint, (command ->> 'retainerDays')::smallint,
        (command ->> 'noticeDays')::smallint, (command ->> 'from')::date, command ->> 'why', at, at,
        (command ->> 'actorId')::uuid);
    perform audit(g.council_id, command, at, 'agreement-proposed', 'agreement', g.id,
        jsonb_build_object('version', next_version, 'from', command ->> 'from', 'rates', command -> 'rates'));
    insert into outbox (council_id, topic, payload, at)
    values (g.council_id, 'agreement-proposed', jsonb_build_object('agreementId', g.id, 'version', next_version,
        'holderId', g.holder_id, 'providerId', g.provider_id), at);
    return agreement_done(g, false, command);
end $$;

-- The provider takes a proposal back, or the person answers it: of the two who are quickest the first counts. Said yes to after
-- its first day it counts from tomorrow: nothing in the past changes. Command: id, councilId, actorId, onBehalfOf, holderId or
-- providerId, version, answer (yes, no, withdraw), today, at. Outcomes: done (agreement), not-found, wrong-state (state),
-- own-work (R64).
create or replace function agreement_answer(command jsonb) returns jsonb language plpgsql as $$
declare
    at timestamptz := command ->> 'at';
    said text := command ->> 'answer';
    for_holder boolean := command ->> 'holderId' is not null;
    g agreement := agreement_locked(command);
    t agreement_terms;
begin
    if for_holder and (exists (select from provider p where p.council_id = g.council_id and p.id = g.provider_id
                                  and p.person_id = (command ->> 'actorId')::uuid)
            or g.provider_id = any (case when (command ->> 'actorId')::uuid <> g.holder_id
                                         then acting_own_providers(g.council_id, (command ->> 'actorId')::uuid) end)) then
        return '{"outcome": "own-work"}';
    end if;
    select * into t from agreement_terms x
     where x.council_id = g.council_id and x.agreement_id = g.id and x.version = (command ->> 'version')::integer;
    if t.proposed_at is null then
        return '{"outcome": "not-found"}';
    elsif agreement_terms_state(t) <> 'proposed' then
        -- The same answer twice is one.
        return case when (said, agreement_terms_state(t)) in (('yes', 'agreed'), ('no', 'declined'), ('withdraw', 'withdrawn'))
                    then agreement_done(g, for_holder, command)
                    else jsonb_build_object('outcome', 'wrong-state', 'state', agreement_terms_state(t)) end;
    end if;
    update agreement_terms x
       set holder_accepted_at = case when said = 'yes' then at end,
           holder_accepted_by = case when said = 'yes' then (command ->> 'actorId')::uuid end,
           from_day = case when said = 'yes' and x.from_day <= (command ->> 'today')::date
                           then (command ->> 'today')::date + 1 else x.from_day end,
           declined_at = case when said = 'no' then at end,
           withdrawn_at = case when said = 'withdraw' then at end
     where x.council_id = g.council_id and x.agreement_id = g.id and x.version = t.version
    returning * into t;
    perform audit(g.council_id, command, at, 'agreement-proposal-' || agreement_terms_state(t), 'agreement', g.id,
        jsonb_build_object('version', t.version, 'from', t.from_day));
    insert into outbox (council_id, topic, payload, at)
    values (g.council_id, case said when 'yes' then 'agreement-version-agreed' when 'no' then 'agreement-declined'
            else 'agreement-withdrawn' end,
        jsonb_build_object('agreementId', g.id, 'version', t.version, 'holderId', g.holder_id,
            'providerId', g.provider_id, 'by', command ->> 'actorId'), at);
    return agreement_done(g, for_holder, command);
end $$;
