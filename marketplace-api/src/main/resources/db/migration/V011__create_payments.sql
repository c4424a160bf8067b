-- One try to have a rail pay a settlement: written before the call (intended), completed after it. A try whose outcome
-- is unknown is asked again under the same key, so that no second payment leaves.
create table payment_attempt (
    council_id uuid not null,
    id uuid not null,
    settlement_id uuid not null,
    number integer not null check (number > 0),
    rail text not null check (rail in ('stripe')),
    idempotency_key text not null unique,
    state text not null check (state in ('intended', 'accepted', 'refused', 'unknown')),
    -- The rail's own id of the payment, e.g. tr_….
    reference text,
    reason text,
    intended_at timestamptz not null,
    answered_at timestamptz,
    primary key (council_id, id),
    unique (council_id, settlement_id, number),
    foreign key (council_id, settlement_id) references settlement
);
create index payment_attempt_unanswered on payment_attempt (intended_at) where state in ('intended', 'unknown');
create unique index payment_attempt_reference on payment_attempt (rail, reference) where reference is not null;

-- Events of a rail, each handled once however often and in whatever order they come.
create table rail_event (
    council_id uuid not null references council,
    rail text not null,
    event_id text not null,
    kind text not null,
    reference text,
    received_at timestamptz not null,
    outcome text not null,
    primary key (council_id, rail, event_id)
);
