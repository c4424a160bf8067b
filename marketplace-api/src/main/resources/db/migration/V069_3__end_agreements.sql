-- R7, R53: one of the two ends what they agreed, with the notice that they agreed. The latest that stands counts.
create table agreement_ending (
    council_id uuid not null,
    id uuid not null,
    agreement_id uuid not null,
    side text not null check (side in ('person', 'provider')),
    -- From this day on nothing of it counts.
    first_day date not null,
    words text check (length(words) between 1 and 500),
    visits integer not null check (visits >= 0),
    charge_pence bigint not null check (charge_pence >= 0),
    said_at timestamptz not null,
    said_by uuid not null,
    on_behalf_of uuid,
    taken_back_at timestamptz,
    taken_back_by uuid,
    -- The two have agreed again.
    restarted_at timestamptz,
    primary key (council_id, id),
    foreign key (council_id, agreement_id) references agreement,
    foreign key (council_id, said_by) references person,
    foreign key (council_id, on_behalf_of) references person,
    foreign key (council_id, taken_back_by) references person,
    constraint agreement_ending_taken_back check (
        (taken_back_at is null) = (taken_back_by is null) and num_nonnulls(taken_back_at, restarted_at) <= 1)
);
create unique index agreement_ending_stands on agreement_ending (council_id, agreement_id)
    where taken_back_at is null and restarted_at is null;

-- R83: the employer is told once that an insurance (or a right to work) runs out, and once that it has.
alter table employer_task
    add column ending_told_at timestamptz,
    add column ended_told_at timestamptz;
create index employer_task_until on employer_task (until) where until is not null and ended_told_at is null;
