-- ADR 36: who can't come at the time that was asked for names up to three others; the person takes one, or none. Proposed
-- times take nobody's time and no money until one is taken.
create table booking_proposal (
    council_id uuid not null,
    id uuid not null,
    booking_id uuid not null,
    -- How to reach or find somebody does not stand in it (R43).
    message text check (length(message) between 1 and 500),
    state text not null default 'open' check (state in ('open', 'taken', 'refused', 'withdrawn', 'lapsed', 'closed')),
    proposed_by uuid not null,
    proposed_at timestamptz not null,
    answer_by timestamptz not null,
    ended_at timestamptz,
    -- What the time that was taken was booked as.
    became_id uuid,
    primary key (council_id, id),
    foreign key (council_id, booking_id) references booking,
    foreign key (council_id, proposed_by) references person,
    foreign key (council_id, became_id) references booking,
    check ((state = 'open') = (ended_at is null)),
    check ((state = 'taken') = (became_id is not null)),
    check (answer_by > proposed_at)
);
create unique index booking_proposal_open on booking_proposal (council_id, booking_id) where state = 'open';
create index booking_proposal_booking on booking_proposal (council_id, booking_id, id);
create unique index booking_proposal_became on booking_proposal (council_id, became_id) where became_id is not null;

create table booking_proposal_time (
    council_id uuid not null,
    id uuid not null,
    proposal_id uuid not null,
    start_at timestamptz not null,
    end_at timestamptz not null check (end_at > start_at and end_at - start_at <= interval '24 hours'),
    primary key (council_id, id),
    unique (council_id, proposal_id, start_at, end_at),
    foreign key (council_id, proposal_id) references booking_proposal
);
