-- Who waits for a place in a session that is full, in the order of asking (R51). A place that comes free is kept for the first
-- who fits, for a while; then it goes to the next.
create table session_waiting (
    council_id uuid not null,
    -- Made by who asks: a form sent twice is one place in the line.
    id uuid not null,
    occurrence_id uuid not null,
    holder_id uuid not null,
    places integer not null check (places > 0),
    asked_at timestamptz not null,
    asked_by uuid not null,
    on_behalf_of uuid,
    -- For how long a place is kept for them, as the council had it when they asked.
    kept_minutes integer not null check (kept_minutes > 0),
    state text not null default 'waiting' check (state in ('waiting', 'offered', 'booked', 'passed', 'left')),
    -- Until when the places are kept, which count as taken.
    offered_until timestamptz,
    over_at timestamptz,
    primary key (council_id, id),
    foreign key (council_id, occurrence_id) references session_occurrence on delete cascade,
    foreign key (council_id, holder_id) references person,
    foreign key (council_id, asked_by) references person,
    foreign key (council_id, on_behalf_of) references person,
    check ((state = 'offered') = (offered_until is not null)),
    check ((state in ('booked', 'passed', 'left')) = (over_at is not null))
);
create unique index session_waiting_once on session_waiting (council_id, occurrence_id, holder_id)
    where state in ('waiting', 'offered');
create index session_waiting_line on session_waiting (council_id, occurrence_id, asked_at, id) where state = 'waiting';
create index session_waiting_kept on session_waiting (offered_until) where state = 'offered';
create index session_waiting_holder on session_waiting (council_id, holder_id, asked_at desc, id);
