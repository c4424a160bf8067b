-- A budget's money stands in accounts by where it came from (R14): council money, the person's share (contribution), own
-- money, and what is set aside for employer costs. All are there from the first moment, so that they can be read.
insert into ledger_account (council_id, kind, owner_id)
select b.council_id, of_kind, b.id
  from budget b
 cross join unnest(array['budget-contribution', 'budget-own', 'budget-reserve']) as of_kind
on conflict do nothing;

alter table ledger_transfer drop constraint ledger_transfer_code_check;
alter table ledger_transfer add constraint ledger_transfer_code_check check (code in ('load', 'contribution', 'top-up',
    'top-up-refund', 'hold', 'visit', 'cancellation-charge', 'release', 'payment', 'reserve', 'return', 'correction'));

-- R4: above what the council pays towards an hour the person pays the difference, where they said so.
alter table booking
    add column uses_own_money boolean not null default false,
    -- Of the price, what comes from own money; the rest comes from the budget.
    add column own_pence bigint not null default 0,
    -- Of what was settled, what came from own money.
    add column own_settled_pence bigint not null default 0,
    add constraint booking_own_money check (
        own_pence between 0 and price_pence and own_settled_pence between 0 and settled_pence
        and (uses_own_money or (own_pence = 0 and own_settled_pence = 0)));
alter table visit_record
    add column own_pence bigint not null default 0,
    add constraint visit_record_own_money check (own_pence between 0 and price_pence);

-- An amount that is set aside inside a budget, with its reason and end (R12, R17).
create table ring_fence (
    council_id uuid not null,
    id uuid not null,
    budget_id uuid not null,
    purpose text not null check (purpose in ('employer-costs', 'agreed-future-need')),
    reason text not null check (length(reason) between 1 and 300),
    amount_pence bigint not null check (amount_pence > 0),
    -- The last day on which it is set aside.
    until date not null,
    made_at timestamptz not null,
    made_by uuid not null,
    released_at timestamptz,
    -- None: it ran out.
    released_by uuid,
    primary key (council_id, id),
    foreign key (council_id, budget_id) references budget,
    foreign key (council_id, made_by) references person,
    foreign key (council_id, released_by) references person,
    check (released_by is null or released_at is not null)
);
create index ring_fence_budget on ring_fence (council_id, budget_id) where released_at is null;
create index ring_fence_until on ring_fence (until) where released_at is null;

-- The accounts that a booking moves money between, locked, and what is free on each.
create type booking_pots as (
    contribution uuid, council uuid, own uuid, payable uuid,
    contribution_free bigint, council_free bigint, own_free bigint
);
