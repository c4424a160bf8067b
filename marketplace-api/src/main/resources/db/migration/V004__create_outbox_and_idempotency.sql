-- What must happen elsewhere because something happened here; written in the same transaction, taken by the dispatcher.
create table outbox (
    id uuid primary key default uuidv7(),
    council_id uuid not null references council,
    topic text not null check (topic ~ '^[a-z-]+$'),
    payload jsonb not null,
    at timestamptz not null,
    -- Leases and retries run on real time, not on product time: whoever takes a row moves this forward, and the row comes
    -- back by itself if they never say that it is done.
    due_at timestamptz not null default '-infinity',
    attempts integer not null default 0 check (attempts >= 0),
    last_error text,
    done_at timestamptz,
    parked_at timestamptz,
    check (done_at is null or parked_at is null)
);
create index outbox_waiting on outbox (topic, due_at, id) where done_at is null and parked_at is null;
create index outbox_parked on outbox (council_id, id) where parked_at is not null;

-- R15: the answer to a request that moved money, kept 30 days per person and route.
create table idempotency_key (
    person_id uuid not null,
    route text not null,
    key text not null check (length(key) between 1 and 200),
    hash text not null,
    answer jsonb,
    at timestamptz not null,
    primary key (person_id, route, key)
);
create index idempotency_key_age on idempotency_key (at);
