-- What applies the decisions of uk.directly.booking about individual rates (R4, R54). Locks are taken in this order:
-- idempotency key, person, individual rates of the person (advisory), request, those of a booking, ledger accounts by id.

-- Whoever books for a person waits for an officer who decides about that person's rates, or is priced anew.
create or replace function individual_rates_key(council uuid, holder uuid) returns bigint language sql immutable as $$
    select hashtextextended('individual-rates:' || council || holder, 0)
$$;

-- The individual rate of a day; null: there is none, and the council's card counts alone.
create or replace function individual_rate_on(council uuid, holder uuid, worker uuid, service uuid, day date) returns uuid
        language sql stable as $$
    select i.id from individual_rate i
     where i.council_id = council and i.holder_id = holder and i.provider_id = worker and i.service_id = service
       and i.during @> day
$$;

-- What was decided stays; only its end comes nearer, when another follows it.
create or replace function refuse_changing_individual_rates() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE'
       or (new.council_id, new.id, new.request_id, new.holder_id, new.provider_id, new.service_id, new.decided_at,
           new.decided_by, lower(new.during)) is distinct from
          (old.council_id, old.id, old.request_id, old.holder_id, old.provider_id, old.service_id, old.decided_at,
           old.decided_by, lower(old.during))
       or coalesce(upper(new.during), 'infinity') > coalesce(upper(old.during), 'infinity') then
        raise exception 'an individual rate that was decided about is not changed' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create or replace trigger individual_rate_is_history before update or delete on individual_rate
    for each row execute function refuse_changing_individual_rates();

create or replace function refuse_changing_individual_rate_lines() returns trigger language plpgsql as $$
begin
    raise exception 'an individual rate that was decided about is not changed' using errcode = 'restrict_violation';
end $$;
create or replace trigger individual_rate_line_is_history before update or delete on individual_rate_line
    for each row execute function refuse_changing_individual_rate_lines();

-- A request as Java reads it (RateRequest). No surname: officers open the person's award for that.
create or replace function rate_request_json(r rate_request) returns jsonb language sql stable as $$
    select jsonb_build_object(
        'id', r.id, 'councilId', r.council_id, 'holderId', r.holder_id, 'holderName', h.first_name,
        'budgetId', r.budget_id, 'awardId', r.award_id, 'planLineId', r.plan_line_id,
        'provider', jsonb_build_object('id', p.id, 'name', p.name, 'kind', p.kind), 'offerId', r.offer_id,
        'title', o.title, 'service', jsonb_build_object('slug', s.slug, 'name', s.name), 'engagement', r.engagement,
        'start', r.start_at, 'end', r.end_at, 'reasons', to_jsonb(r.reasons), 'words', r.words,
        'pricePence', r.price_pence, 'basePence', r.base_pence, 'othersAtBase', r.others_at_base,
        'askedAt', r.asked_at, 'askedBy', a.name, 'onBehalfOf', r.on_behalf_of is not null, 'answerBy', r.answer_by,
        'shortPence', r.short_pence, 'state', r.state, 'answer', r.answer, 'answeredAt', r.answered_at,
        'answeredBy', f.name,
        'kept', (select jsonb_build_object('bookingId', b.id, 'state', b.state, 'until', b.answer_by,
                                           'booked', b.kept_for is null)
                   from booking b where b.council_id = r.council_id and b.id = r.booking_id),
        'rate', (select jsonb_build_object('id', i.id, 'from', lower(i.during), 'until', upper(i.during) - 1,
                            'rates', (select jsonb_object_agg(l.band, l.pence) from individual_rate_line l
                                       where l.council_id = i.council_id and l.individual_rate_id = i.id))
                   from individual_rate i where i.council_id = r.council_id and i.request_id = r.id))
      from person h
      join provider p on p.council_id = h.council_id and p.id = r.provider_id
      join offer o on o.council_id = h.council_id and o.id = r.offer_id
      join service s on s.id = r.service_id
      join person a on a.council_id = h.council_id and a.id = r.asked_by
      left join person f on f.council_id = h.council_id and f.id = r.answered_by
     where h.council_id = r.council_id and h.id = r.holder_id
$$;

create or replace function rate_request_answer_of(council uuid, request_id uuid) returns jsonb language sql as $$
    select jsonb_build_object('outcome', 'done', 'request', rate_request_json(r))
      from rate_request r where r.council_id = council and r.id = request_id
$$;

-- Asks, and keeps the time while the council thinks (R4). Command: id, councilId, actorId, onBehalfOf, reasons, words,
-- basePence, othersAtBase, answerBy (the day), at, idempotency; keep: the command of booking_place, with keptFor.
-- Outcomes: done (request), open (request: one about the same waits already), those of booking_place but insufficient-funds
-- (then it is asked without keeping the time), and those of idempotency_claim.
create or replace function rate_request_ask(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    keep jsonb := command -> 'keep';
    holder uuid := keep ->> 'holderId';
    at timestamptz := command ->> 'at';
    offered_service uuid;
    waiting rate_request;
    placed jsonb;
    answer jsonb := idempotency_claim(command -> 'idempotency', at);
begin
    if answer is not null then
        return answer;
    end if;
    -- One after the other for each person, so that one is open at a time.
    perform from person p where p.council_id = council and p.id = holder for no key update;
    select o.service_id into offered_service from offer o
     where o.council_id = council and o.id = (keep ->> 'offerId')::uuid;
    select * into waiting from rate_request r
     where r.council_id = council and r.holder_id = holder and r.provider_id = (keep ->> 'providerId')::uuid
       and r.service_id = offered_service and r.state = 'waiting';
    if waiting.id is not null then
        return idempotency_refuse(command -> 'idempotency',
            jsonb_build_object('outcome', 'open', 'request', rate_request_json(waiting)));
    end if;
    placed := booking_place(keep);
    if placed ->> 'outcome' not in ('placed', 'insufficient-funds') then
        return idempotency_refuse(command -> 'idempotency', placed);
    end if;
    insert into rate_request (council_id, id, holder_id, budget_id, award_id, plan_line_id, provider_id, offer_id,
        service_id, engagement, start_at, end_at, reasons, words, price_pence, base_pence, others_at_base, asked_at,
        asked_by, on_behalf_of, answer_by, booking_id, short_pence)
    values (council, (command ->> 'id')::uuid, holder, (keep ->> 'budgetId')::uuid, (keep ->> 'awardId')::uuid,
        (keep ->> 'planLineId')::uuid, (keep ->> 'providerId')::uuid, (keep ->> 'offerId')::uuid, offered_service,
        keep ->> 'engagement', (keep ->> 'start')::timestamptz, (keep ->> 'end')::timestamptz,
        array(select jsonb_array_elements_text(command -> 'reasons')), command ->> 'words',
        (keep ->> 'pricePence')::bigint, (command ->> 'basePence')::bigint, (command ->> 'othersAtBase')::integer, at,
        (command ->> 'actorId')::uuid, (command ->> 'onBehalfOf')::uuid, (command ->> 'answerBy')::date,
        (placed ->> 'bookingId')::uuid, (placed ->> 'shortPence')::bigint);
    perform audit(council, command, at, 'rate-asked', 'rate-request', (command ->> 'id')::uuid,
        jsonb_build_object('bookingId', placed ->> 'bookingId', 'reasons', command -> 'reasons',
            'othersAtBase', command -> 'othersAtBase'));
    insert into outbox (council_id, topic, payload, at)
    values (council, 'rate-asked', jsonb_build_object('requestId', command ->> 'id'), at);
    return idempotency_keep(command -> 'idempotency', rate_request_answer_of(council, (command ->> 'id')::uuid));
end $$;

-- An officer answers, once; a yes counts from its first day on, also for visits that are booked. Command: id, councilId,
-- actorId, yes, answer, from, until (the last day), rateId, lines [{band, pence}], keepUntil (a time that is kept is kept at
-- least so long), at.
-- Outcomes: done (request), not-found, wrong-state (state), own-question, above-offer, overlaps.
create or replace function rate_request_answer(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    officer uuid := command ->> 'actorId';
    yes boolean := command ->> 'yes';
    at timestamptz := command ->> 'at';
    first_day date := command ->> 'from';
    days daterange := daterange(first_day, (command ->> 'until')::date, '[]');
    request rate_request;
    change rate_change;
begin
    select * into request from rate_request r where r.council_id = council and r.id = (command ->> 'id')::uuid;
    if request.id is null then
        return '{"outcome": "not-found"}';
    end if;
    -- Before the request: whoever asks for the same person stands here, too.
    perform pg_advisory_xact_lock(individual_rates_key(council, request.holder_id));
    select * into request from rate_request r where r.council_id = council and r.id = request.id for no key update;
    if request.state <> 'waiting' then
        return jsonb_build_object('outcome', 'wrong-state', 'state', request.state);
    elsif officer in (request.holder_id, request.asked_by)
          or exists (select from provider p where p.council_id = council and p.id = request.provider_id
                        and p.person_id = officer) then
        return '{"outcome": "own-question"}';
    end if;
    if yes then
        if exists (select from jsonb_to_recordset(command -> 'lines') l (band text, pence bigint)
                    where not exists (select from offer_rate o where o.council_id = council and o.offer_id = request.offer_id
                                         and o.band = l.band and o.pence >= l.pence)) then
            return '{"outcome": "above-offer"}';
        elsif exists (select from individual_rate i where i.council_id = council and i.holder_id = request.holder_id
                         and i.provider_id = request.provider_id and i.service_id = request.service_id
                         and i.during && days and lower(i.during) >= first_day) then
            return '{"outcome": "overlaps"}';
        end if;
        -- The one before ends the day before.
        update individual_rate i set during = daterange(lower(i.during), first_day)
         where i.council_id = council and i.holder_id = request.holder_id and i.provider_id = request.provider_id
           and i.service_id = request.service_id and i.during @> first_day;
        insert into individual_rate (council_id, id, request_id, holder_id, provider_id, service_id, during, decided_at,
            decided_by)
        values (council, (command ->> 'rateId')::uuid, request.id, request.holder_id, request.provider_id,
            request.service_id, days, at, officer);
        insert into individual_rate_line (council_id, individual_rate_id, band, pence)
        select council, (command ->> 'rateId')::uuid, l.band, l.pence
          from jsonb_to_recordset(command -> 'lines') l (band text, pence bigint);
        -- R54: what is booked already is paid for by it, too: as after a rate card, for this one person.
        change.council_id := council;
        change.rate_card_id := (command ->> 'rateId')::uuid;
        change.from_day := first_day;
        change.asked_by := officer;
        perform rate_change_apply(change, array[request.holder_id], at);
    end if;
    update rate_request r
       set state = case when yes then 'yes' else 'no' end, answer = command ->> 'answer', answered_at = at,
           answered_by = officer
     where r.council_id = council and r.id = request.id;
    -- Whoever asked needs some time to read it and to choose.
    update booking b set answer_by = greatest(b.answer_by, least(b.start_at, (command ->> 'keepUntil')::timestamptz)),
           version = b.version + 1
     where b.council_id = council and b.id = request.booking_id and b.kept_for = request.id and b.state = 'asking';
    perform audit(council, command, at, 'rate-answered', 'rate-request', request.id,
        jsonb_build_object('yes', yes, 'from', command -> 'from', 'until', command -> 'until',
            'lines', command -> 'lines'));
    insert into outbox (council_id, topic, payload, at)
    values (council, 'rate-answered', jsonb_build_object('requestId', request.id, 'holderId', request.holder_id,
        'yes', yes), at);
    return rate_request_answer_of(council, request.id);
end $$;

-- The person doesn't ask any more; the time that was kept is free again. Command: id, councilId, actorId, onBehalfOf,
-- holderId, at. Outcomes: done (request), not-found, wrong-state (state).
create or replace function rate_request_withdraw(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    request rate_request;
    b booking;
begin
    select * into request from rate_request r
     where r.council_id = council and r.id = (command ->> 'id')::uuid
       and r.holder_id = (command ->> 'holderId')::uuid for no key update;
    if request.id is null then
        return '{"outcome": "not-found"}';
    elsif request.state <> 'waiting' then
        return jsonb_build_object('outcome', 'wrong-state', 'state', request.state);
    end if;
    update rate_request r set state = 'withdrawn' where r.council_id = council and r.id = request.id;
    select * into b from booking x
     where x.council_id = council and x.id = request.booking_id and x.kept_for = request.id and x.state = 'asking'
       for no key update;
    if b.id is not null then
        perform booking_release(b, command, 'void');
        update booking x
           set state = 'cancelled', version = x.version + 1, held_pence = 0, ended_at = (command ->> 'at')::timestamptz
         where x.council_id = council and x.id = b.id;
    end if;
    perform audit(council, command, (command ->> 'at')::timestamptz, 'rate-request-withdrawn', 'rate-request',
        request.id);
    return rate_request_answer_of(council, request.id);
end $$;
