-- R24, R104: an officer stops a budget for a while: nothing is paid in and no new visit is booked. What is booked stands
-- and stays payable. The person reads why, who decided it and until when it is looked at again.
create table budget_freeze (
    council_id uuid not null,
    -- Made by who freezes: a form sent twice is one freeze.
    id uuid not null,
    budget_id uuid not null,
    -- As the person reads it.
    reason text not null check (length(reason) between 1 and 1000),
    frozen_at timestamptz not null,
    frozen_by uuid not null,
    -- By when an officer looks at it again.
    review_on date not null,
    lifted_at timestamptz,
    lifted_by uuid,
    -- As the person reads it; of one that goes on, why it goes on.
    lifted_why text check (length(lifted_why) between 1 and 1000),
    primary key (council_id, id),
    foreign key (council_id, budget_id) references budget,
    foreign key (council_id, frozen_by) references person,
    foreign key (council_id, lifted_by) references person,
    constraint freeze_is_looked_at_soon check (
        review_on - (frozen_at at time zone 'Europe/London')::date between 0 and 14),
    constraint freeze_is_lifted_whole check (
        (lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lifted_why is null)),
    constraint freeze_is_lifted_later check (lifted_at >= frozen_at)
);
create unique index budget_freeze_one_open on budget_freeze (council_id, budget_id) where lifted_at is null;
create index budget_freeze_budget on budget_freeze (council_id, budget_id, frozen_at desc, id desc);

-- R17: what happened and is not agreed yet is subtracted before anything counts as unspent.
create index booking_budget_open on booking (council_id, budget_id) where state in ('recorded', 'queried');
