-- R103: every decision and every movement of money. Ids and figures only, never names or care details.
create table audit_event (
    council_id uuid not null references council,
    id uuid not null default uuidv7(),
    at timestamptz not null,
    -- None: the platform itself, e.g. a request that expired.
    actor_id uuid,
    on_behalf_of uuid,
    action text not null check (action ~ '^[a-z-]+$'),
    subject_kind text not null,
    subject_id uuid not null,
    details jsonb not null default '{}',
    primary key (council_id, id),
    foreign key (council_id, actor_id) references person,
    foreign key (council_id, on_behalf_of) references person
);
create index audit_event_subject on audit_event (council_id, subject_id, id desc);
-- Payments are found by the booking they are for.
create index audit_event_booking on audit_event (council_id, (details ->> 'bookingId'), id desc)
    where details ->> 'bookingId' is not null;
