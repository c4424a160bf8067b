-- The double-entry ledger (R11). The only way to move money is to insert a row into ledger_transfer: the trigger in
-- R__ledger_functions.sql moves the balances and writes the entries. See docs/adr/0006-ledger.md.
create table ledger_account (
    council_id uuid not null references council,
    id uuid not null default uuidv7(),
    kind text not null check (kind in ('council-funding', 'budget-council', 'budget-contribution', 'budget-own',
        'budget-reserve', 'provider-payable', 'broker-fee', 'rail-clearing', 'exception', 'suspense')),
    -- The budget, provider or broker it belongs to; none: the council's own.
    owner_id uuid,
    -- Tells accounts of one kind and owner apart, e.g. the rail.
    name text not null default '',
    debits_posted bigint not null default 0 check (debits_posted >= 0),
    credits_posted bigint not null default 0 check (credits_posted >= 0),
    debits_pending bigint not null default 0 check (debits_pending >= 0),
    credits_pending bigint not null default 0 check (credits_pending >= 0),
    ring_fenced bigint not null default 0 check (ring_fenced >= 0),
    -- How many entries there are: the next one's seq is one more.
    entries bigint not null default 0 check (entries >= 0),
    primary key (council_id, id),
    unique nulls not distinct (council_id, kind, owner_id, name),
    -- R12: available = posted - held - ring-fenced, and never below zero.
    constraint available_not_negative check (
        kind not in ('budget-council', 'budget-contribution', 'budget-own', 'budget-reserve')
        or credits_posted - debits_posted - debits_pending - ring_fenced >= 0),
    -- Nobody is paid more than is owed to them.
    constraint payable_not_negative check (kind <> 'provider-payable' or credits_posted >= debits_posted)
);
create index ledger_account_owner on ledger_account (council_id, owner_id);

create table ledger_transfer (
    council_id uuid not null references council,
    -- Made by the caller, so that a repeated command is the same transfer.
    id uuid not null,
    phase text not null check (phase in ('direct', 'pending', 'post', 'void', 'expire')),
    -- The hold that a post, void or expire resolves.
    pending_id uuid,
    debit_account_id uuid not null,
    credit_account_id uuid not null,
    amount_pence bigint not null check (amount_pence > 0),
    code text not null check (code in ('load', 'hold', 'visit', 'cancellation-charge', 'release', 'payment',
        'correction')),
    subject_kind text not null,
    subject_id uuid not null,
    plan_line_id uuid,
    -- A correction names what it corrects.
    corrects_id uuid,
    actor_id uuid,
    on_behalf_of uuid,
    description text not null,
    at timestamptz not null,
    primary key (council_id, id),
    foreign key (council_id, pending_id) references ledger_transfer,
    foreign key (council_id, corrects_id) references ledger_transfer,
    foreign key (council_id, debit_account_id) references ledger_account,
    foreign key (council_id, credit_account_id) references ledger_account,
    foreign key (council_id, actor_id) references person,
    foreign key (council_id, on_behalf_of) references person,
    check (debit_account_id <> credit_account_id),
    check ((phase in ('post', 'void', 'expire')) = (pending_id is not null)),
    check ((code = 'correction') = (corrects_id is not null))
);
create unique index ledger_transfer_resolves_once on ledger_transfer (council_id, pending_id)
    where pending_id is not null;
create unique index ledger_transfer_corrects_once on ledger_transfer (council_id, corrects_id)
    where corrects_id is not null;
create index ledger_transfer_subject on ledger_transfer (council_id, subject_id);

create table ledger_entry (
    council_id uuid not null,
    account_id uuid not null,
    -- Gapless, from 1: a missing line can be seen.
    seq bigint not null check (seq > 0),
    transfer_id uuid not null,
    -- Signed: plus is a credit.
    amount_pence bigint not null check (amount_pence <> 0),
    -- Credits less debits of the account after this entry.
    balance_pence bigint not null,
    at timestamptz not null,
    primary key (council_id, account_id, seq),
    foreign key (council_id, account_id) references ledger_account,
    foreign key (council_id, transfer_id) references ledger_transfer,
    unique (council_id, transfer_id, account_id)
);
