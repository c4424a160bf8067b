-- R95: people come from the old system by CSV. What was read stands here, and nowhere else, until somebody goes live:
-- then it becomes an award with its budget account, and the balance is the first posting. Until then it can be undone
-- without a trace in awards, budgets or ledger. See docs/adr/0019-coming-from-the-old-system.md.
create table intake (
    council_id uuid not null references council,
    -- Made by who sends the files: sent twice it is one.
    id uuid not null,
    -- The day of the old system's figures.
    figures_on date not null,
    state text not null default 'checked' check (state in ('checked', 'accepted', 'undone')),
    -- Of all three files.
    rows_read integer not null default 0,
    rows_bad integer not null default 0 check (rows_bad between 0 and rows_read),
    -- What the awards without an error come to.
    people_read integer not null default 0,
    total_pence bigint not null default 0,
    weekly_pence bigint not null default 0,
    made_by uuid not null,
    made_at timestamptz not null,
    -- The same by the old system, as an officer read it there.
    control_people integer check (control_people >= 0),
    control_total_pence bigint check (control_total_pence >= 0),
    control_weekly_pence bigint check (control_weekly_pence >= 0),
    -- Why the two differ, where they do. It stays, as the audit trail does.
    control_reason text check (length(control_reason) between 1 and 1000),
    control_by uuid,
    control_at timestamptz,
    accepted_by uuid,
    accepted_at timestamptz,
    -- Awards brought in, and rows of all files left out.
    brought_in integer check (brought_in > 0),
    left_out integer check (left_out >= 0),
    undone_by uuid,
    undone_at timestamptz,
    primary key (council_id, id),
    foreign key (council_id, made_by) references person,
    foreign key (council_id, control_by) references person,
    foreign key (council_id, accepted_by) references person,
    foreign key (council_id, undone_by) references person,
    constraint intake_maker_is_never_checker check (accepted_by <> made_by and accepted_by <> control_by),
    constraint intake_control_is_whole check (
        num_nonnulls(control_people, control_total_pence, control_weekly_pence, control_by, control_at) in (0, 5)),
    constraint intake_is_controlled check (
        accepted_at is null
        or coalesce(control_reason is not null or (control_people, control_total_pence, control_weekly_pence)
                    = (people_read, total_pence, weekly_pence), false)),
    check (num_nonnulls(accepted_by, accepted_at, brought_in, left_out) in (0, 4)),
    check (num_nonnulls(undone_by, undone_at) in (0, 2)),
    check (state <> 'accepted' or accepted_at is not null),
    check ((state = 'undone') = (undone_at is not null))
);

-- One row of one of the three files.
create table intake_row (
    council_id uuid not null,
    id uuid not null default uuidv7(),
    intake_id uuid not null,
    sheet text not null check (sheet in ('awards', 'payees', 'arrangements')),
    -- In the file, as people count; the line of titles counts.
    number integer not null check (number > 1),
    case_reference text,
    -- As it was read, in one form (intake_award_of); of a row with errors what could be read.
    content jsonb not null,
    -- [{column, message}]
    faults jsonb not null default '[]',
    -- What bringing it in would do.
    effect text not null check (effect in ('new-person', 'new-award', 'new', 'already-here', 'differs', 'bad')),
    -- Which columns differ from what is here.
    differs text[] not null default '{}',
    state text not null default 'checked' check (state in ('checked', 'parallel', 'live')),
    -- Whom it is about, where they are known here.
    person_id uuid,
    -- What it became.
    award_id uuid,
    budget_id uuid,
    live_at timestamptz,
    live_by uuid,
    -- Why it went live although the two accounts differed.
    live_reason text check (length(live_reason) between 1 and 1000),
    primary key (council_id, id),
    unique (council_id, intake_id, sheet, number),
    foreign key (council_id, intake_id) references intake,
    foreign key (council_id, person_id) references person,
    foreign key (council_id, award_id) references award deferrable initially deferred,
    foreign key (council_id, budget_id) references budget deferrable initially deferred,
    foreign key (council_id, live_by) references person,
    check ((effect = 'bad') = (faults <> '[]')),
    check (effect <> 'bad' or state = 'checked'),
    check ((state = 'live') = (live_at is not null)),
    check (state <> 'live' or person_id is not null),
    check ((state = 'live' and sheet = 'awards') = (award_id is not null and budget_id is not null))
);
create index intake_row_case on intake_row (council_id, case_reference, sheet) where state <> 'checked';
-- Of one award one account runs in parallel.
create unique index intake_row_parallel_once on intake_row (council_id, case_reference, (content ->> 'kind'),
    (content ->> 'from')) where sheet = 'awards' and state = 'parallel';
create index intake_row_award on intake_row (council_id, award_id) where award_id is not null;

-- Parallel running: the old system's account of somebody on a later day, beside what ours would have by then.
create table intake_figures (
    council_id uuid not null,
    row_id uuid not null,
    on_day date not null,
    council_pence bigint not null check (council_pence >= 0),
    share_pence bigint not null check (share_pence >= 0),
    own_pence bigint not null check (own_pence >= 0),
    reserve_pence bigint not null check (reserve_pence >= 0),
    -- Since the figures of the intake: what was spent there, and what came in from elsewhere than the council.
    spent_pence bigint not null check (spent_pence >= 0),
    received_pence bigint not null check (received_pence >= 0),
    -- The last day that the old system has paid in for.
    paid_until date not null,
    -- What ours would have, and the last day that our funding runs would have paid in for.
    our_pence bigint not null,
    our_paid_until date not null,
    made_by uuid not null,
    made_at timestamptz not null,
    primary key (council_id, row_id, on_day),
    foreign key (council_id, row_id) references intake_row on delete cascade,
    foreign key (council_id, made_by) references person
);

-- The first posting of somebody who comes from the old system.
alter table ledger_transfer drop constraint ledger_transfer_code_check;
alter table ledger_transfer add constraint ledger_transfer_code_check check (code in ('opening', 'load', 'contribution',
    'top-up', 'top-up-refund', 'hold', 'visit', 'cancellation-charge', 'release', 'payment', 'reserve', 'return',
    'pay-out', 'liability', 'correction'));

-- An award as the files have it.
create type intake_award as (
    given_name text, family_name text, born_on date, email text, phone text, address text, postcode text,
    kind text, from_day date, to_day date, weekly_pence bigint, paid text, contribution_weekly_pence bigint,
    cycle_weeks integer, review_band text, planned_minutes_weekly integer, route text, broker text,
    plan_lines text[], paid_until date,
    council_pence bigint, share_pence bigint, own_pence bigint, reserve_pence bigint
);
