-- Taking the time and the money. The order of locks stands in R__booking_functions.

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
-- lines, items, places, pricePence, usesOwnMoney, ownPence (of the price, from own money), rateCardId and individualRateId
-- (that it was priced beside), agreedVersion (of what the two agreed, that it was priced by; none: by the offer), rates,
-- extras, cancellation, terms, holdId, description, answerBy, keptFor, coupleId (of two who share it), companion, taster,
-- purpose (of R__booking_purpose_functions, with keptFor a question: kind, silenceYesAt, thenWithin), at.
-- Outcomes: placed (bookingId), not-available, offer-changed (it, or the council's rates), frozen, ended (lastDay),
-- insufficient-funds (shortPence in all, ownShortPence of it own money), agreement-needed (missing,
-- agreementId), agreement-ended (lastDay), taster-used (once), family-decision-needed and family-cap (agreementId, leftPence).
-- Only placed has changed anything.
create or replace function booking_place(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    booking_id uuid := command ->> 'id';
    kept_request uuid := command ->> 'keptFor';
    couple uuid := command ->> 'coupleId';
    with_companion boolean := coalesce((command ->> 'companion')::boolean, false);
    first_time boolean := coalesce((command ->> 'taster')::boolean, false);
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
    wanted integer := coalesce((command ->> 'places')::integer, 1);
    occurrence session_occurrence;
    waited session_waiting;
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
                      and (o.state = 'published' and o.only_for is null and o.cleared and p.state = 'accredited'
                           and p.visibility = 'public' or offer_is_open_to(o, p, holder, at)))
            or is_blocked(council, holder, worker)
            or provider_ran_out(council, worker, (at at time zone 'Europe/London')::date) then
        return '{"outcome": "not-available"}';
    end if;
    if not exists (select from offer o where o.council_id = council and o.id = offered
                      and o.version = offered_version) then
        return '{"outcome": "offer-changed"}';
    end if;
    -- Said before what is missing of money; it is looked at again once the agreement is locked.
    stopped := agreement_refusal(council, holder, worker, command);
    if stopped is not null then
        return stopped;
    end if;
    -- What this person keeps of that time themselves isn't in the way.
    select b.id into kept.id from booking b
     where b.council_id = council and b.holder_id = holder and b.offer_id = offered and b.state = 'asking'
       and b.start_at = starts and b.end_at = ends;
    -- Those who want the same session stand in a line here.
    select c.* into occurrence from session_occurrence c
     where c.council_id = council and c.offer_id = offered and c.period = tstzrange(starts, ends)
       for no key update;
    if exists (select from offer_session s where s.council_id = council and s.offer_id = offered) then
        -- What is kept for this person, who waited for it, isn't in the way.
        select w.* into waited from session_waiting w
         where w.council_id = council and w.occurrence_id = occurrence.id and w.holder_id = holder and w.state = 'offered';
        if occurrence.id is null or occurrence.called_off_at is not null
                or occurrence.places - occurrence.taken + coalesce(waited.places, 0) < wanted
                -- What has just come free is for those who wait.
                or waited.id is null and exists (select from session_waiting w
                    where w.council_id = council and w.occurrence_id = occurrence.id and w.state = 'waiting'
                      and w.holder_id <> holder and w.places <= occurrence.places - occurrence.taken) then
            return '{"outcome": "not-available"}';
        end if;
        if first_time and booking_had_taster(council, holder, offered) then
            return '{"outcome": "taster-used"}';
        elsif exists (select from offer_session s where s.council_id = council and s.offer_id = offered
                         and (first_time and not s.taster or with_companion and not s.companion_free)) then
            return '{"outcome": "offer-changed"}';
        end if;
    -- With the time that the offer needs for the way before and after.
    elsif exists (select from worker_time w, offer o where o.council_id = council and o.id = offered
                  and w.worker_id = worker and w.released_at is null and w.subject_id is distinct from kept.id
                  and w.subject_id is distinct from couple
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
    select * into agreed from agreement g
     where g.council_id = council and g.holder_id = holder and g.provider_id = worker for no key update;
    stopped := agreement_refusal(council, holder, worker, command);
    if stopped is not null then
        return stopped;
    end if;
    -- R54: what two people agreed counts, whatever the offer says by now.
    terms_number := agreement_version_on(council, agreed.id, offered, first_day);
    if terms_number is distinct from (command ->> 'agreedVersion')::integer then
        return '{"outcome": "offer-changed"}';
    end if;
    agreed := agreement_of(council, holder, worker, command ->> 'engagement', command, at);
    if terms_number is null then
        select version into terms_number from agreement_terms t
         where t.council_id = council and t.agreement_id = agreed.id and t.offer_id = offered
           and t.offer_version = offered_version and t.proposed_at is null and t.replaced_at is null;
    end if;
    if terms_number is null then
        select coalesce(max(version), 0) + 1 into terms_number from agreement_terms t
         where t.council_id = council and t.agreement_id = agreed.id;
        insert into agreement_terms (council_id, agreement_id, version, offer_id, offer_version, rates, extras,
            cancellation, terms, holder_accepted_at, holder_accepted_by)
        values (council, agreed.id, terms_number, offered, offered_version, command -> 'rates',
            jsonb_strip_nulls(command -> 'extras'), command -> 'cancellation', command ->> 'terms',
            case when kept_request is null then at end,
            case when kept_request is null then (command ->> 'actorId')::uuid end);
    elsif kept_request is null then
        update agreement_terms t set holder_accepted_at = at, holder_accepted_by = (command ->> 'actorId')::uuid
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
        agreement_id, terms_version, terms, engagement, start_at, end_at, state, lines, items, price_pence, hold_id,
        held_pence, occurrence_id, places, uses_own_money, own_pence, spending_question_id, requested_at, answer_by, booked_by,
        kept_for, couple_id, companion, taster, kept_kind, silence_yes_at, asked_then_within)
    values (council, booking_id, holder, (command ->> 'budgetId')::uuid, (command ->> 'awardId')::uuid,
        (command ->> 'planLineId')::uuid, worker, offered, agreed.id, terms_number, command ->> 'terms',
        command ->> 'engagement', starts, ends, case when kept_request is null then 'requested' else 'asking' end,
        command -> 'lines', command -> 'items', price, case when price > 0 then (command ->> 'holdId')::uuid end,
        price, occurrence.id, wanted, coalesce((command ->> 'usesOwnMoney')::boolean, false), own, (command ->> 'spendingQuestionId')::uuid, at,
        (command ->> 'answerBy')::timestamptz, (command ->> 'actorId')::uuid, kept_request, couple, with_companion, first_time,
        coalesce(command #>> '{purpose,kind}', 'rate'), (command #>> '{purpose,silenceYesAt}')::timestamptz,
        (command #>> '{purpose,thenWithin}')::interval)
    on conflict (council_id, id) do update
       set budget_id = excluded.budget_id, award_id = excluded.award_id, plan_line_id = excluded.plan_line_id,
           agreement_id = excluded.agreement_id, terms_version = excluded.terms_version, terms = excluded.terms,
           engagement = excluded.engagement, state = excluded.state, lines = excluded.lines, items = excluded.items,
           price_pence = excluded.price_pence, hold_id = excluded.hold_id, held_pence = excluded.held_pence,
           uses_own_money = excluded.uses_own_money, own_pence = excluded.own_pence,
           spending_question_id = excluded.spending_question_id, requested_at = excluded.requested_at,
           answer_by = excluded.answer_by, booked_by = excluded.booked_by, kept_for = excluded.kept_for,
           couple_id = excluded.couple_id, companion = excluded.companion, taster = excluded.taster,
           kept_kind = excluded.kept_kind, silence_yes_at = excluded.silence_yes_at,
           asked_then_within = excluded.asked_then_within,
           version = booking.version + 1;
    perform booking_question_overtaken(kept.council_id, kept.kept_question_id, kept_request, command);
    if occurrence.id is null then
        -- Two who share it have one time of the worker.
        insert into worker_time (council_id, worker_id, period, what_for, subject_id)
        select council, worker, tstzrange(starts, ends), case when couple is null then 'booking' else 'couple' end,
               coalesce(couple, booking_id)
         where couple is null or not exists (select from worker_time w
                where w.council_id = council and w.subject_id = couple and w.released_at is null);
    else
        if waited.id is not null then
            perform waiting_end(waited, 'booked', at);
        end if;
        update session_occurrence c set taken = c.taken + wanted where c.council_id = council and c.id = occurrence.id;
    end if;
    perform audit(council, command, at, case when kept_request is null then 'booking-requested' else 'time-kept' end,
        'booking', booking_id, jsonb_build_object('heldPence', price));
    if kept_request is null then
        insert into outbox (council_id, topic, payload, at)
        values (council, 'booking-requested', jsonb_build_object('bookingId', booking_id), at);
    end if;
    return jsonb_build_object('outcome', 'placed', 'bookingId', booking_id);
end $$;

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

-- R32: whether a check of somebody on the register that their services need has run out. They are paused at midnight; nobody books
-- them in between, whenever the round comes.
create or replace function provider_ran_out(council uuid, worker uuid, today date) returns boolean language plpgsql stable as $$
begin
    return exists (select from provider p
                     join provider_check c on c.council_id = p.council_id and c.provider_id = p.id
                    where p.council_id = council and p.id = worker and p.state = 'accredited' and c.state = 'accepted'
                      and c.expires_on < today and c.name = any (provider_overdue(p, today)));
end $$;
