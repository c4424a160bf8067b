-- R66, ADR 43: "About me". One page that the holder writes, shared part by part with named people, and taken back at any time. Only
-- what it says now is kept: what was taken out is gone.
create table about_me (
    council_id uuid not null,
    person_id uuid not null,
    part text not null check (part in ('matters', 'support', 'safe', 'emergency')),
    words text not null check (length(words) between 1 and 4000),
    changed_at timestamptz not null,
    changed_by uuid not null,
    primary key (council_id, person_id, part),
    foreign key (council_id, person_id) references person,
    foreign key (council_id, changed_by) references person
);

-- Who reads which parts: whoever runs a provider, or a named person (who acts for them, their support worker). It counts only
-- for as long as the two have to do with each other: about_me_open.
create table about_me_share (
    council_id uuid not null,
    id uuid not null,
    person_id uuid not null,
    provider_id uuid,
    reader_id uuid,
    parts text[] not null check (cardinality(parts) > 0 and parts <@ array['matters', 'support', 'safe', 'emergency']),
    since timestamptz not null,
    shared_by uuid not null,
    on_behalf_of uuid,
    -- The last look, and how many there were.
    looked_at timestamptz,
    looks integer not null default 0,
    ended_at timestamptz,
    primary key (council_id, id),
    foreign key (council_id, person_id) references person,
    foreign key (council_id, provider_id) references provider,
    foreign key (council_id, reader_id) references person,
    foreign key (council_id, shared_by) references person,
    foreign key (council_id, on_behalf_of) references person,
    check ((provider_id is null) <> (reader_id is null)),
    check (reader_id <> person_id),
    check ((looked_at is null) = (looks = 0))
);
create unique index about_me_share_once on about_me_share (council_id, person_id, provider_id, reader_id) nulls not distinct
    where ended_at is null;
create index about_me_share_provider on about_me_share (council_id, provider_id) where ended_at is null;
create index about_me_share_reader on about_me_share (council_id, reader_id) where ended_at is null;
