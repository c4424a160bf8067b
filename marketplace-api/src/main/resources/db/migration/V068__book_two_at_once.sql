-- Two people who come to one person at the same time (two-to-one care, ADR 37): two bookings like any other, which were placed
-- together or not at all. What becomes of one changes nothing of the other by itself (R7).
create table booking_pair (
    council_id uuid not null,
    -- Made by who asks: a form sent twice is one pair.
    id uuid not null,
    holder_id uuid not null,
    first_id uuid not null,
    second_id uuid not null,
    made_at timestamptz not null,
    made_by uuid not null,
    -- When the other fell away, the person said that one is enough.
    kept_alone_at timestamptz,
    kept_alone_by uuid,
    primary key (council_id, id),
    unique (council_id, first_id),
    unique (council_id, second_id),
    foreign key (council_id, holder_id) references person,
    foreign key (council_id, first_id) references booking,
    foreign key (council_id, second_id) references booking,
    foreign key (council_id, made_by) references person,
    foreign key (council_id, kept_alone_by) references person,
    check (first_id <> second_id),
    check ((kept_alone_at is null) = (kept_alone_by is null))
);
