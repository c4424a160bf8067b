-- R58: "They haven't come", "it didn't happen"; R7: whom somebody asks when somebody can't come.
alter table booking
    -- When the person said that nobody has come, so that who was to come was told at once.
    add column not_come_at timestamptz,
    -- Who was not there.
    add column absent text check (absent in ('holder', 'provider')),
    -- Who called it off; none: before that was kept, or nobody did.
    add column cancelled_by text check (cancelled_by in ('holder', 'provider', 'paused')),
    add constraint booking_absent_only_then check (absent is null or state = 'did-not-happen');
create index booking_begun on booking (council_id, holder_id, start_at) where state = 'confirmed';

-- The person's own list, in their order. They decide whom they ask; nothing is sent to anybody on it.
create table backup_person (
    council_id uuid not null,
    person_id uuid not null,
    provider_id uuid not null,
    position integer not null check (position > 0),
    primary key (council_id, person_id, provider_id),
    unique (council_id, person_id, position),
    foreign key (council_id, person_id) references person,
    foreign key (council_id, provider_id) references provider
);
