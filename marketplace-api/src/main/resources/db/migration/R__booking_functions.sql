-- What applies the decisions of uk.directly.booking. Locks are taken in one order everywhere: idempotency key, rate
-- cards (advisory, shared), the person's individual rates (advisory, shared), worker (advisory), award and budget (shared),
-- booking row, ledger accounts by id.

-- A booking as Java reads it (BookingView). No address and no surname: those are read apart (R101).
create or replace function booking_json(b booking) returns jsonb language sql stable as $$
    select jsonb_build_object(
        'id', b.id, 'councilId', b.council_id, 'state', b.state, 'version', b.version,
        'holderId', b.holder_id, 'holderName', h.first_name, 'budgetId', b.budget_id,
        'planLineId', b.plan_line_id, 'planLineName', l.name,
        'offerId', b.offer_id, 'title', o.title, 'engagement', b.engagement,
        'provider', jsonb_build_object('id', p.id, 'name', p.name, 'kind', p.kind),
        'start', b.start_at, 'end', b.end_at, 'lines', b.lines, 'pricePence', b.price_pence,
        'heldPence', b.held_pence, 'settledPence', b.settled_pence, 'inQuestionPence', b.in_question_pence,
        'terms', b.terms, 'termsVersion', b.terms_version, 'cancellation', t.cancellation, 'rates', t.rates,
        'wholeBand', o.whole_band, 'usesOwnMoney', b.uses_own_money, 'ownPence', b.own_pence,
        'ownSettledPence', b.own_settled_pence, 'keptFor', b.kept_for,
        'requestedAt', b.requested_at, 'answerBy', b.answer_by, 'answeredAt', b.answered_at, 'endedAt', b.ended_at,
        'visit', (select jsonb_build_object('id', v.id, 'start', v.start_at, 'end', v.end_at, 'lines', v.lines,
                                            'pricePence', v.price_pence, 'ownPence', v.own_pence,
                                            'recordedAt', v.recorded_at)
                    from visit_record v
                   where v.council_id = b.council_id and v.booking_id = b.id
                     and not exists (select from visit_record later
                                      where later.council_id = v.council_id and later.booking_id = v.booking_id
                                        and later.replaces_id = v.id)),
        'question', (select q.message from visit_query q where q.council_id = b.council_id and q.booking_id = b.id
                      order by q.id desc limit 1),
        'payment', (select jsonb_build_object(
                        'state', case when bool_or(s.state = 'failed') then 'failed'
                                      when bool_or(s.state = 'due') then 'due'
                                      when bool_or(s.state = 'sent') then 'sent' else 'paid' end,
                        'amountPence', sum(s.amount_pence), 'promisedOn', max(s.promised_on),
                        'paidAt', case when bool_and(s.state = 'paid') then max(s.paid_at) end,
                        'rail', min(s.rail),
                        'paidBy', (select y.name from provider y where y.council_id = b.council_id
                                      and y.id = (array_agg(s.paid_by order by s.id desc))[1]))
                      from settlement s where s.council_id = b.council_id and s.booking_id = b.id
                    having count(*) > 0))
      from person h, plan_line l, provider p, offer o, agreement_terms t
     where h.council_id = b.council_id and h.id = b.holder_id
       and l.council_id = b.council_id and l.id = b.plan_line_id
       and p.council_id = b.council_id and p.id = b.provider_id
       and o.council_id = b.council_id and o.id = b.offer_id
       and t.council_id = b.council_id and t.agreement_id = b.agreement_id and t.version = b.terms_version
$$;

create or replace function booking_answer(council uuid, booking_id uuid) returns jsonb language sql as $$
    select jsonb_build_object('outcome', 'done', 'booking', booking_json(b))
      from booking b where b.council_id = council and b.id = booking_id
$$;

-- Books and holds (R12, R13, R51), once for each key. Command: that of booking_place, and idempotency.
-- Outcomes: done, those of booking_place, and those of idempotency_claim.
create or replace function booking_book(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    placed jsonb;
    claimed jsonb := idempotency_claim(command -> 'idempotency', (command ->> 'at')::timestamptz);
begin
    if claimed is not null then
        return claimed;
    end if;
    placed := booking_place(command);
    if placed ->> 'outcome' <> 'placed' then
        return idempotency_refuse(command -> 'idempotency', placed);
    end if;
    return idempotency_keep(command -> 'idempotency', booking_answer(council, (placed ->> 'bookingId')::uuid));
end $$;

-- Takes the time and the money. With keptFor they are only kept while the council is asked (R4); without it the provider is
-- asked, and a time that this person has kept there becomes the booking. Command: id, councilId, actorId, onBehalfOf,
-- holderId, budgetId, awardId, planLineId, spendingQuestionId, offerId, offerVersion, providerId, engagement, start, end,
-- lines, pricePence, usesOwnMoney, ownPence (of the price, from own money), rateCardId and individualRateId (that it was
-- priced beside), rates, cancellation, terms, holdId, description, answerBy, keptFor, at.
-- Outcomes: placed (bookingId), not-available, offer-changed (it, or the council's rates), frozen, ended (lastDay),
-- insufficient-funds (shortPence in all, ownShortPence of it own money), agreement-needed. Only placed has changed anything.
create or replace function booking_place(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    booking_id uuid := command ->> 'id';
    kept_request uuid := command ->> 'keptFor';
    holder uuid := command ->> 'holderId';
    worker uuid := command ->> 'providerId';
    offered uuid := command ->> 'offerId';
    offered_version integer := command ->> 'offerVersion';
    price bigint := command ->> 'pricePence';
    own bigint := coalesce((command ->> 'ownPence')::bigint, 0);
    starts timestamptz := command ->> 'start';
    ends timestamptz := command ->> 'end';
    at timestamptz := command ->> 'at';
    pots booking_pots;
    missing bigint;
    own_missing bigint;
    stopped jsonb;
    agreed agreement;
    terms_number integer;
    kept booking;
    first_day date := (starts at time zone 'Europe/London')::date;
begin
    -- R54: whoever approves a rate card waits for this booking, or it is priced anew.
    perform pg_advisory_xact_lock_shared(rate_cards_key(council));
    if rate_card_on(council, first_day) <> (command ->> 'rateCardId')::uuid then
        return '{"outcome": "offer-changed"}';
    end if;
    -- The same for an officer who decides what the council pays for this person here.
    perform pg_advisory_xact_lock_shared(individual_rates_key(council, holder));
    if individual_rate_on(council, holder, worker, (select o.service_id from offer o
           where o.council_id = council and o.id = offered), first_day)
       is distinct from (command ->> 'individualRateId')::uuid then
        return '{"outcome": "offer-changed"}';
    end if;
    -- Those who want the same worker stand in a line here; the exclusion constraint stands behind it.
    perform pg_advisory_xact_lock(hashtextextended('worker:' || worker, 0));
    if not exists (select from offer o join provider p on p.council_id = o.council_id and p.id = o.provider_id
                    where o.council_id = council and o.id = offered and o.provider_id = worker
                      and o.state = 'published' and o.cleared and p.state = 'accredited'
                      and (p.visibility = 'public' or offer_is_open_to(o, p, holder, at)))
            or is_blocked(council, holder, worker) then
        return '{"outcome": "not-available"}';
    end if;
    if not exists (select from offer o where o.council_id = council and o.id = offered
                      and o.version = offered_version) then
        return '{"outcome": "offer-changed"}';
    end if;
    -- What this person keeps of that time themselves isn't in the way.
    select b.id into kept.id from booking b
     where b.council_id = council and b.holder_id = holder and b.offer_id = offered and b.state = 'asking'
       and b.start_at = starts and b.end_at = ends;
    -- With the time that the offer needs for the way before and after.
    if exists (select from worker_time w, offer o where o.council_id = council and o.id = offered
                  and w.worker_id = worker and w.released_at is null and w.subject_id is distinct from kept.id
                  and w.period && tstzrange(starts - make_interval(mins => o.buffer_minutes),
                                            ends + make_interval(mins => o.buffer_minutes))) then
        return '{"outcome": "not-available"}';
    end if;

    stopped := booking_stopped(council, (command ->> 'awardId')::uuid, (command ->> 'budgetId')::uuid, starts);
    if stopped is not null then
        return stopped;
    end if;

    select * into kept from booking b
     where b.council_id = council and b.id = kept.id and b.state = 'asking' for no key update;
    pots := booking_pots_of(council, (command ->> 'budgetId')::uuid, worker);
    if kept.budget_id = (command ->> 'budgetId')::uuid then
        select pots.contribution_free + coalesce(sum(t.amount_pence) filter (where t.debit_account_id = pots.contribution), 0),
               pots.council_free + coalesce(sum(t.amount_pence) filter (where t.debit_account_id = pots.council), 0)
          into pots.contribution_free, pots.council_free
          from booking_holds(council, kept.id) t;
    end if;
    own_missing := greatest(own - pots.own_free, 0);
    missing := greatest(price - own - pots.contribution_free - pots.council_free, 0);
    if missing + own_missing > 0 then
        -- R12: nothing was taken.
        return jsonb_build_object('outcome', 'insufficient-funds',
            'shortPence', missing + own_missing, 'ownShortPence', own_missing);
    end if;

    -- Status belongs to the pair: whoever is employed by this person once is not self-employed for them here.
    insert into agreement (council_id, holder_id, provider_id, engagement)
    values (council, holder, worker, command ->> 'engagement')
    on conflict (council_id, holder_id, provider_id) do nothing;
    select * into agreed from agreement g
     where g.council_id = council and g.holder_id = holder and g.provider_id = worker for no key update;
    if agreed.engagement <> command ->> 'engagement' then
        return '{"outcome": "agreement-needed"}';
    end if;
    select version into terms_number from agreement_terms t
     where t.council_id = council and t.agreement_id = agreed.id and t.offer_id = offered
       and t.offer_version = offered_version;
    if terms_number is null then
        select coalesce(max(version), 0) + 1 into terms_number from agreement_terms t
         where t.council_id = council and t.agreement_id = agreed.id;
        insert into agreement_terms (council_id, agreement_id, version, offer_id, offer_version, rates, cancellation,
            terms, holder_accepted_at)
        values (council, agreed.id, terms_number, offered, offered_version, command -> 'rates',
            command -> 'cancellation', command ->> 'terms', case when kept_request is null then at end);
    elsif kept_request is null then
        update agreement_terms t set holder_accepted_at = at
         where t.council_id = council and t.agreement_id = agreed.id and t.version = terms_number
           and t.holder_accepted_at is null;
    end if;

    if kept.id is not null then
        -- What was kept becomes the booking: its money goes back first, so that it can be taken anew.
        perform booking_release(kept, command, 'void');
        booking_id := kept.id;
    end if;

    -- The person's share is used before council money; own money only for what is above the base rate.
    insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence, code,
        subject_kind, subject_id, plan_line_id, actor_id, on_behalf_of, description, at)
    select council, case when row_number() over (order by part.rank) = 1 then (command ->> 'holdId')::uuid
                         else uuidv7() end,
           'pending', part.account, pots.payable, part.amount, 'hold', 'booking', booking_id,
           (command ->> 'planLineId')::uuid, (command ->> 'actorId')::uuid, (command ->> 'onBehalfOf')::uuid,
           command ->> 'description', at
      from (values (1, pots.contribution, least(price - own, pots.contribution_free)),
                   (2, pots.council, price - own - least(price - own, pots.contribution_free)),
                   (3, pots.own, own)) part (rank, account, amount)
     where part.amount > 0;
    insert into booking (council_id, id, holder_id, budget_id, award_id, plan_line_id, provider_id, offer_id,
        agreement_id, terms_version, terms, engagement, start_at, end_at, state, lines, price_pence, hold_id,
        held_pence, uses_own_money, own_pence, spending_question_id, requested_at, answer_by, booked_by, kept_for)
    values (council, booking_id, holder, (command ->> 'budgetId')::uuid, (command ->> 'awardId')::uuid,
        (command ->> 'planLineId')::uuid, worker, offered, agreed.id, terms_number, command ->> 'terms',
        command ->> 'engagement', starts, ends, case when kept_request is null then 'requested' else 'asking' end,
        command -> 'lines', price, (command ->> 'holdId')::uuid,
        price, coalesce((command ->> 'usesOwnMoney')::boolean, false), own, (command ->> 'spendingQuestionId')::uuid, at,
        (command ->> 'answerBy')::timestamptz, (command ->> 'actorId')::uuid, kept_request)
    on conflict (council_id, id) do update
       set budget_id = excluded.budget_id, award_id = excluded.award_id, plan_line_id = excluded.plan_line_id,
           agreement_id = excluded.agreement_id, terms_version = excluded.terms_version, terms = excluded.terms,
           engagement = excluded.engagement, state = excluded.state, lines = excluded.lines,
           price_pence = excluded.price_pence, hold_id = excluded.hold_id, held_pence = excluded.held_pence,
           uses_own_money = excluded.uses_own_money, own_pence = excluded.own_pence,
           spending_question_id = excluded.spending_question_id, requested_at = excluded.requested_at,
           answer_by = excluded.answer_by, booked_by = excluded.booked_by, kept_for = excluded.kept_for,
           version = booking.version + 1;
    insert into worker_time (council_id, worker_id, period, what_for, subject_id)
    values (council, worker, tstzrange(starts, ends), 'booking', booking_id);
    perform audit(council, command, at, case when kept_request is null then 'booking-requested' else 'time-kept' end,
        'booking', booking_id, jsonb_build_object('heldPence', price));
    if kept_request is null then
        insert into outbox (council_id, topic, payload, at)
        values (council, 'booking-requested', jsonb_build_object('bookingId', booking_id), at);
    end if;
    return jsonb_build_object('outcome', 'placed', 'bookingId', booking_id);
end $$;

-- R17: what has happened and is not agreed yet may cost so much more than is promised for it.
create or replace function booking_not_agreed(council uuid, budget uuid) returns bigint language sql stable cost 1000 as $$
    select coalesce(sum(greatest(case b.state when 'queried' then b.in_question_pence
                                              else coalesce(v.price_pence, 0) - b.settled_pence end
                                 - b.held_pence, 0)), 0)::bigint
      from booking b
      left join visit_record v on v.council_id = b.council_id and v.booking_id = b.id
           and not exists (select from visit_record later
                            where later.council_id = v.council_id and later.booking_id = v.booking_id
                              and later.replaces_id = v.id)
     where b.council_id = council and b.budget_id = budget and b.state in ('recorded', 'queried')
$$;

-- R24: why no visit at this time can be booked from a budget; null: nothing is in the way. Whoever freezes or ends waits
-- for this booking, or this booking for them.
create or replace function booking_stopped(council uuid, award uuid, budget uuid, starts timestamptz) returns jsonb
        language plpgsql as $$
declare
    award_kind text;
    last_day date;
    frozen timestamptz;
    closed timestamptz;
begin
    select a.kind, upper(a.during) - 1 into award_kind, last_day from award a
     where a.council_id = council and a.id = award for share;
    select b.frozen_at, b.closed_at into frozen, closed from budget b
     where b.council_id = council and b.id = budget for share;
    if frozen is not null then
        return '{"outcome": "frozen"}';
    -- What a one-off payment is for may come later than the payment.
    elsif closed is not null
          or award_kind <> 'one-off-direct-payment' and (starts at time zone 'Europe/London')::date > last_day then
        return jsonb_build_object('outcome', 'ended', 'lastDay', last_day);
    end if;
    return null;
end $$;

-- Locks a booking and says whether the decision still stands on what it was made on. Null: go on.
create or replace function booking_guard(council uuid, booking_id uuid, expected_version integer) returns jsonb
        language plpgsql as $$
declare
    found_state text;
    found_version integer;
begin
    select state, version into found_state, found_version from booking b
     where b.council_id = council and b.id = booking_id for no key update;
    if found_version is distinct from expected_version then
        return jsonb_build_object('outcome', 'changed', 'state', found_state);
    end if;
    return null;
end $$;

-- The accounts of a booking's money, locked in the order of ids, and what is free on each (R12).
create or replace function booking_pots_of(council uuid, budget_id uuid, worker uuid) returns booking_pots
        language plpgsql as $$
declare
    pots booking_pots;
begin
    pots.contribution := ledger_account_of(council, 'budget-contribution', budget_id);
    pots.council := ledger_account_of(council, 'budget-council', budget_id);
    pots.own := ledger_account_of(council, 'budget-own', budget_id);
    pots.payable := ledger_account_of(council, 'provider-payable', worker);
    perform ledger_lock(council, array[pots.contribution, pots.council, pots.own, pots.payable]);
    pots.contribution_free := ledger_free(council, pots.contribution);
    pots.council_free := ledger_free(council, pots.council);
    pots.own_free := ledger_free(council, pots.own);
    return pots;
end $$;

-- What a booking holds: its pending transfers that nothing has resolved.
create or replace function booking_holds(council uuid, booking_id uuid) returns setof ledger_transfer
        language sql stable as $$
    select t.* from ledger_transfer t
     where t.council_id = council and t.subject_id = booking_id and t.phase = 'pending'
       and not exists (select from ledger_transfer r where r.council_id = t.council_id and r.pending_id = t.id)
$$;

-- Gives a booking's hold back, whole. The transfer's phase is void (somebody decided) or expire (nobody answered).
create or replace function booking_release(b booking, command jsonb, release_phase text) returns void
        language plpgsql as $$
begin
    insert into ledger_transfer (council_id, id, phase, pending_id, debit_account_id, credit_account_id, amount_pence,
        code, subject_kind, subject_id, plan_line_id, actor_id, on_behalf_of, description, at)
    select t.council_id, uuidv7(), release_phase, t.id, t.debit_account_id, t.credit_account_id, t.amount_pence,
           'release', 'booking', b.id, t.plan_line_id, (command ->> 'actorId')::uuid,
           (command ->> 'onBehalfOf')::uuid, t.description, (command ->> 'at')::timestamptz
      from booking_holds(b.council_id, b.id) t;
    update worker_time w set released_at = (command ->> 'at')::timestamptz
     where w.council_id = b.council_id and w.subject_id = b.id and w.released_at is null;
end $$;

-- Posts an approved amount, each part from where it was to come: out of the holds as far as they reach (what is left of
-- them is released), the rest from what is available. Answers null, or how much is missing. Command: settlementId,
-- ownPence (of the amount, from own money), promisedOn, description, at, actorId.
create or replace function booking_settle(b booking, amount bigint, transfer_code text, command jsonb) returns bigint
        language plpgsql as $$
declare
    at timestamptz := command ->> 'at';
    settlement_id uuid := command ->> 'settlementId';
    own bigint := coalesce((command ->> 'ownPence')::bigint, 0);
    pots booking_pots := booking_pots_of(b.council_id, b.budget_id, b.provider_id);
    hold1 ledger_transfer;
    hold2 ledger_transfer;
    hold3 ledger_transfer;
    posted1 bigint;
    posted2 bigint;
    posted3 bigint;
    more bigint;
    more1 bigint;
    missing bigint;
    pay_rail text;
    payer uuid;
begin
    -- 1: the person's share, 2: council money, 3: own money.
    select * into hold1 from booking_holds(b.council_id, b.id) t where t.debit_account_id = pots.contribution;
    select * into hold2 from booking_holds(b.council_id, b.id) t where t.debit_account_id = pots.council;
    select * into hold3 from booking_holds(b.council_id, b.id) t where t.debit_account_id = pots.own;
    posted1 := least(amount - own, coalesce(hold1.amount_pence, 0));
    posted2 := least(amount - own - posted1, coalesce(hold2.amount_pence, 0));
    posted3 := least(own, coalesce(hold3.amount_pence, 0));
    more := amount - own - posted1 - posted2;
    more1 := least(more, pots.contribution_free);
    missing := greatest(more - more1 - pots.council_free, 0) + greatest(own - posted3 - pots.own_free, 0);
    if missing > 0 then
        return missing;
    end if;
    insert into ledger_transfer (council_id, id, phase, pending_id, debit_account_id, credit_account_id, amount_pence,
        code, subject_kind, subject_id, plan_line_id, actor_id, on_behalf_of, description, at)
    select b.council_id, case when row_number() over (order by part.phase = 'void', part.n) = 1 then settlement_id
                              else uuidv7() end,
           part.phase, part.hold, part.account, pots.payable, part.amount,
           case part.phase when 'void' then 'release' else transfer_code end, 'booking', b.id, b.plan_line_id,
           (command ->> 'actorId')::uuid, (command ->> 'onBehalfOf')::uuid, command ->> 'description', at
      from (values (1, 'post', hold1.id, pots.contribution, posted1),
                   (2, 'post', hold2.id, pots.council, posted2),
                   (3, 'post', hold3.id, pots.own, posted3),
                   (4, 'direct', null, pots.contribution, more1),
                   (5, 'direct', null, pots.council, more - more1),
                   (6, 'direct', null, pots.own, own - posted3),
                   (7, 'void', hold1.id, pots.contribution, case when posted1 = 0 then hold1.amount_pence end),
                   (8, 'void', hold2.id, pots.council, case when posted2 = 0 then hold2.amount_pence end),
                   (9, 'void', hold3.id, pots.own, case when posted3 = 0 then hold3.amount_pence end))
           part (n, phase, hold, account, amount)
     where part.amount > 0;
    -- An organisation that looks after the account pays it, unless it would pay itself (R64).
    select case when g.route = 'own-bank' or g.supported_by <> b.provider_id then 'own-bank' else 'stripe' end,
           case when g.supported_by <> b.provider_id then g.supported_by end into pay_rail, payer
      from budget g where g.council_id = b.council_id and g.id = b.budget_id;
    insert into settlement (council_id, id, booking_id, holder_id, provider_id, amount_pence, rail, paid_by, approved_at,
        promised_on)
    values (b.council_id, settlement_id, b.id, b.holder_id, b.provider_id, amount, pay_rail, payer, at,
        (command ->> 'promisedOn')::date);
    insert into outbox (council_id, topic, payload, at)
    values (b.council_id, 'settlement-due', jsonb_build_object('settlementId', settlement_id, 'bookingId', b.id,
        'rail', pay_rail), at);
    return null;
end $$;

-- The provider answers a request. Command: id, councilId, actorId, version, accept, at. Outcomes: done, changed.
create or replace function booking_respond(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    b booking;
    accepts boolean := command ->> 'accept';
    refused jsonb := booking_guard(council, (command ->> 'id')::uuid, (command ->> 'version')::integer);
begin
    if refused is not null then
        return refused;
    end if;
    select * into b from booking where council_id = council and id = (command ->> 'id')::uuid;
    if not accepts then
        perform booking_release(b, command, 'void');
    end if;
    update booking set state = case when accepts then 'confirmed' else 'declined' end, version = version + 1,
           answered_at = (command ->> 'at')::timestamptz,
           held_pence = case when accepts then held_pence else 0 end,
           ended_at = case when accepts then null else (command ->> 'at')::timestamptz end
     where council_id = council and id = b.id;
    if accepts then
        update agreement_terms t set provider_accepted_at = (command ->> 'at')::timestamptz
         where t.council_id = council and t.agreement_id = b.agreement_id and t.version = b.terms_version
           and t.provider_accepted_at is null;
    end if;
    perform audit(council, command, (command ->> 'at')::timestamptz,
        case when accepts then 'booking-accepted' else 'booking-declined' end, 'booking', b.id);
    insert into outbox (council_id, topic, payload, at)
    values (council, case when accepts then 'booking-accepted' else 'booking-declined' end,
        jsonb_build_object('bookingId', b.id), (command ->> 'at')::timestamptz);
    return booking_answer(council, b.id);
end $$;

-- Gives back the holds of requests that nobody answered in time, and of times that were kept long enough while the council
-- was asked. Answers how many. Command: at.
create or replace function booking_expire_due(command jsonb) returns jsonb language plpgsql as $$
declare
    b booking;
    counted integer := 0;
begin
    for b in select * from booking where state in ('requested', 'asking') and answer_by <= (command ->> 'at')::timestamptz
              order by council_id, id limit 200 for no key update skip locked loop
        perform booking_release(b, command, 'expire');
        update booking set state = 'expired', version = version + 1, held_pence = 0,
               ended_at = (command ->> 'at')::timestamptz
         where council_id = b.council_id and id = b.id;
        perform audit(b.council_id, command, (command ->> 'at')::timestamptz,
            case b.state when 'asking' then 'kept-time-ended' else 'booking-expired' end, 'booking', b.id);
        insert into outbox (council_id, topic, payload, at)
        values (b.council_id, case b.state when 'asking' then 'kept-time-ended' else 'booking-expired' end, jsonb_build_object('bookingId', b.id),
            (command ->> 'at')::timestamptz);
        counted := counted + 1;
    end loop;
    return jsonb_build_object('outcome', 'done', 'count', counted);
end $$;

-- Records what happened, or corrects the record. Command: id, councilId, actorId, version, recordId, replacesId, start,
-- end, lines, pricePence, ownPence, at. Outcomes: done, changed.
create or replace function booking_record(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    booking_id uuid := command ->> 'id';
    refused jsonb := booking_guard(council, booking_id, (command ->> 'version')::integer);
begin
    if refused is not null then
        return refused;
    end if;
    insert into visit_record (council_id, id, booking_id, start_at, end_at, lines, price_pence, own_pence, replaces_id,
        recorded_by, recorded_at)
    values (council, (command ->> 'recordId')::uuid, booking_id, (command ->> 'start')::timestamptz,
        (command ->> 'end')::timestamptz, command -> 'lines', (command ->> 'pricePence')::bigint,
        coalesce((command ->> 'ownPence')::bigint, 0), (command ->> 'replacesId')::uuid, (command ->> 'actorId')::uuid, (command ->> 'at')::timestamptz);
    update booking b set state = 'recorded', version = b.version + 1, in_question_pence = 0
     where b.council_id = council and b.id = booking_id;
    perform audit(council, command, (command ->> 'at')::timestamptz,
        case when command ->> 'replacesId' is null then 'visit-recorded' else 'visit-corrected' end, 'booking',
        booking_id, jsonb_build_object('recordId', command ->> 'recordId', 'replacesId', command ->> 'replacesId',
        'pricePence', (command ->> 'pricePence')::bigint));
    insert into outbox (council_id, topic, payload, at)
    values (council, 'visit-recorded', jsonb_build_object('bookingId', booking_id),
        (command ->> 'at')::timestamptz);
    return booking_answer(council, booking_id);
end $$;

-- Approves the recorded visit, whole or in part (R13, R57). Command: id, councilId, actorId, onBehalfOf, version,
-- amountPence, ownPence (of it, from own money), openPence (what will stay in question), settlementId, promisedOn, description, at, idempotency.
-- Outcomes: done, changed, insufficient-funds (shortPence) and those of idempotency_claim.
create or replace function booking_approve(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    amount bigint := command ->> 'amountPence';
    left_open bigint := command ->> 'openPence';
    b booking;
    missing bigint;
    answer jsonb := idempotency_claim(command -> 'idempotency', (command ->> 'at')::timestamptz);
begin
    if answer is not null then
        return answer;
    end if;
    answer := booking_guard(council, (command ->> 'id')::uuid, (command ->> 'version')::integer);
    if answer is not null then
        return idempotency_refuse(command -> 'idempotency', answer);
    end if;
    select * into b from booking where council_id = council and id = (command ->> 'id')::uuid;
    missing := booking_settle(b, amount, 'visit', command);
    if missing is not null then
        return idempotency_refuse(command -> 'idempotency',
            jsonb_build_object('outcome', 'insufficient-funds', 'shortPence', missing));
    end if;
    -- What stays in question holds no money (R13).
    update booking set state = case when left_open = 0 then 'settled' else 'queried' end, version = version + 1,
           held_pence = 0, settled_pence = settled_pence + amount, in_question_pence = left_open,
           own_settled_pence = own_settled_pence + coalesce((command ->> 'ownPence')::bigint, 0),
           ended_at = case when left_open = 0 then (command ->> 'at')::timestamptz end
     where council_id = council and id = b.id;
    perform audit(council, command, (command ->> 'at')::timestamptz, 'visit-approved', 'booking', b.id,
        jsonb_build_object('amountPence', amount, 'releasedPence', greatest(b.held_pence - amount, 0),
        'inQuestionPence', left_open, 'settlementId', command ->> 'settlementId'));
    return idempotency_keep(command -> 'idempotency', booking_answer(council, b.id));
end $$;

-- "Something's wrong": the recorded visit is questioned. The hold stays, so that the money is there when it is settled.
-- Command: id, councilId, actorId, onBehalfOf, version, message, openPence, at. Outcomes: done, changed.
create or replace function booking_query(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    booking_id uuid := command ->> 'id';
    refused jsonb := booking_guard(council, booking_id, (command ->> 'version')::integer);
begin
    if refused is not null then
        return refused;
    end if;
    insert into visit_query (council_id, booking_id, message, asked_by, asked_at)
    values (council, booking_id, command ->> 'message', (command ->> 'actorId')::uuid,
        (command ->> 'at')::timestamptz);
    update booking b set state = 'queried', version = b.version + 1,
           in_question_pence = (command ->> 'openPence')::bigint
     where b.council_id = council and b.id = booking_id;
    perform audit(council, command, (command ->> 'at')::timestamptz, 'visit-queried', 'booking', booking_id);
    insert into outbox (council_id, topic, payload, at)
    values (council, 'visit-queried', jsonb_build_object('bookingId', booking_id),
        (command ->> 'at')::timestamptz);
    return booking_answer(council, booking_id);
end $$;

-- Cancels on the terms that were shown. Command: id, councilId, actorId, onBehalfOf, version, chargePence, ownPence (of it), reason,
-- settlementId, promisedOn, description, at, idempotency. Outcomes: done, changed and those of idempotency_claim.
create or replace function booking_cancel(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    charge bigint := command ->> 'chargePence';
    b booking;
    answer jsonb := idempotency_claim(command -> 'idempotency', (command ->> 'at')::timestamptz);
begin
    if answer is not null then
        return answer;
    end if;
    answer := booking_guard(council, (command ->> 'id')::uuid, (command ->> 'version')::integer);
    if answer is not null then
        return idempotency_refuse(command -> 'idempotency', answer);
    end if;
    select * into b from booking where council_id = council and id = (command ->> 'id')::uuid;
    if charge = 0 then
        perform booking_release(b, command, 'void');
    else
        -- Never more than the hold, so nothing can be missing.
        perform booking_settle(b, charge, 'cancellation-charge', command);
        update worker_time w set released_at = (command ->> 'at')::timestamptz
         where w.council_id = council and w.subject_id = b.id and w.released_at is null;
    end if;
    update booking set state = 'cancelled', version = version + 1, held_pence = 0, settled_pence = charge,
           own_settled_pence = coalesce((command ->> 'ownPence')::bigint, 0),
           ended_at = (command ->> 'at')::timestamptz
     where council_id = council and id = b.id;
    perform audit(council, command, (command ->> 'at')::timestamptz, 'booking-cancelled', 'booking', b.id,
        jsonb_build_object('chargePence', charge, 'releasedPence', b.held_pence - charge,
        'reason', command ->> 'reason'));
    insert into outbox (council_id, topic, payload, at)
    -- Whoever was not asked hears nothing of it.
    values (council, case when b.kept_for is null then 'booking-cancelled' else 'kept-time-ended' end,
        jsonb_build_object('bookingId', b.id), (command ->> 'at')::timestamptz);
    return idempotency_keep(command -> 'idempotency', booking_answer(council, b.id));
end $$;
