-- One try to have a rail pay a settlement: written before the call (intended), completed after it. A try whose outcome
-- is unknown is asked again under the same key, so that no second payment leaves.
create table payment_attempt (
    council_id uuid not null,
    -- Also the id of the ledger transfer that its payment posts: it can't be posted twice.
    id uuid not null,
    settlement_id uuid not null,
    number integer not null check (number > 0),
    rail text not null check (rail in ('stripe')),
    -- As they were sent: the same key with another amount or account would be refused.
    amount_pence bigint not null check (amount_pence > 0),
    destination text not null,
    idempotency_key text not null unique,
    state text not null check (state in ('intended', 'accepted', 'refused', 'unknown', 'returned')),
    -- The rail's own id of the payment, e.g. tr_….
    reference text,
    reason text,
    intended_at timestamptz not null,
    answered_at timestamptz,
    -- Real time: when to ask the rail next, if we have not heard by then; how often it was asked.
    ask_at timestamptz not null,
    asks integer not null default 0 check (asks >= 0),
    primary key (council_id, id),
    unique (council_id, settlement_id, number),
    foreign key (council_id, settlement_id) references settlement,
    check (state <> 'accepted' or reference is not null)
);
create index payment_attempt_to_ask on payment_attempt (ask_at) where state in ('intended', 'unknown', 'accepted');
create unique index payment_attempt_reference on payment_attempt (rail, reference) where reference is not null;
-- No second try while the outcome of the first is open.
create unique index payment_attempt_one_open on payment_attempt (council_id, settlement_id)
    where state in ('intended', 'unknown');

-- Events of a rail about payments, each handled once however often and in whatever order they come.
create table rail_event (
    council_id uuid not null references council,
    rail text not null,
    event_id text not null,
    kind text not null,
    reference text,
    instruction_id uuid,
    amount_pence bigint,
    received_at timestamptz not null,
    outcome text not null check (outcome in ('paid', 'returned', 'already', 'superseded', 'unmatched',
        'amount-differs', 'second-payment', 'partly-returned')),
    primary key (council_id, rail, event_id)
);
create index rail_event_to_look_at on rail_event (council_id, received_at desc)
    where outcome in ('unmatched', 'amount-differs', 'second-payment', 'partly-returned');

-- R27: "I have paid it", and the provider's "not arrived". The latest one of a settlement counts.
create table own_bank_payment (
    council_id uuid not null,
    -- Also the id of the ledger transfer that it posted.
    id uuid not null,
    settlement_id uuid not null,
    said_at timestamptz not null,
    said_by uuid not null,
    not_arrived_at timestamptz,
    not_arrived_by uuid,
    correction_id uuid,
    primary key (council_id, id),
    foreign key (council_id, settlement_id) references settlement,
    foreign key (council_id, id) references ledger_transfer,
    foreign key (council_id, correction_id) references ledger_transfer,
    foreign key (council_id, said_by) references person,
    foreign key (council_id, not_arrived_by) references person,
    check ((not_arrived_at is null) = (correction_id is null)),
    check ((not_arrived_at is null) = (not_arrived_by is null))
);
create index own_bank_payment_settlement on own_bank_payment (council_id, settlement_id, said_at desc);
create unique index own_bank_payment_stands on own_bank_payment (council_id, settlement_id)
    where not_arrived_at is null;
