-- What applies the decisions of uk.directly.agreement about people whom somebody brings along (R9). Locks: the invitation, then
-- the person, then the provider.

-- Invites somebody. Command: id, councilId, actorId, onBehalfOf, holderId, codeHash (hexadecimal), way, name, service, rates,
-- until, at. Keyed in by who looks after this person, or by the person and who acts for them. The same id again changes nothing.
-- Outcomes: done, not-found, unknown-service.
create or replace function own_invite(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    holder uuid := command ->> 'holderId';
    actor uuid := command ->> 'actorId';
    wanted uuid := (select s.id from service s where s.slug = command ->> 'service');
begin
    if not exists (select from person p where p.council_id = council and p.id = holder and p.died_on is null
                      and (p.id = actor or (command ->> 'onBehalfOf')::uuid = holder or p.support_worker_id = actor))
       or not exists (select from budget b where b.council_id = council and b.holder_id = holder) then
        return '{"outcome": "not-found"}';
    elsif wanted is null then
        return '{"outcome": "unknown-service"}';
    end if;
    insert into own_invitation (council_id, id, holder_id, code_hash, way, name, service_id, rates, invited_by, invited_at,
        until)
    values (council, (command ->> 'id')::uuid, holder, decode(command ->> 'codeHash', 'hex'), command ->> 'way',
        command ->> 'name', wanted, nullif(command -> 'rates', 'null'), actor, (command ->> 'at')::timestamptz,
        (command ->> 'until')::date)
    on conflict (council_id, id) do nothing;
    if found then
        perform audit(council, command, (command ->> 'at')::timestamptz, 'own-provider-invited', 'own-invitation',
            (command ->> 'id')::uuid, jsonb_build_object('way', command ->> 'way', 'holderId', holder));
    end if;
    return '{"outcome": "done"}';
end $$;

-- Takes an invitation back. Command: id, councilId, actorId, holderId, at. Outcomes: done, not-found, used.
create or replace function own_invitation_withdraw(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    i own_invitation;
begin
    select * into i from own_invitation x
     where x.council_id = council and x.id = (command ->> 'id')::uuid
       and x.holder_id = (command ->> 'holderId')::uuid for no key update;
    if i.id is null then
        return '{"outcome": "not-found"}';
    elsif i.used_at is not null then
        return '{"outcome": "used"}';
    elsif i.withdrawn_at is null then
        update own_invitation x set withdrawn_at = (command ->> 'at')::timestamptz
         where x.council_id = council and x.id = i.id;
        perform audit(council, command, (command ->> 'at')::timestamptz, 'own-invitation-withdrawn', 'own-invitation', i.id);
    end if;
    return '{"outcome": "done"}';
end $$;

-- Who invites whom to what, for who holds the code; nothing where it is no good. Command: codeHash, today.
-- Outcomes: done (holder, name, service, serviceName, rates, council), wrong, no-longer.
create or replace function own_invitation_look(command jsonb) returns jsonb language sql stable as $$
    select coalesce((
        select case when i.used_at is not null or i.withdrawn_at is not null or i.until < (command ->> 'today')::date
                         or h.died_on is not null
                    then '{"outcome": "no-longer"}'
                    else jsonb_build_object('outcome', 'done', 'holder', h.first_name, 'name', i.name, 'service', s.slug,
                             'serviceName', s.name, 'rates', i.rates, 'council', c.name) end
          from own_invitation i
          join person h on h.council_id = i.council_id and h.id = i.holder_id
          join service s on s.id = i.service_id
          join council c on c.id = i.council_id
         where i.code_hash = decode(command ->> 'codeHash', 'hex')), '{"outcome": "wrong"}')
$$;

-- Takes an invitation up, once: whoever has signed in becomes somebody whom this person brought along. Command: codeHash,
-- subject, personId and providerId and offerId (new ones), name, firstName, shownName, phone, postcode, easting, northing,
-- district, title, description, openTo, rates, cancellation, today, at. What they are already they stay: somebody on the register
-- is only tied to the person, and keeps their offers.
-- Outcomes: done (providerId, offerId), wrong, no-longer, own-work (R64), not-allowed (an officer).
create or replace function own_invitation_use(command jsonb) returns jsonb language plpgsql as $$
declare
    at timestamptz := command ->> 'at';
    i own_invitation;
    council uuid;
    comer person;
    p provider;
    new_offer uuid := command ->> 'offerId';
begin
    select * into i from own_invitation x
     where x.code_hash = decode(command ->> 'codeHash', 'hex') for no key update;
    council := i.council_id;
    select * into comer from person q where q.subject = command ->> 'subject' for no key update;
    if i.id is null or comer.council_id <> council then
        return '{"outcome": "wrong"}';
    elsif i.used_at is not null and i.used_by = comer.id then
        return jsonb_build_object('outcome', 'done', 'providerId', i.provider_id);
    elsif i.used_at is not null or i.withdrawn_at is not null or i.until < (command ->> 'today')::date then
        return '{"outcome": "no-longer"}';
    elsif comer.id = i.holder_id then
        return '{"outcome": "own-work"}';
    elsif is_council_staff(council, comer.id) then
        return '{"outcome": "not-allowed"}';
    end if;
    if comer.id is null then
        insert into person (council_id, id, subject, name, first_name)
        values (council, (command ->> 'personId')::uuid, command ->> 'subject', command ->> 'name', command ->> 'firstName')
        returning * into comer;
    end if;
    insert into person_role (council_id, person_id, role) values (council, comer.id, 'provider') on conflict do nothing;
    select * into p from provider q where q.council_id = council and q.person_id = comer.id for no key update;
    if p.id is null or p.state = 'left' then
        insert into provider (council_id, id, person_id, kind, name, state, visibility, postcode, place, district, phone)
        values (council, coalesce(p.id, (command ->> 'providerId')::uuid), comer.id, 'personal-assistant',
            command ->> 'shownName', 'chosen', 'existing-only', command ->> 'postcode',
            coarse_place(point((command ->> 'easting')::float8, (command ->> 'northing')::float8)),
            command ->> 'district', command ->> 'phone')
        on conflict (council_id, id) do update
            set state = 'chosen', visibility = 'existing-only', accredited_on = null, in_feed = false,
                postcode = excluded.postcode, place = excluded.place, district = excluded.district, phone = excluded.phone
        returning * into p;
        -- If they join the register one day, they go on from what is known.
        insert into joining (council_id, person_id, answers, begun_at, changed_at)
        values (council, comer.id, jsonb_build_object('work', 'alone', 'name', command ->> 'shownName',
            'postcode', command ->> 'postcode', 'phone', command ->> 'phone'), at, at)
        on conflict (council_id, person_id) do nothing;
        perform provider_tell(p, jsonb_build_object('actorId', comer.id), at, 'chosen');
    end if;
    insert into chosen_provider (council_id, provider_id, holder_id, since) values (council, p.id, i.holder_id, at)
    on conflict do nothing;
    insert into provider_service (council_id, provider_id, service_id) values (council, p.id, i.service_id)
    on conflict do nothing;
    insert into offer (council_id, id, provider_id, service_id, title, description, pricing, open_to, state, place, district,
        reach_metres, shortest_minutes, longest_minutes, notice_minutes, cancellation, sign_of_life_at, words, only_for)
    select council, new_offer, p.id, s.id, command ->> 'title', command ->> 'description', 'hourly',
           texts(command -> 'openTo'), 'published', p.place, p.district, 80000, 15, 1440, 0, command -> 'cancellation', at,
           offer_words(command ->> 'title', s.name, p.name), i.holder_id
      from service s where s.id = i.service_id;
    insert into offer_rate (council_id, offer_id, band, pence)
    select council, new_offer, r.key, r.value::bigint from jsonb_each_text(command -> 'rates') r;
    insert into offer_hours (council_id, offer_id, weekday, minutes)
    select council, new_offer, day, int4range(0, 1440) from generate_series(1, 7) day;
    update own_invitation x set used_at = at, used_by = comer.id, provider_id = p.id
     where x.council_id = council and x.id = i.id;
    perform audit(council, jsonb_build_object('actorId', comer.id), at, 'own-provider-came', 'provider', p.id,
        jsonb_build_object('invitationId', i.id, 'holderId', i.holder_id));
    insert into outbox (council_id, topic, payload, at)
    values (council, 'own-provider-came', jsonb_build_object('holderId', i.holder_id, 'providerId', p.id,
        'offerId', new_offer), at);
    return jsonb_build_object('outcome', 'done', 'providerId', p.id, 'offerId', new_offer);
end $$;
