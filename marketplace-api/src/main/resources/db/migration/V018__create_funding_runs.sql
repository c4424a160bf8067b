-- Paying in what is due by a date: a draft, and another officer's yes (R92), then one posting for all of it.
create table funding_run (
    council_id uuid not null references council,
    id uuid not null,
    -- Cycles that begin on or before it.
    for_day date not null,
    state text not null default 'draft' check (state in ('draft', 'approved', 'posted', 'discarded')),
    lines integer not null default 0 check (lines >= 0),
    total_pence bigint not null default 0 check (total_pence >= 0),
    -- How many of all its lines are for an award that was never paid, differ from the time before, carry a warning.
    new_lines integer not null default 0 check (new_lines >= 0),
    changed_lines integer not null default 0 check (changed_lines >= 0),
    warned_lines integer not null default 0 check (warned_lines >= 0),
    made_by uuid not null,
    made_at timestamptz not null,
    decided_by uuid,
    decided_at timestamptz,
    -- When the posting that runs now was begun; it leaves no other sign until it is done.
    posting_at timestamptz,
    posted_at timestamptz,
    -- What was posted: less than the draft, where agreements changed after it was made.
    paid_lines integer check (paid_lines between 0 and lines),
    paid_pence bigint check (paid_pence between 0 and total_pence),
    primary key (council_id, id),
    foreign key (council_id, made_by) references person,
    foreign key (council_id, decided_by) references person,
    constraint maker_is_never_checker check (state not in ('approved', 'posted') or decided_by <> made_by),
    check ((state = 'draft') = (decided_by is null)),
    check ((decided_by is null) = (decided_at is null)),
    check ((state = 'posted') = (posted_at is not null)),
    check ((state = 'posted') = (paid_lines is not null and paid_pence is not null))
);
create index funding_run_to_post on funding_run (decided_at) where state = 'approved';

-- One cycle of one award. Its id is that of the ledger transfer that pays it.
create table funding_line (
    council_id uuid not null,
    run_id uuid not null,
    id uuid not null,
    award_id uuid not null,
    -- The award as it was when the draft was made.
    award_version integer not null,
    budget_id uuid not null,
    -- The days it pays for; a cycle in which an award begins or ends has fewer.
    first_day date not null,
    last_day date not null,
    days integer generated always as (last_day - first_day + 1) stored,
    -- Pence a week, summed over the days: of a one-off payment seven times the whole.
    weekly_days_pence bigint not null check (weekly_days_pence >= 0),
    -- R10: rounded half up, per line.
    amount_pence bigint generated always as ((2 * weekly_days_pence + 7) / 14) stored,
    -- Of the line before, in this run or an earlier one; none: the award was never paid by a run.
    before_pence bigint,
    is_new boolean not null,
    is_changed boolean not null,
    -- What to look at before saying yes: no-route, frozen, last-payment, much-more.
    warnings text[] not null default '{}'
        check (warnings <@ array['no-route', 'frozen', 'last-payment', 'much-more']),
    state text not null default 'drafted' check (state in ('drafted', 'paid', 'left-out')),
    why text check (why in ('frozen', 'changed', 'paid-already')),
    primary key (council_id, run_id, award_id, first_day),
    foreign key (council_id, run_id) references funding_run,
    foreign key (council_id, award_id) references award,
    foreign key (council_id, budget_id) references budget,
    check (last_day >= first_day),
    check ((state = 'left-out') = (why is not null))
);
-- No cycle is ever paid twice, whatever runs are open.
create unique index funding_line_paid_once on funding_line (council_id, award_id, first_day) where state = 'paid';
create index funding_line_new on funding_line (council_id, run_id, award_id, first_day) where is_new;
create index funding_line_changed on funding_line (council_id, run_id, award_id, first_day) where is_changed;
create index funding_line_warned on funding_line (council_id, run_id, award_id, first_day)
    where warnings <> '{}';
