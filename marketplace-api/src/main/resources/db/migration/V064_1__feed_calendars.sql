-- A calendar's secret address. Only a hash of the secret is kept: it is shown once, when it is made.
create table calendar_feed (
    council_id uuid not null,
    -- whose: the person's visits, or those of the provider they run
    side text not null check (side in ('person', 'provider')),
    subject_id uuid not null,
    secret_hash bytea not null check (length(secret_hash) = 32),
    made_by uuid not null,
    made_at timestamptz not null,
    primary key (council_id, side, subject_id),
    unique (secret_hash),
    foreign key (council_id, made_by) references person
);
