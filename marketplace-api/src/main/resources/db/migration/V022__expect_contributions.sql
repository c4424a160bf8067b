-- R22: the person's share of what was agreed, expected with each cycle that is paid in, and what was paid of it.
create table contribution_due (
    council_id uuid not null,
    id uuid not null default uuidv7(),
    budget_id uuid not null,
    -- The days it is for: a cycle, or the part of one in which it is paid this way.
    first_day date not null,
    last_day date not null,
    -- R6: net is paid into the budget account, gross is a debt to the council that never touches it.
    how text not null check (how in ('net', 'gross')),
    amount_pence bigint not null check (amount_pence > 0),
    -- What is matched to it so far: payments are matched to what was expected first.
    paid_pence bigint not null,
    -- The last day on which it is paid in time.
    due_on date not null,
    primary key (council_id, id),
    -- A cycle expects a share once.
    constraint contribution_due_once unique (council_id, budget_id, first_day, how),
    foreign key (council_id, budget_id) references budget,
    constraint contribution_due_paid check (paid_pence between 0 and amount_pence),
    check (last_day >= first_day)
);
create index contribution_due_open on contribution_due (council_id, due_on, budget_id) include (amount_pence, paid_pence, how)
    where paid_pence < amount_pence;

-- What somebody paid of their share. Its net part is the ledger transfer of the same id.
create table contribution_payment (
    council_id uuid not null,
    id uuid not null,
    budget_id uuid not null,
    amount_pence bigint not null check (amount_pence > 0),
    net_pence bigint not null check (net_pence >= 0),
    gross_pence bigint not null check (gross_pence >= 0),
    paid_on date not null,
    -- By finance from the bank, or by the person: "I have paid my share into the account".
    source text not null check (source in ('received', 'said')),
    -- Of the bank.
    reference text check (length(reference) between 1 and 140),
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    on_behalf_of uuid,
    primary key (council_id, id),
    foreign key (council_id, budget_id) references budget,
    foreign key (council_id, recorded_by) references person,
    foreign key (council_id, on_behalf_of) references person,
    check (net_pence + gross_pence = amount_pence),
    check ((source = 'said') = (reference is null)),
    -- Only what is paid to the council pays a debt to it.
    check (source = 'received' or gross_pence = 0)
);
-- A bank line that comes twice is one payment.
create unique index contribution_payment_known
    on contribution_payment (council_id, budget_id, reference, paid_on, amount_pence);
create index contribution_payment_budget on contribution_payment (council_id, budget_id, id desc);

-- What was paid and is matched to nothing yet: it waits for the next cycle.
create table contribution_ahead (
    council_id uuid not null,
    budget_id uuid not null,
    how text not null check (how in ('net', 'gross')),
    pence bigint not null check (pence >= 0),
    primary key (council_id, budget_id, how),
    foreign key (council_id, budget_id) references budget
);

-- A payment on its way in: which row it was, what it is for, and why it can't be taken, if so.
create type contribution_row as (
    number integer, id uuid, budget_id uuid, amount_pence bigint, paid_on date, reference text, why text
);
