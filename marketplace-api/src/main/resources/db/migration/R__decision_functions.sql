-- What applies the decisions of uk.directly.accreditation.Decisions. Locks are taken in one order: provider, worker
-- (advisory), booking. Every function repeats who may decide (R34) and whether it can be decided still.

-- Why an officer may not decide about a provider; null: they may. Only who took it on decides, where somebody has.
create or replace function decision_refused(p provider, officer uuid) returns jsonb language sql stable as $$
    select case
        when p.id is null then '{"outcome": "not-found"}'::jsonb
        when has_interest(p.council_id, officer, p.id) then '{"outcome": "interest"}'::jsonb
        when p.claimed_by is not null and p.claimed_by <> officer then jsonb_build_object('outcome', 'claimed',
            'by', (select o.name from person o where o.council_id = p.council_id and o.id = p.claimed_by)) end
$$;

create or replace function decision_wrong_state(p provider) returns jsonb language sql stable as $$
    select jsonb_build_object('outcome', 'wrong-state', 'state', p.state)
$$;

create or replace function decision_done(council uuid, provider uuid) returns jsonb language sql stable as $$
    select jsonb_build_object('outcome', 'done', 'state', p.state)
      from provider p where p.council_id = council and p.id = provider
$$;

create or replace function provider_notice(p provider, at timestamptz, topic text, payload jsonb default '{}')
        returns void language sql as $$
    insert into outbox (council_id, topic, payload, at)
    values (p.council_id, provider_notice.topic, jsonb_build_object('providerId', p.id, 'personId', p.person_id) || payload,
        provider_notice.at)
$$;

-- An officer takes a provider on. Command: councilId, actorId, providerId, takeOver (also from who has it), at.
-- Outcomes: done, not-found, interest, claimed (by), wrong-state.
create or replace function provider_claim(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    officer uuid := command ->> 'actorId';
    at timestamptz := command ->> 'at';
    p provider := provider_locked(council, (command ->> 'providerId')::uuid);
    refused jsonb := decision_refused(p, officer);
begin
    if refused ->> 'outcome' = 'claimed' and (command ->> 'takeOver')::boolean then
        refused := null;
    end if;
    if refused is not null then
        return refused;
    elsif p.state in ('draft', 'left') then
        return decision_wrong_state(p);
    elsif p.claimed_by is distinct from officer then
        update provider q set claimed_by = officer, claimed_at = at where q.council_id = council and q.id = p.id;
        perform audit(council, command, at, case when p.claimed_by is null then 'provider-claimed'
            else 'provider-taken-over' end, 'provider', p.id, jsonb_strip_nulls(jsonb_build_object('from', p.claimed_by)));
    end if;
    return decision_done(council, p.id);
end $$;

-- An officer gives it back. Command: councilId, actorId, providerId, at. Outcomes: done, not-found, claimed (by).
create or replace function provider_give_back(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    p provider := provider_locked(council, (command ->> 'providerId')::uuid);
    refused jsonb := decision_refused(p, (command ->> 'actorId')::uuid);
begin
    if refused ->> 'outcome' in ('not-found', 'claimed') then
        return refused;
    elsif p.claimed_by is not null then
        update provider q set claimed_by = null, claimed_at = null where q.council_id = council and q.id = p.id;
        perform audit(council, command, (command ->> 'at')::timestamptz, 'provider-given-back', 'provider', p.id);
    end if;
    return decision_done(council, p.id);
end $$;

-- Of what is decided only the outcome stays (R101): no reference number, no referee's address. How many were spoken to
-- and which kind of document it was say nothing about anybody else.
create or replace function evidence_forget(council uuid, provider uuid, check_name text) returns void language sql as $$
    update check_evidence e
       set reference = null,
           details = case when jsonb_typeof(e.details -> 'referees') = 'array'
                          then e.details - 'referees' || jsonb_build_object('refereesNamed',
                              jsonb_array_length(e.details -> 'referees'))
                          else e.details end
     where e.council_id = council and e.provider_id = provider and e.check_name = evidence_forget.check_name
       and (e.reference is not null or e.details ? 'referees')
$$;

-- Uploaded files go with the decision, unless a rule keeps them for some months.
create or replace function evidence_let_go(council uuid, provider uuid, check_name text, after timestamptz)
        returns void language sql as $$
    update evidence_file f set delete_after = after
     where f.council_id = council and f.provider_id = provider and f.check_name = evidence_let_go.check_name
       and f.deleted_at is null and f.delete_after is null
$$;

-- Without which checks it can't stay on the register: what is asked today, was asked so long ago too, and is not there.
create or replace function provider_overdue(p provider, day date) returns text[] language sql stable as $$
    select coalesce(array_agg(lacking.check_name order by lacking.check_name), '{}')
      from unnest(provider_lacks(p, day)) lacking (check_name)
     where p.accredited_on is null
        or exists (select from check_rules(p.council_id, day - newly_asked_days(p.council_id, day)) r
                     left join provider_check c
                       on c.council_id = p.council_id and c.provider_id = p.id and c.name = r.check_name
                    where r.provider_kind = p.kind and r.service_id is null and r.asked = 'must'
                      and r.check_name = lacking.check_name and not coalesce(check_is_good(c, r.level, day), false))
$$;

-- A paused one that lacks nothing any more is on the register again at once (R32).
create or replace function provider_resume(p provider, command jsonb, day date, at timestamptz) returns void
        language plpgsql as $$
begin
    if p.state = 'paused' and provider_overdue(p, day) = '{}' then
        update provider q set state = 'accredited' where q.council_id = p.council_id and q.id = p.id returning * into p;
        perform provider_tell(p, command, at, 'resumed');
        perform provider_notice(p, at, 'provider-resumed');
    end if;
    perform provider_refresh(p, day);
end $$;

-- Of who is on the register nobody has anything in hand once nothing waits for an officer.
create or replace function claim_lapse(p provider) returns void language sql as $$
    update provider q set claimed_by = null, claimed_at = null
     where q.council_id = p.council_id and q.id = p.id and q.claimed_by is not null and q.state <> 'applied'
       and not exists (select from check_evidence e where e.council_id = p.council_id and e.provider_id = p.id
                          and e.state = 'given')
$$;

-- The evidence that an officer decides about, locked; null: there is none of that check to decide about.
create or replace function evidence_open(p provider, check_name text) returns check_evidence language sql as $$
    select * from check_evidence e
     where e.council_id = p.council_id and e.provider_id = p.id and e.check_name = evidence_open.check_name
       and e.state = 'given' for no key update
$$;

-- What became of the last evidence of a check, for who decides a second time: done where it says the same, else the state.
create or replace function evidence_decided(p provider, check_name text, wanted text, seen uuid) returns jsonb
        language sql stable as $$
    select case when e.state = wanted and coalesce(e.id = seen, true) then decision_done(p.council_id, p.id)
                else jsonb_build_object('outcome', 'wrong-state', 'state', coalesce(e.state, 'missing')) end
      from (select 1) one
      left join lateral (select * from check_evidence e
                          where e.council_id = p.council_id and e.provider_id = p.id
                            and e.check_name = evidence_decided.check_name and e.state <> 'replaced'
                          order by e.id desc limit 1) e on true
$$;

-- Accepts what was given. Command: councilId, actorId, providerId, check, evidenceId (the one that was seen; none: the one
-- that is open), note, checkedOn and expiresOn (where the evidence shows other dates), today, at.
-- Outcomes: done (state), not-found, interest, claimed, wrong-state (state), changed (something newer was given), fault
-- (field, message).
create or replace function check_accept(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    officer uuid := command ->> 'actorId';
    named text := command ->> 'check';
    today date := command ->> 'today';
    at timestamptz := command ->> 'at';
    p provider := provider_locked(council, (command ->> 'providerId')::uuid);
    refused jsonb := decision_refused(p, officer);
    e check_evidence;
    asked record;
    starts date;
    ends date;
begin
    if refused is not null then
        return refused;
    elsif p.state not in ('applied', 'accredited', 'paused', 'suspended') then
        return decision_wrong_state(p);
    end if;
    e := evidence_open(p, named);
    if e.id is null then
        return evidence_decided(p, named, 'accepted', (command ->> 'evidenceId')::uuid);
    elsif e.id <> coalesce((command ->> 'evidenceId')::uuid, e.id) then
        return '{"outcome": "changed"}';
    end if;
    select * into asked from provider_asked(p, today) a where a.check_name = named;
    starts := coalesce((command ->> 'checkedOn')::date, e.issued_on, today);
    ends := least(coalesce((command ->> 'expiresOn')::date, e.expires_on),
        (starts + make_interval(months => asked.valid_months))::date);
    if starts > today then
        return '{"outcome": "fault", "field": "checkedOn", "message": "The day is today or earlier."}';
    elsif ends < today then
        return '{"outcome": "fault", "field": "expiresOn", "message": "It has run out already. Return it and say so."}';
    elsif ends < starts then
        return '{"outcome": "fault", "field": "expiresOn", "message": "It ends before it begins."}';
    elsif asked.level is not null and coalesce(dbs_rank(e.level) < dbs_rank(asked.level), true) then
        return jsonb_build_object('outcome', 'fault', 'field', 'level',
            'message', format('A check of the level “%s” is asked. Return it and say so.', asked.level));
    end if;
    update check_evidence x
       set state = 'accepted', decided_at = at, decided_by = officer, note = command ->> 'note',
           counts_from = starts, counts_until = ends
     where x.council_id = council and x.id = e.id;
    insert into provider_check as c (council_id, provider_id, name, state, level, issuer, checked_on, expires_on, seen_by)
    values (council, p.id, named, 'accepted', e.level, e.issuer, starts, ends, officer)
    on conflict (council_id, provider_id, name) do update
       set state = 'accepted', level = excluded.level, issuer = excluded.issuer, checked_on = excluded.checked_on,
           expires_on = excluded.expires_on, seen_by = excluded.seen_by, reason = null, looked_on = null;
    perform evidence_forget(council, p.id, named);
    perform evidence_let_go(council, p.id, named, at + make_interval(months => coalesce(asked.keep_file_months, 0)));
    perform audit(council, command, at, 'check-accepted', 'provider', p.id, jsonb_strip_nulls(jsonb_build_object(
        'check', named, 'evidenceId', e.id, 'from', starts, 'until', ends,
        'givenFrom', case when e.issued_on <> starts then e.issued_on end,
        'givenUntil', case when e.expires_on <> ends then e.expires_on end)));
    if p.state <> 'applied' then
        perform provider_notice(p, at, 'check-accepted', jsonb_build_object('check', named));
    end if;
    perform provider_resume(p, command, today, at);
    perform claim_lapse(p);
    return decision_done(council, p.id);
end $$;

-- Gives back what was given; what counted before counts on. Command: councilId, actorId, providerId, check, evidenceId,
-- reason (for the provider), note, at. Outcomes: those of check_accept, without fault.
create or replace function check_return(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    officer uuid := command ->> 'actorId';
    named text := command ->> 'check';
    at timestamptz := command ->> 'at';
    p provider := provider_locked(council, (command ->> 'providerId')::uuid);
    refused jsonb := decision_refused(p, officer);
    e check_evidence;
begin
    if refused is not null then
        return refused;
    elsif p.state not in ('applied', 'accredited', 'paused', 'suspended') then
        return decision_wrong_state(p);
    end if;
    e := evidence_open(p, named);
    if e.id is null then
        return evidence_decided(p, named, 'returned', (command ->> 'evidenceId')::uuid);
    elsif e.id <> coalesce((command ->> 'evidenceId')::uuid, e.id) then
        return '{"outcome": "changed"}';
    end if;
    update check_evidence x
       set state = 'returned', decided_at = at, decided_by = officer, reason = command ->> 'reason',
           note = command ->> 'note'
     where x.council_id = council and x.id = e.id;
    insert into provider_check as c (council_id, provider_id, name, state, seen_by, reason)
    values (council, p.id, named, 'returned', officer, command ->> 'reason')
    on conflict (council_id, provider_id, name) do update
       set state = 'returned', level = null, issuer = null, checked_on = null, expires_on = null,
           seen_by = excluded.seen_by, reason = excluded.reason
     where c.state <> 'accepted';
    perform evidence_let_go(council, p.id, named, at);
    perform audit(council, command, at, 'check-returned', 'provider', p.id,
        jsonb_build_object('check', named, 'evidenceId', e.id));
    perform provider_notice(p, at, 'check-returned', jsonb_build_object('check', named));
    perform claim_lapse(p);
    return decision_done(council, p.id);
end $$;

-- Puts it on the register. Command: councilId, actorId, providerId, today, at.
-- Outcomes: done (state), not-found, interest, claimed, wrong-state (state, missing), listing-taken.
create or replace function provider_accredit(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    officer uuid := command ->> 'actorId';
    today date := command ->> 'today';
    at timestamptz := command ->> 'at';
    p provider := provider_locked(council, (command ->> 'providerId')::uuid);
    refused jsonb := decision_refused(p, officer);
    lacks text[];
begin
    if refused is not null then
        return refused;
    elsif p.state = 'accredited' then
        return decision_done(council, p.id);
    elsif p.state <> 'applied' then
        return decision_wrong_state(p);
    elsif exists (select from suspension s where s.council_id = council and s.provider_id = p.id
                     and s.ended_at is null) then
        return '{"outcome": "wrong-state", "state": "suspended"}';
    end if;
    lacks := provider_lacks(p, today);
    if lacks <> '{}' then
        return jsonb_build_object('outcome', 'wrong-state', 'state', p.state, 'missing', to_jsonb(lacks));
    end if;
    begin
        update provider q
           set state = 'accredited', accredited_on = today, claimed_by = null, claimed_at = null
         where q.council_id = council and q.id = p.id
        returning * into p;
    exception when unique_violation then
        return '{"outcome": "listing-taken"}';
    end;
    if p.kind = 'isf-broker' and p.person_id is not null then
        insert into person_role (council_id, person_id, role) values (council, p.person_id, 'broker')
        on conflict do nothing;
    end if;
    perform evidence_forget(council, p.id, e.check_name) from (
        select distinct x.check_name from check_evidence x where x.council_id = council and x.provider_id = p.id) e;
    perform provider_refresh(p, today);
    perform provider_tell(p, command, at, 'accredited');
    perform provider_notice(p, at, 'provider-accredited');
    return decision_done(council, p.id);
end $$;

-- Says no, with reasons as the provider reads them. Its files stay until it can't be challenged any more; facts of what
-- nobody looked at stay for when it asks again. Command: councilId, actorId, providerId, reason, deleteAfter, at.
-- Outcomes: done (state), not-found, interest, claimed, wrong-state (state).
create or replace function provider_refuse(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    at timestamptz := command ->> 'at';
    p provider := provider_locked(council, (command ->> 'providerId')::uuid);
    refused jsonb := decision_refused(p, (command ->> 'actorId')::uuid);
begin
    if refused is not null then
        return refused;
    elsif p.state = 'refused' then
        return decision_done(council, p.id);
    elsif p.state <> 'applied' then
        return decision_wrong_state(p);
    end if;
    update provider q set state = 'refused', claimed_by = null, claimed_at = null
     where q.council_id = council and q.id = p.id
    returning * into p;
    update evidence_file f set delete_after = (command ->> 'deleteAfter')::timestamptz
     where f.council_id = council and f.provider_id = p.id and f.deleted_at is null and f.delete_after is null;
    perform provider_tell(p, command, at, 'refused', command ->> 'reason');
    perform provider_notice(p, at, 'provider-refused');
    return decision_done(council, p.id);
end $$;

-- R34: an officer says what ties them to a provider, and takes it back. What they have in hand goes to somebody else.
-- Command: councilId, actorId, providerId, kind, at. Outcomes: done (state), not-found.
create or replace function interest_declare(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    officer uuid := command ->> 'actorId';
    at timestamptz := command ->> 'at';
    p provider := provider_locked(council, (command ->> 'providerId')::uuid);
begin
    if p.id is null then
        return '{"outcome": "not-found"}';
    end if;
    insert into declared_interest (council_id, officer_id, provider_id, kind, declared_at)
    values (council, officer, p.id, command ->> 'kind', at)
    on conflict (council_id, provider_id, officer_id) where withdrawn_at is null do nothing;
    if found then
        update provider q set claimed_by = null, claimed_at = null
         where q.council_id = council and q.id = p.id and q.claimed_by = officer;
        perform audit(council, command, at, 'interest-declared', 'provider', p.id,
            jsonb_build_object('kind', command ->> 'kind'));
    end if;
    return decision_done(council, p.id);
end $$;

-- Command: councilId, actorId, providerId, at. Outcomes: done (state), not-found.
create or replace function interest_withdraw(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    at timestamptz := command ->> 'at';
    p provider := provider_locked(council, (command ->> 'providerId')::uuid);
begin
    if p.id is null then
        return '{"outcome": "not-found"}';
    end if;
    update declared_interest i set withdrawn_at = at
     where i.council_id = council and i.provider_id = p.id and i.officer_id = (command ->> 'actorId')::uuid
       and i.withdrawn_at is null;
    if found then
        perform audit(council, command, at, 'interest-withdrawn', 'provider', p.id);
    end if;
    return decision_done(council, p.id);
end $$;
