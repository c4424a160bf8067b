-- A provider's own account with a rail.

-- Keeps the account that the rail has opened; one a rail, whoever was first. Command: councilId, providerId, actorId, rail,
-- reference, at, paysFrom. Outcomes: done (reference, the one that counts), not-found.
create or replace function payout_opened(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    worker uuid := command ->> 'providerId';
    kept text;
begin
    perform from provider p where p.council_id = council and p.id = worker for no key update;
    if not found then
        return '{"outcome": "not-found"}';
    end if;
    insert into payout_account (council_id, provider_id, rail, reference, opened_at, opened_by, pays_from)
    values (council, worker, command ->> 'rail', command ->> 'reference', (command ->> 'at')::timestamptz,
        (command ->> 'actorId')::uuid, (command ->> 'paysFrom')::timestamptz)
    on conflict (council_id, provider_id, rail) do nothing returning reference into kept;
    if kept is not null then
        perform audit(council, command, (command ->> 'at')::timestamptz, 'payout-account-opened', 'provider', worker,
            jsonb_build_object('rail', command ->> 'rail'));
    else
        select a.reference into kept from payout_account a
         where a.council_id = council and a.provider_id = worker and a.rail = command ->> 'rail';
    end if;
    return jsonb_build_object('outcome', 'done', 'reference', kept);
end $$;

-- What the rail says of an account: ready, or not (any more). Once it is, what could not be paid for want of one is due again.
-- Of an account of another council than whose secret signed it: nothing. Command: rail, council (its slug; null: none signed),
-- reference, ready, at. Outcomes: ready, not-ready, already, not-found.
create or replace function payout_said(command jsonb) returns jsonb language plpgsql as $$
declare
    at timestamptz := command ->> 'at';
    ready boolean := (command ->> 'ready')::boolean;
    a payout_account;
begin
    select p.* into a from payout_account p join council c on c.id = p.council_id
     where p.rail = command ->> 'rail' and p.reference = command ->> 'reference'
       and (command ->> 'council' is null or c.slug = command ->> 'council');
    if a.reference is null then
        return '{"outcome": "not-found"}';
    end if;
    -- As whoever pays: the provider first.
    perform from provider p where p.council_id = a.council_id and p.id = a.provider_id for no key update;
    select p.* into a from payout_account p
     where p.council_id = a.council_id and p.provider_id = a.provider_id and p.rail = a.rail for no key update;
    if (a.ready_at is not null) = ready then
        return '{"outcome": "already"}';
    end if;
    update payout_account p set ready_at = case when ready then at end
     where p.council_id = a.council_id and p.provider_id = a.provider_id and p.rail = a.rail;
    update provider p set stripe_account = case when ready then a.reference end
     where p.council_id = a.council_id and p.id = a.provider_id;
    perform audit(a.council_id, '{}', at, case when ready then 'payout-account-ready' else 'payout-account-not-ready' end,
        'provider', a.provider_id, jsonb_build_object('rail', a.rail));
    insert into outbox (council_id, topic, payload, at)
    values (a.council_id, case when ready then 'payout-account-ready' else 'payout-account-not-ready' end,
        jsonb_build_object('providerId', a.provider_id, 'rail', a.rail), at);
    if ready then
        with again as (
            update settlement s set state = 'due'
             where s.council_id = a.council_id and s.provider_id = a.provider_id and s.rail = a.rail and s.state = 'failed'
               and not exists (select from payment_attempt t where t.council_id = s.council_id and t.settlement_id = s.id)
            returning s.council_id, s.id, s.booking_id, s.rail)
        insert into outbox (council_id, topic, payload, at)
        select g.council_id, 'settlement-due',
               jsonb_build_object('settlementId', g.id, 'bookingId', g.booking_id, 'rail', g.rail), at
          from again g;
    end if;
    return jsonb_build_object('outcome', case when ready then 'ready' else 'not-ready' end);
end $$;
