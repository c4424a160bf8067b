-- R44: either side can block the other; a provider can hide from somebody by name, whom it need not have met here.
create table block (
    council_id uuid not null references council,
    id uuid not null default uuidv7(),
    provider_id uuid not null,
    -- Whose wish it is: nobody else is told, and only they take it back.
    blocked_by text not null check (blocked_by in ('person', 'provider')),
    person_id uuid,
    -- Instead of a person: everybody of that name, small letters without accents, as it is looked up.
    name_key text,
    name text,
    since timestamptz not null,
    ended_at timestamptz,
    primary key (council_id, id),
    foreign key (council_id, provider_id) references provider on delete cascade,
    foreign key (council_id, person_id) references person,
    check ((person_id is null) <> (name_key is null)),
    check ((name is null) = (name_key is null)),
    check (blocked_by = 'provider' or person_id is not null)
);
create unique index block_once on block (council_id, provider_id, blocked_by, person_id, name_key) nulls not distinct
    where ended_at is null;
create index block_person on block (council_id, person_id) where ended_at is null;
create index block_name on block (council_id, name_key) where ended_at is null and name_key is not null;
