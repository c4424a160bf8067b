-- Adverts, as uk.directly.advert uses them. Locks: the person, then the advert. In plpgsql only: what they call is made later.

-- Which offers of a provider answer an advert: accredited, one person or a small business, seen by all or by adverts only
-- (R40), cleared for that service (R35), the same service or one above or below it, in reach, neither of them apart (R44).
create or replace function advert_offers(a advert, p provider, alive_since timestamptz) returns setof offer
language plpgsql stable as $$
begin
    return query
    select o.* from offer o
      join service s on s.id = o.service_id
      join service w on w.id = a.service_id
     where o.council_id = p.council_id and o.provider_id = p.id and p.council_id = a.council_id
       and o.state = 'published' and o.only_for is null and o.cleared and o.sign_of_life_at >= alive_since
       and p.state = 'accredited' and p.visibility in ('public', 'adverts-only')
       and p.kind in ('personal-assistant', 'micro-provider')
       and (s.id = w.id or s.parent_id = w.id or w.parent_id = s.id)
       and (o.place <-> a.place) <= o.reach_metres
       and (a.gender is null or p.kind <> 'personal-assistant' or p.gender is not distinct from a.gender)
       and p.person_id is distinct from a.person_id and p.person_id is distinct from a.written_by
       and not is_blocked(a.council_id, a.person_id, p.id)
     order by (s.id = w.id) desc, o.title, o.id;
end $$;

-- An advert as its author reads it (Advert).
create or replace function advert_json(a advert) returns jsonb language plpgsql stable as $$
begin
    return (select jsonb_build_object('id', a.id, 'personId', a.person_id, 'service', s.slug, 'serviceName', s.name,
        'personalCare', s.personal_care, 'pattern', a.pattern, 'weeklyMinutes', a.weekly_minutes,
        'district', a.district, 'ratePence', a.rate_pence, 'words', a.words, 'gender', a.gender,
        'genderReason', a.gender_reason, 'state', a.state, 'begunAt', a.begun_at, 'publishedAt', a.published_at,
        'expiresOn', a.expires_on, 'endedAt', a.ended_at, 'takenDownBecause', a.taken_down_because,
        'version', a.version, 'firstName', h.first_name,
        'answers', (select count(*) from advert_answer n where n.council_id = a.council_id and n.advert_id = a.id),
        'waiting', (select count(*) from advert_answer n where n.council_id = a.council_id and n.advert_id = a.id
                       and n.state = 'waiting'))
      from service s, person h
     where s.id = a.service_id and h.council_id = a.council_id and h.id = a.person_id);
end $$;

-- An answer as both read it (AdvertAnswer). Bookable: by who wrote the advert, at that time.
create or replace function advert_answer_json(n advert_answer, at timestamptz) returns jsonb language plpgsql stable as $$
begin
    return (select jsonb_build_object('id', n.id, 'advertId', n.advert_id, 'providerId', n.provider_id,
        'providerName', p.name, 'providerKind', p.kind, 'offerId', n.offer_id, 'offerTitle', o.title,
        'ratePence', (select r.pence from offer_rate r where r.council_id = o.council_id and r.offer_id = o.id
                         and r.band = coalesce(o.whole_band, 'weekday')),
        'bookable', o.pricing = 'hourly' and o.open_to <> '{employed}'
                    and (p.visibility = 'public' and o.state = 'published' and p.state = 'accredited'
                         or offer_is_open_to(o, p, a.person_id, advert_answer_json.at)),
        'personalCare', s.personal_care, 'words', n.words, 'at', n.at, 'state', n.state,
        'service', s.name, 'advertState', a.state, 'advertPattern', a.pattern, 'advertFirstName', h.first_name)
      from provider p, offer o, service s, advert a, person h
     where p.council_id = n.council_id and p.id = n.provider_id
       and o.council_id = n.council_id and o.id = n.offer_id and s.id = o.service_id
       and a.council_id = n.council_id and a.id = n.advert_id
       and h.council_id = a.council_id and h.id = a.person_id);
end $$;

create or replace function advert_refused(why text) returns jsonb language sql immutable as $$
    select jsonb_build_object('outcome', why)
$$;

create or replace function advert_wrong_state(a advert) returns jsonb language sql immutable as $$
    select jsonb_build_object('outcome', 'wrong-state', 'state', a.state)
$$;

create or replace function advert_done(a advert) returns jsonb language plpgsql stable as $$
begin
    return jsonb_build_object('outcome', 'done', 'advert', advert_json(a));
end $$;

create or replace function advert_tell(a advert, topic text, person uuid, at timestamptz, more jsonb default '{}')
        returns void language sql as $$
    insert into outbox (council_id, topic, payload, at)
    values (a.council_id, advert_tell.topic, jsonb_build_object('advertId', a.id, 'personId', person) || more,
        advert_tell.at)
$$;

-- What an answer opened is closed again, unless the same offer answers another advert of theirs that still stands.
create or replace function advert_invitation_end(a advert, offer uuid, at timestamptz) returns void language plpgsql as $$
begin
    update enquiry_invitation i set ended_at = greatest(advert_invitation_end.at, i.since)
     where i.council_id = a.council_id and i.person_id = a.person_id and i.offer_id = advert_invitation_end.offer
       and i.ended_at is null
       and not exists (select from advert_answer n join advert x on x.council_id = n.council_id and x.id = n.advert_id
                        where n.council_id = i.council_id and n.offer_id = i.offer_id and x.person_id = i.person_id
                          and n.state <> 'declined' and x.state <> 'taken-down' and n.at + (i.until - i.since)
                              > advert_invitation_end.at);
end $$;

-- The advert of this author, locked; null: it isn't theirs.
create or replace function advert_own(command jsonb) returns advert language plpgsql as $$
declare
    a advert;
begin
    select * into a from advert x
     where x.council_id = (command ->> 'councilId')::uuid and x.id = (command ->> 'advertId')::uuid
       and x.person_id = (command ->> 'personId')::uuid for no key update;
    return a;
end $$;

-- Writes or changes a draft. Command: advertId, councilId, actorId, onBehalfOf, personId, service (slug), pattern,
-- weeklyMinutes, easting, northing, district, ward, ratePence, words, gender, genderReason, repeats, version (null: new), at.
-- Outcomes: done (advert), not-found, wrong-state (state), changed-meanwhile, too-many.
create or replace function advert_save(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    a advert;
    kind uuid := (select s.id from service s where s.slug = command ->> 'service');
begin
    perform 1 from person p where p.council_id = council and p.id = (command ->> 'personId')::uuid for no key update;
    a := advert_own(command);
    if kind is null or a.id is null and exists (select from advert x where x.council_id = council
            and x.id = (command ->> 'advertId')::uuid) then
        return advert_refused('not-found');
    end if;
    if a.id is null then
        if (select count(*) from advert x where x.council_id = council and x.person_id = (command ->> 'personId')::uuid
               and x.state in ('draft', 'published')) >= (command ->> 'mostOpen')::integer then
            return advert_refused('too-many');
        end if;
        insert into advert (council_id, id, person_id, written_by, on_behalf_of, service_id, pattern, weekly_minutes, place,
            district, ward, rate_pence, words, gender, gender_reason, begun_at, repeats)
        values (council, (command ->> 'advertId')::uuid, (command ->> 'personId')::uuid, (command ->> 'actorId')::uuid,
            (command ->> 'onBehalfOf')::uuid, kind, command ->> 'pattern', (command ->> 'weeklyMinutes')::integer,
            coarse_place(point((command ->> 'easting')::integer, (command ->> 'northing')::integer)),
            command ->> 'district', command ->> 'ward', (command ->> 'ratePence')::bigint, command ->> 'words',
            command ->> 'gender', command ->> 'genderReason', (command ->> 'at')::timestamptz,
            (command ->> 'repeats')::uuid)
        returning * into a;
        return advert_done(a);
    end if;
    if a.state <> 'draft' then
        return advert_wrong_state(a);
    end if;
    update advert x
       set service_id = kind, pattern = command ->> 'pattern', weekly_minutes = (command ->> 'weeklyMinutes')::integer,
           place = coarse_place(point((command ->> 'easting')::integer, (command ->> 'northing')::integer)),
           district = command ->> 'district', ward = command ->> 'ward', rate_pence = (command ->> 'ratePence')::bigint,
           words = command ->> 'words', gender = command ->> 'gender', gender_reason = command ->> 'genderReason',
           version = x.version + 1
     where x.council_id = council and x.id = a.id returning * into a;
    return advert_done(a);
end $$;

-- Lets providers see it. Command: advertId, councilId, actorId, onBehalfOf, personId, version (what was checked),
-- expiresOn, flag (what an officer should look at, or null), reportId, at.
-- Outcomes: done (advert), not-found, wrong-state (state), changed-meanwhile.
create or replace function advert_publish(command jsonb) returns jsonb language plpgsql as $$
declare
    a advert := advert_own(command);
    at timestamptz := command ->> 'at';
begin
    if a.id is null then
        return advert_refused('not-found');
    end if;
    if a.state = 'published' then
        return advert_done(a);
    end if;
    if a.state <> 'draft' then
        return advert_wrong_state(a);
    end if;
    if a.version <> (command ->> 'version')::integer then
        return advert_refused('changed-meanwhile');
    end if;
    update advert x set state = 'published', published_at = (command ->> 'at')::timestamptz,
           expires_on = (command ->> 'expiresOn')::date
     where x.council_id = a.council_id and x.id = a.id returning * into a;
    if command ->> 'flag' is not null then
        insert into advert_report (council_id, id, advert_id, reason, at)
        values (a.council_id, (command ->> 'reportId')::uuid, a.id, command ->> 'flag', a.published_at);
    end if;
    perform audit(a.council_id, command, at, 'advert-published', 'advert', a.id,
        jsonb_build_object('ratePence', a.rate_pence, 'expiresOn', a.expires_on));
    return advert_done(a);
end $$;

-- Nobody answers any more; who waits is told kindly. Command: advertId, councilId, actorId, onBehalfOf, personId, at.
-- Outcomes: done (advert), not-found, wrong-state (state).
create or replace function advert_close(command jsonb) returns jsonb language plpgsql as $$
declare
    a advert := advert_own(command);
    n advert_answer;
begin
    if a.id is null then
        return advert_refused('not-found');
    end if;
    if a.state = 'closed' then
        return advert_done(a);
    end if;
    if a.state = 'draft' then
        delete from advert x where x.council_id = a.council_id and x.id = a.id;
        return '{"outcome": "deleted"}';
    end if;
    if a.state <> 'published' then
        return advert_wrong_state(a);
    end if;
    update advert x set state = 'closed', ended_at = (command ->> 'at')::timestamptz
     where x.council_id = a.council_id and x.id = a.id returning * into a;
    for n in update advert_answer x set state = 'declined', decided_at = a.ended_at
              where x.council_id = a.council_id and x.advert_id = a.id and x.state = 'waiting' returning * loop
        perform advert_invitation_end(a, n.offer_id, a.ended_at);
        perform advert_tell(a, 'advert-closed', n.written_by, a.ended_at, jsonb_build_object('answerId', n.id));
    end loop;
    perform audit(a.council_id, command, a.ended_at, 'advert-closed', 'advert', a.id);
    return advert_done(a);
end $$;

-- A provider answers with one of its offers. Command: answerId, advertId, councilId, actorId, providerId, offerId, words,
-- openUntil (how long it stands), aliveSince, today, at. The same answer again is the same. Outcomes: done (answer), not-found, wrong-state (state),
-- answered-already.
create or replace function advert_answer_add(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    at timestamptz := command ->> 'at';
    a advert;
    p provider;
    n advert_answer;
begin
    select * into a from advert x where x.council_id = council and x.id = (command ->> 'advertId')::uuid
       for no key update;
    select * into p from provider x where x.council_id = council and x.id = (command ->> 'providerId')::uuid;
    select * into n from advert_answer x where x.council_id = council and x.advert_id = a.id and x.provider_id = p.id;
    if n.id is not null then
        return case when n.id = (command ->> 'answerId')::uuid
                    then jsonb_build_object('outcome', 'done', 'answer', advert_answer_json(n, at))
                    else advert_refused('answered-already') end;
    end if;
    if a.id is null or p.id is null or a.state = 'draft' or not exists (
            select from advert_offers(a, p, (command ->> 'aliveSince')::timestamptz) o
             where o.id = (command ->> 'offerId')::uuid) then
        return advert_refused('not-found');
    end if;
    if a.state <> 'published' or a.expires_on <= (command ->> 'today')::date then
        return case when a.state = 'published' then '{"outcome": "wrong-state", "state": "expired"}'
                    else advert_wrong_state(a) end;
    end if;
    insert into advert_answer (council_id, id, advert_id, provider_id, offer_id, words, at, written_by)
    values (council, (command ->> 'answerId')::uuid, a.id, p.id, (command ->> 'offerId')::uuid, command ->> 'words',
        (command ->> 'at')::timestamptz, (command ->> 'actorId')::uuid)
    returning * into n;
    insert into enquiry_invitation (council_id, person_id, offer_id, since, until)
    values (council, a.person_id, n.offer_id, n.at, (command ->> 'openUntil')::timestamptz)
    on conflict (council_id, person_id, offer_id) do update
       set since = excluded.since, until = greatest(enquiry_invitation.until, excluded.until), ended_at = null;
    perform advert_tell(a, 'advert-answered', a.person_id, n.at, jsonb_build_object('answerId', n.id));
    perform audit(council, command, n.at, 'advert-answered', 'advert', a.id,
        jsonb_build_object('answerId', n.id, 'providerId', p.id, 'offerId', n.offer_id));
    return jsonb_build_object('outcome', 'done', 'answer', advert_answer_json(n, at));
end $$;

-- The author says no, kindly, or goes on with it. Command: answerId, advertId, councilId, actorId, onBehalfOf, personId, says
-- (chosen, declined), at. Outcomes: done (answer), not-found, wrong-state (state).
create or replace function advert_answer_decide(command jsonb) returns jsonb language plpgsql as $$
declare
    a advert := advert_own(command);
    n advert_answer;
    at timestamptz := command ->> 'at';
begin
    select * into n from advert_answer x
     where x.council_id = a.council_id and x.advert_id = a.id and x.id = (command ->> 'answerId')::uuid
       for no key update;
    if n.id is null then
        return advert_refused('not-found');
    end if;
    if n.state = command ->> 'says' then
        return jsonb_build_object('outcome', 'done', 'answer', advert_answer_json(n, at));
    end if;
    if n.state = 'declined' or a.state in ('draft', 'taken-down') then
        return jsonb_build_object('outcome', 'wrong-state', 'state', n.state);
    end if;
    update advert_answer x set state = command ->> 'says', decided_at = (command ->> 'at')::timestamptz
     where x.council_id = n.council_id and x.id = n.id returning * into n;
    if n.state = 'declined' then
        perform advert_invitation_end(a, n.offer_id, at);
    end if;
    perform advert_tell(a, 'advert-answer-' || n.state, n.written_by, at, jsonb_build_object('answerId', n.id));
    perform audit(a.council_id, command, at, 'advert-answer-' || n.state, 'advert', a.id,
        jsonb_build_object('answerId', n.id));
    return jsonb_build_object('outcome', 'done', 'answer', advert_answer_json(n, at));
end $$;

-- Somebody thinks that it isn't right. Command: reportId, advertId, councilId, actorId, providerId, reason, aliveSince, at.
-- Once for each. Outcomes: done, not-found.
create or replace function advert_report_add(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    a advert;
    p provider;
begin
    select * into a from advert x where x.council_id = council and x.id = (command ->> 'advertId')::uuid
       for no key update;
    select * into p from provider x where x.council_id = council and x.id = (command ->> 'providerId')::uuid;
    if a.id is null or p.id is null or a.state <> 'published'
            or not exists (select from advert_offers(a, p, (command ->> 'aliveSince')::timestamptz)) then
        return advert_refused('not-found');
    end if;
    insert into advert_report (council_id, id, advert_id, reported_by, reason, at)
    values (council, (command ->> 'reportId')::uuid, a.id, (command ->> 'actorId')::uuid, command ->> 'reason',
        (command ->> 'at')::timestamptz)
    on conflict do nothing;
    if found then
        perform audit(council, command, (command ->> 'at')::timestamptz, 'advert-reported', 'advert', a.id);
    end if;
    return '{"outcome": "done"}';
end $$;

-- An officer keeps it or takes it down; the author is told at once, with the reason (R104). Command: advertId, councilId,
-- actorId, decision (kept, taken-down), reason, at. Outcomes: done (advert), not-found, wrong-state (state), own-advert.
create or replace function advert_moderate(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    at timestamptz := command ->> 'at';
    a advert;
begin
    select * into a from advert x where x.council_id = council and x.id = (command ->> 'advertId')::uuid
       and x.state <> 'draft' for no key update;
    if a.id is null then
        return advert_refused('not-found');
    end if;
    if (command ->> 'actorId')::uuid in (a.person_id, a.written_by) then
        return advert_refused('own-advert');
    end if;
    if command ->> 'decision' = 'taken-down' then
        if a.state = 'taken-down' then
            return advert_done(a);
        end if;
        if a.state <> 'published' then
            return advert_wrong_state(a);
        end if;
        update advert x set state = 'taken-down', ended_at = (command ->> 'at')::timestamptz,
               taken_down_by = (command ->> 'actorId')::uuid, taken_down_because = command ->> 'reason'
         where x.council_id = council and x.id = a.id returning * into a;
        perform advert_invitation_end(a, n.offer_id, a.ended_at) from advert_answer n
          where n.council_id = council and n.advert_id = a.id;
        perform advert_tell(a, 'advert-taken-down', a.person_id, at, jsonb_build_object('reason', a.taken_down_because));
    end if;
    update advert_report x set decision = command ->> 'decision', decided_by = (command ->> 'actorId')::uuid,
           decided_at = (command ->> 'at')::timestamptz
     where x.council_id = council and x.advert_id = a.id and x.decision is null;
    perform audit(council, command, at, 'advert-' || (command ->> 'decision'), 'advert', a.id,
        jsonb_strip_nulls(jsonb_build_object('reason', command ->> 'reason')));
    return advert_done(a);
end $$;

-- What is old is found no more. {"today", "at", "limit"} -> {"count"}. Rows in hand are passed over.
create or replace function advert_expire(command jsonb) returns jsonb language plpgsql as $$
declare
    a advert;
    expired integer := 0;
begin
    for a in select * from advert x where x.state = 'published' and x.expires_on <= (command ->> 'today')::date
              order by x.expires_on, x.id limit (command ->> 'limit')::integer for no key update skip locked loop
        update advert x set state = 'expired', ended_at = (command ->> 'at')::timestamptz
         where x.council_id = a.council_id and x.id = a.id;
        perform advert_tell(a, 'advert-expired', a.person_id, (command ->> 'at')::timestamptz);
        expired := expired + 1;
    end loop;
    return jsonb_build_object('count', expired);
end $$;

-- What was published stays as it was published.
create or replace function advert_keep() returns trigger language plpgsql as $$
begin
    if old.state <> 'draft' and (tg_op = 'DELETE' or
       (new.person_id, new.service_id, new.pattern, new.weekly_minutes, new.place::text, new.district, new.rate_pence, new.words,
        new.gender, new.published_at) is distinct from
       (old.person_id, old.service_id, old.pattern, old.weekly_minutes, old.place::text, old.district, old.rate_pence, old.words,
        old.gender, old.published_at)) then
        raise exception 'an advert stays as it was published' using errcode = 'restrict_violation';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end $$;
create or replace trigger advert_stays before update or delete on advert
    for each row execute function advert_keep();
