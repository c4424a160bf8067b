create table award (
    council_id uuid not null references council,
    id uuid not null default uuidv7(),
    holder_id uuid not null,
    kind text not null check (kind in ('direct-payment', 'carer-direct-payment', 'one-off-direct-payment', 'isf')),
    weekly_pence bigint not null check (weekly_pence >= 0),
    -- R6: the contribution is taken off first (net), or billed (gross).
    paid text not null check (paid in ('net', 'gross')),
    contribution_weekly_pence bigint not null default 0 check (contribution_weekly_pence >= 0),
    cycle_weeks integer not null check (cycle_weeks between 1 and 52),
    during daterange not null,
    primary key (council_id, id),
    foreign key (council_id, holder_id) references person
);

create table plan_line (
    council_id uuid not null,
    id uuid not null default uuidv7(),
    award_id uuid not null,
    name text not null,
    position integer not null,
    primary key (council_id, id),
    unique (council_id, award_id, id),
    foreign key (council_id, award_id) references award
);

-- The budget account of one award. Its money stands in ledger accounts of kind budget-… that it owns.
create table budget (
    council_id uuid not null,
    id uuid not null default uuidv7(),
    award_id uuid not null,
    holder_id uuid not null,
    route text not null check (route in ('own-bank', 'card-account', 'supported', 'isf', 'council-arranged')),
    -- The ISF broker that holds it; only for that route.
    broker_id uuid,
    -- The last day that the money paid in so far is for.
    funded_until date not null,
    primary key (council_id, id),
    unique (council_id, award_id),
    unique (council_id, id, holder_id, award_id),
    foreign key (council_id, award_id) references award,
    foreign key (council_id, holder_id) references person,
    foreign key (council_id, broker_id) references provider,
    check ((route = 'isf') = (broker_id is not null))
);
create index budget_holder on budget (council_id, holder_id);
