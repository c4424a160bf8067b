-- R92: a charge that was given back to the person after the provider was paid is recovered: set off against their next pay, where
-- they said yes to that, or as it came back by bank. One officer proposes it, another says yes.
create table charge_recovery (
    council_id uuid not null,
    id uuid not null,
    provider_id uuid not null,
    way text not null check (way in ('set-off', 'bank')),
    amount_pence bigint not null check (amount_pence > 0),
    -- What the provider reads; of what came by bank, its reference.
    words text not null check (length(words) between 1 and 300),
    state text not null default 'proposed' check (state in ('proposed', 'accepted', 'agreed', 'done', 'withdrawn')),
    proposed_at timestamptz not null,
    proposed_by uuid not null,
    -- The provider's answer.
    answered_at timestamptz,
    answered_by uuid,
    decided_at timestamptz,
    decided_by uuid,
    -- What was taken so far.
    taken_pence bigint not null default 0,
    primary key (council_id, id),
    foreign key (council_id, provider_id) references provider,
    foreign key (council_id, proposed_by) references person,
    foreign key (council_id, answered_by) references person,
    foreign key (council_id, decided_by) references person,
    constraint charge_recovery_taken check (taken_pence between 0 and amount_pence),
    constraint charge_recovery_other_officer check (state not in ('agreed', 'done') or decided_by <> proposed_by),
    -- Nothing is set off without the provider's yes.
    constraint charge_recovery_is_agreed check (
        way = 'bank' or state in ('proposed', 'withdrawn') or answered_at is not null),
    constraint charge_recovery_done check ((state = 'done') = (taken_pence = amount_pence))
);
create index charge_recovery_open on charge_recovery (council_id, provider_id) where state in ('proposed', 'accepted', 'agreed');

-- What was taken of which payment. The id is the transfer's.
create table charge_recovery_line (
    council_id uuid not null,
    id uuid not null,
    recovery_id uuid not null,
    -- None: it came by bank.
    settlement_id uuid,
    amount_pence bigint not null check (amount_pence > 0),
    at timestamptz not null,
    primary key (council_id, id),
    foreign key (council_id, id) references ledger_transfer,
    foreign key (council_id, recovery_id) references charge_recovery,
    foreign key (council_id, settlement_id) references settlement
);
create index charge_recovery_line_settlement on charge_recovery_line (council_id, settlement_id);
create index charge_recovery_line_recovery on charge_recovery_line (council_id, recovery_id);
