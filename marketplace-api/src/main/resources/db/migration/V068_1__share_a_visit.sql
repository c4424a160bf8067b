-- A couple: one worker for two people together (R51, ADR 37). One of them invites, the other agrees, and only then both are booked,
-- each from their own money, or neither.
create table couple_visit (
    council_id uuid not null,
    -- Made by who invites, and handed on by them: whoever signs in with it may read the invitation, and nothing else.
    id uuid not null,
    offer_id uuid not null,
    provider_id uuid not null,
    engagement text not null check (engagement in ('self-employed', 'business')),
    start_at timestamptz not null,
    end_at timestamptz not null,
    first_holder uuid not null,
    invited_by uuid not null,
    invited_at timestamptz not null,
    budget_id uuid not null,
    plan_line_id uuid not null,
    uses_own_money boolean not null,
    -- What was shown to who invites: it is booked for them at no more.
    share_pence bigint not null check (share_pence > 0),
    answer_by timestamptz not null,
    state text not null default 'invited' check (state in ('invited', 'booked', 'declined', 'withdrawn')),
    second_holder uuid,
    answered_at timestamptz,
    primary key (council_id, id),
    foreign key (council_id, offer_id) references offer,
    foreign key (council_id, provider_id) references provider,
    foreign key (council_id, first_holder) references person,
    foreign key (council_id, second_holder) references person,
    foreign key (council_id, invited_by) references person,
    foreign key (council_id, budget_id) references budget,
    check (end_at > start_at),
    check (second_holder <> first_holder),
    check ((state = 'booked') = (second_holder is not null)),
    check ((state = 'invited') = (answered_at is null))
);
create index couple_visit_first on couple_visit (council_id, first_holder, invited_at desc, id);

alter table booking
    add column couple_id uuid,
    add constraint booking_couple foreign key (council_id, couple_id) references couple_visit,
    add constraint booking_of_a_couple unique (council_id, couple_id, holder_id);

-- One time of the worker for both: it is free again when neither comes.
alter table worker_time drop constraint worker_time_what_for_check;
alter table worker_time add constraint worker_time_what_for_check
    check (what_for in ('booking', 'session', 'request', 'couple'));
