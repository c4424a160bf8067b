-- R24: a budget account is closed for good. What is left of council money and of what was set aside as an employer goes
-- back to the council after what must still be paid; own money and the unused part of the person's share go to the
-- person, or to whoever settles what they left. See docs/adr/0020-closing-an-account.md.
alter table budget
    -- Moves with a closing that another officer approved, and never back.
    add column closed_at timestamptz;

alter table ledger_account drop constraint ledger_account_kind_check;
alter table ledger_account add constraint ledger_account_kind_check check (kind in ('council-funding', 'budget-council',
    'budget-contribution', 'budget-own', 'budget-reserve', 'provider-payable', 'closing-payable', 'broker-fee',
    'rail-clearing', 'exception', 'suspense'));
alter table ledger_account drop constraint payable_not_negative;
alter table ledger_account add constraint payable_not_negative check (
    kind not in ('provider-payable', 'closing-payable') or credits_posted >= debits_posted);
-- Of a closed account: how many entries it has, for ever. Nothing is posted, held or set aside there any more.
alter table ledger_account add column closed_entries bigint;
alter table ledger_account add constraint closed_account_stays_empty check (closed_entries is null
    or (entries = closed_entries and credits_posted = debits_posted and credits_pending = 0 and debits_pending = 0
        and ring_fenced = 0));

alter table ledger_transfer drop constraint ledger_transfer_code_check;
alter table ledger_transfer add constraint ledger_transfer_code_check check (code in ('load', 'contribution', 'top-up',
    'top-up-refund', 'hold', 'visit', 'cancellation-charge', 'release', 'payment', 'reserve', 'return', 'pay-out',
    'liability', 'correction'));

-- What one officer proposed and another approved. The figures are those of the account when it was proposed; where one of
-- them moves before the yes, it is proposed anew.
create table budget_closing (
    council_id uuid not null,
    -- Made by who proposes: a form sent twice is one proposal.
    id uuid not null,
    budget_id uuid not null,
    state text not null default 'proposed' check (state in ('proposed', 'done', 'withdrawn')),
    proposed_at timestamptz not null,
    proposed_by uuid not null,
    council_pence bigint not null check (council_pence >= 0),
    reserve_pence bigint not null check (reserve_pence >= 0),
    contribution_pence bigint not null check (contribution_pence >= 0),
    own_pence bigint not null check (own_pence >= 0),
    -- Wages, notice, redundancy, holiday and tax that are paid first.
    liability_pence bigint not null check (liability_pence between 0 and council_pence + reserve_pence),
    return_pence bigint generated always as (council_pence + reserve_pence - liability_pence) stored,
    pay_out_pence bigint generated always as (contribution_pence + own_pence) stored,
    -- Where the money is in the person's own bank: when what is the council's came back to it, and under which reference.
    returned_on date,
    return_reference text check (length(return_reference) between 1 and 140),
    decided_at timestamptz,
    decided_by uuid,
    primary key (council_id, id),
    foreign key (council_id, budget_id) references budget,
    foreign key (council_id, proposed_by) references person,
    foreign key (council_id, decided_by) references person,
    constraint closing_maker_is_never_checker check (state <> 'done' or decided_by <> proposed_by),
    check ((state = 'proposed') = (decided_at is null)),
    check ((decided_at is null) = (decided_by is null)),
    check ((returned_on is null) = (return_reference is null))
);
create unique index budget_closing_one on budget_closing (council_id, budget_id) where state <> 'withdrawn';

-- Who gets money when an account is closed, and how it was paid: outside, by bank transfer or cheque, after the second
-- officer's yes.
create table closing_payment (
    council_id uuid not null,
    -- Also the id of the ledger transfer that pays it: it can't be paid twice.
    id uuid not null,
    closing_id uuid not null,
    -- In the order in which they are paid: from what was set aside as an employer first. What is theirs is the last.
    position integer not null check (position > 0),
    what text not null check (what in ('own-money', 'wages', 'notice', 'redundancy', 'holiday', 'tax')),
    payee text not null check (length(payee) between 1 and 140),
    amount_pence bigint not null check (amount_pence > 0),
    -- own-bank: it is in the person's own bank account already.
    how text check (how in ('bank-transfer', 'cheque', 'own-bank')),
    paid_on date,
    reference text check (length(reference) between 1 and 140),
    recorded_at timestamptz,
    recorded_by uuid,
    primary key (council_id, id),
    unique (council_id, closing_id, position),
    foreign key (council_id, closing_id) references budget_closing,
    foreign key (council_id, recorded_by) references person,
    check ((how is null) = (paid_on is null)),
    check ((how is null) = (recorded_at is null)),
    check ((how is null) = (recorded_by is null)),
    check ((how is not null and how <> 'own-bank') = (reference is not null))
);
create unique index closing_payment_own_money on closing_payment (council_id, closing_id) where what = 'own-money';
create index closing_payment_to_pay on closing_payment (council_id, closing_id) where paid_on is null;

-- A line that was drafted before an account was closed is left out.
alter table funding_line drop constraint funding_line_why_check;
alter table funding_line add constraint funding_line_why_check
    check (why in ('frozen', 'changed', 'paid-already', 'closed'));
create index budget_closed on budget (council_id, id) where closed_at is not null;

-- A card that pays, or gives back, after the account is closed: for finance to look at.
alter table rail_event drop constraint rail_event_outcome_check;
alter table rail_event add constraint rail_event_outcome_check check (outcome in ('paid', 'returned', 'already',
    'superseded', 'unmatched', 'amount-differs', 'second-payment', 'partly-returned', 'expired', 'given-back',
    'not-given-back', 'account-closed'));
drop index rail_event_to_look_at;
create index rail_event_to_look_at on rail_event (council_id, received_at desc)
    where outcome in ('unmatched', 'amount-differs', 'second-payment', 'partly-returned', 'account-closed');
