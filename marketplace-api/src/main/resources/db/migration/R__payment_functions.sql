-- From a settlement that is due to one that is paid. Locks are taken in this order: settlement, attempt, ledger accounts.

-- Whether nothing is paid to a provider yet, because it is new where their money goes (R26).
create or replace function provider_waits(council uuid, worker uuid, at timestamptz) returns boolean language sql stable as $$
    select exists (select from bank_change b where b.council_id = council and b.provider_id = worker
                      and b.state = 'in-force' and b.pays_from > at)
        or exists (select from payout_account a where a.council_id = council and a.provider_id = worker
                      and a.pays_from > at)
$$;

-- The instruction that an attempt stands for, as the rail gets it.
create or replace function payment_instruction(attempt payment_attempt) returns jsonb language plpgsql stable as $$
begin
    return (select jsonb_build_object('id', attempt.id, 'settlementId', s.id, 'bookingId', s.booking_id,
                       'council', c.slug, 'amountPence', attempt.amount_pence, 'destination', attempt.destination)
              from settlement s join council c on c.id = s.council_id
             where s.council_id = attempt.council_id and s.id = attempt.settlement_id);
end $$;

-- Before the call to the rail: writes down what is going to be sent.
-- {"councilId", "settlementId", "attemptId", "at", "askAt"}
--   -> {"outcome": intended | already | not-due | not-by-rail | no-account | waits | set-off | not-found, "rail",
--       "instruction"}
create or replace function payment_intend(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := (command ->> 'councilId')::uuid;
    at timestamptz := (command ->> 'at')::timestamptz;
    due settlement;
    account text;
    attempt payment_attempt;
    to_pay bigint;
begin
    select * into due from settlement s
     where s.council_id = council and s.id = (command ->> 'settlementId')::uuid for no key update;
    if due.id is null then
        return '{"outcome": "not-found"}';
    elsif due.rail <> 'stripe' then
        return '{"outcome": "not-by-rail"}';
    elsif due.state <> 'due' then
        return '{"outcome": "not-due"}';
    elsif exists (select from payment_attempt a where a.council_id = council and a.settlement_id = due.id
                     and a.state in ('intended', 'unknown', 'accepted')) then
        return '{"outcome": "already"}';
    end if;
    -- Nobody changes the provider's bank details between this look and what is written down (R26).
    select p.stripe_account into account from provider p where p.council_id = council and p.id = due.provider_id
       for share;
    if provider_waits(council, due.provider_id, at) then
        update settlement s set waits_for_bank = true where s.council_id = council and s.id = due.id;
        return '{"outcome": "waits"}';
    end if;
    if account is null then
        update settlement s set state = 'failed' where s.council_id = council and s.id = due.id;
        perform audit(council, command, at, 'payment-failed', 'settlement', due.id,
                      jsonb_build_object('bookingId', due.booking_id, 'amountPence', due.amount_pence,
                                         'reason', 'no-account'));
        return '{"outcome": "no-account"}';
    end if;
    -- R53, R92: what the provider agreed to comes off first.
    to_pay := recovery_take(due, at);
    if to_pay = 0 then
        update settlement s set state = 'paid', paid_at = at where s.council_id = council and s.id = due.id;
        perform audit(council, command, at, 'payment-set-off', 'settlement', due.id,
                      jsonb_build_object('bookingId', due.booking_id, 'amountPence', due.amount_pence));
        return '{"outcome": "set-off"}';
    end if;
    insert into payment_attempt (council_id, id, settlement_id, number, rail, amount_pence, destination,
                                 idempotency_key, state, intended_at, ask_at)
    values (council, (command ->> 'attemptId')::uuid, due.id,
            (select count(*) + 1 from payment_attempt a where a.council_id = council and a.settlement_id = due.id),
            due.rail, to_pay, account, 'payment-' || (command ->> 'attemptId'), 'intended', at,
            (command ->> 'askAt')::timestamptz)
    returning * into attempt;
    return jsonb_build_object('outcome', 'intended', 'rail', attempt.rail, 'instruction', payment_instruction(attempt));
end $$;

-- What waited for new bank details and may be paid now is due once more. {"at", "limit"} -> {"count"}
create or replace function payment_release(command jsonb) returns jsonb language plpgsql as $$
declare
    at timestamptz := (command ->> 'at')::timestamptz;
    released integer;
begin
    with ready as materialized (
        select s.council_id, s.id from settlement s
         where s.waits_for_bank
           and not provider_waits(s.council_id, s.provider_id, at)
         order by s.council_id, s.id limit (command ->> 'limit')::integer
           for no key update skip locked),
    gone as (
        update settlement s set waits_for_bank = false from ready
         where s.council_id = ready.council_id and s.id = ready.id
        returning s.council_id, s.id, s.booking_id, s.rail)
    insert into outbox (council_id, topic, payload, at)
    select g.council_id, 'settlement-due', jsonb_build_object('settlementId', g.id, 'bookingId', g.booking_id,
               'rail', g.rail), at from gone g;
    get diagnostics released = row_count;
    return jsonb_build_object('count', released);
end $$;

-- After the call: what the rail said. A yes outweighs everything said before it, because then money moves; nothing
-- outweighs a payment that was confirmed or came back.
-- {"attemptId", "councilId", "answer": accepted | refused | unknown, "reference", "reason", "at", "askAt"}
--   -> {"outcome": accepted | refused | unknown | already | not-found}
create or replace function payment_answer(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := (command ->> 'councilId')::uuid;
    at timestamptz := (command ->> 'at')::timestamptz;
    answer text := command ->> 'answer';
    due settlement;
    attempt payment_attempt;
begin
    select s.* into due from settlement s
      join payment_attempt a on a.council_id = s.council_id and a.settlement_id = s.id
     where a.council_id = council and a.id = (command ->> 'attemptId')::uuid for no key update of s;
    if due.id is null then
        return '{"outcome": "not-found"}';
    end if;
    select * into attempt from payment_attempt a
     where a.council_id = council and a.id = (command ->> 'attemptId')::uuid for no key update;
    if attempt.state in ('accepted', 'returned') or (attempt.state = 'refused' and answer <> 'accepted') then
        return '{"outcome": "already"}';
    end if;

    update payment_attempt a
       set state = answer, reference = command ->> 'reference', reason = command ->> 'reason',
           answered_at = at, ask_at = (command ->> 'askAt')::timestamptz,
           asks = case when answer = 'accepted' then 0 else a.asks end
     where a.council_id = council and a.id = attempt.id;
    if answer = 'accepted' and due.state <> 'paid' then
        update settlement s set state = 'sent' where s.council_id = council and s.id = due.id;
        perform audit(council, command, at, 'payment-sent', 'settlement', due.id,
                      jsonb_build_object('bookingId', due.booking_id, 'amountPence', due.amount_pence,
                                         'rail', due.rail, 'reference', command ->> 'reference'));
    elsif answer = 'refused' and due.state <> 'paid' then
        update settlement s set state = 'failed' where s.council_id = council and s.id = due.id;
        perform audit(council, command, at, 'payment-failed', 'settlement', due.id,
                      jsonb_build_object('bookingId', due.booking_id, 'amountPence', due.amount_pence,
                                         'rail', due.rail, 'reason', command ->> 'reason'));
    end if;
    return jsonb_build_object('outcome', answer);
end $$;

-- For the janitor: attempts that nobody answered for, and accepted ones whose confirmation is overdue. Each is asked
-- about again later and later, up to every hour. Real time.
-- {"at", "limit"} -> {"overdue": [{"councilId", "rail", "state", "reference", "instruction"}]}
create or replace function payment_overdue(command jsonb) returns jsonb language plpgsql as $$
declare
    overdue jsonb;
begin
    with due as materialized (
        select a.council_id, a.id from payment_attempt a
         where a.state in ('intended', 'unknown', 'accepted') and a.ask_at <= (command ->> 'at')::timestamptz
         order by a.ask_at limit (command ->> 'limit')::integer for no key update skip locked),
    taken as (
        update payment_attempt a
           -- A confirmed payment needs no more asking; its place in the index is of no use.
           set ask_at = case when s.state = 'paid' then 'infinity'
                             else (command ->> 'at')::timestamptz
                                  + least(interval '1 hour', interval '15 seconds' * power(2, least(a.asks, 10))) end,
               asks = a.asks + 1
          from due join payment_attempt d on d.council_id = due.council_id and d.id = due.id
          join settlement s on s.council_id = d.council_id and s.id = d.settlement_id
         where a.council_id = due.council_id and a.id = due.id
        returning a as attempt, s.state as settlement_state)
    select coalesce(jsonb_agg(jsonb_build_object('councilId', (t.attempt).council_id, 'rail', (t.attempt).rail,
                'state', (t.attempt).state, 'reference', (t.attempt).reference,
                'instruction', payment_instruction(t.attempt))), '[]')
      into overdue from taken t where t.settlement_state <> 'paid';
    return jsonb_build_object('overdue', overdue);
end $$;

-- What a rail told us, once for each event id. Facts about money are always written down; what does not fit our own
-- record moves nothing and is kept for finance to look at.
-- {"rail", "council" (slug), "eventId", "type", "meaning": paid | returned | partly-returned, "reference",
--  "instructionId", "amountPence", "correctionId", "at"}
--   -> {"outcome": paid | returned | already | superseded | unmatched | amount-differs | second-payment |
--       partly-returned | repeated | unknown-council, "settlementId"}
create or replace function payment_event(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := (select c.id from council c where c.slug = command ->> 'council');
    at timestamptz := (command ->> 'at')::timestamptz;
    due settlement;
    attempt payment_attempt;
    result text;
    payable uuid;
    clearing uuid;
    posted boolean;
begin
    if council is null then
        return '{"outcome": "unknown-council"}';
    end if;
    -- A repetition that comes while the first is still running waits here for it.
    insert into rail_event (council_id, rail, event_id, kind, reference, instruction_id, amount_pence, received_at,
                            outcome)
    values (council, command ->> 'rail', command ->> 'eventId', command ->> 'type', command ->> 'reference',
            (command ->> 'instructionId')::uuid, (command ->> 'amountPence')::bigint, at, 'unmatched')
    on conflict do nothing;
    if not found then
        return '{"outcome": "repeated"}';
    end if;

    select s.* into due from settlement s
      join payment_attempt a on a.council_id = s.council_id and a.settlement_id = s.id
     where a.council_id = council and a.rail = command ->> 'rail'
       and case when command ->> 'instructionId' is not null then a.id = (command ->> 'instructionId')::uuid
                else a.reference = command ->> 'reference' end
       for no key update of s;
    select * into attempt from payment_attempt a
     where a.council_id = council and a.settlement_id = due.id and a.rail = command ->> 'rail'
       and case when command ->> 'instructionId' is not null then a.id = (command ->> 'instructionId')::uuid
                else a.reference = command ->> 'reference' end
       for no key update;
    select exists (select from ledger_transfer t where t.council_id = council and t.id = attempt.id)
       and not exists (select from ledger_transfer t where t.council_id = council and t.corrects_id = attempt.id)
      into posted;

    result := case
        when attempt.id is null then 'unmatched'
        when attempt.reference <> command ->> 'reference' then 'second-payment'
        when attempt.amount_pence is distinct from (command ->> 'amountPence')::bigint then 'amount-differs'
        when command ->> 'meaning' = 'partly-returned' then 'partly-returned'
        when command ->> 'meaning' = 'returned' then
            case when attempt.state = 'returned' then 'already' else 'returned' end
        when attempt.state = 'returned' then 'superseded'
        when posted then 'already'
        -- Two tries of one settlement both paid: the second is more than we owe.
        when due.state = 'paid' then 'second-payment'
        else 'paid' end;

    if result in ('paid', 'returned') then
        payable := ledger_account_of(council, 'provider-payable', due.provider_id);
        clearing := ledger_account_of(council, 'rail-clearing', null, command ->> 'rail');
    end if;
    if result = 'paid' then
        insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence, code,
                                     subject_kind, subject_id, description, at)
        values (council, attempt.id, 'direct', payable, clearing, attempt.amount_pence, 'payment', 'settlement',
                due.id, 'Paid by ' || due.rail, at);
        update payment_attempt a set state = 'accepted', reference = command ->> 'reference', reason = null,
               answered_at = coalesce(a.answered_at, at), ask_at = 'infinity'
         where a.council_id = council and a.id = attempt.id;
        update settlement s set state = 'paid', paid_at = at where s.council_id = council and s.id = due.id;
    elsif result = 'returned' then
        if posted then
            insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence,
                                         code, corrects_id, subject_kind, subject_id, description, at)
            values (council, (command ->> 'correctionId')::uuid, 'direct', clearing, payable, attempt.amount_pence,
                    'correction', attempt.id, 'settlement', due.id, 'Came back by ' || due.rail, at);
        end if;
        update payment_attempt a set state = 'returned', reference = command ->> 'reference',
               reason = command ->> 'type', answered_at = coalesce(a.answered_at, at), ask_at = 'infinity'
         where a.council_id = council and a.id = attempt.id;
        if due.state <> 'paid' or posted then
            update settlement s set state = 'failed', paid_at = null where s.council_id = council and s.id = due.id;
        end if;
    end if;

    update rail_event e set outcome = result
     where e.council_id = council and e.rail = command ->> 'rail' and e.event_id = command ->> 'eventId';
    if due.id is not null and result not in ('already', 'superseded') then
        perform audit(council, command, at,
                      case result when 'paid' then 'payment-made' when 'returned' then 'payment-returned'
                                   else 'payment-in-question' end,
                      'settlement', due.id,
                      jsonb_build_object('bookingId', due.booking_id, 'amountPence', command -> 'amountPence',
                                         'rail', due.rail, 'reference', command ->> 'reference',
                                         'event', command ->> 'eventId', 'outcome', result));
    end if;
    return jsonb_strip_nulls(jsonb_build_object('outcome', result, 'settlementId', due.id));
end $$;
